"""Statements and claims of one article under new ids of their entities: ids are hashes of the content, so they change, too."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from kg.identity import claim_id, is_entity_id, statement_id
from kg.model import Claim, Dropped, Factuality, Reading, Source, Statement

EVERYWHERE = -1  # the map of every sentence that has none of its own

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Removed:
    """What is rejected, by ids as read: claims; pairs (after all moves) of a statement; statements that are no state's."""

    claims: set[str] = field(default_factory=set)
    pairs: dict[str, set[Pair]] = field(default_factory=dict)
    official: set[str] = field(default_factory=set)


class Rekeyed:
    """The statements and claims of a reading with every entity replaced by what it is in `maps`: by the map of the claim's
    sentence, so that one statement may become several."""

    def __init__(self, reading: Reading, maps: Mapping[int, Mapping[str, str]], removed: Removed | None = None) -> None:
        self._reading, self._maps, self._removed = reading, maps, removed or Removed()
        self._read = {s.id: s for s in reading.statements}
        self._made: dict[tuple[str, int], Statement | None] = {}
        self._places: dict[str, set[int]] = {}  # statement -> the maps of its claims that stay
        self._claimed = {claim.statement for claim in reading.claims}
        for claim in reading.claims:
            if claim.id not in self._removed.claims:
                self._places.setdefault(claim.statement, set()).add(self._place(claim))

    def _place(self, claim: Claim) -> int:
        return claim.sentence if claim.sentence in self._maps else EVERYWHERE

    # ── Statements ──────────────────────────────────────────────────────────────────────────────────

    def statement_of(self, claim: Claim) -> Statement | None:
        """The statement of a claim as it is now; None where the claim goes."""
        return None if claim.id in self._removed.claims else self._statement(claim.statement, self._place(claim))

    def statements(self) -> tuple[Statement, ...]:
        """All statements that have a claim, or had none before."""
        found: dict[str, Statement] = {}
        for key in self._read:
            for place in sorted(self._places.get(key, ())) if key in self._claimed else [EVERYWHERE]:
                if made := self._statement(key, place):
                    found[made.id] = _joined(found[made.id], made) if made.id in found else made
        return tuple(found.values())

    def _statement(self, key: str, place: int) -> Statement | None:
        if key not in self._read:
            return None
        if (key, place) not in self._made:
            self._made[key, place] = self._rekey(self._read[key], place)
        return self._made[key, place]

    def _rekey(self, old: Statement, place: int) -> Statement | None:
        """None where nothing is left: a filler is gone, or all pairs are (both ends have become one, or are rejected)."""
        if old.id in self._removed.official:
            old = replace(old, official=False)
        roles = tuple((role, self._fillers(ids, place)) for role, ids in old.roles)
        edges = self._pairs(old, place)
        if any(ids and not new for (_, ids), (_, new) in zip(old.roles, roles, strict=True)) or (old.edges and not edges):
            return None
        if roles != old.roles:
            return replace(old, id=statement_id(old.predicate, dict(roles)), roles=roles, edges=edges)
        return old if edges == old.edges else replace(old, edges=edges)

    def _fillers(self, ids: tuple[str, ...], place: int) -> tuple[str, ...]:
        new = tuple(filler for key in ids if (filler := self._term(key, place)))
        return ids if new == ids else tuple(sorted(set(new)))

    def _pairs(self, old: Statement, place: int) -> tuple[Pair, ...]:
        rejected = self._removed.pairs.get(old.id, ())
        found = []
        for subject, target in old.edges:
            one, other = self._term(subject, place), self._term(target, place)
            if old.symmetric and other < one and (one, other) != (subject, target):
                one, other = other, one
            became_one = one == other and subject != target
            if not became_one and (one, other) not in rejected:
                found.append((one, other))
        return old.edges if tuple(found) == old.edges else tuple(sorted(set(found)))

    def _term(self, key: str, place: int) -> str:
        """An entity or a statement as it is now, "" where it is gone."""
        if key not in self._read:
            return self._maps[place].get(key, key)
        places = self._places.get(key, set())
        if key in self._claimed and not places:
            return ""
        made = self._statement(key, place if place in places or not places else min(places))
        return made.id if made else ""

    # ── Claims ──────────────────────────────────────────────────────────────────────────────────────

    def claims(self) -> tuple[tuple[Claim, ...], tuple[Dropped, ...]]:
        """The claims that stay, as they are now, and those that go, with the reason."""
        kept: dict[str, Claim] = {}
        dropped: list[Dropped] = []
        for claim in self._reading.claims:
            if claim.id in self._removed.claims:
                dropped.append(Dropped(claim.sentence, claim.trigger, "rejected by a correction"))
            elif new := self.claim(claim):
                kept[new.id] = _more_doubtful(kept[new.id], new) if new.id in kept else new
            else:
                dropped.append(Dropped(claim.sentence, claim.trigger, "a correction left nothing of its statement"))
        return tuple(kept.values()), tuple(dict.fromkeys(dropped))

    def claim(self, old: Claim) -> Claim | None:
        """A claim as it is now; None where nothing is left of its statement."""
        place, statement = self._place(old), self.statement_of(old)
        if statement is None:
            return None
        moves = self._maps[place]
        holder = moves.get(old.holder, old.holder)
        sources = tuple(Source(moves.get(link.entity, link.entity), link.cue, link.mode) for link in old.attribution)
        key = old.id
        if (statement.id, holder) != (old.statement, old.holder):
            key = claim_id(old.article, statement.id, old.trigger_start, old.trigger_end, holder)
        return replace(old, id=key, statement=statement.id, holder=holder, attribution=sources,
                       details=self._details(old, statement, place))

    def _details(self, old: Claim, statement: Statement, place: int) -> tuple[tuple[str, str], ...]:
        """Nothing that has become a filler of the statement itself."""
        new = tuple((role, self._term(value, place) if is_entity_id(value) or value in self._read else value)
                    for role, value in old.details)
        if new == old.details:
            return new
        fillers = {filler for _, ids in statement.roles for filler in ids}
        return tuple(sorted({pair for pair, was in zip(new, old.details, strict=True)
                             if pair[1] and (pair == was or pair[1] not in fillers)}))


def _joined(first: Statement, second: Statement) -> Statement:
    """Two that have become one: the pairs of both, and the codes of the first that has any."""
    return replace(first, edges=tuple(sorted({*first.edges, *second.edges})), plover=first.plover or second.plover,
                   cameo=first.cameo or second.cameo, quad=first.quad or second.quad)


def _more_doubtful(first: Claim, second: Claim) -> Claim:
    """Of two claims that have become one, the one that commits less, with the details of both."""
    one, other = (second, first) if _commitment(second) < _commitment(first) else (first, second)
    return replace(one, details=tuple(sorted({*one.details, *other.details})))


def _commitment(claim: Claim) -> tuple[bool, bool]:
    positive = Factuality.CT_POS
    return claim.author is positive, claim.holder_value is positive


