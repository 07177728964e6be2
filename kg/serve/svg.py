"""A drawing as SVG: plain shapes and text, no script, no font file."""

from __future__ import annotations

import math
import re
from html import escape

from kg.serve.drawing import PAPER, Disc, Drawing, Line, Words

# XML 1.0 has no way to write these, not even escaped.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FONT = "Helvetica, Arial, 'DejaVu Sans', 'Noto Sans', sans-serif"


def to_svg(drawing: Drawing) -> bytes:
    """The drawing as an SVG file in UTF-8."""
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{drawing.width}" height="{drawing.height}" '
        f'viewBox="0 0 {drawing.width} {drawing.height}" role="img" font-family="{_FONT}">',
        f"<title>{_text(drawing.title)}</title>",
        f'<rect width="100%" height="100%" fill="{PAPER}"/>',
        *map(_shape, drawing.shapes),
        "</svg>\n",
    ]
    return "\n".join(parts).encode("utf-8")


def _shape(shape: Line | Disc | Words) -> str:
    if isinstance(shape, Disc):
        return f'<circle cx="{shape.x:.1f}" cy="{shape.y:.1f}" r="{shape.radius:.1f}" fill="{shape.colour}"/>'
    if isinstance(shape, Line):
        return _line(shape)
    look = ' font-weight="600"' if shape.bold else ""
    look += f' text-anchor="{shape.anchor}"' if shape.anchor != "start" else ""
    return (f'<text x="{shape.x:.1f}" y="{shape.y:.1f}" font-size="{shape.size:g}" fill="{shape.colour}"{look} '
            f'stroke="{PAPER}" stroke-width="3.5" stroke-linejoin="round" paint-order="stroke">{_text(shape.text)}</text>')


def _line(line: Line) -> str:
    drawn = (f'<line x1="{line.x1:.1f}" y1="{line.y1:.1f}" x2="{line.x2:.1f}" y2="{line.y2:.1f}" stroke="{line.colour}" '
             f'stroke-width="{line.width:.1f}"/>')
    if not line.arrow:
        return drawn
    corners = " ".join(f"{x:.1f},{y:.1f}" for x, y in head(line))
    return f'{drawn}<polygon points="{corners}" fill="{line.colour}"/>'


def head(line: Line) -> list[tuple[float, float]]:
    """The three corners of an arrow's head at the end of a line."""
    angle = math.atan2(line.y2 - line.y1, line.x2 - line.x1)
    size = line.arrow + line.width
    wings = [(line.x2 - size * math.cos(angle + turn), line.y2 - size * math.sin(angle + turn)) for turn in (-0.4, 0.4)]
    return [(line.x2, line.y2), *wings]


def _text(text: str) -> str:
    return escape(_NOT_XML.sub(" ", text))
