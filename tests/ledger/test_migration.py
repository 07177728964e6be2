"""Ledgers of older versions, made by the kg of their time, are brought up to date when somebody writes to them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from made_readings import RUN, Said, build, reading_of

from kg.errors import LedgerError
from kg.ledger import Ledger

OLD = Path(__file__).parent / "old"


def old_ledger(path: Path, version: int) -> Path:
    """The ledger of that version, as a file."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript((OLD / f"version{version}.sql").read_text(encoding="utf-8"))
    return path


def schema(path: Path) -> set[tuple[str, str]]:
    """What the file holds, by name and definition."""
    with closing(sqlite3.connect(path)) as connection:
        return {(str(name), str(sql)) for name, sql in connection.execute("SELECT name, sql FROM sqlite_schema")}


@pytest.mark.parametrize("version", [2, 3])
def test_an_old_ledger_says_the_same_afterwards(tmp_path: Path, version: int) -> None:
    path = old_ledger(tmp_path / "old.kg", version)
    with closing(sqlite3.connect(path)) as connection:
        claims = connection.execute("SELECT id, statement, trigger_text FROM claim ORDER BY id").fetchall()
        log = connection.execute("SELECT change, action, article, source, at FROM log").fetchall()
    with Ledger.open(path, mode="write") as ledger:
        assert ledger.verify() == ()
        assert sorted((c.id, c.statement, c.trigger) for c in ledger.claims()) == claims
        assert [(c.number, c.action, c.article, c.source, c.at) for c in ledger.changes()] == log
        assert ("wd:Q142", "negotiatesWith", "wd:Q794") in {(e.subject, e.predicate, e.object) for e in ledger.edges("asserted")}
        assert ledger.add(reading_of([Said("wd:Q1", "attacks", "wd:Q2")]), RUN)
        assert ledger.change == log[-1][0] + 1


@pytest.mark.parametrize("version", [2, 3])
def test_it_is_as_one_made_today(tmp_path: Path, version: int) -> None:
    path = old_ledger(tmp_path / "old.kg", version)
    with Ledger.open(path, mode="write") as ledger:
        readings, runs, run_of = [ledger.reading(a.id) for a in ledger.articles()], ledger.runs(), ledger.run_of()
    with build(tmp_path / "new.kg", []) as made:
        for reading in readings:
            made.add(reading, runs[run_of[reading.article.id]])
        with Ledger.open(path) as ledger:
            assert schema(path) == schema(made.path)
            keys = {(e.subject, e.predicate, e.object) for e in made.edges()}
            assert ledger.edges(only=keys) == made.edges() != ()
            assert (ledger.entities(), ledger.statements()) == (made.entities(), made.statements())
            assert ledger.touched(0) == made.touched(0)
            assert ledger.uid != made.uid


def test_what_was_not_known_then_is_learnt_by_reading_again(tmp_path: Path) -> None:
    with Ledger.open(old_ledger(tmp_path / "old.kg", 2), mode="write") as ledger:
        assert {entity.ancestors for entity in ledger.entities()} == {()}
        reading = ledger.reading(ledger.articles()[0].id)
        assert ledger.add(reading, RUN)  # its digest is that of today's records
        assert ledger.changes()[-1].action == "replace"


@pytest.mark.parametrize("version", [2, 3])
def test_reading_an_old_one_says_what_to_do(tmp_path: Path, version: int) -> None:
    path = old_ledger(tmp_path / "old.kg", version)
    before = path.read_bytes()
    with pytest.raises(LedgerError, match=f"version {version}, this kg reads version 4; run `kg compact` on it"):
        Ledger.open(path)
    assert path.read_bytes() == before


def test_a_migration_that_fails_changes_nothing(tmp_path: Path) -> None:
    path = old_ledger(tmp_path / "old.kg", 3)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute("UPDATE statement SET edges = 'no JSON'")
        connection.commit()
        before = list(connection.iterdump())
    with pytest.raises((LedgerError, ValueError)):
        Ledger.open(path, mode="write")
    with closing(sqlite3.connect(path)) as connection:
        assert list(connection.iterdump()) == before
