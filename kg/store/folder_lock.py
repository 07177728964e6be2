"""A lock on a folder: many may read what lies in it, or one may change it. The system lets it go when the process ends."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_PAUSE = 0.05  # seconds between two tries


class FolderLock:
    """The lock `FOLDER/lock`, while it is held."""

    def __init__(self, handle: int) -> None:
        self._handle = handle

    def share(self, patience: float = 0.0) -> bool:
        """Lets others read, too; False when one who changes the folder kept it longer than `patience` seconds."""
        return _tried(self._handle, False, patience)

    def alone(self, patience: float = 0.0) -> bool:
        """Keeps everybody else out; False when others kept it longer than `patience` seconds."""
        return _tried(self._handle, True, patience)


@contextmanager
def folder_lock(folder: Path) -> Iterator[FolderLock | None]:
    """A lock that is not taken yet; None where there can be none: a folder that may not be written, a strange file system."""
    handle = _opened(folder / "lock")
    try:
        yield None if handle is None else FolderLock(handle)
    finally:
        if handle is not None:
            os.close(handle)


def _opened(path: Path) -> int | None:
    """One who may only read can lock all the same, if the file is there."""
    for flags in (os.O_RDWR | os.O_CREAT, os.O_RDONLY):
        try:
            return os.open(path, flags, 0o644)
        except OSError:
            continue
    return None


def _tried(handle: int, alone: bool, patience: float) -> bool:
    until = time.monotonic() + patience
    while not _taken(handle, alone):
        if time.monotonic() >= until:
            return False
        time.sleep(_PAUSE)
    return True


if sys.platform == "win32":

    def _taken(handle: int, alone: bool) -> bool:
        return False  # Windows has no lock that is shared first and kept alone later: everybody works in memory
else:
    import fcntl

    def _taken(handle: int, alone: bool) -> bool:
        try:
            fcntl.flock(handle, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        except OSError:  # BlockingIOError, or a file system that knows no locks
            return False
        return True
