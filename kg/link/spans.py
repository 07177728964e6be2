"""Where names stand in an article: the tagger's spans, mended by the gazetteer, by titles and by what headings hide."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.link.folding import fold, has_inner_capital, opens_capital
from kg.link.repeats import repeated
from kg.model import Name, Parsed

if TYPE_CHECKING:
    from kg.link.gazetteer import Entry, Gazetteer

SPOKEN = frozenset({"statement", "statements", "remark", "remarks", "speech", "address", "message", "letter", "op-ed"})
_KINDS = frozenset({"PERSON", "NORP", "GPE", "ORG", "LOC", "FAC", "EVENT", "PRODUCT", "LAW", "WORK_OF_ART"})
_LONGEST = 9  # tokens of a gazetteer name
_PARTICLES = frozenset({"al", "de", "bin", "ibn", "van", "von", "el", "der", "la", "du", "ben", "abu", "ul", "-"})
_BETWEEN = frozenset({"of", "the", "and", "for", "in", "on", "al", "de", "-", "'s", "’s", "&", ",", ".", "–", "to", "against"})
_COMPASS = frozenset(
    {
        "northern",
        "southern",
        "eastern",
        "western",
        "northeastern",
        "northwestern",
        "southeastern",
        "southwestern",
        "central",
        "north",
        "south",
        "east",
        "west",
    }
)
_SCORE = re.compile(r"\d{1,3}\s?[-–]\s?\d{1,3}\b")
_APOSTROPHES = ("'s", "’s", "'", "’")


@dataclass(frozen=True, slots=True)
class Span:
    """A name at one place. `key` is its folded surface; `label` the tagger's, "" where it saw none."""

    start: int
    end: int
    head: int
    label: str
    surface: str
    key: str


def is_headline(parsed: Parsed, i: int) -> bool:
    """Whether a token stands in a title or heading."""
    return parsed.sentences[parsed.tokens[i].sentence].section.is_headline


def read_spans(parsed: Parsed, gazetteer: Gazetteer) -> list[Span]:
    """All names in text order, without overlap. Headings yield only names that the body or the gazetteer knows."""
    closed = _closed(parsed)
    known_names = _surfaces(parsed)
    ranges = [
        (s, e, label)
        for name in parsed.names
        if name.label in _KINDS and (not is_headline(parsed, name.start) or _is_signature(parsed, name))
        for s, e, label in _cut(parsed, name, closed, lambda text: text in known_names or bool(gazetteer.lookup(text)))
    ]
    ranges = _with_gazetteer(parsed, gazetteer, ranges, closed)
    ranges += _proper_runs(parsed, ranges, closed)
    known = {fold(parsed.text(s, e)): label for s, e, label in ranges if not is_headline(parsed, s)}
    ranges += repeated(parsed, ranges, known)
    return [_span(parsed, s, _whole(parsed, s, e), label) for s, e, label in sorted(ranges)]


def _whole(parsed: Parsed, start: int, end: int) -> int:
    """ "Resolution 2328" with its number, "Tottenham 1-0" without the score."""
    tokens = parsed.tokens
    end = _with_number(parsed, start, end)
    first = next((i for i in range(start + 1, end) if tokens[i].text.isdigit()), None)
    score = first is not None and _SCORE.match(parsed.text(first, min(first + 3, len(tokens))))
    return first if first is not None and score else end


def _is_signature(parsed: Parsed, name: Name) -> bool:
    """ "Remarks by Minister Ana Soto", or her name on a line of its own: who writes is a name though no other line has it."""
    sentence = parsed.sentences[parsed.tokens[name.start].sentence]
    if name.label != "PERSON" or name.end - name.start < 2:
        return False
    alone = (sentence.start, sentence.end) == (name.start, name.end)
    opening = {t.text.lower() for t in parsed.tokens[sentence.start : name.start]}
    titled = any(name.start <= title.holder < name.end for title in parsed.titles)
    return alone or (titled and bool(opening & SPOKEN) and bool(opening & {"by", "of", "from"}))


def _with_number(parsed: Parsed, start: int, end: int) -> int:
    """ "Resolution 2328", "Article 5": the number is part of the name."""
    numbered = end < len(parsed.tokens) and parsed.tokens[end].text.isdigit() and start <= parsed.tokens[end].head < end
    return end + 1 if numbered and parsed.tokens[end].dep in ("nummod", "flat", "compound") else end


