"""What a corrections file comes to, once everything that it names is known: ids only, chains followed to their ends."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.identity import digest
from kg.model import Entity, Reading


@dataclass(frozen=True, slots=True)
class Spot:
    """A mention, by its place in its article's text, that stands for `entity`."""

    char_start: int
    char_end: int
    entity: str


@dataclass(frozen=True, slots=True)
class Rejection:
    """Claims that do not count: those that have all that is given here; "" is not given. Subject and object are the ends of
    a pair that the statement projects to, after all moves."""

    claim: str = ""
    statement: str = ""
    subject: str = ""
    predicate: str = ""
    object: str = ""
    rule: str = ""
    article: str = ""


@dataclass(frozen=True, slots=True)
class Corrections:
    """All decisions. `moves` maps an entity to the one that it is, in every article; `moves_in` holds the whole map for the
    articles that have one of their own. `targets` are the entities that others become, as they are called. `apart` are pairs
    that are never to be merged: they change nothing, but are not proposed."""

    moves: Mapping[str, str] = field(default_factory=dict)
    moves_in: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    spots: Mapping[str, tuple[Spot, ...]] = field(default_factory=dict)
    types: Mapping[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict)  # id -> class and those above it
    labels: Mapping[str, str] = field(default_factory=dict)
    targets: Mapping[str, Entity] = field(default_factory=dict)
    rejections: tuple[Rejection, ...] = ()
    apart: frozenset[frozenset[str]] = frozenset()

    def part(self, reading: Reading) -> Corrections:
        """What may concern a reading, as if it held everywhere."""
        article = reading.article.id
        ids = {entity.id for entity in reading.entities}
        moves = self.moves_in.get(article, self.moves)
        moves = {key: moves[key] for key in sorted(ids & set(moves))}
        spots = {key: found for key, found in self.spots.items() if key == article}
        ends = ids | set(moves.values()) | {spot.entity for found in spots.values() for spot in found}
        return Corrections(
            moves=moves, spots=spots,
            types={key: self.types[key] for key in sorted(ends & set(self.types))},
            labels={key: self.labels[key] for key in sorted(ends & set(self.labels))},
            targets={key: self.targets[key] for key in sorted((ends - ids | set(moves.values())) & set(self.targets))},
            rejections=tuple(r for r in self.rejections if r.article in ("", article)),
        )

    def __bool__(self) -> bool:
        """Whether anything is decided."""
        return bool(self.moves or self.moves_in or self.spots or self.types or self.labels or self.rejections)

    @property
    def mark(self) -> str:
        """Hash of all decisions; "" where there is none. Reasons and the order of the lines are left out."""
        if not self:
            return ""
        targets = {key: [e.label, e.type, e.qid or "", *e.ancestors] for key, e in self.targets.items()}
        spots = {a: sorted([s.char_start, s.char_end, s.entity] for s in found) for a, found in self.spots.items()}
        rejections = sorted([r.claim, r.statement, r.subject, r.predicate, r.object, r.rule, r.article] for r in self.rejections)
        own = {article: dict(moves) for article, moves in self.moves_in.items()}
        return digest(dict(self.moves), own, spots, dict(self.types), dict(self.labels), targets, rejections)
