"""The text as the parser should see it, and the way back to the article's offsets."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ALIKE = str.maketrans({
    "\u2018": "'", "\u2019": "'", "\u201a": "'", "\u201b": "'", "\u2032": "'", "\u02bc": "'",
    "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u201f": '"', "\u00ab": '"', "\u00bb": '"', "\u2033": '"',
    "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2212": "-", "\u2013": "-", "\u2015": "\u2014",
    "\u00a0": " ", "\u202f": " ",
})  # fmt: skip
# Marks that do not show: soft hyphen, zero-width spaces and joiners, direction marks, byte order mark.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]")
# determination to "demilitarize" Ukraine: quotation marks around a word or three inside a sentence mislead the parser
_SCARE = re.compile(r'(?<=[\w,] )"(?=[^"\s]+(?: [^"\s]+){0,2}(?<![.,!?])"(?:\W|$))')


@dataclass(frozen=True, slots=True)
class Surface:
    """A block's text, cleaned. Character i of `text` is character `origin[i]` of the article."""

    text: str
    origin: tuple[int, ...] | range

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The article's offsets of the characters `start`–`end` (not empty) of the cleaned text."""
        return self.origin[start], self.origin[end - 1] + 1


def clean(text: str, char_start: int) -> Surface:
    """The surface of a block that begins at `char_start`: quotation marks and dashes of one kind each, no unseen or
    scare marks, single blanks and none at the ends."""
    text = re.sub(r"\s", " ", text.translate(_ALIKE))
    if "  " not in text and not _UNSEEN.search(text) and not _SCARE.search(text) and text == text.strip():
        return Surface(text, range(char_start, char_start + len(text)))
    hidden = {match.start() for match in _UNSEEN.finditer(text)} | _scare_marks(text)
    kept: list[int] = []
    for i, character in enumerate(text):
        if i not in hidden and (character != " " or (kept and text[kept[-1]] != " ")):
            kept.append(i)
    if kept and text[kept[-1]] == " ":
        kept.pop()
    return Surface("".join(text[i] for i in kept), tuple(char_start + i for i in kept))


def _scare_marks(text: str) -> set[int]:
    found = set()
    for match in _SCARE.finditer(text):
        found |= {match.start(), text.index('"', match.end())}
    return found
