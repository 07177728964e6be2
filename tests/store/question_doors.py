"""The stores that a named question is asked of. All give columns and rows in one normal form, in the order of the question."""

from __future__ import annotations

import io
from collections.abc import Callable

import rdflib

from kg.ledger import Ledger
from kg.store import iris
from kg.store.embedded_cypher import EmbeddedCypher
from kg.store.formats import write
from kg.store.question_answers import Values, cypher_parameters, sparql_text
from kg.store.question_terms import normal
from kg.store.questions import Question
from kg.store.sparql import Result, ask, load

Found = tuple[tuple[str, ...], list[tuple[object, ...]]]
Door = Callable[[Question, Values], Found]


def oxigraph(ledger: Ledger) -> Door:
    """SPARQL by pyoxigraph, in memory."""
    store = load(ledger)

    def answer(question: Question, values: Values) -> Found:
        found = ask(store, sparql_text(question, values), iri=normal)
        assert isinstance(found, Result)
        return found.columns, list(found.rows)

    return answer


def rdf_library(ledger: Ledger) -> Door:
    """The same text by rdflib, on the exported N-Quads."""
    written = io.BytesIO()
    write(ledger, written, "nquads")
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(data=written.getvalue(), format="nquads")
    namespaces = {name: rdflib.Namespace(full) for name, full in iris.PREFIXES.items()}

    def answer(question: Question, values: Values) -> Found:
        found = dataset.query(sparql_text(question, values), initNs=namespaces)
        return tuple(map(str, found.vars or ())), [tuple(map(_plain, row)) for row in found]

    return answer


def _plain(term: object) -> object:
    return normal(str(term)) if isinstance(term, rdflib.URIRef) else term.toPython() if isinstance(term, rdflib.Literal) else term


def kglite(ledger: Ledger) -> Door:
    """Cypher by kglite."""
    graph = EmbeddedCypher.of(ledger)

    def answer(question: Question, values: Values) -> Found:
        found = graph.ask(question.cypher, cypher_parameters(question, values))
        return found.columns, list(found.rows)

    return answer


DOORS = {"pyoxigraph": oxigraph, "rdflib": rdf_library, "kglite": kglite}
