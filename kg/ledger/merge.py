"""What several articles say of one entity or statement, as one record.

Pure functions of the set of what was said: neither the order of the articles nor one that came and went shows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable
from typing import TypeVar

from kg.model import Entity, Statement

Value = TypeVar("Value", bound=Hashable)


def majority(values: Iterable[tuple[Value | None, int]]) -> Value | None:
    """The most frequent value that is known, of values with how often they were said; of equally frequent ones the first
    in order."""
    values = list(values)
    if len(values) == 1:
        return values[0][0]
    counts: Counter[Value] = Counter()
    for value, times in values:
        if value is not None:
            counts[value] += times
    return min(counts, key=lambda value: (-counts[value], str(value))) if counts else None


def merged_entity(said: list[tuple[Entity, int]]) -> Entity:
    """One entity of its forms and the number of articles that have them: label and type of most, every other name an
    alias."""
    label = majority((e.label, n) for e, n in said) or ""
    names = {alias for e, _ in said for alias in (*e.aliases, e.label)} - {label, ""}
    kind = majority((e.type, n) for e, n in said) or "Entity"
    return Entity(
        id=said[0][0].id,
        label=label,
        type=kind,
        qid=majority((e.qid, n) for e, n in said),
        aliases=tuple(sorted(names)),
        article=majority((e.article, n) for e, n in said),
        ancestors=majority((e.ancestors, n) for e, n in said if e.type == kind) or (),
    )


def merged_statement(said: list[tuple[Statement, int]]) -> Statement:
    """One statement of its forms and the number of articles that have them: every filler and every pair, the codes of most."""
    fillers: dict[str, set[str]] = {}
    for statement, _ in said:
        for role, ids in statement.roles:
            fillers.setdefault(role, set()).update(ids)
    return Statement(
        id=said[0][0].id,
        predicate=majority((s.predicate, n) for s, n in said) or "",
        roles=tuple((role, tuple(sorted(fillers[role]))) for role in sorted(fillers)),
        edges=tuple(sorted({pair for s, _ in said for pair in s.edges})),
        symmetric=any(s.symmetric for s, _ in said),
        official=any(s.official for s, _ in said),
        kind=majority((s.kind, n) for s, n in said) or "Event",
        plover=majority((s.plover, n) for s, n in said),
        cameo=majority((s.cameo, n) for s, n in said),
        quad=majority((s.quad, n) for s, n in said),
    )
