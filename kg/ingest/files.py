"""Reads articles from text files, folders, JSON Lines and standard input."""

from __future__ import annotations

import codecs
import io
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from kg.errors import InputError
from kg.ingest.articles import LONGEST, article_from_text
from kg.model import Article

_SUFFIXES = (".txt", ".text", ".jsonl", ".ndjson")  # what a folder is searched for; a file that is named may end as it likes
_LINES = (".jsonl", ".ndjson")
_FIELDS = ("title", "published", "publisher", "url")
_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_BINARY = {b"%PDF": "a PDF", b"PK\x03\x04": "a ZIP or Office file", b"\x1f\x8b": "a gzip file", b"\x89PNG": "an image",
           b"\xff\xd8\xff": "an image", b"GIF8": "an image", b"SQLite format 3\0": "an SQLite file"}
_HEAD = 8192  # bytes that are looked at to tell a text from something else

OnError = Callable[[InputError], None]


@dataclass(frozen=True, slots=True)
class Sources:
    """What a user named: files (folders are opened), and the bytes of standard input when "-" was among them."""

    paths: tuple[Path, ...]
    stdin: bytes | None = None
    encoding: str | None = None

    def articles(self, on_error: OnError | None = None) -> Iterator[Article]:
        """The articles, file by file in the order given; may be asked again. Raises InputError at the first bad one,
        or hands each error to `on_error` and goes on with the next."""
        if self.stdin is not None:
            yield from _tried(self._from_stdin, on_error)
        for path in self.paths:
            if path.suffix.lower() in _LINES:
                yield from self._from_lines(path, on_error)
            else:
                yield from _tried(lambda path=path: read_text_file(path, self.encoding), on_error)  # type: ignore[misc]

    def _from_stdin(self) -> Article:
        return article_from_text(_decoded(self.stdin or b"", "standard input", self.encoding), source="-")

    def _from_lines(self, path: Path, on_error: OnError | None) -> Iterator[Article]:
        """JSON Lines are read line by line: the file may be larger than the memory."""
        try:
            with path.open("rb") as file:
                lines: BinaryIO = file
                encoding = self.encoding or _encoding(lines.read(4))
                lines.seek(0)
                if _is_wide(encoding):  # a line end is more than one byte: decode the whole
                    lines = io.BytesIO(lines.read().decode(encoding).encode())
                    encoding = "utf-8"
                for number, line in enumerate(lines, 1):
                    if line.strip():
                        source = f"{path}:{number}"
                        yield from _tried(lambda line=line, source=source: _from_json(line, source, encoding), on_error)  # type: ignore[misc]
        except (OSError, UnicodeError) as error:
            raise InputError(f"{path}: cannot be read ({error})") from error


def _is_wide(encoding: str) -> bool:
    return encoding.replace("_", "-").startswith(("utf-16", "utf-32"))


def _tried(read: Callable[[], Article], on_error: OnError | None) -> list[Article]:
    try:
        return [read()]
    except InputError as error:
        if on_error is None:
            raise
        on_error(error)
        return []


def find_sources(names: Sequence[str], encoding: str | None = None) -> Sources:
    """Looks up what the user named. Raises InputError for what is not there and for folders without texts."""
    if encoding is not None:
        try:
            encoding = codecs.lookup(encoding).name
        except LookupError as error:
            raise InputError(f"--encoding {encoding}: no such encoding; try utf-8, windows-1252 or utf-16") from error
    paths = [path for name in names if name != "-" for path in _expand(name)]
    stdin = sys.stdin.buffer.read() if "-" in names else None
    return Sources(tuple(dict.fromkeys(paths)), stdin, encoding)


def _expand(name: str) -> list[Path]:
    path = Path(name)
    if path.is_dir() and name:
        found = sorted(p for p in path.rglob("*") if p.suffix.lower() in _SUFFIXES and p.is_file() and not _hidden(p, path))
        if not found:
            raise InputError(f"{path}: no text in this folder; articles end in {', '.join(_SUFFIXES)}")
        return found
    if not name or not path.exists():
        raise InputError(f"{name or repr(name)}: no such file or folder")
    if not path.is_file():
        raise InputError(f"{path}: no regular file; hand its text over by standard input: kg build -")
    return [path]


def _hidden(path: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(folder).parts)


def read_text_file(path: Path, encoding: str | None = None) -> Article:
    """The article in a text file. Raises InputError when it is no text, empty or too long."""
    try:
        size = path.stat().st_size
        if size > 4 * LONGEST:
            raise InputError(f"{path}: {size:,} bytes; an article may have {LONGEST:,} characters: split it")
        raw = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror})") from error
    return article_from_text(_decoded(raw, str(path), encoding), source=str(path))


def _encoding(head: bytes) -> str:
    return next((name for mark, name in _MARKS.items() if head.startswith(mark)), "utf-8")


def _decoded(raw: bytes, source: str, encoding: str | None) -> str:
    known = encoding or _encoding(raw[:4])
    if kind := _binary(raw[:_HEAD], known):
        raise InputError(f"{source}: is {kind}, not a text")
    try:
        return raw.decode(known)
    except UnicodeDecodeError as error:
        if encoding:
            raise InputError(f"{source}: is not {encoding} (byte {error.start}); try another --encoding") from error
        raise InputError(f"{source}: is not UTF-8 (byte {error.start}); {_guess(raw)}") from error


def _binary(head: bytes, encoding: str) -> str | None:
    """What a file is that is no text."""
    kind = next((kind for mark, kind in _BINARY.items() if head.startswith(mark)), None)
    if kind or _is_wide(encoding):
        return kind
    odd = sum(byte < 32 and byte not in b"\t\n\r\f\x1b\x0b" for byte in head)
    return "a binary file" if b"\0" in head or odd * 20 > len(head) else None


def _guess(raw: bytes) -> str:
    """windows-1252 leaves five bytes undefined: where one of them stands, it is something else."""
    try:
        raw.decode("cp1252")
    except UnicodeDecodeError:
        return "name its encoding: --encoding NAME"
    return "if it is windows-1252, say --encoding windows-1252"


def _from_json(line: bytes, source: str, encoding: str) -> Article:
    """The article on one line of JSON."""
    mend = "; mend the line or say --keep-going"
    try:
        record = json.loads(line.decode("utf-8-sig" if encoding == "utf-8" else encoding))
    except UnicodeDecodeError as error:
        raise InputError(f"{source}: is not {encoding.upper()} (byte {error.start} of the line){mend}") from error
    except json.JSONDecodeError as error:
        raise InputError(f"{source}: no JSON ({error.msg} at column {error.colno}){mend}") from error
    except (ValueError, RecursionError) as error:  # a number with too many digits, brackets too deep
        raise InputError(f"{source}: no JSON that can be read ({type(error).__name__}){mend}") from error
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        raise InputError(f'{source}: needs an object with a "text"{mend}')
    for field in _FIELDS:
        if not isinstance(record.get(field), (str, type(None))):
            raise InputError(f'{source}: "{field}" must be a string{mend}')
    known = {field: record.get(field) or None for field in _FIELDS}
    return article_from_text(record["text"], source=source, title=known["title"], published=known["published"],
                             publisher=known["publisher"], url=known["url"])
