"""Records of what is compared: conflicts with their sides, events."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class SideClaim:
    """One claim of a side: who says it, its time in the words of the text, the ISO date that it is of (else of its article),
    its sentence, its article (id) and where its trigger starts there."""

    said_by: str
    time: str
    date: str | None
    sentence: str
    article: str
    char_start: int
    id: str


@dataclass(frozen=True, slots=True)
class SideRow:
    """One side of a conflict: what it holds, first and last ISO date, number of independent publishers, its claims."""

    holds: str
    first: str | None
    last: str | None
    publishers: int
    claims: list[SideClaim]

    def __str__(self) -> str:
        """What it holds, and who says so."""
        return f"{self.holds} ({', '.join(dict.fromkeys(claim.said_by.split(' (')[0] for claim in self.claims))})"


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """What cannot all be so. `kind` is denial, value, quantity or opposition; `verdict` "contradiction", or "change" where
    the sides are of different dates; `subject` and `object` are the ends that the sides share, in words."""

    shown: ClassVar[tuple[str, ...]] = ("kind", "verdict", "subject", "predicate", "object", "between")

    kind: str
    verdict: str
    subject: str
    predicate: str
    object: str
    sides: list[SideRow]
    statements: list[str]

    @property
    def between(self) -> str:
        """The sides in words: "asserts (Iran) | denies (Israel)"."""
        return " | ".join(map(str, self.sides))

    def __str__(self) -> str:
        """What it is about, and its sides."""
        about = " ".join(part for part in (self.subject, self.predicate, self.object) if part)
        return f"{self.kind}: {about}: {self.between}"


@dataclass(frozen=True, slots=True)
class EventRow:
    """Claims of one property between the same ends that most likely tell of one event. `first` and `last` are ISO dates of
    what happened; `view` is "asserted" where an article itself says so, else "reported"; `said_by`, `sentence`, `article`
    and `char_start` are those of its surest claim. `id` changes only when the first date does."""

    shown: ClassVar[tuple[str, ...]] = (
        "first", "last", "subject", "predicate", "object", "view", "articles", "publishers", "said_by", "sentence")

    id: str
    first: str | None
    last: str | None
    subject: str
    predicate: str
    object: str
    view: str
    claims: int
    articles: int
    publishers: int
    confidence: float
    said_by: str
    sentence: str
    article: str
    char_start: int
    statements: list[str]
    claim_ids: list[str]

    def __str__(self) -> str:
        """Its dates and what happened."""
        dates = f"{self.first}–{self.last}" if self.first != self.last else self.first or "undated"
        return f"{dates}: {self.subject} {self.predicate} {self.object}".rstrip()
