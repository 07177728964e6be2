"""Opens the SQLite file of a ledger: the right file, the right version, one writer at a time."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import LedgerError
from kg.ledger.migration import MIGRATES, migrate
from kg.ledger.schema import APPLICATION_ID, SCHEMA_VERSION, create, pragma

# An article is some hundred pages, here and there in the indexes of a large ledger: fewer are read and written twice.
_CACHE = 64 * 1024  # KiB
_JOURNAL = 8_000  # pages of 4 KiB, before they are moved into the file


def connect(path: Path, mode: str) -> sqlite3.Connection:
    """A connection to the ledger at `path`; "write" makes the file when it is missing, and brings one of an older version
    up to date.

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
    if "disk" in str(error) and "image" not in str(error):
        return LedgerError(f"{path}: cannot be opened ({error}); is the disk full?")
    if "malformed" in str(error):
        return LedgerError(f"{path}: is damaged ({error}); copy it from a backup or build it anew")
    return LedgerError(f"{path}: not a ledger ({error}); name a file that `kg build` made")


def _prepare(connection: sqlite3.Connection, path: Path, mode: str) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    kind = pragma(connection, "application_id")
    version = pragma(connection, "user_version")
    empty = not connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone()
    if empty and mode == "write":
        create(connection)
    elif empty:
        raise LedgerError(f"{path}: empty, not a ledger yet; fill it with `kg build`")
    elif kind != APPLICATION_ID:
        raise LedgerError(f"{path}: an SQLite file, but not a ledger; name a file that `kg build` made")
    elif version in MIGRATES and mode == "write":
        with transaction(connection, f"{path}: cannot be brought up to date"):
            migrate(connection)
    elif version != SCHEMA_VERSION:
        raise LedgerError(f"{path}: ledger of version {version}, this kg reads version {SCHEMA_VERSION}; {_way_out(version)}")
    connection.execute("PRAGMA synchronous = NORMAL" if mode == "write" else "PRAGMA query_only = ON")
    connection.execute(f"PRAGMA cache_size = -{_CACHE}")
    connection.execute(f"PRAGMA wal_autocheckpoint = {_JOURNAL}")
    connection.create_function("casefold", 1, str.casefold, deterministic=True)


def _way_out(version: int) -> str:
    if version > SCHEMA_VERSION:
        return "a newer kg made it, use that one"
    return "run `kg compact` on it to bring it up to date" if version in MIGRATES else "build it anew"


@contextmanager
def transaction(connection: sqlite3.Connection, what: str) -> Iterator[None]:
    """All of it or nothing; inside another transaction, a part of that. Raises LedgerError, saying `what` failed, when
    SQLite refuses."""
    if connection.in_transaction:
        yield
        return
    try:
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:  # where the disk is full, SQLite has already gone back
                connection.execute("ROLLBACK")
            raise
    except (sqlite3.Error, UnicodeEncodeError) as error:  # a lone surrogate is no text
        raise LedgerError(f"{what} ({error})") from error
