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


def read_table(path: Path, columns: tuple[str, ...]) -> Iterator[list[str]]:
    """The rows of a table, each as long as `columns`. Raises OntologyError for a missing file, another header, or a
    row of another length."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except OSError as error:
        raise OntologyError(f"{path}: cannot be read ({error.strerror}); the gazetteer needs it") from error
    if tuple(lines[0].split("\t")) != columns:
        raise OntologyError(f"{path}:1: the header must be {' '.join(columns)}")
    for number, line in enumerate(lines[1:], 2):
        if line:
            row = line.split("\t")
            if len(row) != len(columns):
                raise OntologyError(f"{path}:{number}: {len(row)} cells, the header has {len(columns)}")
            yield row


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


_LETTERS = str.maketrans({"ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae", "Æ": "Ae",
                          "ð": "d", "þ": "th", "ə": "e", "Ə": "E", "œ": "oe"})


def may_fold(name: str) -> bool:
    """Whether case may be ignored: long names that begin with a capital ("SYRIA", "Islamic state"), no common words."""
    return len(name) >= _SHORTEST_FOLDED and name[0].isupper()


def without_article(name: str) -> str:
    """"the United Nations" -> "United Nations"."""
    return name[4:] if name.startswith(("the ", "The ", "THE ")) else name
