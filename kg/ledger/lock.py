"""One writer at a time: a lock that the operating system holds, and a note of who holds it."""

from __future__ import annotations

import os
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from kg.errors import LedgerError

_PAUSE = 0.05  # seconds between two tries


class WriterLock:
    """Holds `PATH-lock` for one writer. The system lets it go when the process ends, however it ends; what the file says
    of a process is for people, and decides nothing.

    A file of its own, because closing any handle of the ledger's file would drop SQLite's locks on it.
    """

    def __init__(self, path: Path, wait: float = 0.0) -> None:
        """Waits up to `wait` seconds. Raises LedgerError when another process, or this one, still writes to the ledger."""
        self._path = Path(f"{path}-lock")
        try:
            self._handle = self._wait(wait)
        except BlockingIOError as error:
            raise LedgerError(f"{path}: another kg is writing to it{self._holder()}; try again when it has ended") from error
        except OSError as error:
            raise LedgerError(f"{path}: cannot be written ({error.strerror}); choose a folder that is there and that "
                              "you may write in") from error

    def _wait(self, seconds: float) -> int:
        end = time.monotonic() + seconds
        while True:
            try:
                return self._take()
            except BlockingIOError:
                if time.monotonic() >= end:
                    raise
            time.sleep(_PAUSE)

    def _take(self) -> int:
        while True:
            handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o644)
            try:
                _lock(handle)
                # The writer before us may have removed the file between our open and our lock.
                if self._path.exists() and os.path.samestat(os.fstat(handle), os.stat(self._path)):
                    self._sign(handle)
                    return handle
            except BaseException:
                os.close(handle)
                raise
            os.close(handle)

    def _sign(self, handle: int) -> None:
        os.ftruncate(handle, 0)
        os.lseek(handle, 0, os.SEEK_SET)
        os.write(handle, f"process {os.getpid()} since {datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC".encode())

    def _holder(self) -> str:
        """Who signed the file, in brackets; nothing where that cannot be read."""
        try:
            signed = self._path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return ""
        return f" ({signed})" if signed.startswith("process ") else ""

    def release(self) -> None:
        """Removes the file while it is still ours, then lets go."""
        if sys.platform != "win32":
            self._path.unlink(missing_ok=True)
        os.close(self._handle)


if sys.platform == "win32":
    import msvcrt

    _BEHIND = 1 << 20  # a locked byte cannot be read there: lock one behind the signature

    def _lock(handle: int) -> None:
        os.lseek(handle, _BEHIND, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            raise BlockingIOError from error
else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
