"""Accidents told in a clause beside their victims: "Ten people were killed when a bus plunged into a ravine in Lima"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.tree import EVENT_VERBS
from kg.model import Slot

if TYPE_CHECKING:
    from kg.extract.clauses import Clauses

_WHEN = frozenset({"when", "after", "as"})
_DEATHS = frozenset({"die", "perish", "drown", "kill"})
_AT = ("in", "on", "at", "off", "near")


def by_accident(clauses: Clauses, i: int) -> list[Slot]:
    """What crashed, or who opened fire, as who killed or hurt those of the passive i."""
    clause = _accident(clauses, i) if clauses.lemma(i) in EVENT_VERBS else None
    return [replace(s, inherited=True) for s in clauses.slots(clause) if s.name == "subj"] if clause is not None else []


def where_accident(clauses: Clauses, i: int) -> list[Slot]:
    """Who died when a bus crashed in Lima died in Lima."""
    clause = _accident(clauses, i) if clauses.lemma(i) in _DEATHS else None
    if clause is None:
        return []
    near = [clause, *clauses.children(clause, "obl", "nsubj", "obj")]
    places = [k for j in near for k in clauses.children(j, "obl", "nmod")]
    return [clauses.slot(clauses.tokens[k].case, k, inherited=True) for k in places
            if clauses.tokens[k].case in _AT and clauses.tokens[k].name >= 0]


def _accident(clauses: Clauses, i: int) -> int | None:
    """The clause that says how it came; of a coordination, it may hang on either verb."""
    first = clauses.first(i)
    for j in [j for k in (i, first, *clauses.children(first, "conj")) for j in clauses.children(k, "advcl")]:
        opened_fire = clauses.lemma(j) == "open" and any(clauses.lemma(k) == "fire" for k in clauses.children(j, "obj"))
        violent = clauses.lemma(j) in clauses.lexicon.words.get("accident_verb", ()) or opened_fire
        openers = {clauses.tokens[k].text.lower() for k in clauses.children(j, "mark", "advmod")}
        if violent and _WHEN.intersection(openers) and not clauses.is_passive(j):
            return j
    return None
