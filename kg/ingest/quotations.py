"""What stands in quotation marks: double or single, straight or curly, block by block.

A mark that is never closed opens a quotation to the end of its block, as where a speech goes on in the next paragraph.
Quotations inside quotations are part of the outer one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model import Block, BlockKind, Quotation

# Opening mark -> the marks that can close it. People mix curly and straight ones.
_DOUBLE = {"“": "”\"", "«": "»", "„": "“”\"", "\"": "\"”", "”": "”", "``": "\"”"}
_SINGLE = {"‘": "’'", "'": "'"}
_MARK = re.compile(r"``|[“”«»„\"‘']")
# An apostrophe where letters were left out: 'em, 'til, '90s; no quotation begins there.
_CLIPPED = re.compile(r"['‘](?:\d\ds?\b|em\b|til\b|tis\b|twas\b|cause\b|n\b)", re.IGNORECASE)


def read_quotations(text: str, blocks: Sequence[Block]) -> tuple[Quotation, ...]:
    """The quotations of an article in text order; they never cross a block and never overlap."""
    found: list[Quotation] = []
    for block in blocks:
        if block.kind not in (BlockKind.DATELINE, BlockKind.BYLINE):
            going_on = bool(found) and not found[-1].closed
            found += _in_block(text, block.char_start, block.char_end, going_on=going_on)
    return tuple(found)


def _in_block(text: str, start: int, end: int, *, going_on: bool) -> list[Quotation]:
    """`going_on`: the block before ended inside a quotation, so that a first mark that closes ends it here."""
    found: list[Quotation] = []
    position = barren = start  # no single mark that could close stands before `barren`
    while mark := _MARK.search(text, position, end):
        position = mark.end()
        if going_on and not found and mark.group() in "”\"" and _closes(text, mark.start(), end):
            found.append(Quotation(start, mark.start()))
        elif _opens(text, mark.start(), mark.group(), start):
            quotation: Quotation | None = None
            if mark.group() in _DOUBLE:
                quotation = _double(text, mark.group(), position, end)
            elif position > barren:
                closing, barren = _single_end(text, mark.group(), position, end)
                quotation = Quotation(position, closing) if closing else None  # a lone single mark is an apostrophe
            if quotation:
                found.append(quotation)
                position = quotation.char_end + quotation.closed
    return [quotation for quotation in found if quotation.char_start < quotation.char_end]


def _opens(text: str, at: int, mark: str, start: int) -> bool:
    """Whether a mark stands before a word and not after one."""
    after = text[at + len(mark) : at + len(mark) + 1]
    before = text[at - 1] if at > start else " "
    if mark in ("“", "«", "„", "``"):
        return True
    if mark == "»" or not after.strip() or before.isalnum() or before in ".,!?":
        return False
    return mark == "\"" or mark == "”" or (not _CLIPPED.match(text, at) and before in " \t\n\u00a0([—–-/\"“")


def _double(text: str, mark: str, inside: int, end: int) -> Quotation:
    for i in range(inside + 1, end):
        if text[i] in _DOUBLE[mark]:
            return Quotation(inside, i)
    return Quotation(inside, end, closed=False)


def _single_end(text: str, mark: str, inside: int, end: int) -> tuple[int | None, int]:
    """The closing single mark, and how far was looked. "the ministers' plan": after an s it may be a possessive, so a
    later mark is preferred when one follows before the next quotation."""
    doubtful, i = None, inside
    for i in range(inside + 1, end):
        if text[i] == "‘" or (text[i] in "\"“" and text[i - 1].isspace()):
            break
        if text[i] in _SINGLE[mark] and _closes(text, i, end) and not text[i - 1].isspace():
            if text[i - 1] != "s" or text[i + 1 : i + 2] in (",", ".", ";", ":", "?", "!", ")"):
                return i, i
            doubtful = doubtful or i
    return doubtful, i


def _closes(text: str, at: int, end: int) -> bool:
    """Whether a mark stands after a word and not before one."""
    return at + 1 >= end or not text[at + 1].isalnum()
