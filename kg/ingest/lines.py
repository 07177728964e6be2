"""Lines of a text put together to paragraphs: one line each in most texts, several where lines are hard-wrapped."""

from __future__ import annotations

import re
from itertools import pairwise

from kg.ingest import formulas

Span = tuple[int, int]

_LINE = re.compile("[^\n\x0b\x0c\x85\u2028\u2029]+")  # what Unicode counts as a line's end; "\r" is gone by now
_CLOSERS = "\"'”’»)]"
_LONG = 50  # characters: a shorter line was not broken for want of room
_WIDEST = 100  # characters: hard-wrapped texts have 65 to 80, a longer line is a paragraph


def read_stretches(text: str) -> list[Span]:
    """The paragraphs, headings and other lines of a text, without the blanks around them."""
    groups = _groups(text)
    wide = _is_wrapped(text, groups)
    found: list[Span] = []
    for group in groups:
        joined = [group[0]]
        for last, line in pairwise(group):
            if _continues(text[last[0] : last[1]], text[line[0] : line[1]], wide=wide):
                joined[-1] = (joined[-1][0], line[1])
            else:
                joined.append(line)
        found += joined
    return found


def _groups(text: str) -> list[list[Span]]:
    """The lines, in groups that blank lines part."""
    groups: list[list[Span]] = []
    for match in _LINE.finditer(text):
        line = match.group()
        if not line.strip():
            continue
        span = (match.start() + len(line) - len(line.lstrip()), match.start() + len(line.rstrip()))
        if groups and _is_next(text[groups[-1][-1][1] : span[0]]):
            groups[-1].append(span)
        else:
            groups.append([span])
    return groups


def _is_next(between: str) -> bool:
    """Whether no blank line lies between two lines."""
    return len(re.findall("[\n\x0b\x0c\x85\u2028\u2029]", between)) == 1


def _is_wrapped(text: str, groups: list[list[Span]]) -> int:
    """The width that the lines of the text were broken at, or 0: blank lines part its paragraphs, the lines inside
    them have about one length, and most end in the middle of a sentence."""
    inner = [text[start:end] for group in groups for start, end in group[:-1]]
    if len(groups) < 2 or len(inner) < 2:
        return 0
    width = max(map(len, inner))
    full = [line for line in inner if len(line) >= 0.7 * width]
    unfinished = [line for line in full if line.rstrip(_CLOSERS)[-1:] not in ".!?:"]
    return width if _LONG <= width <= _WIDEST and 2 * len(full) > len(inner) and 2 * len(unfinished) > len(full) else 0


def _continues(last: str, here: str, *, wide: int) -> bool:
    """Whether a line goes on with the sentence of the last one. `wide`: as `_is_wrapped` gives it."""
    if formulas.BULLET.match(here) or any(map(_stands_alone, (last, here))):
        return False
    if wide:
        return len(last) + len(here.split()[0]) + 1 > 0.8 * wide
    return len(last) >= _LONG and last.rstrip(_CLOSERS)[-1:] not in ".!?:" and here[0].islower()


def _stands_alone(line: str) -> bool:
    return bool(formulas.DATE.fullmatch(line) or formulas.BYLINE.fullmatch(line) or formulas.SIGNATURE.match(line))
