"""Brings a ledger of an older version up to date: its rows go into tables of today, and what follows from them is computed.

Version 1 lacks what only the texts can tell; such a ledger has to be built anew.
"""

from __future__ import annotations

import sqlite3

from kg.ledger import copies
from kg.ledger.projection import Projection
from kg.ledger.rows import ARTICLE, COLUMNS, Row, article_of
from kg.ledger.schema import define

MIGRATES = (2, 3)

_TABLES = ("run", "article", *COLUMNS, "log")  # parents first
# What version 2 did not know. It is learnt when the articles are read again: then they differ, and replace themselves.
_UNKNOWN = {("claim", "confidence"): "1.0", ("entity", "ancestors"): "'[]'"}


def migrate(connection: sqlite3.Connection) -> None:
    """From any version of MIGRATES to today's, in the caller's transaction."""
    for (name,) in _asked(connection, "SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL"):
        connection.execute(f"DROP INDEX {name}")  # old ledgers have neither views nor triggers
    for table in _TABLES:
        connection.execute(f"ALTER TABLE {table} RENAME TO old_{table}")
    define(connection)
    for table in _TABLES:
        _copy(connection, table)
    for table in reversed(_TABLES):
        connection.execute(f"DROP TABLE old_{table}")
    _derive(connection)


def _copy(connection: sqlite3.Connection, table: str) -> None:
    """All rows in their order, which is that of the texts."""
    known = {row[1] for row in _asked(connection, f"PRAGMA table_info(old_{table})")}
    columns = [row[1] for row in _asked(connection, f"PRAGMA table_info({table})")]
    values = ", ".join(column if column in known else _UNKNOWN[table, column] for column in columns)
    connection.execute(f"INSERT INTO {table} ({', '.join(columns)}) SELECT {values} FROM old_{table} ORDER BY rowid")


def _derive(connection: sqlite3.Connection) -> None:
    Projection(connection, lambda query, *values: _asked(connection, query, *values)).rebuild()
    for (key,) in _asked(connection, "SELECT id FROM article ORDER BY id"):
        (row,) = _asked(connection, f"SELECT {ARTICLE} FROM article WHERE id = ?", key)
        copies.index(connection, article_of(row))


def _asked(connection: sqlite3.Connection, query: str, *values: object) -> list[Row]:
    return connection.execute(query, values).fetchall()
