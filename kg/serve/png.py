"""A drawing as PNG, by matplotlib (the extra `pictures`)."""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING

from kg.errors import PageError
from kg.serve.drawing import PAPER, Disc, Drawing, Line, Words
from kg.serve.svg import head

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_DENSITY = 100  # pixels of the drawing for an inch of matplotlib
_ALIGNMENT = {"start": "left", "middle": "center", "end": "right"}
_FINENESS = 1.5  # pixels of the file for one of the drawing


def to_png(drawing: Drawing) -> bytes:
    """The drawing as a PNG file. Raises PageError where matplotlib is not installed."""
    try:
        from matplotlib.figure import Figure
    except ImportError as error:
        raise PageError("PNG needs matplotlib: pip install 'kg-news[pictures]'; .svg needs nothing") from error
    figure = Figure(figsize=(drawing.width / _DENSITY, drawing.height / _DENSITY), facecolor=PAPER)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, drawing.width)
    axes.set_ylim(drawing.height, 0)
    axes.axis("off")
    for order, shape in enumerate(drawing.shapes):
        _draw(axes, shape, order)
    out = io.BytesIO()
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing", category=UserWarning)  # a script that the font lacks
        figure.savefig(out, format="png", dpi=_DENSITY * _FINENESS, metadata={"Software": None})
    return out.getvalue()


def _draw(axes: Axes, shape: Line | Disc | Words, order: int) -> None:
    from matplotlib import patches, patheffects

    points = 72 / _DENSITY  # of type for a pixel of the drawing
    if isinstance(shape, Disc):
        axes.add_patch(patches.Circle((shape.x, shape.y), shape.radius, color=shape.colour, linewidth=0, zorder=order))
    elif isinstance(shape, Line):
        axes.plot([shape.x1, shape.x2], [shape.y1, shape.y2], color=shape.colour, linewidth=shape.width * points, zorder=order)
        if shape.arrow:
            axes.add_patch(patches.Polygon(head(shape), color=shape.colour, linewidth=0, zorder=order))
    else:
        rim = [patheffects.withStroke(linewidth=3.5 * points, foreground=PAPER)]
        axes.text(shape.x, shape.y, shape.text.replace("$", r"\$"), fontsize=shape.size * points * 0.93, color=shape.colour,
                  fontweight="bold" if shape.bold else "normal", path_effects=rim, zorder=order, va="baseline",
                  ha=_ALIGNMENT[shape.anchor])
