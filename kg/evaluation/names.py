"""When a predicted entity stands for a gold one: the same Wikidata id, a name in common, or names alike."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_SKIPPED = frozenset(("the", "a", "an", "of", "s"))
_SAME = 2.0
_ALIKE = 0.5  # the least token F1 of two names that counts

Name = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """What an entity is known by: its Wikidata id, if any, and its folded names, sorted."""

    qid: str | None
    names: tuple[Name, ...]


def fold(name: str) -> Name:
    """The words of a name, case-folded, without articles, "of", "'s" and punctuation."""
    words = re.findall(r"\w+", name.casefold().replace("’", "'").replace("'s", ""))
    return tuple(word for word in words if word not in _SKIPPED)


def names_of(row: Mapping[str, Any]) -> Names:
    """The names of an entity of JSON: `label`, `aliases` and `qid`."""
    folded = {fold(name) for name in (row.get("label", ""), *row.get("aliases", ())) if name}
    return Names(row.get("qid") or None, tuple(sorted(name for name in folded if name)))


def likeness(gold: Names, predicted: Names) -> float:
    """2: the same id, or a name in common; 0.5 to 1: best token F1 of two names, one side being unlinked; else 0."""
    if gold.qid and predicted.qid:
        return _SAME if gold.qid == predicted.qid else 0.0
    if not set(gold.names).isdisjoint(predicted.names):
        return _SAME
    best = max((_token_f1(g, p) for g in gold.names for p in predicted.names), default=0.0)
    return best if best >= _ALIKE else 0.0


def most_alike(gold: Mapping[str, Names], predicted: Names) -> frozenset[str]:
    """The gold entities that a predicted one stands for: those most alike, several when they tie."""
    grades = {key: likeness(names, predicted) for key, names in gold.items()}
    best = max(grades.values(), default=0.0)
    return frozenset(key for key, grade in grades.items() if grade == best) if best else frozenset()


def _token_f1(one: Name, other: Name) -> float:
    mine, theirs = set(one), set(other)
    return 2 * len(mine & theirs) / (len(mine) + len(theirs))
