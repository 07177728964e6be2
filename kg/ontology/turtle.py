"""One Turtle file of the ontology as entries: what it says of each resource, with checks that name file and entry."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NoReturn

from kg.errors import OntologyError

KG = "https://w3id.org/kg-news/ns#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"


@dataclass(frozen=True, slots=True)
class Entry:
    """All that one file says of one resource; `values` maps a predicate to its objects in file order."""

    file: Path
    iri: str
    values: Mapping[str, Sequence[str]]

    @property
    def name(self) -> str:
        return local(self.iri)

    def get(self, name: str) -> Sequence[str]:
        """The objects of `kg:name`, or of a full IRI."""
        return self.values.get(name if ":" in name else KG + name, ())

    def names(self, *names: str) -> tuple[str, ...]:
        """The local names of the objects of these predicates, each once, in order."""
        return tuple(dict.fromkeys(local(value) for name in names for value in self.get(name)))

    def one(self, name: str) -> str | None:
        """The only object of `kg:name`, or None. Raises OntologyError when there are more."""
        values = self.get(name)
        if len(values) > 1:
            self.fail(f"kg:{name} stands more than once")
        return values[0] if values else None

    def needed(self, name: str) -> str:
        """The only object of `kg:name`. Raises OntologyError when there is none, or more."""
        value = self.one(name)
        return self.fail(f"kg:{name} is missing") if value is None else value

    def flag(self, name: str, default: str = "false") -> bool:
        """A Boolean of `kg:name`. Raises OntologyError for anything but true and false."""
        value = self.one(name) or default
        return value == "true" if value in ("true", "false") else self.fail(f"kg:{name} must be true or false")

    def known(self, what: str, names: Sequence[str], choices: Container[str]) -> tuple[str, ...]:
        """`names`, if all are among `choices`. Raises OntologyError for one that is not."""
        for name in names:
            if name not in choices:
                self.fail(f"unknown {what} “{name}”")
        return tuple(names)

    def fail(self, what: str) -> NoReturn:
        raise OntologyError(f"{self.file}: {self.name}: {what}")


@cache
def local(value: str) -> str:
    """The name after the last # or / of an IRI; a literal stays as it is."""
    return re.split(r"[#/]", value)[-1] if "://" in value else value


def read_entries(path: Path) -> list[Entry]:
    """The entries of a Turtle file in file order. Raises OntologyError when it cannot be read."""
    from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, parse

    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    try:
        for quad in parse(path=str(path), format=RdfFormat.TURTLE):
            subject, value = quad.subject, quad.object
            if isinstance(subject, NamedNode) and isinstance(value, NamedNode | Literal | BlankNode):
                found[subject.value][quad.predicate.value].append(value.value)
    except (OSError, SyntaxError) as error:
        raise OntologyError(f"{path}: cannot be read as Turtle: {error}") from error
    return [Entry(path, iri, values) for iri, values in found.items()]


def of_type(entries: Sequence[Entry], *types: str) -> list[Entry]:
    """The entries of one of these types. Raises OntologyError when two of them have one name."""
    found: dict[str, Entry] = {}
    for entry in entries:
        if not any(kind in types for kind in entry.get(RDF + "type")):
            continue
        if entry.name in found:
            entry.fail(f"is defined in {found[entry.name].file}, too")
        found[entry.name] = entry
    return list(found.values())
