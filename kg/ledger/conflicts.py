"""Conflicts as a view: what the articles say that cannot all be so, each side with its claims. Four kinds:

    denial      somebody says so, somebody says it is not so, of one statement
    value       two fillers, at one time, of an end that has one (who is head of state)
    quantity    numbers of one thing that exclude each other
    opposition  two properties between the same ends that go against each other (accepts, rejects)

What cannot be compared (other times, other units, names that may be one) is no conflict. Where the sides of a quantity or an
opposition are of different dates, all of them known, the verdict is "change", else "contradiction".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

from kg.ledger.amounts import Amount, amount
from kg.ledger.copies import clusters
from kg.ledger.days import Span, day, iso, span, told
from kg.ledger.material import Material, Matter, Pairs, matter
from kg.ledger.views import affirms, denies, ends
from kg.lexicon import DAYS
from kg.model import Claim, ConflictKind, Entity


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
    claim; `verdict` is "contradiction" or "change". `ends` are the ids of the subject and object that the sides share, ""
    for the one that they differ in; of a denial or quantity those of its statement, if it has one pair."""

    kind: ConflictKind
    verdict: str
    predicate: str
    ends: tuple[str, str]
    statements: tuple[str, ...]
    sides: tuple[Side, ...]


def conflicts(material: Material, kinds: Iterable[ConflictKind] = tuple(ConflictKind)) -> tuple[Conflict, ...]:
    """The conflicts of these kinds, in the order of kind, property and first claims."""
    order = list(ConflictKind)
    found = (conflict for kind in set(kinds) for conflict in _FINDERS[kind](material))
    return tuple(sorted(found, key=lambda c: (order.index(c.kind), c.predicate, [side.claims[0].id for side in c.sides])))


def _conflict(
    kind: ConflictKind, predicate: str, between: tuple[str, str], sides: Mapping[str, Iterable[Claim]], material: Material
) -> Conflict:
    said = {holds: tuple({claim.id: claim for claim in claims}.values()) for holds, claims in sides.items()}
    days = {holds: {day(claim, material.witnesses[claim.article], DAYS) for claim in claims} for holds, claims in said.items()}
    changed = kind in (ConflictKind.QUANTITY, ConflictKind.OPPOSITION) and _follow(list(days.values()))
    statements = sorted({claim.statement for claims in said.values() for claim in claims})
    made = [_side(holds, claims, days[holds]) for holds, claims in said.items()]
    if changed:  # what was before stands before
        made.sort(key=lambda side: side.first or "")
    return Conflict(kind, "change" if changed else "contradiction", predicate, between, tuple(statements), tuple(made))


def _side(holds: str, claims: Iterable[Claim], days: Iterable[int | None]) -> Side:
    known = sorted(each for each in days if each is not None)
    ordered = sorted(claims, key=lambda c: (c.article, c.char_start, c.trigger_start, c.id))
    return Side(holds, tuple(ordered), iso(known[0]) if known else None, iso(known[-1]) if known else None)


def _follow(days: Sequence[set[int | None]]) -> bool:
    """Whether all days of all sides are known, and no two sides share one."""
    return all(None not in each for each in days) and not any(one & other for one, other in combinations(days, 2))


def _known_ends(pairs: Pairs, material: Material) -> tuple[str, str]:
    subject, object_ = pairs[0] if len(pairs) == 1 else ("", "")
    return subject if subject in material.entities else "", object_ if object_ in material.entities else ""


# ── Denials and oppositions ─────────────────────────────────────────────────────────────────────────


def _denials(material: Material) -> Iterator[Conflict]:
    """Both sides without claims that date it otherwise: "not in May" denies nothing that happened in March."""
    for judged in material.judgements:
        pairs = [(yes, no) for yes in filter(affirms, judged.claims) for no in filter(denies, judged.claims)
                 if yes != no and _of_one_time(yes, no)]
        if pairs:
            sides = {"asserts": [yes for yes, _ in pairs], "denies": [no for _, no in pairs]}
            pair = _known_ends(ends(judged.statement), material)
            yield _conflict(ConflictKind.DENIAL, judged.statement.predicate, pair, sides, material)


def _of_one_time(one: Claim, other: Claim) -> bool:
    first, second = told(one), told(other)
    return first is None or second is None or first.overlaps(second)


