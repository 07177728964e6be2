"""Coreference end to end from raw text, on documents in CoNLL-U with GUM's `Entity=` annotation.

A gold mention is scored by its exact stretch of tokens. Annotated mentions are whole noun phrases, ours are names as
they go into the graph: `whole_phrase` widens ours to what GUM's guidelines call a mention (article, titles, complements,
the possessive 's; no apposition, no further conjunct).
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from kg.errors import InputError
from kg.evaluation.clusters import conll
from kg.model import Links, Mention, Parsed
from kg.pipeline import Pipeline

_PIECE = re.compile(r"\(([^()]+)(\)?)|([^()]+)\)")
_ENTITY = re.compile(r"(?:^|\|)Entity=([^|]*)")
_OUTSIDE = frozenset({"appos", "conj", "cc", "parataxis", "discourse", "list", "dep", "nmod:tmod", "obl:tmod"})  # of a noun phrase
_OF_CLAUSE = frozenset({  # of a predicate noun
    "nsubj", "nsubj:pass", "cop", "aux", "advcl", "mark", "expl", "csubj", "ccomp",
})  # fmt: skip
PRONOUNS = frozenset({
    "he", "him", "his", "himself", "she", "her", "hers", "herself", "it", "its", "itself", "they", "them", "their", "theirs",
    "themselves",
})  # fmt: skip
_RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})
_PLACES = frozenset({"City", "GPE", "Place", "Region", "AdminRegion", "Country"})
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class GoldMention:
    """A mention of the annotation: tokens `start`–`end`, its cluster; `title` is the cluster's Wikipedia title, `nominal`
    whether a noun heads it."""

    start: int
    end: int
    cluster: str
    title: str
    nominal: bool


@dataclass(slots=True)
class Document:
    """An annotated document: its raw text, its words with their places in the text, its mentions."""

    name: str
    text: str = ""
    words: list[str] = field(default_factory=list)
    mentions: list[GoldMention] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class FoundMention:
    """A mention that was found, on the gold's words: its stretch, its head, what it stands for, its kind."""

    span: Span
    head: int
    entities: tuple[str, ...]
    kind: str


@dataclass(frozen=True, slots=True)
class Resolved:
    """A document with what was found in it."""

    document: Document
    found: tuple[FoundMention, ...]


@dataclass(frozen=True, slots=True)
class CorefScores:
    """`named` and `all`: precision, recall, F1 (CoNLL) of clusters; `pronouns`: precision, recall, number in the gold."""

    named: tuple[float, float, float]
    all: tuple[float, float, float]
    pronouns: tuple[float, float, int]


# ── Gold ────────────────────────────────────────────────────────────────────────────────────────────


def read_documents(folder: Path) -> list[Document]:
    """The documents of a folder of *.conllu, sorted by name. Raises InputError where there are none."""
    files = sorted(folder.glob("*.conllu"))
    if not files:
        raise InputError(f"{folder}: no *.conllu files")
    return [_document(file.stem, file.read_text(encoding="utf-8").splitlines()) for file in files]


def _document(name: str, lines: Iterable[str]) -> Document:
    document, new, paragraphs = Document(name), True, list[list[str]]()
    begun: list[tuple[int, int, str, str]] = []
    open_at: dict[str, list[int]] = {}
    above: list[tuple[int, str]] = []  # the word above each word, and its part of speech
    for line in lines:
        if line.startswith("# newpar") and "_block" not in line:
            new = True
        elif line.startswith("# text = "):
            paragraphs += [[]] if new or not paragraphs else []
            paragraphs[-1].append(line[9:])
            new = False
        elif line[:1].isdigit() and (cells := line.split("\t"))[0].isdigit():
            above.append((len(document.words) - int(cells[0]) + int(cells[6]), cells[3]))
            document.words.append(cells[1])
            noted = _ENTITY.search(cells[9])
            _read_mentions(noted.group(1) if noted else "", len(document.words) - 1, begun, open_at)
    document.text = "\n\n".join(" ".join(p) for p in paragraphs) + "\n"
    titles = {cluster: title for _, _, cluster, title in begun if title}
    document.mentions = [GoldMention(s, e, c, titles.get(c, ""), _is_nominal(above, s, e)) for s, e, c, _ in begun]
    return document