def _span(parsed: Parsed, start: int, end: int, label: str) -> Span:
    inside = range(start, end)
    head = next((i for i in inside if parsed.tokens[i].head not in inside or parsed.tokens[i].head == i), end - 1)
    surface = " ".join(parsed.text(start, end).split())
    return Span(start, end, head, label, surface, fold(surface))


def _closed(parsed: Parsed) -> set[int]:
    """Tokens that are no name: titles but for the state in them, dates, amounts."""
    closed = {i for title in parsed.titles for i in range(title.start, title.end)}
    for title in parsed.titles:
        if title.of is not None:
            closed.difference_update(i for i in parsed.subtree(title.of) if title.start <= i < title.end and i != title.noun)
    nouns = {title.noun for title in parsed.titles}
    for name in parsed.names:
        inside = range(name.start, name.end)
        client = name.label == "PERSON" and any(parsed.tokens[i].case in ("for", "of") for i in inside)  # "a lawyer for Ann Lee"
        if name.label in _KINDS and (name.label != "PERSON" or client) and not nouns.intersection(inside):
            closed.difference_update(inside)  # "director of the Office of Museums"
        elif name.label not in _KINDS:
            closed.update(range(name.start, name.end))
    return closed


def _surfaces(parsed: Parsed) -> frozenset[str]:
    """The tagger's names as they stand."""
    return frozenset(" ".join(parsed.text(name.start, name.end).split()) for name in parsed.names)


def _cut(parsed: Parsed, name: Name, closed: set[int], known: Callable[[str], bool]) -> list[tuple[int, int, str]]:
    """A tagger's span without article, possessive and common nouns at its ends, in two where a possessive of a known
    name or a comma parts it: "Mecca's Grand Mosque", but "New People's Party"."""
    parts: list[tuple[int, int, str]] = []
    first = start = name.start
    for i in range(start, name.end + 1):
        if i == name.end or _parts(parsed, name, first, i, known) or i in closed:
            parts.append((first, i, name.label))
            first = i + 1
    trimmed = [(*_trim(parsed, s, _with_tail(parsed, e) if e == name.end else e), label) for s, e, label in parts]
    return [(s, e, label) for s, e, label in trimmed if s < e and any(opens_capital(parsed, i) for i in range(s, e))]


def _parts(parsed: Parsed, name: Name, first: int, i: int, known: Callable[[str], bool]) -> bool:
    text = parsed.tokens[i].text
    if text in _APOSTROPHES:
        whole = name.label in ("ORG", "WORK_OF_ART", "LAW", "EVENT") and i + 1 < name.end and opens_capital(parsed, i + 1)
        return not whole or known(" ".join(parsed.text(first, i).split()).removeprefix("the ").removeprefix("The "))
    return text in (",", "(", ")", ";", ":") or _joins_names(parsed, name.start, name.end, i)


def _with_tail(parsed: Parsed, end: int) -> int:
    """ "Chan Wai-ming": what hangs on a name by a hyphen belongs to it."""
    tokens = parsed.tokens
    while (
        end + 1 < len(tokens)
        and tokens[end].text == "-"
        and tokens[end - 1].char_end == tokens[end].char_start
        and (tokens[end + 1].char_start == tokens[end].char_end and _proper_tail(parsed, end + 1))
    ):
        end += 2
    return end


def _proper_tail(parsed: Parsed, i: int) -> bool:
    return (
        parsed.tokens[i].upos in ("PROPN", "X")
        or parsed.tokens[i].xpos == "FW"
        or (
            parsed.tokens[i].upos == "NOUN"
            and parsed.tokens[i].dep != "amod"
            and parsed.tokens[i].xpos == "NN"
            and parsed.tokens[i].text.islower()
            and len(parsed.tokens[i].text) <= 5
        )
    )


def _joins_names(parsed: Parsed, start: int, end: int, i: int) -> bool:
    """ "The schools Hillview and Lakeside": an "and" in apposition to a plural noun parts names."""
    if parsed.tokens[i].upos != "CCONJ":
        return False
    head = next((j for j in range(start, end) if not start <= parsed.tokens[j].head < end), end - 1)
    return parsed.tokens[head].dep == "appos" and parsed.tokens[parsed.tokens[head].head].xpos == "NNS"


