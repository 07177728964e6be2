"""Named questions answered, in SPARQL or in Cypher: both give the same columns and rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.protocols import Record
from kg.store.question_terms import normal, term, with_terms
from kg.store.questions import Question, Value
from kg.store.sparql import Result, ask, on_disk

Values = Mapping[str, Value]


def sparql_text(question: Question, values: Values) -> str:
    """The SPARQL text with its values as terms; a parameter without a value stays a variable."""
    kinds = {parameter.name: parameter.kind for parameter in question.parameters}
    return with_terms(question.sparql, {name: term(kinds[name], value) for name, value in values.items()})


def cypher_parameters(question: Question, values: Values) -> dict[str, Value | None]:
    """All parameters of the Cypher text; null for one without a value."""
    return {parameter.name: values.get(parameter.name) for parameter in question.parameters}


@dataclass(frozen=True, slots=True)
class Rows:
    """An answer: the columns and a row of values for each solution; None for what is not known."""

    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]


def in_sparql(record: Record, question: Question, values: Values) -> Rows:
    """The answer of the RDF store, in the normal form of kg.store.question_terms. Raises QueryError."""
    found = on_disk(record, lambda store: ask(store, sparql_text(question, values), iri=normal))
    assert isinstance(found, Result), f"{question.name} is no SELECT"
    return Rows(found.columns, found.rows)


def in_cypher(record: Record, question: Question, values: Values) -> Rows:
    """The answer of the embedded property graph, in the same form. Raises QueryError."""
    from kg.store.embedded_cypher import EmbeddedCypher

    found = EmbeddedCypher.of(record).ask(question.cypher, cypher_parameters(question, values))
    return Rows(found.columns, found.rows)
