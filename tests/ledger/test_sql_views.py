"""The views of SQL say what the views of Python say."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_readings import Said, build, made_readings, reading_of, unlike

from kg.ledger import Ledger
from kg.model import AUTHOR, Edge, Entity, Lift, Reading

FEW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
several = st.lists(made_readings(), min_size=1, max_size=5).filter(unlike)
ANN, BO, X, Y = "e:ann.person", "e:bo.person", "wd:Q1", "wd:Q2"


@contextmanager
def opened(readings: Sequence[Reading]) -> Iterator[tuple[Ledger, sqlite3.Connection]]:
    """A ledger and another connection to its file, as Datasette has one."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.kg"
        with build(path, readings) as ledger, closing(sqlite3.connect(path)) as connection:
            yield ledger, connection


def as_row(edge: Edge, names: dict[str, str], contested: set[str]) -> tuple[object, ...]:
    """An edge in the columns of `facts`."""
    return (names[edge.subject], edge.predicate, names[edge.object], edge.via, bool(contested & set(edge.statements)),
            edge.support.claims, edge.support.articles, edge.support.first_seen, edge.support.last_seen, edge.subject, edge.object)


@FEW
@given(several)
def test_facts_and_reported_are_the_edges(readings: Sequence[Reading]) -> None:
    with opened(readings) as (ledger, sql):
        names = {entity.id: entity.label for entity in ledger.entities()}
        contested = {judged.statement.id for judged in ledger.statements() if judged.contested}
        for table, view in (("facts", "asserted"), ("reported", "reported")):
            found = sql.execute(f"SELECT * FROM {table} ORDER BY subject_id, predicate, object_id").fetchall()
            assert found == [as_row(edge, names, contested) for edge in ledger.edges(view)]


@FEW
@given(several)
def test_statements_have_one_status(readings: Sequence[Reading]) -> None:
    with opened(readings) as (ledger, sql):
        judged = [(j.statement.id, j.status.value, int(j.contested)) for j in ledger.statements()]
        assert sql.execute("SELECT * FROM statement_status ORDER BY statement").fetchall() == judged


@FEW
@given(several)
def test_evidence_has_every_claim_with_its_words(readings: Sequence[Reading]) -> None:
    with opened(readings) as (ledger, sql):
        texts = {article.id: article.text for article in ledger.articles()}
        rows = sql.execute("SELECT claim, article, char_start, char_end, sentence, trigger_text FROM evidence").fetchall()
        assert {row[0] for row in rows} == {claim.id for claim in ledger.claims()}
        for _, article, start, end, sentence, trigger in rows:
            if "\0" not in texts[article]:  # where SQLite ends a text
                assert sentence == texts[article][start:end]
                assert trigger in sentence
        reasons = sql.execute("SELECT DISTINCT subject, predicate, object, claim FROM edge_claim").fetchall()
        assert set(reasons) == {(e.subject, e.predicate, e.object, claim) for e in ledger.edges() for claim in e.claims}


def test_a_row_of_evidence_needs_no_join() -> None:
    said = [Said(ANN, "warns", Y, "Uu", BO, "CT+", official=True, sentence="Bo said that Ann warns Ruritania.", trigger="warns")]
    names = {X: "Utopia", Y: "Ruritania", ANN: "Ann", BO: "Bo"}
    entities = [Entity(key, name, "Person") for key, name in names.items()]
    reading = reading_of(said, entities=entities, lifts=[Lift(ANN, X, "e:chair.office")], title="Talks", published="2024-05-06")
    with opened([reading]) as (_, sql):
        query = "SELECT subject, predicate, object, via, status, said_by, sentence, trigger_text, title, published FROM evidence"
        shared = ("reported", "Bo", "Bo said that Ann warns Ruritania.", "warns", "Talks", "2024-05-06")
        assert sql.execute(f"{query} ORDER BY via DESC").fetchall() == [
            ("Ann", "warns", "Ruritania", "text", *shared), ("Utopia", "warns", "Ruritania", "office", *shared)]


def test_claims_without_ends_and_by_the_author() -> None:
    with opened([reading_of([Said(X, "attacks", "")])]) as (_, sql):
        found = sql.execute("SELECT subject, predicate, object, status, said_by, holder_id FROM evidence").fetchall()
        assert found == [(None, "attacks", None, "asserted", "the article itself", AUTHOR)]
        assert sql.execute("SELECT count(*) FROM facts").fetchone() == (0,)
