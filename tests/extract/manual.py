"""The manual of constructions: its sentences, their pinned parses, and propositions as lines of text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.lexicon import Frame, Lexicon
from kg.model import (
    Article,
    Attribution,
    Block,
    BlockKind,
    Factuality,
    Modality,
    Name,
    Parsed,
    Proposition,
    Quotation,
    Sentence,
    Slot,
    Stance,
    Title,
    Token,
)
from kg.ontology.reader import read_lexicon
from kg.resources import ontologies

MANUAL = Path(__file__).parent / "constructions.txt"
PARSES = Path(__file__).parent / "parses.conllu"
TIMES = Path(__file__).parent / "times.txt"
TIME_PARSES = Path(__file__).parent / "times.conllu"
_EVOKING = {  # words that evoke something, whatever: the cue and word classes are the lexicon's own
    "noun": ("attack", "strike", "raid", "support", "talk", "offer", "ally"),
    "adjective": ("critical", "backed"),
    "verb": ("shell", "take part"),
}


def lexicon() -> Lexicon:
    """The lexicon's cues, words and role nouns with a handful of evoking words."""
    folder = ontologies()
    parts = [folder / "kg.ttl", *(folder / "lexicon" / f"{name}.ttl" for name in ("cues", "words", "roles"))]
    full = read_lexicon(parts)
    frames = {(pos, word): (Frame(word, "interactsWith", pos, (word,), ()),) for pos, words in _EVOKING.items() for word in words}
    return Lexicon(full.properties, full.classes, frames, {}, full.role_nouns, full.cues, full.words)


# ── The manual ──────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Construction:
    """One entry of the manual: a short text and the lines of its propositions."""

    name: str
    text: str
    lines: tuple[str, ...]


def read_manual(path: Path = MANUAL) -> list[Construction]:
    """All entries in the order of the file."""
    found = []
    for part in path.read_text(encoding="utf-8").split("\n# ")[1:]:
        name, *lines = [line for line in part.split("\n== ")[0].splitlines() if line]
        text = "\n\n".join(line[2:] for line in lines if line.startswith("> "))
        found.append(Construction(name, text, tuple(line for line in lines if not line.startswith("> "))))
    return found


# ── Propositions as text ────────────────────────────────────────────────────────────────────────────


def render(parsed: Parsed, propositions: tuple[Proposition, ...]) -> tuple[str, ...]:
    """One line for each proposition."""
    return tuple(_line(parsed, p) for p in propositions)


def _line(parsed: Parsed, proposition: Proposition) -> str:
    trigger = " ".join(parsed.tokens[i].text for i in proposition.trigger)
    single = trigger == parsed.tokens[proposition.head].text
    lemma = proposition.lemma if single else f"{proposition.lemma} ({trigger})"
    slots = " ".join(_slot(parsed, s) for s in proposition.slots)
    return " | ".join([proposition.rule, lemma, slots, _stance(parsed, proposition.stance)])


def _slot(parsed: Parsed, slot: Slot) -> str:
    marks = ("^" if slot.inherited else "") + ("~" if slot.via is not None else "")
    return f"{slot.name.replace(' ', '_')}={parsed.tokens[slot.token].text}{marks}"


def _stance(parsed: Parsed, stance: Stance) -> str:
    parts = [stance.author.value]
    if stance.attribution:
        parts.append(f"holder {stance.holder_value.value}")
    if stance.modality is not Modality.ACTUAL:
        parts.append(stance.modality.value)
    if stance.attribution:
        parts.append(", ".join(_source(parsed, a) for a in stance.attribution))
    if stance.cues:
        parts.append("by " + " ".join(parsed.tokens[i].text for i in stance.cues))
    return "; ".join(parts)


def _source(parsed: Parsed, attribution: Attribution) -> str:
    source, cue = (parsed.tokens[i].text if i is not None else "?" for i in (attribution.source, attribution.cue))
    return f"{source}:{cue}" + ("" if attribution.mode == "indirect" else f" {attribution.mode}")


