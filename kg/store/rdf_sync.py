"""Fills a store for queries with a ledger, and lets it follow.

Beside the graphs of an export it has a merge of them as default graph, which a query takes for the graph; for the merge
leaves out what is no fact (HIDDEN). A mark tells which ledger it holds, and up to which change.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

import pyoxigraph as ox

import kg
from kg.identity import digest
from kg.model import Touched
from kg.protocols import Record
from kg.store import iris
from kg.store.articles import home_of
from kg.store.describe import describe, edge_id
from kg.store.facts import graph
from kg.store.inference import inferences
from kg.store.nquads import line, triple_line
from kg.store.rdf import quad_of, quads
from kg.store.vocabulary import below_quad, properties, vocabulary

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

HIDDEN = frozenset(graph(name) for name in ("reported", "inferred", "reified", "ledger"))
_LINES, _CHUNK = 4096, 1 << 20  # made at once, read at once (bytes)
_LAYOUT = 3  # to be raised when the same ledger gives other quads
_LEDGER, _MARKS = ox.NamedNode(iris.BASE + "ledger"), ox.NamedNode(graph("ledger"))
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
        return ox.Quad(_LEDGER, _MARKED, value, _MARKS)


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
        store.bulk_load(io.BufferedReader(_Text(_everything(record)), _CHUNK), ox.RdfFormat.N_QUADS, lenient=True)


def follow(store: ox.Store, record: Record, since: int) -> None:
    """Brings a store of this ledger from a change to the last one. The mark changes last: a store whose sync was interrupted
    still has the old one, and becomes whole by following again from there."""
    with record.snapshot():
        touched, mark = record.touched(since), mark_of(record)
        new = set(quads(record, touched, reified=True))
    strangers, old = set(_idle_strangers(store, touched)), set(_known(store, touched))
    for gone in (strangers - new, old - new):  # strangers first: the statements that placed them tell of them
        for quad in _merged(gone):
            store.remove(quad)
    store.extend(_merged(new - old))  # after: the store writes some numbers in another way, so that they go and come
    for home in {home_of(article) for article in touched.articles} - {home_graph(quad) for quad in new}:
        store.remove_graph(ox.NamedNode(home))
    store.clear_graph(_MARKS)
    store.add(mark.quad())


def _merged(found: Iterable[ox.Quad]) -> set[ox.Quad]:
    """These quads, and what they are in the default graph. No triple stands in two graphs, so it goes with its quad."""
    known = set(found)
    return known | {ox.Quad(q.subject, q.predicate, q.object) for q in known if home_graph(q) not in HIDDEN}


def infer(store: ox.Store) -> None:
    """Puts what follows from the facts into a store, all at once, with a mark that `follow` takes away with it."""
    homes = [ox.NamedNode(graph(name)) for name in ("asserted", "ontology")]
    seen = (quad for home in homes for quad in store.quads_for_pattern(None, None, None, home))
    store.extend([*inferences(seen), ox.Quad(_LEDGER, _INFERRED, ox.Literal(True), _MARKS)])


def has_inferred(store: ox.Store) -> bool:
    """Whether a store holds what follows from its facts."""
    return any(True for _ in store.quads_for_pattern(_LEDGER, _INFERRED, None, None))


def _everything(record: Record) -> Iterator[str]:
    """All that a store holds, as N-Quads: pyoxigraph reads them faster than Python makes its objects."""
    for fact in describe(record, reified=True):
        yield line(fact)
        if fact.graph not in HIDDEN:
            yield triple_line(fact)
    yield f"{mark_of(record).quad()} .\n"


class _Text(io.RawIOBase):
    """Lines as a stream of bytes."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines, self._rest = lines, b""

    def readable(self) -> bool:
        """Yes, and nothing else."""
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """Fills the buffer as far as the next lines go; 0 after the last."""
        self._rest = self._rest or "".join(islice(self._lines, _LINES)).encode()
        room = memoryview(buffer).cast("B")
        count = min(len(room), len(self._rest))
        room[:count], self._rest = self._rest[:count], self._rest[count:]
        return count


def home_graph(quad: ox.Quad) -> str:
    """The IRI of the graph that a quad stands in; "" for the default graph."""
    return "" if isinstance(quad.graph_name, ox.DefaultGraph) else quad.graph_name.value


def _known(store: ox.Store, touched: Touched) -> Iterator[ox.Quad]:
    """What the store has about what was touched."""
    pattern = store.quads_for_pattern
    for article in touched.articles:
        yield from pattern(None, None, None, ox.NamedNode(home_of(article)))
    for name in ("runs", "inferred"):
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
