"""Conflicts as a view: what the articles say that cannot all be so, each side with its claims. Four kinds:

    denial      somebody says so, somebody says it is not so, of one statement
    value       two fillers, at one time, of an end that has one (who is head of state)
    quantity    numbers about one statement that exclude each other
    opposition  two properties between the same ends that go against each other (accepts, rejects)

What cannot be compared (other times, other units, names that may be one) is no conflict. Where the sides of a quantity or an
opposition are of different dates, all of them known, the verdict is "change", else "contradiction".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import NamedTuple

from kg.ledger.amounts import amount
from kg.ledger.copies import clusters
from kg.ledger.days import Span, day, iso, span, told
from kg.ledger.material import Material
from kg.ledger.views import affirms, denies
from kg.lexicon import DAYS
from kg.model import Claim, Entity


class Kind(StrEnum):
    """What is in conflict."""

    DENIAL = "denial"
    VALUE = "value"
    QUANTITY = "quantity"
    OPPOSITION = "opposition"


@dataclass(frozen=True, slots=True)
class Side:
    """One side: what it holds ("asserts", "denies"; an entity's id; a quantity; a property), by which claims, in order of
    article and text, and the first and the last ISO date that they are of, as far as known."""

    holds: str
    claims: tuple[Claim, ...]
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Conflict:
    """`predicate` is what it is about, of an opposition both: "accepts/rejects"; `statements` the ids of what the sides
    claim; `verdict` is "contradiction" or "change"."""

    kind: Kind
    verdict: str
    predicate: str
    statements: tuple[str, ...]
    sides: tuple[Side, ...]


def conflicts(material: Material, kinds: Iterable[Kind] = tuple(Kind)) -> tuple[Conflict, ...]:
    """The conflicts of these kinds, in the order of kind, property and first claims."""
    order = list(Kind)
    found = (conflict for kind in set(kinds) for conflict in _FINDERS[kind](material))
    return tuple(sorted(found, key=lambda c: (order.index(c.kind), c.predicate, [side.claims[0].id for side in c.sides])))


def _conflict(kind: Kind, predicate: str, sides: Mapping[str, Iterable[Claim]], material: Material) -> Conflict:
    made = []
    days: list[set[int | None]] = []
    for holds, said in sides.items():
        claims = {claim.id: claim for claim in said}.values()
        days.append({day(claim, material.witnesses[claim.article], DAYS) for claim in claims})
        known = sorted(each for each in days[-1] if each is not None)
        ordered = sorted(claims, key=lambda c: (c.article, c.char_start, c.trigger_start, c.id))
        made.append(Side(holds, tuple(ordered), iso(known[0] if known else None), iso(known[-1] if known else None)))
    changed = kind in (Kind.QUANTITY, Kind.OPPOSITION) and None not in set().union(*days) and not any(
        one & other for one, other in combinations(days, 2))
    statements = tuple(sorted({claim.statement for side in made for claim in side.claims}))
    return Conflict(kind, "change" if changed else "contradiction", predicate, statements, tuple(made))


# ── Denials and oppositions ─────────────────────────────────────────────────────────────────────────


def _denials(material: Material) -> Iterator[Conflict]:
    """Both sides without claims that date it otherwise: "not in May" denies nothing that happened in March."""
    for judged in material.judgements:
        pairs = [(yes, no) for yes in filter(affirms, judged.claims) for no in filter(denies, judged.claims)
                 if yes != no and _of_one_time(yes, no)]
        if pairs:
            sides = {"asserts": [yes for yes, _ in pairs], "denies": [no for _, no in pairs]}
            yield _conflict(Kind.DENIAL, judged.statement.predicate, sides, material)


def _of_one_time(one: Claim, other: Claim) -> bool:
    first, second = told(one), told(other)
    return first is None or second is None or first.overlaps(second)


def _oppositions(material: Material) -> Iterator[Conflict]:
    between: dict[tuple[str, str], dict[str, list[Claim]]] = {}
    for edge in material.edges:
        said = between.setdefault((edge.subject, edge.object), {}).setdefault(edge.predicate, [])
        said.extend(material.claims[key] for key in edge.claims)
    for said_of in between.values():
        for one, other in combinations(sorted(said_of), 2):
            if one in material.properties and other in material.properties[one].opposed:
                yield _conflict(Kind.OPPOSITION, f"{one}/{other}", {one: said_of[one], other: said_of[other]}, material)


# ── Values and quantities ───────────────────────────────────────────────────────────────────────────


class _Said(NamedTuple):
    """What claims that are compared alike hold, for which days; `article` where neither text nor article dates it."""

    holds: str
    days: Span | None
    article: str


Clash = Callable[[_Said, _Said], bool]


def _clashing(claims: Iterable[tuple[str, Claim]], material: Material, clash: Clash) -> Iterator[dict[str, list[Claim]]]:
    """What each side holds -> its claims, for each group that hangs together by clashes."""
    said: dict[_Said, list[Claim]] = {}
    for holds, claim in claims:
        days = span(claim, material.witnesses[claim.article])
        said.setdefault(_Said(holds, days, "" if days or claim.time_text else claim.article), []).append(claim)
    ordered = sorted(said, key=lambda s: (s.holds, s.days or (0, 0), s.article))
    pairs = [(i, j) for (i, one), (j, other) in combinations(enumerate(ordered), 2)
             if one.holds != other.holds and clash(one, other)]
    groups: dict[int, dict[str, list[Claim]]] = {}
    for i, group in clusters(pairs).items():
        groups.setdefault(group, {}).setdefault(ordered[i].holds, []).extend(said[ordered[i]])
    yield from groups.values()


def _values(material: Material) -> Iterator[Conflict]:
    held: dict[tuple[str, str, str], list[tuple[str, Claim]]] = {}  # (property, end, filler of the other) -> fillers
    for edge in material.edges:
        for end in material.properties[edge.predicate].single if edge.predicate in material.properties else ():
            filler, other = (edge.subject, edge.object) if end == "subject" else (edge.object, edge.subject)
            if filler in material.entities and material.entities[filler].article is None:  # "the president" may be anyone
                held.setdefault((edge.predicate, end, other), []).extend((filler, material.claims[key]) for key in edge.claims)

    def clash(one: _Said, other: _Said) -> bool:
        """For days that overlap, or in one article that dates neither."""
        met = one.days.overlaps(other.days) if one.days and other.days else one.article == other.article != ""
        return met and not _may_be_one(material.entities[one.holds], material.entities[other.holds])

    for key in sorted(held):
        for sides in _clashing(held[key], material, clash):
            yield _conflict(Kind.VALUE, key[0], sides, material)


def _may_be_one(one: Entity, other: Entity) -> bool:
    """Whether a name of one is part of a name of the other: "Macron", "Emmanuel Macron"."""
    first, second = ([frozenset(name.casefold().split()) for name in (e.label, *e.aliases)] for e in (one, other))
    return any(name <= longer or longer <= name for name in first for longer in second)


def _quantities(material: Material) -> Iterator[Conflict]:
    for judged in material.judgements:
        said = [(" ".join(claim.quantity.split()), claim) for claim in judged.claims if claim.quantity and affirms(claim)]
        if len({text for text, _ in said}) > 1:
            for sides in _numbers(judged.statement.predicate, said, material):
                yield _conflict(Kind.QUANTITY, judged.statement.predicate, sides, material)


def _numbers(predicate: str, said: Sequence[tuple[str, Claim]], material: Material) -> Iterator[dict[str, list[Claim]]]:
    amounts = {text: found for text, _ in said if (found := amount(text))}
    window = material.window(predicate)

    def clash(one: _Said, other: _Said) -> bool:
        """Unless they are known to tell of different events."""
        far = one.days is not None and other.days is not None and one.days.apart(other.days) > window
        return not far and amounts[one.holds].disagrees(amounts[other.holds])

    return _clashing([(text, claim) for text, claim in said if text in amounts], material, clash)


_FINDERS: Mapping[Kind, Callable[[Material], Iterator[Conflict]]] = {
    Kind.DENIAL: _denials, Kind.VALUE: _values, Kind.QUANTITY: _quantities, Kind.OPPOSITION: _oppositions}
