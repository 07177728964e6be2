"""Ledgers made of ledgers, or of an export: whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from kg.errors import LedgerError
from kg.ledger import Ledger, merge


def merge_files(paths: Sequence[str], output: str | None = None, *, wait: float = 0.0) -> int:
    """Merges ledgers into the first of them, or into a new one; how many articles were taken in.

    Raises LedgerError, and leaves everything as it was, where one cannot be read, two have read one article differently,
    or the new file is there already.
    """
    if output is not None:
        return write_new(Path(output), lambda ledger: sum(_take(ledger, path) for path in paths))
    Ledger.open(paths[0]).close()  # a ledger that is not there is an error, not a new one
    with Ledger.open(paths[0], mode="write", wait=wait) as ledger, ledger.transaction("cannot be merged"):
        return sum(_take(ledger, path) for path in paths[1:])


def _take(into: Ledger, path: str) -> int:
    with Ledger.open(path) as other:
        return merge(into, other)


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
    finally:
        for suffix in ("", "-wal", "-shm"):
            Path(f"{part}{suffix}").unlink(missing_ok=True)
    return done
