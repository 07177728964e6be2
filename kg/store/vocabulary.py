"""The vocabulary as facts: what the classes and properties of ontologies/kg.ttl are called and what stands above them.

The same in every graph, so that a query finds `kg:attacks` below `kg:materiallyConflictsWith` without loading a file.
"""

from __future__ import annotations

from functools import cache

from kg.resources import ontologies
from kg.store import iris
from kg.store.facts import Fact, Node, graph, kg

QUADS = {1: "verballyCooperatesWith", 2: "materiallyCooperatesWith", 3: "verballyConflictsWith",
         4: "materiallyConflictsWith"}
_SAID = (iris.RDF + "type", iris.RDFS + "label", iris.RDFS + "subClassOf", iris.RDFS + "subPropertyOf",
         iris.OWL + "inverseOf", kg("opposedTo"))
_TERMS = frozenset({iris.OWL + "Class", iris.OWL + "ObjectProperty"})
_VOICES = {"Author": "the author", "Generic": "an unnamed source"}


@cache
def vocabulary() -> tuple[Fact, ...]:
    """Types, labels, hierarchy, inverses and opposites of all classes and properties, in file order; and the two voices that
    are no entity of a text. A property with a quad class of its own and nothing above it stands below that class."""
    from pyoxigraph import Literal, NamedNode, RdfFormat, parse

    told: dict[str, list[tuple[str, str, bool]]] = {}
    quads: dict[str, int] = {}
    for quad in parse(path=str(ontologies() / "kg.ttl"), format=RdfFormat.TURTLE):
        subject, predicate, value = quad.subject, quad.predicate.value, quad.object
        if not isinstance(subject, NamedNode) or not isinstance(value, NamedNode | Literal):
            continue
        if predicate in _SAID:
            told.setdefault(subject.value, []).append((predicate, value.value, isinstance(value, NamedNode)))
        elif predicate == kg("quad"):
            quads[subject.value] = int(value.value)
    found: list[Fact] = []
    for term, said in told.items():
        if _TERMS.isdisjoint(value for _, value, _ in said):
            continue
        found += (Fact(term, predicate, value, graph("ontology"), is_iri) for predicate, value, is_iri in said)
        if term in quads and not any(predicate == iris.RDFS + "subPropertyOf" for predicate, _, _ in said):
            found += below_quad(term, quads[term])
    return (*found, *_voices())


def below_quad(term: str, quad: int) -> Node:
    """A property below its quad class."""
    return Node(term, graph("ontology")).link(iris.RDFS + "subPropertyOf", kg(QUADS[quad]))


@cache
def properties() -> frozenset[str]:
    """The IRIs of all properties of the vocabulary."""
    return frozenset(f.subject for f in vocabulary() if f.object == iris.OWL + "ObjectProperty")


def _voices() -> list[Fact]:
    return [fact for name, words in _VOICES.items()
            for fact in Node(kg(name), graph("entities")).types("Entity", "Voice").value(iris.RDFS + "label", words)]
