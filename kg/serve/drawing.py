"""A drawing as a list of shapes, which kg.serve.svg and kg.serve.png write. Pixels, the origin at the top left."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

INK, SOFT, PAPER, LINE = "#1c1e21", "#5b616a", "#fbfaf7", "#868d97"
# The explorer's colours of families (explorer/src/theme.ts), told apart by the colour-blind, too.
FAMILY_COLOURS = ("#d97f00", "#0067a5", "#008763", "#45a3dc", "#8d8a1f", "#c8441b", "#8b8794")

Box = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line; `arrow` is the length of a head at its end, 0 for none."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    colour: str = LINE
    arrow: float = 0


@dataclass(frozen=True, slots=True)
class Disc:
    """A filled circle around (x, y)."""

    x: float
    y: float
    radius: float
    colour: str


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text on the base line y, with a rim of paper around it. It begins, ends or has its middle at x, as
    `anchor` says: start, end, middle."""

    x: float
    y: float
    text: str
    size: float
    colour: str = INK
    bold: bool = False
    anchor: str = "start"


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is drawn, in order; `title` is for those who do not see it."""

    width: int
    height: int
    title: str
    shapes: tuple[Line | Disc | Words, ...]


_NARROW, _WIDE = frozenset("iljtfrI.,:;'’|!()[] "), frozenset("mwMW@%—…")


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """About how wide a text is in a sans-serif face, in pixels: rather too much than too little."""
    return sum(map(_share, text)) * size * (1.06 if bold else 1.0)


def _share(character: str) -> float:
    if character in _NARROW:
        return 0.36
    if character in _WIDE:
        return 0.95
    if unicodedata.east_asian_width(character) in "WF":
        return 1.05
    return 0.72 if character.isupper() else 0.6


def shortened(text: str, size: int) -> str:
    """At most `size` characters, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= size else line[: size - 1].rstrip() + "…"


def apart(box: Box, others: list[Box]) -> bool:
    """Whether a box touches none of the others."""
    left, top, right, bottom = box
    return not any(left < o[2] and o[0] < right and top < o[3] and o[1] < bottom for o in others)
