"""Reads articles from files of text."""

from __future__ import annotations

from pathlib import Path

from kg.errors import InputError
from kg.identity import article_id
from kg.ingest.anatomy import read_blocks, read_quotations
from kg.model import Article, BlockKind


def article_from_text(text: str, *, source: str = "-", title: str | None = None, published: str | None = None,
                      publisher: str | None = None, url: str | None = None) -> Article:
    """An Article with its anatomy. Line ends become "\\n" and a byte order mark goes; nothing else is changed."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise InputError(f"{source}: the article is empty")
    blocks = read_blocks(text)
    if title is None and blocks[0].kind is BlockKind.TITLE:
        found: str | None = text[blocks[0].char_start : blocks[0].char_end]
    else:
        found = title
    identity = article_id(text, title=title, published=published, publisher=publisher, url=url)
    return Article(identity, text, found, published, publisher, url, source, blocks, read_quotations(text, blocks))


def read_text_file(path: Path) -> Article:
    """The article in a text file."""
    return article_from_text(path.read_text(encoding="utf-8"), source=str(path))
