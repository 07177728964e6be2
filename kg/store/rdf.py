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
from decimal import Decimal
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

Terms = tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal | ox.Triple, ox.NamedNode]

_TYPE = f"<{iris.RDF}type>"
REPORTED = ox.NamedNode(iris.GRAPH + "reported")


def quads(record: Record, touched: Touched | None = None, *, reified: bool = False) -> Iterator[ox.Quad]:
    """All quads of a ledger, or those about what was touched; none twice. See `kg.store.describe.describe`."""
    return (ox.Quad(*terms) for terms in all_terms(record, touched, reified=reified))


def all_terms(record: Record, touched: Touched | None = None, *, reified: bool = False) -> Iterator[Terms]:
    """As `quads`, not yet put together."""
    with record.snapshot():
        # What may be said twice, as of a mention that is a whole sentence, is said in one go about one graph.
        for _, facts in groupby(describe(record, touched, reified=reified), key=itemgetter(3)):
            yield from map(_terms, dict.fromkeys(facts))


_node = lru_cache(maxsize=65536)(ox.NamedNode)  # most are met again and again


def quad_of(fact: Fact) -> ox.Quad:
    """A fact as a quad."""
    return ox.Quad(*_terms(fact))


def _terms(fact: Fact) -> Terms:
    value: ox.NamedNode | ox.Literal | ox.Triple
    if isinstance(fact.object, tuple):
        value = ox.Triple(*map(_node, fact.object))
    elif fact.is_iri:
        value = _node(str(fact.object))
    elif isinstance(fact.object, float):  # a share: decimals compare as they read, doubles would come as 9.5E-1
        value = ox.Literal(format(Decimal(repr(fact.object)), "f"), datatype=_node(iris.XSD + "decimal"))
    elif fact.datatype:
        value = ox.Literal(str(fact.object), datatype=_node(fact.datatype))
    else:
        value = ox.Literal(fact.object)
    return _node(fact.subject), _node(fact.predicate), value, _node(fact.graph)


def _sorted(found: Iterable[ox.Quad]) -> list[ox.Quad]:
    """By graph, subject, predicate, object; the type of a thing comes first."""
    return sorted(found, key=lambda q: (str(q.graph_name), str(q.subject), str(q.predicate) != _TYPE, str(q.predicate),
                                        str(q.object)))


def exported(record: Record, options: Options) -> Iterator[ox.Quad]:
    """The quads of an export: those of the ledger, and what the options add."""
    found = list(quads(record, reified=options.rdf12))
    yield from found
    if options.inferred:
        from kg.store.inference import inferences

        yield from inferences(found)


def write_nquads(record: Record, out: BinaryIO, options: Options) -> None:
    """N-Quads, a line a quad, lines sorted: two ledgers with the same content give the same bytes."""
    for line in sorted(f"{quad} .\n".encode() for quad in exported(record, options)):
        out.write(line)


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
    for line in sorted({f"{triple} .\n".encode() for triple in _triples(record, options)}):
        out.write(line)


def _triples(record: Record, options: Options) -> list[ox.Triple]:
    merged = {ox.Quad(q.subject, q.predicate, q.object) for q in exported(record, options) if q.graph_name != REPORTED}
    return [quad.triple for quad in _sorted(merged)]
