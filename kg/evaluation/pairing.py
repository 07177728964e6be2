"""Which act joins two actors, and which actors an act joins."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.evaluation.coding import Coder
from kg.model import Parsed

_WORD = re.compile(r"\w+")
_STOP = frozenset({
    "the", "a", "an", "of", "in", "on", "at", "to", "for", "and", "or", "its", "his", "her", "their", "s", "from", "with", "by",
})
_CLAUSES = ("acl", "acl:relcl", "advcl", "parataxis", "appos", "conj", "cc", "punct", "ccomp")
# What speaks for an act as the link of two mentions, and against it; the figures hardly move the accuracy (docs).
_SUBJECT, _IN_SUBJECT, _OBJECT = 4.0, 2.0, 2.8
_VERB, _DEPTH, _INSIDE, _PURPOSE = 1.0, 0.3, 2.0, 0.7
UNKNOWN = "SUPPORT"  # what is said without request, offer or complaint
_MUTUAL = frozenset({"CONSULT", "COOPERATE", "SUPPORT", "AGREE", "ASSAULT", "YIELD", "REJECT"})
_SAID = frozenset({"REQUEST", "ACCUSE", "THREATEN", "REJECT", "SUPPORT"})  # what one says of who acts in the content


def words(text: str) -> set[str]:
    """Content words, lower case."""
    return {w for w in _WORD.findall(text.lower()) if w not in _STOP}


def mention(parsed: Parsed, text: str) -> set[int]:
    """The tokens of a mention of the text: where it stands literally, else those that share its words."""
    start = parsed.article.text.find(text) if text else -1
    if start < 0:
        wanted = words(text)
        return {t.i for t in parsed.tokens if t.text.lower() in wanted}
    return {t.i for t in parsed.tokens if t.char_start >= start and t.char_end <= start + len(text)}


# ── With the actors given ───────────────────────────────────────────────────────────────────────────


def best_root(coder: Coder, source: str, target: str) -> str:
    """The root of the act that joins the two mentions best, or of the verbal act whose content it is."""
    first, second = mention(coder.trace.parsed, source), mention(coder.trace.parsed, target)
    best: tuple[float, int, str] = (0.0, -1, "")
    for i, root in coder.acts():
        score = linked(coder, i, first, second)
        if score > best[0]:
            best = (score, i, root)
    return coder.dominant(best[1], best[2]) or fallback(coder, first, second)


def _depth(parsed: Parsed, i: int) -> int:
    depth = 0
    while parsed.tokens[i].head != i and depth < 50:
        i, depth = parsed.tokens[i].head, depth + 1
    return depth


def linked(coder: Coder, i: int, source: set[int], target: set[int]) -> float:
    """How well the act at i joins the two: its subject is (in) the source, its other arguments reach the target."""
    parsed = coder.trace.parsed
    slots = coder.slots(i)
    subjects = {s.token for s in slots if s.name in ("subj", "poss", "by", "amod", "compound")}
    others = {s.token for s in slots if s.name not in ("subj", "self")}
    score = _SUBJECT if subjects & source else _IN_SUBJECT * _reaches(parsed, subjects, source)
    score += _OBJECT * _reaches(parsed, others, target) or 1.0 * _reaches(parsed, {i}, target)
    if not score:
        return 0.0
    token, both = parsed.tokens[i], source | target
    inside = i in both or (token.dep in ("acl", "acl:relcl", "amod") and token.head in both)  # it only tells who they are
    purpose = token.dep == "advcl" and coder.clauses.is_infinitive(i)  # "gave money to support schools"
    return score + _VERB * (token.upos == "VERB") - _DEPTH * _depth(parsed, i) - _INSIDE * inside - _PURPOSE * purpose


def _reaches(parsed: Parsed, heads: set[int], wanted: set[int]) -> bool:
    """Whether a phrase with one of these heads holds one of the tokens."""
    return any(not wanted.isdisjoint(parsed.subtree(j)) for j in heads)


def fallback(coder: Coder, source: set[int], target: set[int]) -> str:
    """A word that points to a root, outside the two mentions and high in the tree, where no act was understood.

    UNKNOWN with none at all.
    """
    parsed = coder.trace.parsed
    found: list[tuple[int, int, str]] = []
    for token in parsed.tokens:
        part = {"VERB": "verb", "NOUN": "noun", "ADJ": "adjective"}.get(token.upos)
        if part and (root := coder.cue(token.i, part)):
            inside = token.i in source or token.i in target
            found.append((inside * 10 + _depth(parsed, token.i), token.i, root))
    return min(found)[2] if found else UNKNOWN


# ── End to end ──────────────────────────────────────────────────────────────────────────────────────


def pairs(coder: Coder) -> Iterator[tuple[str, str, str, float]]:
    """(source, root, target, confidence) for every act with both actors."""
    for i, root in coder.acts():
        if _governed(coder, i):
            continue
        sources = _sources(coder, i)
        targets = [k for k in dict.fromkeys(_targets(coder, i, root, 0)) if k not in sources]
        for n, source in enumerate(sources):
            for rank, target in enumerate(_apt(coder, root, targets)):
                yield phrase(coder, source), root, phrase(coder, target), max(0.9 - 0.1 * rank, 0.3)
            if root in _MUTUAL:
                for other in sources[n + 1 :]:
                    yield phrase(coder, source), root, phrase(coder, other), 0.5


def _sources(coder: Coder, i: int) -> list[int]:
    """The heads of who acts; of a noun's modifiers only names and demonyms: "Israeli strikes"."""
    verbal = coder.tokens[i].upos in ("VERB", "AUX")
    sure, modifying = ("subj",) if verbal else ("subj", "by"), () if verbal else ("poss", "amod", "compound")
    found = [s.token for s in coder.slots(i)
             if s.name in sure or (s.name in modifying and coder.tokens[s.token].upos in ("PROPN", "ADJ"))]
    return [j for j in dict.fromkeys(found) if not _temporal(coder, j)]


