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


VIEWS: dict[str, Callable[[Ledger, str], bytes]] = {".html": page, ".htm": page}


def view(ledger: Ledger, title: str, path: Path) -> bytes:
    """What belongs into a file with this ending. Raises QueryError for an unknown one."""
    ending = path.suffix.lower()
    if ending not in VIEWS:
        raise QueryError(f"{path}: no view ends in {ending!r}; known: {', '.join(VIEWS)}")
    return VIEWS[ending](ledger, title)
