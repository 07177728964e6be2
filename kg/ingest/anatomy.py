"""Article anatomy: which stretch of a text is title, heading, dateline, byline, caption, list item, paragraph,
and what stands in quotation marks. Works on layout alone."""

from __future__ import annotations

import re

from kg.model import Block, BlockKind, Quotation

_HEADING_WORDS = 14  # longer lines without a full stop are paragraphs that lost it
_DATELINE = re.compile(
    r"^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
    r"(?:\d{1,2}\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s*(?:\d{1,2},?)?\s*(?:19|20)\d\d"
    r"|^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d.*)?$",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"^(?:by|written by|reported by|from)\s+[A-Z]", re.IGNORECASE)
_CAPTION = re.compile(r"^(?:file )?(?:photo|image|picture|caption|photograph|video|map)\b[^.]{0,40}:|^image credit", re.IGNORECASE)
_ITEM = re.compile(r"^(?:[-–—•*·▪]\s+|\d{1,2}[.)]\s+)")
_FINAL = ".!?…:;,"
_CLOSERS = "\"'”’»)]"
_OPENING, _CLOSING = "“«„", "”»"


def read_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a text, in order; a block is a line, or several lines of one hard-wrapped paragraph."""
    blocks: list[Block] = []
    for start, end in _stretches(text):
        blocks.append(Block(_kind(text[start:end], blocks), start, end))
    return tuple(blocks)


def _stretches(text: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for match in re.finditer(r"[^\n]+", text):
        line = match.group()
        if not line.strip():
            continue
        start = match.start() + len(line) - len(line.lstrip())
        end = match.start() + len(line.rstrip())
        if found and _continues(text, found[-1], start):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _continues(text: str, previous: tuple[int, int], start: int) -> bool:
    """A hard-wrapped line: the one before is long, ends without a stop, and this one goes on in lower case."""
    between = text[previous[1] : start]
    last_line = text[previous[0] : previous[1]].rsplit("\n", 1)[-1]
    return (
        between.count("\n") == 1
        and len(last_line) >= 50
        and last_line.rstrip(_CLOSERS)[-1:] not in ".!?:"
        and text[start].islower()
    )


def _kind(line: str, before: list[Block]) -> BlockKind:
    words = line.split()
    if _DATELINE.match(line) and len(words) <= 8:
        return BlockKind.DATELINE
    if _BYLINE.match(line) and len(words) <= 8 and line[-1] not in ".!?":
        return BlockKind.BYLINE
    if _CAPTION.match(line):
        return BlockKind.CAPTION
    if _ITEM.match(line):
        return BlockKind.ITEM
    front = all(b.kind in (BlockKind.TITLE, BlockKind.DATELINE, BlockKind.BYLINE) for b in before)
    if before and front and line[0].islower() and len(words) <= 25:
        return BlockKind.CAPTION
    stop = line.rstrip(_CLOSERS)[-1:] in _FINAL or line[-1] in _CLOSERS and len(words) > _HEADING_WORDS
    if not before and not stop and len(words) <= 2 * _HEADING_WORDS:
        return BlockKind.TITLE
    if not stop and len(words) <= _HEADING_WORDS and not line[0].islower():
        return BlockKind.HEADING
    return BlockKind.PARAGRAPH


def read_quotations(text: str, blocks: tuple[Block, ...]) -> tuple[Quotation, ...]:
    """The stretches in double quotation marks, straight or curly, block by block. A mark that is never closed opens
    a quotation to the end of its block, as in a quotation that goes on in the next paragraph."""
    found: list[Quotation] = []
    for block in blocks:
        opened = -1
        for i in range(block.char_start, block.char_end):
            mark = text[i]
            if opened < 0 and (mark in _OPENING or mark == '"'):
                opened = i + 1
            elif opened >= 0 and (mark in _CLOSING or mark == '"'):
                found.append(Quotation(opened, i))
                opened = -1
        if 0 <= opened < block.char_end:
            found.append(Quotation(opened, block.char_end, closed=False))
    return tuple(found)
