"""What follows from the asserted edges by the rules of ontologies/rules: SPARQL updates, applied until nothing new comes.

The rules see the asserted edges and the vocabulary, and nothing else: what is only reported, or no fact at all, cannot leak
into them. Office holders act for their states in the ledger already (edges via office), by dates, which a rule cannot.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

import pyoxigraph as ox

from kg.resources import ontologies
from kg.store import iris
from kg.store.describe import edge_id
from kg.store.facts import Node, graph, kg
from kg.store.rdf import quad_of

_RULE = "rule:"
_FACTS = ox.DefaultGraph()
SEEN = (graph("asserted"), graph("ontology"))


def inferences(quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    """The quads of graph:inferred: each edge that follows, and its node with the rules that gave it (`kg:derivation`).

    `quads` are those of a ledger; only those of graph:asserted and graph:ontology count.
    """
    store = ox.Store()
    for quad in quads:
        if isinstance(quad.graph_name, ox.NamedNode) and quad.graph_name.value in SEEN:
            home = _FACTS if quad.graph_name.value == graph("asserted") else quad.graph_name
            store.add(ox.Quad(quad.subject, quad.predicate, quad.object, home))
    size = -1
    while size != len(store):
        size = len(store)
        for rule in _rules():
            store.update(rule, prefixes=iris.PREFIXES)
    for name in sorted(store.named_graphs(), key=str):
        if name.value.startswith(_RULE):
            for quad in store.quads_for_pattern(None, None, None, name):
                yield from _edge(quad.triple, name.value)


@cache
def _rules() -> tuple[str, ...]:
    """The rules in the order of their files. Each adds edges to the facts, and to a graph of its own that tells them apart."""
    return tuple(path.read_text(encoding="utf-8") for path in sorted((ontologies() / "rules").glob("*.ru")))


def _edge(found: ox.Triple, rule: str) -> Iterator[ox.Quad]:
    """The edge and its node, as for the edges that articles give."""
    subject, predicate, target = (term.value for term in found if isinstance(term, ox.NamedNode))
    home = ox.NamedNode(graph("inferred"))
    yield ox.Quad(found.subject, found.predicate, found.object, home)
    node = Node(iris.iri(edge_id("inferred", (subject, predicate, target))), home.value).types("Edge")
    node.link(iris.RDF + "subject", subject).link(iris.RDF + "predicate", predicate).link(iris.RDF + "object", target)
    node.link(kg("view"), kg("inferred")).value(kg("derivation"), rule)
    yield from map(quad_of, node)
