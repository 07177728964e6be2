"""Which edges and claims a question means: by names or ids of their ends, by who says it."""

from __future__ import annotations

from collections.abc import Collection
from difflib import get_close_matches
from typing import TYPE_CHECKING

from kg.errors import QueryError
from kg.model import Claim, Edge, Statement

if TYPE_CHECKING:
    from kg.ledger import Ledger

Ids = Collection[str] | None  # None: any


def ids_of(ledger: Ledger, name: str | None) -> Ids:
    """The ids that a name stands for; None where none was given. Raises QueryError where nobody is called so."""
    if name is None:
        return None
    found = frozenset(entity.id for entity in ledger.find_entities(name))
    if not found:
        raise QueryError(f"{ledger.path}: nobody is called {name!r}; `kg entities` shows the names")
    return found


def check_property(name: str | None, known: Collection[str]) -> None:
    """Raises QueryError for a name that no property of the vocabulary has, with near ones."""
    if name is not None and name not in known:
        near = get_close_matches(name, known, 3)
        raise QueryError(f"no property is called {name!r}; " + (f"near: {', '.join(near)}" if near else
                                                               "ontologies/kg.ttl has them all"))


def leads(edge: Edge, subjects: Ids, objects: Ids) -> bool:
    """Whether an edge leads from one of these to one of those; in either direction where it is symmetric."""
    def fits(subject: str, target: str) -> bool:
        return (subjects is None or subject in subjects) and (objects is None or target in objects)

    return fits(edge.subject, edge.object) or (edge.symmetric and fits(edge.object, edge.subject))


def is_about(statement: Statement, ends: Ids) -> bool:
    """Whether one of these fills a role."""
    return ends is None or any(filler in ends for _, fillers in statement.roles for filler in fillers)


def is_by(claim: Claim, holders: Ids) -> bool:
    """Whether one of these says it, or passes it on."""
    return holders is None or claim.holder in holders or any(link.entity in holders for link in claim.attribution)
