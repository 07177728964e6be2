"""Facts: quads in plain values, and a pen that writes all facts about one node."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kg.store import iris


class Fact(NamedTuple):
    """One quad. `object` is an IRI where `is_iri`, or, as RDF 1.2 has it, a triple of IRIs; else the value of a literal;
    `datatype` is given for text only."""

    subject: str
    predicate: str
    object: str | float | bool | tuple[str, str, str]
    graph: str
    is_iri: bool
    datatype: str | None = None


class Node:
    """Collects facts about one node in one graph, in the order that they are told."""

    def __init__(self, subject: str, graph: str) -> None:
        self._subject = subject
        self._graph = graph
        self._facts: list[Fact] = []

    def __iter__(self) -> Iterator[Fact]:
        return iter(self._facts)

    def link(self, predicate: str, *targets: str) -> Node:
        """Points to other nodes, by IRI."""
        self._facts += [Fact(self._subject, predicate, target, self._graph, True) for target in targets]
        return self

    def types(self, *names: str) -> Node:
        """Says what it is, by names of kg: classes or full IRIs."""
        return self.link(iris.RDF + "type", *(iris.term(name) for name in names))

    def value(self, predicate: str, *values: str | float | bool | None, datatype: str | None = None) -> Node:
        """Gives it literal values; None is left out."""
        self._facts += [
            Fact(self._subject, predicate, value, self._graph, False, datatype) for value in values if value is not None
        ]
        return self


def graph(name: str) -> str:
    """IRI of a named graph."""
    return iris.GRAPH + name


def kg(name: str) -> str:
    """IRI of a term of the data model."""
    return iris.KG + name


def ids(keys: Iterable[str]) -> list[str]:
    """IRIs of ids of the ledger; empty ids stand for nothing."""
    return [iris.iri(key) for key in keys if key]
