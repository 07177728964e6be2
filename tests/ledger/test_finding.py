"""What is found by indexes is what a look at everything finds, and costs no such look."""

from __future__ import annotations

import random
import sqlite3
import tempfile
from collections.abc import Sequence
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_readings import KEYS, NAMES, RUN, Said, build, made_readings, reading_of, unlike

from kg.api import Graph
from kg.ledger import Ledger
from kg.model import Reading, Status

FEW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
several = st.lists(made_readings(), min_size=1, max_size=5).filter(unlike)


@FEW
@given(several, st.sampled_from(KEYS), st.sampled_from(("attacks", "meets", "visits")), st.sampled_from(list(Status)))
def test_a_narrow_question_has_the_rows_of_the_wide_one(
    readings: Sequence[Reading], key: str, predicate: str, status: Status
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        build(Path(folder) / "a.kg", readings).close()
        with Graph.open(Path(folder) / "a.kg") as graph:
            here = graph.ledger.find_entities(key)  # an entity that nobody speaks of has no name
            facts, claims = graph.facts(view="all"), graph.claims()
            if here:
                assert graph.facts(key, view="all") == tuple(
                    f for f in facts if f.subject_id == key or (f.predicate == "meets" and f.object_id == key))
                about = {j.statement.id for j in graph.ledger.statements() if any(key in ids for _, ids in j.statement.roles)}
                assert graph.claims(about=key) == tuple(c for c in claims if c.statement in about)
                by = {c.id for c in graph.ledger.claims() if key in (c.holder, *(s.entity for s in c.attribution))}
                assert graph.claims(key) == tuple(c for c in claims if c.id in by)
            assert graph.facts(predicate=predicate, view="all") == tuple(f for f in facts if f.predicate == predicate)
            assert graph.claims(status=status) == tuple(c for c in claims if c.status == status)
            assert graph.claims(predicate=predicate) == tuple(c for c in claims if c.predicate == predicate)
            for fact in facts:
                (edge,) = graph.ledger.edges(fact.status, only=[(fact.subject_id, fact.predicate, fact.object_id)])
                assert tuple(e.claim.id for e in graph.evidence(fact)) == edge.claims
            for reading in readings:
                whole = {row.statement for row in graph.unasserted() if row.statement in {c.statement for c in reading.claims}}
                assert {row.statement for row in graph.unasserted(article=reading.article.id)} == whole


@FEW
@given(several, st.sampled_from(NAMES), st.integers(0, 3), st.integers(1, 9))
def test_names_are_found_whatever_is_in_them(readings: Sequence[Reading], name: str, start: int, length: int) -> None:
    wanted = name[start : start + length].strip().casefold()
    with tempfile.TemporaryDirectory() as folder, build(Path(folder) / "a.kg", readings) as ledger:
        holding = {e.id for e in ledger.entities() if wanted and any(wanted in n.casefold() for n in (e.label, *e.aliases, e.id))}
        found = {e.id for e in ledger.find_entities(wanted)}
        assert found <= holding
        assert bool(found) == bool({e.id for e in ledger.entities()
                                    if wanted and any(wanted in n.casefold() for n in (e.label, *e.aliases))})


# ── Cost ────────────────────────────────────────────────────────────────────────────────────────────


def article(number: int) -> Reading:
    """Two thirds of what an article says is its own, one third is said by every twentieth, about the same few states."""
    own = [Said(f"wd:Q{n}", "attacks", f"e:town-{number}-{n}.city") for n in range(6)]
    shared = [Said(f"wd:Q{n}", "warns", f"wd:Q{number % 20}") for n in range(30, 33)]
    words = " ".join(random.Random(number).choices("abcdefghijklmnopqrstuvwxyz", k=300))  # no copies of each other
    return reading_of([*own, *shared], opening=f"{words}. ", source=f"/in/{number}.txt")


def steps(path: Path, reading: Reading) -> int:
    """How many steps of SQLite's machine it takes to add an article and print what it says: unlike time, the same
    on every machine."""
    taken = 0

    def count() -> None:
        nonlocal taken
        taken += 1

    def watched(*args: object, **options: object) -> sqlite3.Connection:
        connection = connect(*args, **options)  # type: ignore[call-overload]
        connection.set_progress_handler(count, 10)
        return connection

    connect = sqlite3.connect
    sqlite3.connect = watched  # type: ignore[assignment]
    try:
        with Ledger.open(path, mode="write") as ledger:
            assert ledger.add(reading, RUN)
        with Graph.open(path) as graph:
            assert graph.facts(article=reading.article.id)
            graph.reports(article=reading.article.id)
            graph.unasserted(article=reading.article.id)
    finally:
        sqlite3.connect = connect
    return taken * 10


def test_an_article_costs_no_more_in_a_large_ledger(tmp_path: Path) -> None:
    build(tmp_path / "empty.kg", [article(0)]).close()
    build(tmp_path / "large.kg", map(article, range(200))).close()
    new = article(1000)
    small, large = steps(tmp_path / "empty.kg", new), steps(tmp_path / "large.kg", new)
    assert large <= 2 * small, (large, small)
