"""A text and what is known of it, made an Article."""

from __future__ import annotations

from kg.errors import InputError
from kg.identity import article_id
from kg.ingest.anatomy import read_blocks
from kg.ingest.quotations import read_quotations
from kg.model import Article, BlockKind

LONGEST = 1_000_000  # characters of one article; the parser takes no longer stretch, and no news story is


def article_from_text(text: str, *, source: str = "-", title: str | None = None, published: str | None = None,
                      publisher: str | None = None, url: str | None = None) -> Article:
    """An Article with its anatomy. Line ends become "\\n" and a byte order mark goes; nothing else is changed, and
    a title that does not stand in the text is not put into it.

    Raises InputError for a text that is empty, too long, without words or with half of a character in it.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise InputError(f"{source}: the article is empty")
    if len(text) > LONGEST:
        raise InputError(f"{source}: {len(text):,} characters; an article may have {LONGEST:,}: split it")
    if not any(character.isalpha() for character in text):
        raise InputError(f"{source}: no sentence in it")
    for value in (text, title, published, publisher, url):
        if value and any("\ud800" <= character <= "\udfff" for character in value):
            raise InputError(f"{source}: holds half of a character (a lone surrogate); it was cut or decoded wrongly")
    blocks = read_blocks(text, title)
    headline = text[blocks[0].char_start : blocks[0].char_end] if blocks[0].kind is BlockKind.TITLE else None
    identity = article_id(text, title=title, published=published, publisher=publisher, url=url)
    name = title or (" ".join(headline.split()) if headline else None)
    return Article(identity, text, name, published, publisher, url, source, blocks, read_quotations(text, blocks))
