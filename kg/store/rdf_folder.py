"""The graph as an RDF store on disk, in a folder beside the ledger that follows it and may be deleted at any time.

    news.kg.rdf/lock     who reads and who writes
    news.kg.rdf/store    the store, all of it at one change of the ledger
    news.kg.rdf/fresh    a store in the making; it becomes `store` when it is whole

Where the folder cannot be used (it may not be written, or others keep it), a store in memory does the same, only slower.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pyoxigraph as ox

from kg.protocols import Record
from kg.store.folder_lock import FolderLock, folder_lock
from kg.store.rdf_sync import fill, follow, has_inferred, infer, mark_in, mark_of

Answer = TypeVar("Answer")

_BROKEN = (OSError, RuntimeError)  # the second is what pyoxigraph makes of RocksDB's "Corruption"
_PATIENCE = 10.0  # seconds to wait for others; then memory is as quick


def in_memory(record: Record, *, inferred: bool = False) -> ox.Store:
    """A store in memory that holds all of the ledger; with `inferred` also what follows from it."""
    store = ox.Store()
    fill(store, record)
    if inferred:
        infer(store)
    return store


def folder_of(record: Record) -> Path:
    """Where the store of a ledger lies."""
    return Path(f"{record.path}.rdf")


def with_store(record: Record, ask: Callable[[ox.Store], Answer], *, inferred: bool = False) -> Answer:
    """What `ask` answers from a store that holds all of the ledger: on disk where that can be, else in memory. With
    `inferred` it holds what follows from the facts, too; without, it may.

    `ask` is called once more when the store on disk turns out to be damaged; then that is made anew.
    """
    folder = folder_of(record)
    if record.path.is_file() and _made(folder):
        with folder_lock(folder) as lock:
            for _ in range(2):
                store = _current(record, folder, lock, inferred)
                if store is None:
                    break
                try:
                    return ask(store)
                except _BROKEN:
                    del store
                    if lock is None or not lock.alone(_PATIENCE):
                        break
                    shutil.rmtree(folder / "store", ignore_errors=True)
    return ask(in_memory(record, inferred=inferred))


def _made(folder: Path) -> bool:
    try:
        folder.mkdir(exist_ok=True)
    except OSError:  # nobody may write there, or a file lies in its place
        return False
    return True


def _current(record: Record, folder: Path, lock: FolderLock | None, inferred: bool) -> ox.Store | None:
    """The store on disk, for reading, brought up to the last change if need be; None where that cannot be now."""
    if lock is not None and not lock.share(_PATIENCE):
        return None
    store = _opened(record, folder / "store", inferred)
    if store is None and lock is not None and lock.alone(_PATIENCE):
        try:
            _bring_up(record, folder)
            if inferred:
                _inferred(folder / "store")
        except _BROKEN:  # the disk is full, or the folder is not ours to write
            return None
        # Another writer may come between; what it leaves is at least as new.
        store = _opened(record, folder / "store", inferred) if lock.share(_PATIENCE) else None
    return store


def _opened(record: Record, path: Path, inferred: bool) -> ox.Store | None:
    """The store for reading, if it is whole and at the last change of this ledger."""
    try:
        store = ox.Store.read_only(str(path))
        return store if mark_in(store) == mark_of(record) and (has_inferred(store) or not inferred) else None
    except _BROKEN:
        return None


def _bring_up(record: Record, folder: Path) -> None:
    """Lets the store follow, or makes it anew where it is of another ledger or layout, or damaged."""
    store, fresh, old = folder / "store", folder / "fresh", folder / "old"
    for left in (fresh, old):
        shutil.rmtree(left, ignore_errors=True)
    if _followed(record, store):
        return
    try:
        fill(ox.Store(str(fresh)), record)
        if store.exists():
            store.rename(old)
        fresh.rename(store)
    finally:
        for left in (fresh, old):
            shutil.rmtree(left, ignore_errors=True)


def _inferred(path: Path) -> None:
    store = ox.Store(str(path))
    if not has_inferred(store):
        infer(store)


def _followed(record: Record, path: Path) -> bool:
    if not path.exists():
        return False
    try:
        store = ox.Store(str(path))
        mark, wanted = mark_in(store), mark_of(record)
        if mark is None or (mark.uid, mark.layout) != (wanted.uid, wanted.layout) or mark.change > wanted.change:
            return False
        if mark.change < wanted.change:
            follow(store, record, mark.change)
    except _BROKEN:
        return False
    return True