def _oppositions(material: Material) -> Iterator[Conflict]:
    between: dict[tuple[str, str], dict[str, list[Claim]]] = {}
    for edge in material.edges:
        said = between.setdefault((edge.subject, edge.object), {}).setdefault(edge.predicate, [])
        said.extend(material.claims[key] for key in edge.claims)
    for pair, said_of in between.items():
        for one, other in combinations(sorted(said_of), 2):
            if one in material.properties and other in material.properties[one].opposed:
                sides = {one: said_of[one], other: said_of[other]}
                yield _conflict(ConflictKind.OPPOSITION, f"{one}/{other}", pair, sides, material)


# ── Values and quantities ───────────────────────────────────────────────────────────────────────────


class _Said(NamedTuple):
    """What claims that are compared alike hold, for which days, and where they stand, if that matters."""

    holds: str
    days: Span | None
    where: str


Clash = Callable[[_Said, _Said], bool]


def _clashing(said: Mapping[_Said, Sequence[Claim]], clash: Clash) -> Iterator[dict[str, list[Claim]]]:
    """What each side holds -> its claims, for each group that hangs together by clashes."""
    ordered = sorted(said, key=lambda s: (s.holds, s.days or (0, 0), s.where))
    pairs = [(i, j) for (i, one), (j, other) in combinations(enumerate(ordered), 2)
             if one.holds != other.holds and clash(one, other)]
    groups: dict[int, dict[str, list[Claim]]] = {}
    for i, group in clusters(pairs).items():
        groups.setdefault(group, {}).setdefault(ordered[i].holds, []).extend(said[ordered[i]])
    yield from groups.values()


def _values(material: Material) -> Iterator[Conflict]:
    held: dict[tuple[str, str, str], dict[_Said, list[Claim]]] = {}  # (property, single end, the other's filler) -> …
    for edge in material.edges:
        for end in material.properties[edge.predicate].single if edge.predicate in material.properties else ():
            filler, other = (edge.subject, edge.object) if end == "subject" else (edge.object, edge.subject)
            if filler not in material.entities or material.entities[filler].article:  # "the president" may be anyone
                continue
            for claim in map(material.claims.__getitem__, edge.claims):
                days = span(claim, material.witnesses[claim.article])
                said = _Said(filler, days, "" if days or claim.time_text else claim.article)
                held.setdefault((edge.predicate, end, other), {}).setdefault(said, []).append(claim)

    def clash(one: _Said, other: _Said) -> bool:
        """For days that overlap, or in one article that dates neither."""
        met = one.days.overlaps(other.days) if one.days and other.days else one.where == other.where != ""
        return met and not _may_be_one(material.entities[one.holds], material.entities[other.holds])

    for (predicate, end, other), said_of in held.items():
        for sides in _clashing(said_of, clash):
            yield _conflict(ConflictKind.VALUE, predicate, ("", other) if end == "subject" else (other, ""), sides, material)


def _may_be_one(one: Entity, other: Entity) -> bool:
    """Whether a name of one is part of a name of the other: "Macron", "Emmanuel Macron"."""
    first, second = ([frozenset(name.casefold().split()) for name in (e.label, *e.aliases)] for e in (one, other))
    return any(name <= longer or longer <= name for name in first for longer in second)


def _quantities(material: Material) -> Iterator[Conflict]:
    """One source does not count one thing twice in one article: two numbers of it there are of two things."""
    counted: dict[Matter, dict[_Said, list[Claim]]] = {}
    amounts: dict[str, Amount] = {}
    for judged in material.judgements:
        for claim in judged.claims:
            if claim.quantity and affirms(claim) and (found := amount(claim.quantity)):
                number = " ".join(claim.quantity.split())
                amounts[number] = found
                said = _Said(number, span(claim, material.witnesses[claim.article]), f"{claim.article} {claim.holder}")
                counted.setdefault(matter(judged.statement, claim, material.entities), {}).setdefault(said, []).append(claim)
    for (predicate, pairs), said_of in counted.items():
        for sides in _clashing(said_of, _excluding(amounts, material.window(predicate))):
            yield _conflict(ConflictKind.QUANTITY, predicate, _known_ends(pairs, material), sides, material)


def _excluding(amounts: Mapping[str, Amount], window: int) -> Clash:
    def clash(one: _Said, other: _Said) -> bool:
        """Unless they are known to tell of different events."""
        far = one.days is not None and other.days is not None and one.days.apart(other.days) > window
        return one.where != other.where and not far and amounts[one.holds].disagrees(amounts[other.holds])

    return clash


_FINDERS: Mapping[ConflictKind, Callable[[Material], Iterator[Conflict]]] = {
    ConflictKind.DENIAL: _denials,
    ConflictKind.VALUE: _values,
    ConflictKind.QUANTITY: _quantities,
    ConflictKind.OPPOSITION: _oppositions,
}
