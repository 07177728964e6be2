"""Finds ids by what a question names, in the database: so that nobody reads a whole ledger to answer about one thing.

What is found may be too much (an edge that stands in no view), never too little.
"""

from __future__ import annotations

from collections.abc import Collection

from kg.ledger.copies import Ask
from kg.ledger.projection import ANY_OF, Projection, listed
from kg.ledger.rows import compact
from kg.model import EdgeKey, Status

Ids = Collection[str] | None  # None: any

_NAMED_IN = "EXISTS (SELECT 1 FROM json_each(?) k WHERE instr({}, k.value))"  # JSON strings inside a JSON column


class Finder:
    """Finds edges, statements and entities of one ledger; every restriction that is None is none."""

    def __init__(self, ask: Ask, projection: Projection) -> None:
        self._ask, self._projection = ask, projection

    def edges(
        self, *, subjects: Ids = None, predicate: str | None = None, objects: Ids = None, article: str | None = None
    ) -> set[EdgeKey]:
        """The edges between these ends, either way round, that statements of this article may give."""
        if article is not None:
            return self._projection.edges_of(self.statements(article=article))
        return self._leading(subjects, predicate, objects) | self._leading(objects, predicate, subjects)

    def _leading(self, subjects: Ids, predicate: str | None, objects: Ids) -> set[EdgeKey]:
        wanted = {f"subject {ANY_OF}": subjects, f"object {ANY_OF}": objects}
        given = {test: listed(ids) for test, ids in wanted.items() if ids is not None}
        if predicate is not None:
            given["predicate = ?"] = predicate
        found = self._ask(f"SELECT DISTINCT subject, predicate, object FROM projection WHERE {_all(given)}", *given.values())
        return {(subject, name, target) for subject, name, target in found}

    def statements(
        self,
        *,
        article: str | None = None,
        about: Ids = None,
        holders: Ids = None,
        predicate: str | None = None,
        status: Status | str | None = None,
    ) -> set[str]:
        """The statements that this article makes, with one of `about` in a role, that one of `holders` holds or passes on,
        of this predicate, with this status."""
        quoted = {name: compact([compact(key) for key in ids]) for name, ids in (("about", about), ("holders", holders))
                  if ids is not None}
        given: dict[str, object] = {}
        if article is not None:
            given["article = ?"] = article
        if about is not None:
            given[_NAMED_IN.format("roles")] = quoted["about"]
        if predicate is not None:
            given["predicate = ?"] = predicate
        if status is not None:
            given["id IN (SELECT statement FROM statement_status WHERE status = ?)"] = str(status)
        if holders is not None:
            said = _NAMED_IN.format("json_array(holder) || attribution")
            given[f"id IN (SELECT statement FROM claim WHERE {said})"] = quoted["holders"]
        return {row[0] for row in self._ask(f"SELECT DISTINCT id FROM statement WHERE {_all(given)}", *given.values())}

    def entities(self, text: str) -> set[str]:
        """The entities with `text`, which is case-folded, in a name or in their id."""
        inside = compact(text)[1:-1]  # as it stands in a JSON list of aliases
        return {row[0] for row in self._ask(
            "SELECT DISTINCT id FROM entity_form WHERE instr(casefold(id), ?1) OR instr(casefold(label), ?1) "
            "OR instr(casefold(aliases), ?2)", text, inside)}


def _all(tests: Collection[str]) -> str:
    return " AND ".join(tests) or "1"
