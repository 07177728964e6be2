"""The tables, indexes and views of a ledger, and the marks that tell a ledger from other SQLite files."""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Iterator
from importlib.resources import files

# 2: circumstances of claims; 3: confidence of claims, ancestors of entities; 4: uid, entity_form, projection, departed,
# copies, uncorrected, views
SCHEMA_VERSION = 4
APPLICATION_ID = 0x6B676E77  # "kgnw"


def create(connection: sqlite3.Connection) -> None:
    """Makes an empty ledger of an empty file. A kill before COMMIT leaves an empty file, made again."""
    connection.execute("PRAGMA journal_mode = WAL")  # first: it cannot be set inside a transaction
    connection.execute("BEGIN IMMEDIATE")
    define(connection)
    connection.execute("COMMIT")


def define(connection: sqlite3.Connection) -> None:
    """The tables, the marks and a new uid, in the caller's transaction."""
    for statement in _statements():
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    connection.execute("INSERT INTO ledger VALUES (?)", (secrets.token_hex(8),))


def pragma(connection: sqlite3.Connection, name: str) -> int:
    """The value of a PRAGMA that is a number."""
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def _statements() -> Iterator[str]:
    """One by one: Python's executescript would end the transaction."""
    for name in ("schema.sql", "views.sql"):
        statement = ""
        for line in files("kg.ledger").joinpath(name).read_text(encoding="utf-8").splitlines(keepends=True):
            statement += line
            if sqlite3.complete_statement(statement):
                yield statement
                statement = ""
