"""Links: all lines that the page can draw. Facts and reports are the ledger's edges; what is planned, denied or supposed
is no edge of the graph and becomes a line here only because its status goes with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.model import Edge, Statement, Support
from kg.protocols import Judged

_PLAIN = ("asserted", "reported")


@dataclass(frozen=True, slots=True)
class Link:
    """A line between two entities. `office`: a state's by an office holder's act; `claims` are in order of the text."""

    subject: str
    predicate: str
    object: str
    status: str
    office: bool
    symmetric: bool
    statements: tuple[str, ...]
    claims: tuple[str, ...]
    support: Support

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What tells it from all others."""
        return (self.subject, self.predicate, self.object, self.status)


def links(judged: Iterable[Judged], edges: Iterable[Edge]) -> tuple[Link, ...]:
    """The lines of a graph, sorted by subject, predicate, object and status."""
    plain = (Link(e.subject, e.predicate, e.object, e.view, e.via == "office", e.symmetric, e.statements, e.claims, e.support)
             for e in edges)
    return tuple(sorted((*plain, *_supposed(judged)), key=lambda link: link.key))


def _supposed(judged: Iterable[Judged]) -> Iterator[Link]:
    """The lines of statements that give no edge; those with the same ends and status are one."""
    found: dict[tuple[str, str, str, str], list[Judged]] = {}
    for one in judged:
        if one.status.value in _PLAIN:
            continue
        for subject, target in _ends(one.statement):
            found.setdefault((subject, one.statement.predicate, target, one.status.value), []).append(one)
    for (subject, predicate, target, status), group in found.items():
        yield Link(
            subject, predicate, target, status, False, any(one.statement.symmetric for one in group),
            tuple(one.statement.id for one in group), tuple(claim.id for one in group for claim in one.claims),
            max((one.support for one in group), key=lambda support: support.confidence))


def _ends(statement: Statement) -> list[tuple[str, str]]:
    """Its pairs of known ends; those of a symmetric one sorted, as edges have them."""
    pairs = {tuple(sorted(pair)) if statement.symmetric else pair for pair in statement.edges if all(pair)}
    return sorted((pair[0], pair[1]) for pair in pairs)
