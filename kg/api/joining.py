"""Ledgers made of ledgers, or of an export: whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import BinaryIO

from kg.errors import InputError, LedgerError
from kg.identity import sha256_text
from kg.ledger import Ledger, merge
from kg.ledger.check import faults
from kg.ledger.uncorrected import Before
from kg.store.jsonl_reader import Imported, read_jsonl


def merge_files(paths: Sequence[str], output: str | None = None, *, wait: float = 0.0) -> int:
    """Merges ledgers into the first of them, or into a new one; how many articles were taken in.

    Raises LedgerError, and leaves everything as it was, where one cannot be read, two have read one article differently,
    or the new file is there already.
    """
    if output is not None:
        return write_new(Path(output), lambda ledger: merge_into(ledger, paths))
    Ledger.open(paths[0]).close()  # a ledger that is not there is an error, not a new one
    with Ledger.open(paths[0], mode="write", wait=wait) as ledger:
        return merge_into(ledger, paths[1:])


def merge_into(ledger: Ledger, paths: Sequence[str]) -> int:
    """Merges ledgers into one that is open for writing, all or none; how many articles were taken in."""
    with ledger.transaction("cannot be merged"):
        return sum(_take(ledger, path) for path in paths)


def _take(into: Ledger, path: str) -> int:
    with Ledger.open(path) as other:
        return merge(into, other)


def import_file(path: str, graph: str, *, wait: float = 0.0) -> int:
    """Reads JSON Lines of `kg export` ("-": standard input) into a ledger, a new one where there is none; how many articles
    are new or changed.

    Raises InputError with the number of the line, and imports nothing, where one cannot be read.
    """
    with _opened(path) as lines:
        if not Path(graph).exists():
            return write_new(Path(graph), lambda ledger: _import(ledger, lines, path))
        with Ledger.open(graph, mode="write", wait=wait) as ledger:
            return _import(ledger, lines, path)


def _opened(path: str) -> AbstractContextManager[BinaryIO]:
    try:
        return nullcontext(sys.stdin.buffer) if path == "-" else Path(path).open("rb")
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); name a file that `kg export -f jsonl` wrote") from error


def _import(ledger: Ledger, lines: Iterable[bytes], name: str) -> int:
    added = 0
    with ledger.transaction(f"cannot import {name}"):
        for one in read_jsonl(lines, name):
            _must_hold(one)
            added += ledger.add(one.reading, one.run, Before(one.before) if one.before else None)
    return added


def _must_hold(one: Imported) -> None:
    """A span or a reference that leads nowhere does not get in."""
    reading = one.reading
    known = {entity.id for entity in reading.entities} | {claim.statement for claim in reading.claims}
    for fault in faults(reading, sha256_text(reading.article.text), known):
        raise InputError(f"{one.place}: {fault.what} {fault.id}: {fault.problem}; nothing was imported")


def write_new(path: Path, fill: Callable[[Ledger], int]) -> int:
    """Lets `fill` write a new ledger, which appears when it is whole; what `fill` returns.

    Raises LedgerError where the file is there, and whatever `fill` raises.
    """
    if path.exists():
        raise LedgerError(f"{path}: is there already; name a new file")
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with Ledger.open(part, mode="write") as ledger:
            done = fill(ledger)
        part.replace(path)
    except LedgerError as error:  # of the file that the user named
        raise LedgerError(str(error).replace(str(part), str(path))) from error
    finally:
        for suffix in ("", "-wal", "-shm", "-lock"):
            Path(f"{part}{suffix}").unlink(missing_ok=True)
    return done
