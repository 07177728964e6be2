"""Fills a store for queries with a ledger, and lets it follow.

Beside the graphs of an export it has a merge of them as default graph, which a query takes for the graph; for the merge
leaves out what is no fact (HIDDEN). A mark tells which ledger it holds, and up to which change.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox

import kg
from kg.identity import digest
from kg.model import Touched
from kg.protocols import Record
from kg.store import iris
from kg.store.articles import home_of
from kg.store.describe import edge_id
from kg.store.facts import graph
from kg.store.inference import inferences
from kg.store.rdf import all_terms, quad_of, quads
from kg.store.vocabulary import below_quad, properties, vocabulary

HIDDEN = frozenset(graph(name) for name in ("reported", "inferred", "reified", "ledger"))
_LAYOUT = 3  # to be raised when the same ledger gives other quads
_IN, _OUT = iris.BASE + "staged/in/", iris.BASE + "staged/out/"
_LEDGER = ox.NamedNode(iris.BASE + "ledger")
_MARKED, _INFERRED = ox.NamedNode(iris.KG + "holds"), ox.NamedNode(iris.KG + "inferred")
_STATEMENTS, _PREDICATE, _QUAD = (ox.NamedNode(name) for name in (graph("statements"), iris.KG + "predicate", iris.KG + "quad"))


@dataclass(frozen=True, slots=True)
class Mark:
    """What a store holds: the ledger, how it is laid out, and the change up to which it follows."""

    uid: str
    layout: str
    change: int

    def quad(self) -> ox.Quad:
        """The mark as it stands in a store."""
        value = ox.Literal(f"{self.uid} {self.layout} {self.change}")
        return ox.Quad(_LEDGER, _MARKED, value, ox.NamedNode(graph("ledger")))


def mark_of(record: Record) -> Mark:
    """The mark of a store that holds all of this ledger."""
    layout = f"{_LAYOUT}/{kg.__version__}/{digest(*vocabulary())}"
    return Mark(record.uid, layout, record.change)


def mark_in(store: ox.Store) -> Mark | None:
    """The mark of a store; None where it has none that can be read."""
    for quad in store.quads_for_pattern(_LEDGER, _MARKED, None, None):
        words = quad.object.value.split(" ") if isinstance(quad.object, ox.Literal) else []
        if len(words) == 3 and words[2].isdecimal():
            return Mark(words[0], words[1], int(words[2]))
    return None


def fill(store: ox.Store, record: Record) -> None:
    """Puts all of a ledger into an empty store. Not safe against a crash: fill a store that nobody knows of yet."""
    with record.snapshot():
        store.bulk_extend(_everything(record))


def follow(store: ox.Store, record: Record, since: int) -> None:
    """Brings a store of this ledger from a change to the last one: all at once, whenever it is interrupted."""
    with record.snapshot():
        touched = record.touched(since)
        new = {*quads(record, touched, reified=True), mark_of(record).quad()}
    old = {*_known(store, touched), *_idle_strangers(store, touched)}
    emptied = {home_of(article) for article in touched.articles} - {home_graph(quad) for quad in new}
    _clear_stages(store)
    _replace(store, old - new, new - old, emptied)


def infer(store: ox.Store) -> None:
    """Puts what follows from the facts into a store, all at once, with a mark that `follow` takes away with it."""
    homes = [ox.NamedNode(graph(name)) for name in ("asserted", "ontology")]
    seen = (quad for home in homes for quad in store.quads_for_pattern(None, None, None, home))
    store.extend([*inferences(seen), ox.Quad(_LEDGER, _INFERRED, ox.Literal(True), ox.NamedNode(graph("ledger")))])


def has_inferred(store: ox.Store) -> bool:
    """Whether a store holds what follows from its facts."""
    return any(True for _ in store.quads_for_pattern(_LEDGER, _INFERRED, None, None))


def _everything(record: Record) -> Iterator[ox.Quad]:
    """All that a store holds. Made from terms, for taking quads apart again would cost as much as the rest."""
    hidden = {ox.NamedNode(name) for name in HIDDEN}
    for subject, predicate, target, home in all_terms(record, reified=True):
        yield ox.Quad(subject, predicate, target, home)
        if home not in hidden:
            yield ox.Quad(subject, predicate, target)
    yield mark_of(record).quad()


def home_graph(quad: ox.Quad) -> str:
    """The IRI of the graph that a quad stands in; "" for the default graph."""
    return "" if isinstance(quad.graph_name, ox.DefaultGraph) else quad.graph_name.value


def _known(store: ox.Store, touched: Touched) -> Iterator[ox.Quad]:
    """What the store has about what was touched."""
    pattern = store.quads_for_pattern
    for article in touched.articles:
        yield from pattern(None, None, None, ox.NamedNode(home_of(article)))
    for name in ("runs", "ledger", "inferred"):
        yield from pattern(None, None, None, ox.NamedNode(graph(name)))
    subjects = [(entity, "entities") for entity in touched.entities]
    subjects += [(statement, name) for statement in touched.statements for name in ("statements", "reified")]
    subjects += [(edge_id(view, key), "statements") for key in touched.edges for view in ("asserted", "reported")]
    for key, name in subjects:
        yield from pattern(ox.NamedNode(iris.iri(key)), None, None, ox.NamedNode(graph(name)))
    for subject, predicate, target in touched.edges:
        for view, term in (("asserted", iris.term), ("reported", iris.reported)):
            ends = ox.NamedNode(iris.iri(subject)), ox.NamedNode(term(predicate)), ox.NamedNode(iris.iri(target))
            yield from pattern(*ends, ox.NamedNode(graph(view)))


def _idle_strangers(store: ox.Store, touched: Touched) -> Iterator[ox.Quad]:
    """Where a property of a user's ontology stands, if only what was touched placed it there."""
    changing = {ox.NamedNode(iris.iri(key)) for key in touched.statements}
    places = {(predicate.object, quad.object) for statement in changing
              for predicate in store.quads_for_pattern(statement, _PREDICATE, None, _STATEMENTS)
              for quad in store.quads_for_pattern(statement, _QUAD, None, _STATEMENTS)}
    for predicate, quad in places:
        if not isinstance(predicate, ox.NamedNode) or not isinstance(quad, ox.Literal) or predicate.value in properties():
            continue
        others = (q.subject for q in store.quads_for_pattern(None, _PREDICATE, predicate, _STATEMENTS) if q.subject not in changing)
        if not any(True for other in others for _ in store.quads_for_pattern(other, _QUAD, quad, _STATEMENTS)):
            for fact in below_quad(predicate.value, int(quad.value)):
                yield quad_of(fact)