def _is_nominal(above: Sequence[tuple[int, str]], start: int, end: int) -> bool:
    """Whether the word of the mention whose head is outside is a noun; clauses are mentions, too. The head of a root is
    the word before its sentence."""
    heads = (i for i in range(start, end) if not start <= above[i][0] < end)
    return above[next(heads, start)][1] in ("NOUN", "PROPN")


def _read_mentions(note: str, i: int, begun: list[tuple[int, int, str, str]], open_at: dict[str, list[int]]) -> None:
    """What opens and closes at a word: "(12-person-new-…-coref-Some_Title" … "12)"."""
    for opens, closes, closed in _PIECE.findall(note):
        if not opens:
            n = open_at[closed.split("-")[0]].pop()
            begun[n] = (begun[n][0], i + 1, *begun[n][2:])
            continue
        parts = opens.split("-", 7)
        begun.append((i, i + 1, parts[0], parts[7] if len(parts) > 7 else ""))
        if not closes:
            open_at.setdefault(parts[0], []).append(len(begun) - 1)


# ── Found ───────────────────────────────────────────────────────────────────────────────────────────


def resolve(documents: Sequence[Document], pipeline: Pipeline) -> Iterator[Resolved]:
    """Reads every document from its raw text."""
    from kg.ingest.articles import article_from_text

    traces = pipeline.trace([article_from_text(document.text) for document in documents])
    for document, trace in zip(documents, traces, strict=True):
        yield resolved(document, trace.parsed, trace.links)


def resolved(document: Document, parsed: Parsed, links: Links) -> Resolved:
    """The mentions of a linked article on the gold's words."""
    at = _places(document.words, parsed.article.text)
    found = []
    head_of = {start: n for n, (start, _) in enumerate(at)}
    for mention in _as_annotated(parsed, links):
        start, end = whole_phrase(parsed, mention)
        end = _with_wider_place(parsed, links, mention, end)
        chars = parsed.tokens[start].char_start, parsed.tokens[end - 1].char_end
        words = [n for n, (s, e) in enumerate(at) if s < chars[1] and chars[0] < e]
        if words:
            head = head_of.get(parsed.tokens[mention.head].char_start, words[-1])
            found.append(FoundMention((words[0], words[-1] + 1), head, mention.entities, mention.kind))
    return Resolved(document, tuple(found))


def _places(words: Sequence[str], text: str) -> list[Span]:
    """Where each word stands in the text."""
    found, position = [], 0
    for word in words:
        start = text.find(word, position)
        start = position if start < 0 else start
        found.append((start, start + len(word)))
        position = start + len(word)
    return found


def _as_annotated(parsed: Parsed, links: Links) -> Iterator[Mention]:
    """The mentions as GUM counts them: "Israeli" before a noun is none, nor is "who" in a relative clause; what is
    said to be X, or stands beside X as an apposition, is X: in the graph that is a node with an edge to X."""
    for mention in links.mentions:
        token = parsed.tokens[mention.head]
        relative = mention.kind == "pronoun" and token.text.lower() in _RELATIVE
        if relative or (mention.kind == "demonym" and not token.text.replace(".", "").isupper()):
            continue
        subjects = parsed.dependents(mention.head, "nsubj") if parsed.dependents(mention.head, "cop") else []
        above = subjects[0] if subjects else token.head if token.dep == "appos" else mention.head
        noun = mention.kind == "nominal" and not token.case and token.upos in ("NOUN", "PROPN")
        same = links.of.get(above, ()) if noun else ()
        yield replace(mention, entities=same) if len(same) == 1 else mention


def _with_wider_place(parsed: Parsed, links: Links, mention: Mention, end: int) -> int:
    """The end of "Austin, Texas", one mention of the city around one of the state."""
    if end + 1 >= len(parsed.tokens) or parsed.tokens[end].text != "," or mention.kind != "name":
        return end
    places = [m for m in links.mentions if m.kind == "name" and m.char_start == parsed.tokens[end + 1].char_start]
    both = [links.entities[m.entities[0]].type in _PLACES for m in (mention, *places[:1])]
    if len(both) < 2 or not all(both):
        return end
    return next((t.i for t in parsed.tokens[end + 1 :] if t.char_start >= places[0].char_end), len(parsed.tokens))


