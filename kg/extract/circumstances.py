"""The circumstances of a proposition: its time, its condition, and the quantities of its arguments."""

from __future__ import annotations

from kg.extract.clauses import Clauses
from kg.extract.predicates import Draft
from kg.extract.quantities import Quantities
from kg.extract.times import Times

_CONDITIONS = frozenset({"if", "unless", "provided", "assuming"})
_PREDICATES = ("verb", "noun", "adjective")
Found = tuple[int | None, int | None, tuple[tuple[int, str], ...]]


class Circumstances:
    """Reads the circumstances of the propositions of one article."""

    def __init__(self, clauses: Clauses) -> None:
        self.clauses = clauses
        self.times, self.quantities = Times(clauses), Quantities(clauses)

    def of(self, draft: Draft) -> Found:
        """The head tokens of time and condition, and the quantities by token; a title or a place has none."""
        if draft.kind not in _PREDICATES:
            return None, None, ()
        time = self.times.of(draft.kind, draft.head, draft.trigger, draft.rule)
        counted = {slot.token: text for slot in draft.slots if (text := self.quantities.of(slot.token))}
        return time, self._condition(draft), tuple(sorted(counted.items()))

    def _condition(self, draft: Draft) -> int | None:
        """"The army will withdraw if the rebels disarm": the clause, of the verb that carries the predicate."""
        for i in dict.fromkeys((draft.head, *draft.trigger)):
            for j in self.clauses.children(i, "advcl"):
                if not _CONDITIONS.isdisjoint(self.clauses.marks(j)):
                    return j
        return None
