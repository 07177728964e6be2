"""A corrections file: TOML, read into entries whose keys are checked; what they name is looked up later."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.errors import CorrectionsError

NAME = "corrections.toml"  # beside the ledger
ARROW = " > "  # of a proposal: "e:cox.person > e:jo-cox.person"

_TEXT, _TEXTS, _SPAN = "a text in quotes", "a list of texts", "[char_start, char_end]"
_NEW = {"label": _TEXT, "type": _TEXT}  # what an id that the ledger does not know is called
_SELECTORS = ("claim", "statement", "subject", "predicate", "object", "rule")
# Kind of entry -> (what it must have, what it may have), each with its form.
_FORMS: dict[str, tuple[dict[str, str], dict[str, str]]] = {
    "merge": ({"entities": _TEXTS, "into": _TEXT}, _NEW),
    "accept": ({"proposal": _TEXT}, _NEW),
    "never_merge": ({"entities": _TEXTS}, {}),
    "retype": ({"entity": _TEXT, "type": _TEXT}, {"article": _TEXT}),
    "rename": ({"entity": _TEXT, "label": _TEXT}, {"article": _TEXT}),
    "relink": ({"article": _TEXT, "to": _TEXT}, {"entity": _TEXT, "mention": _SPAN, **_NEW}),
    "reject": ({}, {**dict.fromkeys(_SELECTORS, _TEXT), "article": _TEXT}),
}
_HEADER = re.compile(r"^[ \t]*\[\[[ \t]*(\w+)[ \t]*\]\]", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Entry:
    """One correction. `values` are its keys, lists as tuples; `line` is 0 where it could not be told."""

    path: Path
    kind: str
    number: int  # among those of its kind, from 1
    line: int
    values: Mapping[str, object]
    because: str = ""

    def text(self, key: str) -> str:
        """The text of a key, "" where it is not there."""
        return str(self.values.get(key, ""))

    def texts(self, key: str) -> tuple[str, ...]:
        """The texts of a key that holds a list."""
        found = self.values.get(key, ())
        return tuple(map(str, found)) if isinstance(found, tuple) else ()

    def names(self) -> tuple[str, ...]:
        """All that names an entity, by id or name."""
        single = (self.text(key) for key in ("into", "to", "entity", "subject", "object"))
        return (*self.texts("entities"), *single, *self.text("proposal").split(ARROW))

    def span(self) -> tuple[int, int] | None:
        """The place of a `mention`."""
        found = self.values.get("mention")
        return (int(found[0]), int(found[1])) if isinstance(found, tuple) else None

    def error(self, problem: str) -> CorrectionsError:
        """The problem, with the place of the entry before it."""
        where = f"{self.path}:{self.line}: {self.kind}" if self.line else f"{self.path}: {self.kind} number {self.number}"
        return CorrectionsError(f"{where}: {problem}")

    def __str__(self) -> str:
        """What it says, on one line, without the reason."""
        return ", ".join(f"{key} {' + '.join(map(str, v)) if isinstance(v, tuple) else v}" for key, v in self.values.items())


@dataclass(frozen=True, slots=True)
class CorrectionsFile:
    """The entries of a file, in the order of its lines. Where there is no file there are no entries."""

    path: Path
    entries: tuple[Entry, ...] = ()

    def without(self, entry: Entry) -> CorrectionsFile:
        """The same file as if one entry were not there."""
        return CorrectionsFile(self.path, tuple(e for e in self.entries if e is not entry))


def read_corrections(ledger: Path, given: str | None = None) -> CorrectionsFile:
    """The corrections of a ledger: the file that was given, else `corrections.toml` in the ledger's folder, if it is there.

    Raises CorrectionsError when the file is missing, no TOML, or has an unknown kind of entry, key or form of a value.
    """
    path = Path(given) if given is not None else ledger.parent / NAME
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        if given is None:
            return CorrectionsFile(path)
        raise CorrectionsError(f"{path}: no such file; make it, or leave --corrections out") from error
    except (OSError, UnicodeDecodeError) as error:
        raise CorrectionsError(f"{path}: cannot be read ({error}); it must be a text file in UTF-8") from error
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise CorrectionsError(f"{path}: no TOML: {error}; see docs/corrections.md for the form") from error
    lines = _lines(text, found)
    entries = sorted(_entries(path, found, lines), key=lambda entry: (entry.line, entry.kind, entry.number))
    return CorrectionsFile(path, tuple(entries))


def _lines(text: str, found: Mapping[str, object]) -> dict[tuple[str, int], int]:
    """(kind, number) -> line of its header, for the kinds whose headers can all be told from the text."""
    lines: dict[str, list[int]] = {}
    for match in _HEADER.finditer(text):
        lines.setdefault(match[1], []).append(text.count("\n", 0, match.start(1)) + 1)
    return {(kind, number): line for kind, at in lines.items() for number, line in enumerate(at, 1)
            if isinstance(entries := found.get(kind), list) and len(entries) == len(at)}


def _entries(path: Path, found: Mapping[str, object], lines: Mapping[tuple[str, int], int]) -> Iterator[Entry]:
    for kind, tables in found.items():
        if kind not in _FORMS:
            raise CorrectionsError(f"{path}: {kind!r} is no kind of correction; known: {', '.join(sorted(_FORMS))}")
        if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
            raise CorrectionsError(f"{path}: write [[{kind}]] with two brackets above each entry")
        for number, table in enumerate(tables, 1):
            values = {key: tuple(value) if isinstance(value, list) else value for key, value in table.items()}
            because = values.pop("because", "")
            entry = Entry(path, kind, number, lines.get((kind, number), 0), values, str(because))
            _check(entry)
            yield entry


def _check(entry: Entry) -> None:
    must, may = _FORMS[entry.kind]
    forms = must | may
    for key, value in entry.values.items():
        if key not in forms:
            raise entry.error(f"unknown key {key!r}; known: {', '.join([*forms, 'because'])}")
        if not _fits(value, forms[key]):
            raise entry.error(f"{key} must be {forms[key]}")
    for key in must:
        if key not in entry.values:
            raise entry.error(f"{key} is missing; write {key} = … ({must[key]})")
    if problem := _amiss(entry):
        raise entry.error(problem)


def _fits(value: object, form: str) -> bool:
    if form == _TEXT:
        return isinstance(value, str) and bool(value.strip())
    if form == _TEXTS:
        return isinstance(value, tuple) and bool(value) and all(isinstance(v, str) and v.strip() for v in value)
    return isinstance(value, tuple) and len(value) == 2 and all(type(v) is int for v in value) and 0 <= value[0] < value[1]


def _amiss(entry: Entry) -> str:
    """What an entry with the right keys still lacks."""
    if entry.kind == "never_merge" and len(entry.texts("entities")) < 2:
        return "needs at least two entities"
    if entry.kind == "accept" and ARROW not in entry.text("proposal"):
        return f"a proposal is written as `kg entities suggest` prints it: FROM{ARROW}INTO"
    if entry.kind == "relink" and ("entity" in entry.values) == ("mention" in entry.values):
        return "needs either entity or mention = [char_start, char_end]"
    if entry.kind == "reject" and not set(_SELECTORS) & set(entry.values):
        return f"says nothing to reject; give one of {', '.join(_SELECTORS)}"
    return ""
