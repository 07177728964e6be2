"""The property that a predicate fits best when its arguments need not be known: a looser match than the graph's.

Event coding asks what kind of act a sentence tells, also of actors that no entity is made for.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.evaluation.roots import Roots
from kg.lexicon import Frame, Lexicon, RoleSpec
from kg.model import Links, Slot


def renamed(slots: tuple[Slot, ...], key: str) -> tuple[Slot, ...]:
    """The slots as a frame of "call on" sees them: what stands after "on" is the object."""
    name = key.partition(" ")[2]
    if not name or all(s.name != name for s in slots):
        return slots
    return tuple(Slot("obj", s.token, s.via, s.inherited, s.lemma) if s.name == name else s for s in slots if s.name != "obj")


class Fitting:
    """Chooses among the frames of one lexicon, with the entities of one article."""

    def __init__(self, lexicon: Lexicon, links: Links) -> None:
        self.lexicon, self.links, self.roots = lexicon, links, Roots(lexicon)

    def best(self, part: str, lemmas: Iterable[str], slots: tuple[Slot, ...]) -> str:
        """The property of the frame with the fewest roles unfilled or filled by the wrong kind, then with the most
        conditions, then of the first lemma; "" where no frame may stand."""
        found: list[tuple[tuple[int, ...], str]] = []
        for rank, lemma in enumerate(lemmas):
            seen = renamed(slots, lemma) if part == "verb" else slots
            for order, frame in enumerate(self.lexicon.frames.get((part, lemma), ())):
                if _may_stand(frame, seen):
                    found.append(((*self._fit(frame, seen), -rank, -order), frame.property))
        return max(found)[1] if found else ""

    def _fit(self, frame: Frame, slots: tuple[Slot, ...]) -> tuple[int, int, int]:
        names = {s.name for s in slots}
        filled = [any(n in names for n in role.slots) for role in frame.roles]
        missing = sum(not has and not role.optional for has, role in zip(filled, frame.roles, strict=True))
        wrong = sum(self._unfit(frame, role, slots) for role in frame.roles)
        return (-missing - wrong, len(frame.when), sum(filled) + (self.roots.of_property(frame.property) != ""))

    def _unfit(self, frame: Frame, role: RoleSpec, slots: tuple[Slot, ...]) -> bool:
        """Whether what would fill the role is known to be of another kind than the frame asks for."""
        prop = self.lexicon.properties[frame.property]
        wanted = role.kinds or (prop.range if role.role == prop.object else ())
        fillers = [e for s in slots if s.name in role.slots[:1] for e in self.links.of.get(s.token, ())]
        kinds = [self.links.entities[e].type for e in fillers]
        if role.not_kinds and any(self.lexicon.is_a(k, *role.not_kinds) for k in kinds):
            return True
        known = [k for k in kinds if k != "Entity"]
        if not known or not wanted or "Entity" in wanted or "Statement" in wanted:
            return False
        return not any(self.lexicon.is_a(k, *wanted) for k in known)


def _may_stand(frame: Frame, slots: tuple[Slot, ...]) -> bool:
    def holds(slot: str, lemmas: frozenset[str]) -> bool:
        return any(s.name == slot and ("*" in lemmas or s.lemma in lemmas) for s in slots)

    return all(holds(c.slot, c.lemmas) for c in frame.when) and not any(holds(c.slot, c.lemmas) for c in frame.unless)
