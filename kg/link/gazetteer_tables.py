"""The gazetteer's tables as they lie on disk: tab-separated, a header line, "|" between the values of a cell.

The folder is described in ontologies/gazetteer/README.md.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from kg.errors import OntologyError

_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "′": "'"})
_INITIALS = re.compile(r"(?<![A-Za-z])(?:[A-Za-z]\.)+[A-Za-z]\.?(?![A-Za-z])")
_SHORTEST_FOLDED = 5  # letters: "US" is not "us", "WHO" is not "Who"


def read_lines(path: Path, columns: tuple[str, ...]) -> list[str]:
    """The rows of a table, not yet split. Raises OntologyError for a missing file, another header, or a row that is not
    as long as `columns`."""
    try:
        head, *lines = path.read_text(encoding="utf-8").split("\n")
    except OSError as error:
        raise OntologyError(f"{path}: cannot be read ({error.strerror}); the gazetteer needs it") from error
    if tuple(head.split("\t")) != columns:
        raise OntologyError(f"{path}:1: the header must be {' '.join(columns)}")
    rows = [line for line in lines if line]
    tabs = len(columns) - 1
    for number, line in enumerate(rows, 2):
        if line.count("\t") != tabs:
            raise OntologyError(f"{path}:{number}: {line.count(chr(9)) + 1} cells, the header has {len(columns)}")
    return rows


def read_table(path: Path, columns: tuple[str, ...]) -> Iterator[list[str]]:
    """The rows of a table, split. Raises OntologyError as `read_lines` does."""
    return (line.split("\t") for line in read_lines(path, columns))


def cells(text: str) -> tuple[str, ...]:
    """The values of a cell. "~" marks a value that several rows share on purpose; it is taken off."""
    return tuple(value.removeprefix("~") for value in text.split("|")) if text else ()


def normalise(name: str) -> str:
    """A name with plain apostrophes, single blanks and without dots in initials: "U.N." is "UN"."""
    if not name.isascii():
        name = unicodedata.normalize("NFC", name).translate(_APOSTROPHES)
    name = " ".join(name.split())
    return _INITIALS.sub(lambda m: m.group().replace(".", ""), name) if "." in name else name


def fold(name: str) -> str:
    """A name without case and accents: "Erdoğan" is "erdogan", "Łódź" is "lodz"."""
    if not name.isascii():
        name = unicodedata.normalize("NFKD", name.translate(_LETTERS)).encode("ascii", "ignore").decode("ascii")
    return name.casefold()


# letters that Unicode does not take apart
_LETTERS = str.maketrans({"ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae",
                          "Æ": "Ae", "ð": "d", "þ": "th", "ə": "e", "Ə": "E", "œ": "oe"})


def may_fold(name: str) -> bool:
    """Whether case may be ignored: long names that begin with a capital ("SYRIA", "Islamic state"), no common words."""
    return len(name) >= _SHORTEST_FOLDED and name[0].isupper()


def without_article(name: str) -> str:
    """"the United Nations" -> "United Nations"."""
    return name[4:] if name.startswith(("the ", "The ", "THE ")) else name
