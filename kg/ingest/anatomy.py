"""Article anatomy: which stretch of a text is title, heading, dateline, byline, caption, list item or paragraph.

Works on layout and on the fixed formulas of news agencies alone; all spans are code points of the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.ingest import formulas
from kg.ingest.lines import read_stretches
from kg.model import Block, BlockKind

_HEADING_WORDS = 14  # longer lines without a full stop are paragraphs that lost it
_CAPTION_WORDS = 30
_FRONT = (BlockKind.TITLE, BlockKind.DATELINE, BlockKind.BYLINE, BlockKind.CAPTION)
_SMALL = re.compile(r"(?:an?|the|and|or|but|nor|for|of|in|on|at|to|by|from|with|as|is|into|over|after|vs\.?|via)", re.IGNORECASE)
_FINAL = ".!?…:;,"
_CLOSERS = "\"'”’»)]"


def read_blocks(text: str, title: str | None = None) -> tuple[Block, ...]:
    """The blocks of a text in order: a line each, or the lines of one hard-wrapped paragraph. A place before the
    first words ("KYIV, Ukraine (AP) —") and a bullet before an item are no part of their paragraph or item.

    `title` is what the article is known to be called: a first line that says the same is its title, however it looks.
    """
    stretches = read_stretches(text)
    blocks: list[Block] = []
    front, begun = True, False  # nothing but front matter so far; a paragraph has been there
    for number, (start, end) in enumerate(stretches):
        place = _Place(number == 0, number == len(stretches) - 1, front, begun)
        if number == 0 and title and text[start:end].split() == title.split():
            blocks.append(Block(BlockKind.TITLE, start, end))
        else:
            blocks += _blocks(text, start, end, place)
        front = front and blocks[-1].kind in _FRONT
        begun = begun or blocks[-1].kind is BlockKind.PARAGRAPH
    return tuple(blocks)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a stretch stands. `front`: only title, dates, names and captions came before; `begun`: a paragraph did."""

    first: bool
    last: bool
    front: bool
    begun: bool


def _blocks(text: str, start: int, end: int, place: _Place) -> list[Block]:
    """One block, or two where a paragraph begins with a dateline."""
    line = text[start:end]
    if bullet := formulas.BULLET.match(line):
        return [Block(BlockKind.ITEM, start + bullet.end(), end)]
    if not place.begun and (_stopped(line) or len(line.split()) > _HEADING_WORDS) and (opening := formulas.opening_dateline(line)):
        mark, rest = opening
        dateline = Block(BlockKind.DATELINE, start, start + mark)
        return [dateline, Block(BlockKind.PARAGRAPH, start + rest, end)]
    return [Block(_kind(line, place), start, end)]


def _kind(line: str, place: _Place) -> BlockKind:
    words = line.split()
    if formulas.DATE.fullmatch(line):
        return BlockKind.DATELINE
    if formulas.SIGNATURE.match(line) or (place.front and not place.first and formulas.BYLINE.fullmatch(line)):
        return BlockKind.BYLINE
    if _is_caption(line, words, place):
        return BlockKind.CAPTION
    if place.first and not place.last and _is_title(line, words):
        return BlockKind.TITLE
    if not place.first and _is_heading(line, words):
        return BlockKind.HEADING
    return BlockKind.PARAGRAPH


def _is_caption(line: str, words: list[str], place: _Place) -> bool:
    """"File photo: …", "… Image: Jane Doe." or, before the first paragraph, "pilgrims at the mosque in 2008."."""
    if formulas.CAPTION_START.match(line):
        return True
    if len(words) > _CAPTION_WORDS:
        return False
    unbegun = place.front and not place.first and line[0].islower()
    return unbegun or formulas.CAPTION_END.search(line) is not None


def _stopped(line: str) -> bool:
    return line.rstrip(_CLOSERS)[-1:] in _FINAL


def _is_title(line: str, words: list[str]) -> bool:
    """A short first line without a full stop; it may be one question: "Will the truce hold?"."""
    if len(words) > 2 * _HEADING_WORDS:
        return False
    return not _stopped(line) or (line.endswith("?") and not re.search(r"[.!?]\s", line))


def _is_heading(line: str, words: list[str]) -> bool:
    """A short line without a full stop that begins with a capital. A question is one only in title case, "Who Pays?":
    other short questions are somebody's words."""
    if len(words) > _HEADING_WORDS or line[0].islower() or (line[0] in "\"“‘'" and _stopped(line)):
        return False
    return not _stopped(line) or (line.endswith("?") and len(words) > 1 and _in_title_case(words))


def _in_title_case(words: list[str]) -> bool:
    return all(_SMALL.fullmatch(word) or not word[:1].isalpha() or word[0].isupper() for word in words)
