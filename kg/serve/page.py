"""The explorer page: one HTML file with everything in it, made of the built page and a ledger's data."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from pathlib import Path

from kg.errors import PageError
from kg.protocols import Record
from kg.serve.page_data import contents, page_data, to_json

BUILT = Path(__file__).parent / "static" / "explorer.html"  # what scripts/explorer makes


def page(record: Record, title: str, prefixes: Mapping[str, str]) -> str:
    """The page as a text, the same for the same ledger and title. `prefixes` are those of ids (kg.store.iris.PREFIXES).

    Raises PageError where the page was never built.
    """
    template = built()
    return filled(template, title, to_json(page_data(contents(record), title, prefixes)))


def built() -> str:
    """The page without title and data. Raises PageError where it was never built."""
    try:
        return BUILT.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise PageError(
            "the explorer page is not built: run scripts/explorer once in the checkout (it needs Node 20 or newer, with npm)"
        ) from error


def filled(template: str, title: str, data: str) -> str:
    """The page with title and data in their places; they are put in at once, so that neither is searched for the other."""
    shown = escape(title)
    head, name, rest = (part for part in template.split("{{title}}", 2))
    body, end = rest.split("{{data}}", 1)
    return "".join((head, shown, name, shown, body, data, end))