def whole_phrase(parsed: Parsed, mention: Mention) -> Span:
    """The tokens of the whole noun phrase of a mention."""
    head = mention.head
    if mention.kind == "pronoun":
        return head, head + 1
    kept = {head}
    predicate = bool(parsed.dependents(head, "cop"))
    for j in parsed.children[head]:
        token = parsed.tokens[j]
        preposition = token.dep == "case" and j < head
        if token.dep not in _OUTSIDE and not preposition and not (predicate and token.dep in _OF_CLAUSE):
            kept.update(parsed.subtree(j))
    inside = [t.i for t in parsed.tokens[head : head + 12] if t.char_end <= mention.char_end]  # a name is kept whole
    start = end = head
    while start - 1 in kept or (start > 0 and parsed.tokens[start - 1].char_start >= mention.char_start):
        start -= 1
    while end + 1 in kept or end + 1 in inside:
        end += 1
    while start < head and parsed.tokens[start].upos in ("PUNCT", "CCONJ"):
        start += 1
    while end > head and parsed.tokens[end].upos in ("PUNCT", "CCONJ"):
        end -= 1
    return start, end + 1


# ── Figures ─────────────────────────────────────────────────────────────────────────────────────────


def score(documents: Sequence[Resolved]) -> CorefScores:
    """The figures over all documents: mentions in clusters of one are left out on both sides."""
    named, every = [], []
    for one in documents:
        found = _clusters((m.span, "+".join(m.entities)) for m in one.found)
        titled = _clusters(((m.start, m.end), m.cluster) for m in one.document.mentions if m.title)
        mentions = {m for cluster in titled for m in cluster}
        named.append((titled, [c for c in found if c & mentions]))
        every.append((_clusters(((m.start, m.end), m.cluster) for m in one.document.mentions), found))
    return CorefScores(conll(named), conll(every), _pronouns(documents))


def lines(documents: Sequence[Resolved]) -> Iterator[str]:
    """What was found as rows: document, first word, word after the last, cluster."""
    for one in documents:
        for m in one.found:
            yield "\t".join((one.document.name, *map(str, m.span), "+".join(m.entities)))


def _clusters(mentions: Iterable[tuple[Span, str]]) -> list[frozenset[Hashable]]:
    found: dict[str, set[Hashable]] = {}
    for span, key in mentions:
        found.setdefault(key, set()).add(span)
    return [frozenset(cluster) for cluster in found.values() if len(cluster) > 1]


def _pronouns(documents: Sequence[Resolved]) -> tuple[float, float, int]:
    """Pronouns of the third person whose cluster has a nominal. One is right where what it stands for was last (or, if
    never before, is next) mentioned by a nominal of the same cluster: the smallest gold mention around its head."""
    right = tried = gold = 0
    for one in documents:
        cluster = {m.start: m.cluster for m in one.document.mentions if _is_pronoun(one.document, m)}
        nominal = {m.cluster for m in one.document.mentions if m.nominal}
        gold += sum(c in nominal for c in cluster.values())
        for mention in one.found:
            if mention.kind == "pronoun" and one.document.words[mention.head].lower() in PRONOUNS:
                tried += 1
                of = cluster.get(mention.head)  # none: "it is raining"
                right += of in nominal and of in last_clusters(one, mention)
    return right / tried if tried else 0.0, right / gold if gold else 0.0, gold


def _is_pronoun(document: Document, mention: GoldMention) -> bool:
    return mention.end - mention.start == 1 and document.words[mention.start].lower() in PRONOUNS


def last_clusters(one: Resolved, pronoun: FoundMention) -> set[str]:
    """The gold clusters of the last mention of what a pronoun was resolved to."""
    nominals = [m for m in one.found if m.kind != "pronoun"]
    same = [m for m in nominals if m.entities == pronoun.entities]
    same = same or [m for m in nominals if set(m.entities) <= set(pronoun.entities)]  # mentioned one by one
    last = [m for m in same if m.head < pronoun.head][-1:] or same[:1]
    around = [gold for gold in one.document.mentions for m in last if gold.start <= m.head < gold.end]
    return {min(around, key=lambda gold: gold.end - gold.start).cluster} if around else set()
