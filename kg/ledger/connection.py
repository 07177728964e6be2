"""Opens the SQLite file of a ledger: the right file, the right version, one writer at a time."""

from __future__ import annotations

import os
import secrets
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

from kg.errors import LedgerError

SCHEMA_VERSION = 4  # 3: confidence of claims, ancestors of entities; 4: uid, projection, departed, copies, uncorrected
APPLICATION_ID = 0x6B676E77  # "kgnw": tells a ledger from any other SQLite file


def connect(path: Path, mode: str) -> sqlite3.Connection:
    """A connection to the ledger at `path`; "write" makes the file when it is missing.

    Raises LedgerError when it is missing, no ledger, of another version, or cannot be opened.
    """
    if mode == "read" and not path.exists():
        raise LedgerError(f"{path}: no such ledger; make one with `kg build`")
    if path.is_dir():
        raise LedgerError(f"{path}: a folder, not a ledger; name a file such as {path / 'news.kg'}")
    try:
        connection = sqlite3.connect(_uri(path, mode), uri=True, isolation_level=None, timeout=30)
    except sqlite3.Error as error:
        raise LedgerError(f"{path}: cannot be opened ({error}); is the folder there, and may you write in it?") from error
    try:
        _prepare(connection, path, mode)
    except (sqlite3.Error, LedgerError) as error:
        connection.close()
        raise _explained(error, path) from error
    return connection


def connect_memory() -> sqlite3.Connection:
    """A connection to a fresh ledger that has no file."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    _prepare(connection, Path(":memory:"), "write")
    return connection


def _uri(path: Path, mode: str) -> str:
    """Readers change nothing (see query_only), but may tidy the journal away where they can: a reader by mode=ro would
    leave one behind. In a folder that nobody may write in, a ledger without a journal is read as it lies."""
    uri = path.absolute().as_uri()
    if mode == "write":
        return uri + "?mode=rwc"
    if os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK):
        return uri + "?mode=rw"
    return uri + ("?mode=ro" if Path(f"{path}-wal").exists() else "?mode=ro&immutable=1")


def _explained(error: Exception, path: Path) -> LedgerError:
    if isinstance(error, LedgerError):
        return error
    if "readonly" in str(error) or "unable to open" in str(error):
        return LedgerError(f"{path}: cannot be written ({error}); copy it to a folder that you may write in")
    return LedgerError(f"{path}: not a ledger ({error}); name a file that `kg build` made")


def _prepare(connection: sqlite3.Connection, path: Path, mode: str) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    kind = _pragma(connection, "application_id")
    version = _pragma(connection, "user_version")
    empty = not connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone()
    if empty and mode == "write":
        _create(connection)
    elif empty:
        raise LedgerError(f"{path}: empty, not a ledger yet; fill it with `kg build`")
    elif kind != APPLICATION_ID:
        raise LedgerError(f"{path}: an SQLite file, but not a ledger; name a file that `kg build` made")
    elif version != SCHEMA_VERSION:
        raise LedgerError(f"{path}: ledger of version {version}, this kg reads version {SCHEMA_VERSION}; build it anew")
    connection.execute("PRAGMA synchronous = NORMAL" if mode == "write" else "PRAGMA query_only = ON")
    connection.create_function("casefold", 1, str.casefold, deterministic=True)


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def _script(name: str) -> str:
    return files("kg.ledger").joinpath(name).read_text(encoding="utf-8")


def _create(connection: sqlite3.Connection) -> None:
    """WAL first: it cannot be set inside a transaction. A kill before COMMIT leaves an empty file, made again."""
    connection.execute("PRAGMA journal_mode = WAL")
    schema = "\n".join(map(_script, ("schema.sql", "views.sql")))
    marks = f"PRAGMA application_id = {APPLICATION_ID};\nPRAGMA user_version = {SCHEMA_VERSION};\n"
    marks += f"INSERT INTO ledger VALUES ('{secrets.token_hex(8)}');\n"
    connection.executescript(f"BEGIN IMMEDIATE;\n{schema}\n{marks}COMMIT;")


@contextmanager
def transaction(connection: sqlite3.Connection, what: str) -> Iterator[None]:
    """All of it or nothing. Raises LedgerError, saying `what` failed, when SQLite refuses."""
    try:
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")
    except (sqlite3.Error, UnicodeEncodeError) as error:  # a lone surrogate is no text
        raise LedgerError(f"{what} ({error})") from error


class WriterLock:
    """Holds `PATH-lock` for one writer. The system lets it go when the process ends, however it ends.

    A file of its own, because closing any handle of the ledger's file would drop SQLite's locks on it.
    """

    def __init__(self, path: Path) -> None:
        """Raises LedgerError when another process, or this one, already writes to the ledger."""
        self._path = Path(f"{path}-lock")
        try:
            self._handle = self._take()
        except BlockingIOError as error:
            raise LedgerError(f"{path}: another kg is writing to it; wait until it has ended, then try again") from error
        except OSError as error:
            raise LedgerError(f"{path}: cannot be written ({error.strerror}); choose a folder that is there and that "
                              "you may write in") from error

    def _take(self) -> int:
        while True:
            handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o644)
            try:
                _lock(handle)
                # The writer before us may have removed the file between our open and our lock.
                if self._path.exists() and os.path.samestat(os.fstat(handle), os.stat(self._path)):
                    return handle
            except BaseException:
                os.close(handle)
                raise
            os.close(handle)

    def release(self) -> None:
        """Removes the file while it is still ours, then lets go."""
        if sys.platform != "win32":
            self._path.unlink(missing_ok=True)
        os.close(self._handle)


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            raise BlockingIOError from error
else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