def _clear_stages(store: ox.Store) -> None:
    """Takes away what a sync left that was killed before its second step."""
    for name in store.named_graphs():
        if name.value.startswith((_OUT, _IN)):
            store.remove_graph(name)


def _replace(store: ox.Store, out: Iterable[ox.Quad], new: Iterable[ox.Quad], emptied: Iterable[str]) -> None:
    """Takes quads out and puts others in, all at once; `emptied` are graphs that then hold nothing.

    They first go, in one step, into graphs that no query looks at; then one update moves them. So no value becomes text.
    """
    for stage, found in ((_OUT, out), (_IN, new)):
        store.extend(ox.Quad(q.subject, q.predicate, q.object, ox.NamedNode(stage + home_graph(q))) for q in found)
    stages = sorted((name.value for name in store.named_graphs() if name.value.startswith((_OUT, _IN))), reverse=True)
    store.update(";\n".join([*map(_step, stages), *(f"DROP SILENT GRAPH <{name}>" for name in emptied)]))


def _step(stage: str) -> str:
    """Moves one graph; by their names those with what goes come before those with what comes."""
    what = "DELETE" if stage.startswith(_OUT) else "INSERT"
    home = stage.removeprefix(_OUT).removeprefix(_IN)
    merged = "" if home in HIDDEN else "?s ?p ?o . "
    return f"{what} {{ {merged}GRAPH <{home}> {{ ?s ?p ?o }} }} WHERE {{ GRAPH <{stage}> {{ ?s ?p ?o }} }};\nDROP GRAPH <{stage}>"
