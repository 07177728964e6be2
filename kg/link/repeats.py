"""Names of the body met again where the tagger did not see them: in headings, at the start of a sentence."""

from __future__ import annotations

from kg.link.folding import fold, opens_capital
from kg.model import Parsed

_LONGEST = 9  # tokens of a name


def repeated(parsed: Parsed, ranges: list[tuple[int, int, str]], known: dict[str, str]) -> list[tuple[int, int, str]]:
    """Names of the body where the tagger did not see them, longest first: in headings, at the start of a sentence."""
    taken = {i for s, e, _ in ranges for i in range(s, e)}
    starts = {key.split()[0] for key in known if key}
    found: list[tuple[int, int, str]] = []
    for sentence in parsed.sentences:
        i = sentence.start
        while i < sentence.end:
            end = _longest_repeated(parsed, known, i, sentence.end, taken) if _may_start(parsed, starts, i) else i
            if end > i:
                found.append((i, end, known[fold(parsed.text(i, end))]))
            i = max(end, i + 1)
    return found


def _may_start(parsed: Parsed, starts: set[str], i: int) -> bool:
    """Whether a known name may begin here; one with a mark in its first word is several tokens: "al-Hilla"."""
    token = parsed.tokens[i]
    glued = i + 1 < len(parsed.tokens) and parsed.tokens[i + 1].char_start == token.char_end
    return opens_capital(parsed, i) and (token.text.casefold() in starts or token.text.casefold() == "the" or glued)


def _longest_repeated(parsed: Parsed, known: dict[str, str], start: int, stop: int, taken: set[int]) -> int:
    for end in range(min(stop, start + _LONGEST), start, -1):
        if not taken.intersection(range(start, end)) and fold(parsed.text(start, end)) in known:
            return end
    return start
