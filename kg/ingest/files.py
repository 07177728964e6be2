"""Reads articles from text files, folders, JSON Lines and standard input."""

from __future__ import annotations

import codecs
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.errors import InputError
from kg.identity import article_id
from kg.ingest.anatomy import read_blocks, read_quotations
from kg.model import Article, BlockKind

LONGEST = 1_000_000  # characters of one article; the parser takes no longer stretch, and no news story is
_SUFFIXES = (".txt", ".text", ".md", ".jsonl", ".ndjson")
_FIELDS = ("title", "published", "publisher", "url")
_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}

OnError = Callable[[InputError], None]


@dataclass(frozen=True, slots=True)
class Sources:
    """What a user named: files (folders are opened), and the text of standard input when "-" was among them."""

    paths: tuple[Path, ...]
    stdin: str | None = None
    encoding: str | None = None

    def articles(self, on_error: OnError | None = None) -> Iterator[Article]:
        """The articles, file by file in the order given; may be asked again. Raises InputError at the first bad one,
        or hands each error to `on_error` and goes on."""
        if self.stdin is not None:
            yield from _tried(lambda: [article_from_text(self.stdin or "", source="-")], on_error)
        for path in self.paths:
            if path.suffix in (".jsonl", ".ndjson"):
                yield from self._lines(path, on_error)
            else:
                yield from _tried(lambda path=path: [read_text_file(path, self.encoding)], on_error)  # type: ignore[misc]

    def _lines(self, path: Path, on_error: OnError | None) -> Iterator[Article]:
        for number, line in enumerate(_decoded(path, self.encoding).split("\n"), 1):
            if line.strip():
                yield from _tried(lambda line=line, number=number: [_from_json(line, f"{path}:{number}")], on_error)  # type: ignore[misc]


def _tried(read: Callable[[], list[Article]], on_error: OnError | None) -> list[Article]:
    try:
        return read()
    except InputError as error:
        if on_error is None:
            raise
        on_error(error)
        return []


def find_sources(names: Sequence[str], encoding: str | None = None) -> Sources:
    """Looks up what the user named. Raises InputError for what is not there and for folders without texts."""
    if encoding is not None:
        try:
            codecs.lookup(encoding)
        except LookupError as error:
            raise InputError(f"--encoding {encoding}: no such encoding; try utf-8, windows-1252 or utf-16") from error
    paths: list[Path] = []
    for name in names:
        if name != "-":
            paths += _expand(Path(name))
    stdin = sys.stdin.read() if "-" in names else None
    return Sources(tuple(dict.fromkeys(paths)), stdin, encoding)


def _expand(path: Path) -> list[Path]:
    if path.is_dir():
        found = sorted(p for p in path.rglob("*") if p.suffix in _SUFFIXES and p.is_file())
        if not found:
            raise InputError(f"{path}: no text in this folder; articles end in {', '.join(_SUFFIXES)}")
        return found
    if not path.exists():
        raise InputError(f"{path}: no such file or folder")
    return [path]


def read_text_file(path: Path, encoding: str | None = None) -> Article:
    """The article in a text file. Raises InputError when it is no text, empty or too long."""
    return article_from_text(_decoded(path, encoding), source=str(path))


def _decoded(path: Path, encoding: str | None) -> str:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror})") from error
    known = encoding or next((name for mark, name in _MARKS.items() if raw.startswith(mark)), "utf-8")
    if known == "utf-8" and b"\0" in raw[:8192]:
        raise InputError(f"{path}: is a binary file, not a text")
    try:
        return raw.decode(known)
    except UnicodeDecodeError as error:
        if encoding:
            raise InputError(f"{path}: is not {encoding} (byte {error.start}); try another --encoding") from error
        raise InputError(f"{path}: is not UTF-8 (byte {error.start}); if it is windows-1252, say --encoding windows-1252") from error


def _from_json(line: str, source: str) -> Article:
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        raise InputError(f"{source}: no JSON ({error.msg} at column {error.colno}); mend the line or say --keep-going") from error
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        raise InputError(f'{source}: needs an object with a "text"; mend the line or say --keep-going')
    for field in _FIELDS:
        if not isinstance(record.get(field), (str, type(None))):
            raise InputError(f'{source}: "{field}" must be a string; mend the line or say --keep-going')
    known = {field: record.get(field) or None for field in _FIELDS}
    return article_from_text(record["text"], source=source, title=known["title"], published=known["published"],
                             publisher=known["publisher"], url=known["url"])


def article_from_text(text: str, *, source: str = "-", title: str | None = None, published: str | None = None,
                      publisher: str | None = None, url: str | None = None) -> Article:
    """An Article with its anatomy. Line ends become "\\n" and a byte order mark goes; nothing else is changed.
    Raises InputError for a text that is empty, too long or without words."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise InputError(f"{source}: the article is empty")
    if len(text) > LONGEST:
        raise InputError(f"{source}: {len(text):,} characters; an article may have {LONGEST:,}: split it")
    if not any(c.isalpha() for c in text):
        raise InputError(f"{source}: no sentence in it")
    blocks = read_blocks(text)
    headline = text[blocks[0].char_start : blocks[0].char_end] if blocks[0].kind is BlockKind.TITLE else None
    identity = article_id(text, title=title, published=published, publisher=publisher, url=url)
    return Article(identity, text, title or headline, published, publisher, url, source, blocks, read_quotations(text, blocks))