def holds_together(stance: Stance) -> bool:
    """What no reading may break: without a source the author's value is the holder's."""
    return bool(stance.attribution) or stance.author is stance.holder_value or stance.author is Factuality.PR_POS


# ── Pinned parses, in CoNLL-U with the case, the name and the title of a token as MISC ──────────────


def write_parses(parses: list[tuple[str, Parsed]], path: Path = PARSES) -> None:
    """Writes all parses to a file."""
    path.write_text("\n".join(line for name, parsed in parses for line in _rows(name, parsed)), encoding="utf-8")


def _rows(name: str, parsed: Parsed) -> Iterator[str]:
    yield f"# newdoc id = {name}"
    yield f"# text = {json.dumps(parsed.article.text, ensure_ascii=False)}"
    yield f"# blocks = {json.dumps([[b.kind, b.char_start, b.char_end] for b in parsed.article.blocks])}"
    yield f"# quotations = {json.dumps([[q.char_start, q.char_end, q.closed] for q in parsed.article.quotations])}"
    yield f"# names = {json.dumps([[n.start, n.end, n.label] for n in parsed.names])}"
    yield f"# titles = {json.dumps([[t.holder, t.start, t.end, t.noun, t.of, t.former] for t in parsed.titles])}"
    for sentence in parsed.sentences:
        yield f"# sentence = {sentence.char_start} {sentence.char_end} {sentence.section}"
        for t in parsed.tokens[sentence.start : sentence.end]:
            head = 0 if t.head == t.i else t.head + 1  # counted through the document
            misc = f"at={t.char_start}" + (f"|case={t.case.replace(' ', '_')}" if t.case else "")
            yield "\t".join([str(t.i + 1), t.text, t.lemma, t.upos, t.xpos, "_", str(head), t.dep, "_", misc])
        yield ""


def read_parses(path: Path = PARSES) -> dict[str, Parsed]:
    """The pinned parse of each entry by its name."""
    documents = path.read_text(encoding="utf-8").split("# newdoc id = ")[1:]
    return {document.split("\n", 1)[0]: _parsed(*document.split("\n", 1)) for document in documents}


def _parsed(name: str, rows: str) -> Parsed:
    header = dict(line[2:].split(" = ", 1) for line in rows.splitlines() if line.startswith("# "))
    values = {key: json.loads(header[key]) for key in ("text", "blocks", "quotations", "names", "titles")}
    names = tuple(Name(*n) for n in values["names"])
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for index, part in enumerate(rows.split("# sentence = ")[1:]):
        place, *lines = part.strip("\n").split("\n")
        start = len(tokens)
        tokens += [_token(line.split("\t"), index, names) for line in lines if line[:1].isdigit()]
        root = next(t.i for t in tokens[start:] if t.head == t.i)
        first, last, section = place.split(" ")
        sentences.append(Sentence(index, start, len(tokens), root, int(first), int(last), BlockKind(section)))
    article = Article(
        f"doc:{name}",
        values["text"],
        blocks=tuple(Block(BlockKind(kind), a, b) for kind, a, b in values["blocks"]),
        quotations=tuple(Quotation(*q) for q in values["quotations"]),
    )
    children = tuple(tuple(t.i for t in tokens if t.head == i and t.i != i) for i in range(len(tokens)))
    return Parsed(article, tuple(tokens), tuple(sentences), names, tuple(Title(*t) for t in values["titles"]), children)


def _token(row: list[str], sentence: int, names: tuple[Name, ...]) -> Token:
    number, text, lemma, upos, xpos, _, head, dep, _, misc = row
    i = int(number) - 1
    values = dict(part.split("=", 1) for part in misc.split("|"))
    start = int(values["at"])
    name = next((k for k, n in enumerate(names) if n.start <= i < n.end), -1)
    up = int(head) - 1 if head != "0" else i
    case = values.get("case", "").replace("_", " ")
    return Token(i, text, lemma, upos, xpos, dep, up, start, start + len(text), sentence, case, name)
