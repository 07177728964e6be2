"""Reads the JSON Lines that kg.store.jsonl writes: the lines of kind "reading" hold all that the others are made of."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kg.errors import InputError
from kg.identity import sha256_text
from kg.model import Reading
from kg.store.plain import restored

_END = "; nothing was imported"
_DERIVED = frozenset({"article", "entity", "edge", "statement", "open_edge"})  # made of readings, made again of them


@dataclass(frozen=True, slots=True)
class Imported:
    """One article as its ledger had it: what was read, with which run; `before` corrections, where they changed it.
    `place` is where it stands, "news.jsonl:12"."""

    reading: Reading
    run: Mapping[str, str]
    before: Reading | None
    place: str


def read_jsonl(lines: Iterable[bytes], name: str) -> Iterator[Imported]:
    """The articles of an export, one at a time; `name` says in errors where the lines come from.

    Raises InputError with the number of the line for what is no such line, and where there is no reading at all.
    """
    runs: dict[str, Mapping[str, str]] = {}
    found = False
    for number, line in enumerate(lines, start=1):
        place = f"{name}:{number}"
        try:
            row = _row(line)
            if row["kind"] == "run":
                runs[row["id"]] = _properties(row["properties"])
            elif row["kind"] == "reading":
                found = True
                yield _imported(row, runs, place)
            elif row["kind"] not in _DERIVED:
                raise ValueError(f"unknown kind {row['kind']!r}")
        except KeyError as error:
            raise InputError(f"{place}: lacks {error}{_END}") from error
        except ValueError as error:  # no UTF-8, no JSON, no such record
            raise InputError(f"{place}: {error}{_END}") from error
    if not found:
        raise InputError(f"{name}: no line of kind \"reading\"; give a file that `kg export -f jsonl` of this version wrote{_END}")


def _row(line: bytes) -> dict[str, Any]:
    try:
        row = json.loads(line.decode("utf-8"))
    except json.JSONDecodeError as error:
        raise ValueError(f"no JSON ({error.msg} at column {error.colno})") from error
    if not isinstance(row, dict):
        raise ValueError("no object of JSON")
    return row


def _properties(value: object) -> Mapping[str, str]:
    if not isinstance(value, dict) or not all(isinstance(held, str) for held in value.values()):
        raise ValueError("the properties of a run are no object of strings")
    return value


def _imported(row: dict[str, Any], runs: Mapping[str, Mapping[str, str]], place: str) -> Imported:
    reading = restored(Reading, row["reading"])
    if sha256_text(reading.article.text) != row["sha256"]:
        raise ValueError("the text is not the one that was exported")
    if row["run"] not in runs:
        raise ValueError(f"no line before this one has the run {row['run']!r}")
    before = None if row.get("before") is None else restored(Reading, row["before"])
    return Imported(reading, runs[row["run"]], before, place)
