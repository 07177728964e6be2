"""The graph as RDF 1.1: named graphs, no blank nodes, and no plain edge for what is not asserted, in any graph.

    graph:asserted    plain edges in kg:           graph:statements  statements, and each edge with its statements
    graph:reported    plain edges in kgr:          graph:entities    labels, types, other names
    graph:runs        what articles were read with graph:ontology    classes and properties with what stands above them
    graph:doc/HEX     one article: claims, sentences, mentions, open edges

No triple stands in two graphs, so the union of graphs is their merge.

Turtle and N-Triples know no named graphs: they hold all but graph:reported, as one graph; so does the default graph of
a query. Files are sorted, so that the same ledger gives the same bytes.
"""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import BinaryIO

import pyoxigraph as ox

from kg.model import Touched
from kg.protocols import Record
from kg.store import iris
from kg.store.describe import describe
from kg.store.facts import Fact
from kg.store.formats import Options
from kg.store.nquads import lexical, line, triple_line

_TYPE = f"<{iris.RDF}type>"
REPORTED = ox.NamedNode(iris.GRAPH + "reported")


def facts(record: Record, touched: Touched | None = None, *, reified: bool = False) -> Iterator[Fact]:
    """All facts of a ledger, or those about what was touched; none twice. See `kg.store.describe.describe`."""
    with record.snapshot():
        # What may be said twice, as of a mention that is a whole sentence, is said in one go about one graph.
        for _, found in groupby(describe(record, touched, reified=reified), key=itemgetter(3)):
            yield from dict.fromkeys(found)


def quads(record: Record, touched: Touched | None = None, *, reified: bool = False) -> Iterator[ox.Quad]:
    """The same as quads."""
    return map(quad_of, facts(record, touched, reified=reified))


_node = lru_cache(maxsize=65536)(ox.NamedNode)  # most are met again and again


def quad_of(fact: Fact) -> ox.Quad:
    """A fact as a quad."""
    return ox.Quad(_node(fact.subject), _node(fact.predicate), _object(fact), _node(fact.graph))


def _object(fact: Fact) -> ox.NamedNode | ox.Literal | ox.Triple:
    if isinstance(fact.object, tuple):
        return ox.Triple(*map(_node, fact.object))
    if fact.is_iri:
        return _node(str(fact.object))
    text, datatype = lexical(fact)
    return ox.Literal(text, datatype=_node(datatype)) if datatype else ox.Literal(text)


def _sorted(found: Iterable[ox.Quad]) -> list[ox.Quad]:
    """By graph, subject, predicate, object; the type of a thing comes first."""
    return sorted(found, key=lambda q: (str(q.graph_name), str(q.subject), str(q.predicate) != _TYPE, str(q.predicate),
                                        str(q.object)))


def exported(record: Record, options: Options) -> Iterator[ox.Quad]:
    """The quads of an export: those of the ledger, and what the options add."""
    found = list(facts(record, reified=options.rdf12))
    yield from map(quad_of, found)
    yield from _inferred(found, options)


def _inferred(found: Iterable[Fact], options: Options) -> Iterator[ox.Quad]:
    if options.inferred:
        from kg.store.inference import SEEN, inferences

        yield from inferences(quad_of(fact) for fact in found if fact.graph in SEEN)


def write_nquads(record: Record, out: BinaryIO, options: Options) -> None:
    """N-Quads, a line a quad, lines sorted: two ledgers with the same content give the same bytes."""
    found = list(facts(record, reified=options.rdf12))
    lines = [*map(line, found), *(f"{quad} .\n" for quad in _inferred(found, options))]
    out.writelines(text.encode() for text in sorted(lines))


def write_trig(record: Record, out: BinaryIO, options: Options) -> None:
    """TriG: all named graphs, for people."""
    _write(_sorted(exported(record, options)), out, ox.RdfFormat.TRIG)


def write_jsonld(record: Record, out: BinaryIO, options: Options) -> None:
    """JSON-LD 1.0, expanded, with all named graphs."""
    ox.serialize(_sorted(exported(record, options)), out, ox.RdfFormat.JSON_LD)


def write_turtle(record: Record, out: BinaryIO, options: Options) -> None:
    """Turtle: all but the reported edges, as one graph."""
    _write(_triples(record, options), out, ox.RdfFormat.TURTLE)


def _write(found: list[ox.Quad] | list[ox.Triple], out: BinaryIO, form: ox.RdfFormat) -> None:
    """pyoxigraph writes the prefixes at the head, in another order each time."""
    written = io.BytesIO()
    ox.serialize(found, written, form, prefixes=iris.PREFIXES)
    written.seek(0)
    out.writelines(sorted(written.readline() for _ in iris.PREFIXES))
    shutil.copyfileobj(written, out)


def write_ntriples(record: Record, out: BinaryIO, options: Options) -> None:
    """N-Triples: all but the reported edges, as one graph, lines sorted."""
    found = list(facts(record, reified=options.rdf12))
    lines = {triple_line(fact) for fact in found if fact.graph != REPORTED.value}
    lines.update(f"{quad.triple} .\n" for quad in _inferred(found, options))
    out.writelines(text.encode() for text in sorted(lines))


def _triples(record: Record, options: Options) -> list[ox.Triple]:
    merged = {ox.Quad(q.subject, q.predicate, q.object) for q in exported(record, options) if q.graph_name != REPORTED}
    return [quad.triple for quad in _sorted(merged)]
