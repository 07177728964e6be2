"""The ledger: one SQLite file that articles are added to and taken out of, whole."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from kg.errors import LedgerError
from kg.identity import digest, sha256_text
from kg.ledger import copies, rows
from kg.ledger.check import Fault, faults
from kg.ledger.connection import connect, connect_memory, transaction
from kg.ledger.lock import WriterLock
from kg.ledger.readers import Readers
from kg.ledger.support import moment
from kg.ledger.uncorrected import Before
from kg.model import Article, Reading


@dataclass(frozen=True, slots=True)
class Change:
    """One entry of the log. `action`: add, replace (read anew), correct (other corrections), supersede (its url has a newer
    text), retract."""

    number: int
    action: str
    article: str
    source: str
    at: str  # UTC


class Ledger(Readers):
    """The record of what the articles say. Use as a context manager:

        with Ledger.open("news.kg", mode="write") as ledger:
            ledger.add(reading, {"engine": "rules"})
    """

    def __init__(self, connection: sqlite3.Connection, path: Path, lock: WriterLock | None, *, writable: bool = False) -> None:
        super().__init__(connection, path)
        self._lock = lock
        self._writable = writable

    @classmethod
    def open(cls, path: str | os.PathLike[str], *, mode: str = "read", wait: float = 0.0) -> Self:
        """The ledger at `path`: "read" one that is there, any number at a time, or "write", one at a time, making it or
        bringing it up to date; waits up to `wait` seconds for another writer.

        Raises LedgerError when it is missing, locked, of another version, no ledger, or may not be written.
        """
        if mode not in ("read", "write"):
            raise LedgerError(f"{path}: mode {mode!r}; known: read, write")
        file = Path(path)
        lock = WriterLock(file, wait) if mode == "write" else None
        try:
            return cls(connect(file, mode), file, lock, writable=mode == "write")
        except BaseException:
            if lock:
                lock.release()
            raise

    @classmethod
    def in_memory(cls) -> Self:
        """A fresh ledger without a file, for reading and writing; it is gone when it is closed."""
        return cls(connect_memory(), Path("in memory"), None, writable=True)

    def close(self) -> None:
        """Closes the file and lets the next writer in; closing twice does no harm."""
        self._connection.close()
        if self._lock:
            self._lock.release()
            self._lock = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # ── Writing ─────────────────────────────────────────────────────────────────────────────────────

    def add(
        self, reading: Reading, run: Mapping[str, str], before: Before | None = None, *, place: str | None = None
    ) -> bool:
        """Puts an article in, in one transaction; whether that changed anything.

        The same reading again changes nothing; another reading of the same article replaces it. Another text of the
        same url supersedes the older one (by `published`; without dates the one added now is the newer), and an
        older text of a url changes nothing. Where corrections made `reading`, `before` says of what; `place` is the path
        of the text where its source is seen from elsewhere. Raises LedgerError when the ledger is open for reading only
        or the text cannot be stored.
        """
        self._must_write()
        article, told = reading.article, rows.rows_of(reading)
        mark = _mark(reading, told, before)
        known = self._ask("SELECT digest FROM article WHERE id = ?", article.id)
        rivals = self.rivals(article)
        if known == [(mark,)] or any(later(rival, article) for rival in rivals):
            return False
        with transaction(self._connection, f"{self.path}: cannot store {article.source}"):
            for rival in rivals:
                self._remove(rival, "supersede")
            self._insert(reading, told, run, mark, "replace" if known else "add", place)
            if before:
                self.uncorrected.keep(reading, before)
        return True

    @contextmanager
    def transaction(self, what: str) -> Iterator[None]:
        """Several additions, or none of them. `what` says in an error what failed ("cannot be merged")."""
        self._must_write()
        with transaction(self._connection, f"{self.path}: {what}"):
            yield

    def compact(self) -> tuple[int, int]:
        """Gives the room of what was taken out back to the disk; bytes of the file before and after."""
        self._must_write()
        before = self._bytes()
        try:
            for statement in ("PRAGMA wal_checkpoint(TRUNCATE)", "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"):
                self._connection.execute(statement)
        except sqlite3.Error as error:
            raise LedgerError(f"{self.path}: cannot be compacted ({error}); it is as it was") from error
        return before, self._bytes()

    def _bytes(self) -> int:
        """Of the file and its journal."""
        files = (self.path, Path(f"{self.path}-wal"))
        return sum(file.stat().st_size for file in files if file.exists())

    def correct(self, reading: Reading, before: Before) -> bool:
        """Brings an article that is here in line with other corrections; whether that changed what it says.

        `before` is the same article as it was read. Where it lies and what it was read with stay.
        """
        self._must_write()
        key, told = reading.article.id, rows.rows_of(reading)
        mark = _mark(reading, told, before)
        ((known, path, run),) = self._ask(
            "SELECT a.digest, a.path, r.properties FROM article a JOIN run r ON r.id = a.run WHERE a.id = ?", key)
        with transaction(self._connection, f"{self.path}: cannot correct {reading.article.source}"):
            if known != mark:
                self._insert(reading, told, json.loads(run), mark, "correct")
                self._connection.execute("UPDATE article SET path = ? WHERE id = ?", (path, key))
            self.uncorrected.keep(reading, before)
        return bool(known != mark)

    def stamp(self, articles: Collection[str], mark: str) -> None:
        """Notes that corrections, known by `mark`, do not concern these articles (ids)."""
        self._must_write()
        with transaction(self._connection, f"{self.path}: cannot note the corrections"):
            self.uncorrected.stamp(articles, mark)

    def retract(self, key: str) -> Article:
        """Takes an article out with everything that only it supports; the article that it was.

        `key` is its id, URL or source path. Raises LedgerError when none or several match.
        """
        self._must_write()
        article = self.article(key)
        with transaction(self._connection, f"{self.path}: cannot take out {article.id}"):
            self._remove(article, "retract")
        return article

    def _must_write(self) -> None:
        if not self._writable:
            raise LedgerError(f"{self.path}: open for reading only; open it with mode 'write'")

    def _insert(
        self, reading: Reading, told: rows.Tables, run: Mapping[str, str], mark: str, action: str, place: str | None = None
    ) -> None:
        article, execute = reading.article, self._connection.execute
        change = self._note(action, article)
        with self._projection.following(change, article.id, reading.statements):
            execute("DELETE FROM article WHERE id = ?", (article.id,))
            run_id = "run:" + digest(dict(run))
            execute("INSERT OR IGNORE INTO run VALUES (?, ?)", (run_id, rows.compact(dict(sorted(run.items())))))
            extra = (change, mark, run_id, self.relative(place or article.source), sha256_text(article.text))
            execute(f"INSERT INTO article ({rows.ARTICLE}, change, digest, run, path, sha256) "
                    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (*rows.article_row(article), *extra))
            copies.index(self._connection, article)
            self._insert_rows(told)
        self._drop_idle_runs()

    def _insert_rows(self, told: rows.Tables) -> None:
        for table, values in told.items():
            columns = rows.COLUMNS[table]
            marks = ", ".join("?" * (columns.count(",") + 2))
            # Two rules may find one claim: the first is kept, as one source says one thing once at one place.
            clash = "OR IGNORE " if table == "claim" else ""
            self._connection.executemany(f"INSERT {clash}INTO {table} (article, {columns}) VALUES ({marks})", values)

    def _remove(self, article: Article, action: str) -> None:
        with self._projection.following(self._note(action, article), article.id):
            self._connection.execute("DELETE FROM article WHERE id = ?", (article.id,))
        self._drop_idle_runs()

    def _drop_idle_runs(self) -> None:
        self._connection.execute("DELETE FROM run WHERE NOT EXISTS (SELECT 1 FROM article WHERE run = run.id)")

    def _note(self, action: str, article: Article) -> int:
        entry = (action, article.id, article.source)
        cursor = self._connection.execute("INSERT INTO log (action, article, source) VALUES (?, ?, ?)", entry)
        return int(cursor.lastrowid or 0)

    # ── History and health ──────────────────────────────────────────────────────────────────────────

    def changes(self, since: int = 0) -> tuple[Change, ...]:
        """What happened after change number `since`, in order."""
        query = "SELECT change, action, article, source, at FROM log WHERE change > ? ORDER BY change"
        return tuple(Change(*row) for row in self._ask(query, since))

    def verify(self) -> tuple[Fault, ...]:
        """Reads every span again in the stored text and every reference; what does not hold, in order."""
        with self.snapshot():
            marks = dict(self._ask("SELECT id, sha256 FROM article"))
            known = {row[0] for row in self._ask("SELECT DISTINCT id FROM entity UNION SELECT DISTINCT statement FROM claim")}
            return tuple(
                fault for article in sorted(marks) for fault in faults(self.reading(article), marks[article], known))


def _mark(reading: Reading, told: rows.Tables, before: Before | None) -> str:
    """What an article must not differ in to be the same again: also in what was read where corrections hide it."""
    mark = rows.reading_digest(reading, told)
    return mark if before is None or before.reading == reading else digest(mark, rows.reading_digest(before.reading))


def later(one: Article, other: Article) -> bool:
    """Whether `one` is known to be published after `other`."""
    first, second = moment(one.published), moment(other.published)
    return first is not None and second is not None and first > second
