"""A projection that follows the ledger by what was touched holds what one made from nothing holds."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_readings import KEYS, RUN, Said, build, made_readings, reading_of, unlike

from kg.ledger import Ledger
from kg.model import Article, Edge, EdgeKey, Entity, Lift, Reading, Touched
from kg.protocols import Judged, Record

FEW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
several = st.lists(made_readings(), min_size=1, max_size=5).filter(unlike)
URL = "https://news.example/1"


@dataclass
class Toy:
    """The smallest projection: dictionaries. `change` is where it stands."""

    change: int = 0
    articles: dict[str, Article] = field(default_factory=dict)
    clusters: dict[str, str] = field(default_factory=dict)
    entities: dict[str, Entity] = field(default_factory=dict)
    statements: dict[str, Judged] = field(default_factory=dict)
    edges: dict[EdgeKey, list[Edge]] = field(default_factory=dict)

    def sync(self, record: Record) -> Touched:
        """Takes out what was touched, puts in what the ledger now says of it."""
        touched = record.touched(self.change)
        for held, gone in ((self.articles, touched.articles), (self.clusters, touched.articles), (self.entities, touched.entities),
                           (self.statements, touched.statements), (self.edges, touched.edges)):
            for key in gone:
                held.pop(key, None)  # type: ignore[call-overload]
        self.articles |= {a.id: a for a in record.articles(touched.articles)}
        self.clusters |= record.dup_clusters(touched.articles)
        self.entities |= {e.id: e for e in record.entities(touched.entities)}
        self.statements |= {j.statement.id: j for j in record.statements(touched.statements)}
        for edge in record.edges(only=touched.edges):
            self.edges.setdefault((edge.subject, edge.predicate, edge.object), []).append(edge)
        self.change = record.change
        return touched


def whole(record: Record) -> Toy:
    """The same, read from everything."""
    made = Toy(record.change, {a.id: a for a in record.articles()}, dict(record.dup_clusters()),
               {e.id: e for e in record.entities()}, {j.statement.id: j for j in record.statements()})
    for edge in record.edges():
        made.edges.setdefault((edge.subject, edge.predicate, edge.object), []).append(edge)
    return made


def step(ledger: Ledger, reading: Reading) -> None:
    """Adds an article, or takes it out if it is there."""
    if not ledger.add(reading, RUN):
        ledger.retract(reading.article.id)


@FEW
@given(several, st.lists(st.tuples(st.integers(0, 4), st.booleans()), max_size=10))
def test_following_equals_making_anew(readings: Sequence[Reading], steps: list[tuple[int, bool]]) -> None:
    with tempfile.TemporaryDirectory() as folder, build(Path(folder) / "a.kg", []) as ledger:
        toy = Toy()
        for number, pause in steps:
            step(ledger, readings[number % len(readings)])
            if not pause:
                toy.sync(ledger)
        toy.sync(ledger)
        assert toy == whole(ledger)
        assert toy.sync(ledger) == Touched()
        fresh = Toy()
        fresh.sync(ledger)
        assert fresh == toy


@FEW
@given(several, st.data())
def test_restricted_answers_are_parts_of_the_whole(readings: Sequence[Reading], data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder, build(Path(folder) / "a.kg", readings) as ledger:
        def part(ids: Sequence[str]) -> set[str]:
            return {*data.draw(st.lists(st.sampled_from(ids))), "nobody"}

        entities, statements, edges = ledger.entities(), ledger.statements(), ledger.edges()
        some = part(KEYS)
        assert ledger.entities(some) == tuple(e for e in entities if e.id in some)
        some = part([j.statement.id for j in statements])
        assert ledger.statements(some) == tuple(j for j in statements if j.statement.id in some)
        some = part([r.article.id for r in readings])
        assert ledger.articles(some) == tuple(a for a in ledger.articles() if a.id in some)
        keys = [(e.subject, e.predicate, e.object) for e in edges] or [("", "", "")]
        only = set(data.draw(st.lists(st.sampled_from(keys))))
        for office in (True, False):
            found = ledger.edges(only=only, office=office)
            assert found == tuple(e for e in ledger.edges(office=office) if (e.subject, e.predicate, e.object) in only)
        assert ledger.edges("asserted", only=keys) == ledger.edges("asserted")
        assert (ledger.entities([]), ledger.statements([]), ledger.edges(only=[]), ledger.articles([])) == ((), (), (), ())


# ── By hand: what arbitrary articles seldom hit ─────────────────────────────────────────────────────

ANN, X, Y, Z = "e:ann.person", "wd:Q1", "wd:Q2", "wd:Q3"
LIFTS = [Lift(ANN, X, "e:chair.office")]


def test_articles_that_differ_about_a_statement(tmp_path: Path) -> None:
    """One lexicon calls warnings official, another did not: with the first, the other article's lift counts, too."""
    private = reading_of([Said(ANN, "warns", Y)], lifts=LIFTS, opening="One. ")
    official = reading_of([Said(ANN, "warns", Y, official=True)], opening="Two. ")
    with build(tmp_path / "a.kg", [private]) as ledger:
        toy = Toy()
        toy.sync(ledger)
        for change in (lambda: ledger.add(official, RUN), lambda: ledger.retract(official.article.id)):
            change()
            assert (X, "warns", Y) in toy.sync(ledger).edges
            assert toy == whole(ledger)


def test_read_anew_and_superseded(tmp_path: Path) -> None:
    old = reading_of([Said(X, "attacks", Y)], url=URL, published="2024-05-01", opening="Old. ")
    anew = reading_of([Said(X, "attacks", Y)], url=URL, published="2024-05-01", opening="Old. ", engine="rules 2")
    other = reading_of([Said(X, "visits", Z)], url=URL, published="2024-05-02", opening="New. ")
    with build(tmp_path / "a.kg", [old]) as ledger:
        toy = Toy()
        toy.sync(ledger)
        ledger.add(anew, RUN)
        assert toy.sync(ledger) == Touched(
            frozenset({old.article.id}), frozenset({X, Y}), frozenset({old.statements[0].id}), frozenset({(X, "attacks", Y)}))
        ledger.add(other, RUN)
        assert toy.sync(ledger).articles == {old.article.id, other.article.id}
        assert toy == whole(ledger)
        assert set(toy.edges) == {(X, "visits", Z)}


def test_only_what_an_article_speaks_of_is_touched(tmp_path: Path) -> None:
    readings = [reading_of([Said(X, "attacks", Y)]), reading_of([Said(X, "visits", Z)], opening="Two. ")]
    with build(tmp_path / "a.kg", readings) as ledger:
        assert ledger.touched(1).edges == {(X, "visits", Z)}
        assert ledger.touched(1).entities == {X, Z}


def test_a_ledger_keeps_its_own_name(tmp_path: Path) -> None:
    with build(tmp_path / "a.kg", []) as one, build(tmp_path / "b.kg", []) as other:
        names = {one.uid, other.uid}
    with Ledger.open(tmp_path / "a.kg") as again:
        assert len(names) == 2
        assert again.uid in names
