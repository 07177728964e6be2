"""The graph for people: which file gets which view, by its ending."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import QueryError
from kg.store.iris import PREFIXES

if TYPE_CHECKING:
    from kg.ledger import Ledger


def page(ledger: Ledger, title: str) -> bytes:
    """The explorer page. Raises PageError where it was never built."""
    from kg.serve.page import page as text

    return text(ledger, title, PREFIXES).encode("utf-8")


def svg(ledger: Ledger, title: str) -> bytes:
    """The facts as an SVG picture."""
    from kg.serve.picture import picture
    from kg.serve.svg import to_svg

    return to_svg(picture(ledger, title))


def png(ledger: Ledger, title: str) -> bytes:
    """The facts as a PNG picture. Raises PageError without matplotlib."""
    from kg.serve.picture import picture
    from kg.serve.png import to_png

    return to_png(picture(ledger, title))


VIEWS: dict[str, Callable[[Ledger, str], bytes]] = {".html": page, ".htm": page, ".svg": svg, ".png": png}


def view(ledger: Ledger, title: str, path: Path) -> bytes:
    """What belongs into a file with this ending. Raises QueryError for an unknown one."""
    ending = path.suffix.lower()
    if ending not in VIEWS:
        raise QueryError(f"{path}: no view ends in {ending!r}; known: {', '.join(VIEWS)}")
    return VIEWS[ending](ledger, title)