def _apt(coder: Coder, root: str, targets: list[int]) -> list[int]:
    """What may be acted on; amounts, and nouns that name an act themselves, only where there is nothing else. An act
    may be accused, refused or supported."""
    def apt(k: int) -> bool:
        token = coder.tokens[k]
        label = coder.trace.parsed.names[token.name].label if token.name >= 0 else ""
        return label not in ("MONEY", "CARDINAL", "PERCENT", "QUANTITY", "ORDINAL") and token.upos != "NUM" \
            and (root in ("ACCUSE", "REJECT", "SUPPORT") or token.upos != "NOUN" or not coder.root(k))
    return [k for k in targets if apt(k)] or targets[:1]


def _governed(coder: Coder, i: int) -> bool:
    """Whether the act is told with the one above it: the content of a verbal act, the noun of a light verb."""
    token = coder.tokens[i]
    if token.head == i or token.dep not in ("xcomp", "obj"):
        return False
    return bool(coder.root(token.head)) and (token.dep == "xcomp" or token.upos == "NOUN")


def _temporal(coder: Coder, i: int) -> bool:
    token = coder.tokens[i]
    label = coder.trace.parsed.names[token.name].label if token.name >= 0 else ""
    return label in ("DATE", "TIME") or coder.timely(token.lemma.lower())


def _targets(coder: Coder, i: int, root: str, depth: int) -> Iterator[int]:
    """The heads of what the act may be done to, arguments of its content included: "agreed to lift the ban on X"."""
    for slot in coder.slots(i):
        token = coder.tokens[slot.token]
        if slot.name in ("xcomp", "ccomp") or token.upos in ("VERB", "AUX"):
            if slot.name != "subj" and depth < 3 and slot.token != i:
                if root in _SAID or depth:
                    yield from (s.token for s in coder.clauses.slots(slot.token) if s.name == "subj" and not s.inherited)
                yield from _targets(coder, slot.token, root, depth + 1)
        elif slot.name not in ("subj", "self", "by") and not _temporal(coder, slot.token):
            yield slot.token
    if depth == 0:
        aims = [j for j in coder.clauses.children(i, "advcl") if coder.clauses.is_infinitive(j)]
        yield from (k for j in aims for k in _targets(coder, j, root, 2))


def phrase(coder: Coder, i: int) -> str:
    """The words of the noun phrase of token i, without clauses, appositions and conjuncts."""
    parsed, tokens = coder.trace.parsed, coder.tokens
    found, stack = {i}, [i]
    while stack:
        for j in parsed.children[stack.pop()]:
            own_case = tokens[j].dep == "case" and tokens[j].head == i and j < i
            if tokens[j].dep not in _CLAUSES and not own_case and not (tokens[j].case and _temporal(coder, j)):
                found.add(j)
                stack.append(j)
    start = end = i
    while start - 1 in found:
        start -= 1
    while end + 1 in found:
        end += 1
    return " ".join(parsed.text(start, end + 1).split())