def _trim(parsed: Parsed, start: int, end: int) -> tuple[int, int]:
    while start < end and (
        parsed.tokens[start].upos in ("DET", "PUNCT", "ADP", "PRON", "CCONJ")
        or not (opens_capital(parsed, start) or _digit(parsed, start) or parsed.tokens[start].lemma in _COMPASS | _PARTICLES)
    ):
        start += 1
    while start < end and (
        parsed.tokens[end - 1].upos in ("PUNCT", "ADP", "CCONJ", "DET")
        or (not opens_capital(parsed, end - 1) and not _digit(parsed, end - 1) and parsed.tokens[end - 2].text != "-")
    ):
        end -= 1
    return start, end


def _digit(parsed: Parsed, i: int) -> bool:
    return parsed.tokens[i].text[:1].isdigit()


# ── The gazetteer overrules the tagger ──────────────────────────────────────────────────────────────


def _with_gazetteer(
    parsed: Parsed, gazetteer: Gazetteer, ranges: list[tuple[int, int, str]], closed: set[int]
) -> list[tuple[int, int, str]]:
    """Known names, longest first; one wins over a tagger's span unless it lies inside a longer one."""
    found = _known_names(parsed, gazetteer, closed)
    kept = [r for r in ranges if not any(_overrules(g, r) for g in found)]
    free = [g for g in found if not any(r[0] < g[1] and g[0] < r[1] for r in kept)]
    return [*kept, *free]


def _overrules(known: tuple[int, int, str], tagged: tuple[int, int, str]) -> bool:
    overlap = known[0] < tagged[1] and tagged[0] < known[1]
    inside = tagged[0] <= known[0] and known[1] <= tagged[1] and known[:2] != tagged[:2]
    return overlap and not inside and known[:2] != tagged[:2]


def _known_names(parsed: Parsed, gazetteer: Gazetteer, closed: set[int]) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    for sentence in parsed.sentences:
        i = sentence.start
        while i < sentence.end:
            end = _longest_known(parsed, gazetteer, i, sentence.end, closed)
            if end > i:
                found.append((i, end, ""))
            i = max(end, i + 1)
    return found


def _longest_known(parsed: Parsed, gazetteer: Gazetteer, start: int, stop: int, closed: set[int]) -> int:
    if not opens_capital(parsed, start) or start in closed:
        return start
    for end in range(_reach(parsed, start, stop, closed), start, -1):
        if not (opens_capital(parsed, end - 1) or _digit(parsed, end - 1)):
            continue
        text = " ".join(parsed.text(start, end).replace("’", "'").split())
        if text.lower().startswith("the ") and gazetteer.lookup(text[4:]):
            return start  # "The Hong Kong"; "The Hague" has no name without its article
        entries = gazetteer.lookup(text)
        if entries and (end > start + 1 or _fit_alone(parsed, start, entries)):
            return end
    return start


def _reach(parsed: Parsed, start: int, stop: int, closed: set[int]) -> int:
    """The token after the last one that a name from `start` may hold: capitals, numbers, and small words between."""
    end = start + 1
    for i in range(start + 1, min(stop, start + _LONGEST)):
        if i in closed or not (opens_capital(parsed, i) or _digit(parsed, i) or parsed.tokens[i].text in _BETWEEN):
            break
        end = i + 1
    return end


def _fit_alone(parsed: Parsed, i: int, entries: tuple[Entry, ...]) -> bool:
    """A single word is a name where the tagger says so, in capitals ("ISIL" tagged as a verb), or for a country."""
    token = parsed.tokens[i]
    return token.upos == "PROPN" or (token.text.isupper() and len(token.text) > 2) or any(e.type == "Country" for e in entries)


# ── Proper nouns that the tagger left out ───────────────────────────────────────────────────────────


def _proper_runs(parsed: Parsed, ranges: list[tuple[int, int, str]], closed: set[int]) -> list[tuple[int, int, str]]:
    """Runs of proper nouns outside all spans: "Staffan de Mistura" where no entity was seen."""
    taken = closed | {i for s, e, _ in ranges for i in range(s, e)}
    found: list[tuple[int, int, str]] = []
    for sentence in parsed.sentences:
        if sentence.section.is_headline:
            continue
        i = sentence.start
        while i < sentence.end:
            end = i
            while (
                end < sentence.end
                and end not in taken
                and (_proper(parsed, end) or (end > i and parsed.tokens[end].text.lower() in _PARTICLES))
            ):
                end += 1
            start, stop = _trim(parsed, i, end)
            if start < stop:
                found.append((start, stop, ""))
            i = max(end, i + 1)
    return found


def _proper(parsed: Parsed, i: int) -> bool:
    return (parsed.tokens[i].upos == "PROPN" and opens_capital(parsed, i)) or has_inner_capital(parsed.tokens[i].text)
