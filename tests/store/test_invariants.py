"""What must hold for any articles: order, repetition and retraction leave no trace, and no unasserted plain triple."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

import pyoxigraph as ox
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_readings import RUN, build, made_readings, unlike

from kg.ledger import Ledger
from kg.model import Reading
from kg.store import iris, write
from kg.store.rdf import quads

FEW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
several = st.lists(made_readings(), min_size=1, max_size=4).filter(unlike)


def exported(ledger: Ledger) -> tuple[bytes, ...]:
    found = []
    for name in ("nquads", "jsonl", "trig", "turtle", "graphml", "jsonld"):
        out = io.BytesIO()
        write(ledger, out, name)
        found.append(out.getvalue())
    return tuple(found)


def export_of(readings: list[Reading]) -> tuple[bytes, ...]:
    with tempfile.TemporaryDirectory() as folder, build(Path(folder) / "a.kg", readings) as ledger:
        return exported(ledger)


@FEW
@given(several, st.randoms())
def test_order_and_repetition_do_not_show(readings, random):
    other = [*readings, random.choice(readings)]
    random.shuffle(other)
    assert export_of(readings) == export_of(other)


@FEW
@given(several, st.integers(0, 3))
def test_what_is_taken_out_leaves_no_trace(readings, index):
    gone = readings[index % len(readings)]
    rest = [reading for reading in readings if reading is not gone]
    with tempfile.TemporaryDirectory() as folder, build(Path(folder) / "a.kg", readings) as ledger:
        assert ledger.retract(gone.article.id).id == gone.article.id
        assert exported(ledger) == export_of(rest)
        assert ledger.add(gone, RUN)
        assert exported(ledger) == export_of(readings)


@FEW
@given(several)
def test_a_reading_comes_back_as_it_was_added_and_holds(readings):
    with tempfile.TemporaryDirectory() as folder, build(Path(folder) / "a.kg", readings) as ledger:
        assert [ledger.reading(r.article.id) for r in readings] == readings
        assert ledger.verify() == ()


@FEW
@given(several)
def test_no_graph_holds_a_plain_triple_of_what_is_not_asserted(readings):
    with tempfile.TemporaryDirectory() as folder, build(Path(folder) / "a.kg", readings) as ledger:
        found = list(quads(ledger))
        assert len(found) == len(set(found))
        licensed = {
            (iris.iri(edge.subject), iris.term(edge.predicate), iris.iri(edge.object)) for edge in ledger.edges("asserted")
        }
        status = {judged.statement.id: judged.status.value for judged in ledger.statements()}
        for edge in ledger.edges():
            assert {status[key] for key in edge.statements} == {edge.view}
            assert edge.subject and edge.object
            assert edge.claims
        predicates = {iris.term(judged.statement.predicate) for judged in ledger.statements()}
    plain = {
        (q.subject.value, q.predicate.value, q.object.value)
        for q in found if q.predicate.value in predicates and isinstance(q.object, ox.NamedNode)
    }
    assert plain == licensed
    assert not any(isinstance(end, ox.BlankNode) for q in found for end in (q.subject, q.object, q.graph_name))
    nodes = {iris.iri(entity) for reading in readings for entity in (e.id for e in reading.entities)}
    between = {q.graph_name.value for q in found if q.subject.value in nodes and q.object.value in nodes}
    assert between <= {iris.GRAPH + "asserted", iris.GRAPH + "reported"}
