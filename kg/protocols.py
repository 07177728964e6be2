"""What stores and pages need to be told: the reading half of a ledger, as a protocol.

`kg.ledger.Ledger` is one; who reads it knows no other stage.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from kg.model import (
    Article,
    Claim,
    Edge,
    EdgeKey,
    Entity,
    Mention,
    OpenEdge,
    Reading,
    Sentence,
    Statement,
    Status,
    Support,
    Touched,
)


class Judged(Protocol):
    """A statement with its status and the claims about it."""

    @property
    def statement(self) -> Statement:
        """The statement, as all articles together have it."""

    @property
    def status(self) -> Status:
        """What became of it."""

    @property
    def contested(self) -> bool:
        """Whether it is asserted while somebody denies it."""

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All claims about it, in order of article and text."""

    @property
    def support(self) -> Support:
        """What carries it."""


class Record(Protocol):
    """The answers of a ledger that exports are made of. All come in a fixed order; those restricted to ids read nothing
    else, and leave out ids that are not there.

    A projection (a store that holds the same) keeps `uid` and `change`, and follows by `touched`: it takes out what is
    touched and puts in what the restricted answers say of it."""

    @property
    def path(self) -> Path:
        """Where the ledger lies; projections lie beside it."""

    @property
    def uid(self) -> str:
        """Which ledger this is: made at random with the file, the same ever after."""

    @property
    def change(self) -> int:
        """Number of the last change; 0 for a fresh ledger."""

    def touched(self, since: int) -> Touched:
        """What may differ since that change."""

    def snapshot(self) -> AbstractContextManager[None]:
        """Inside, all answers are of one moment."""

    def articles(self, ids: Collection[str] | None = None) -> Sequence[Article]:
        """All articles, or those with these ids."""

    def reading(self, key: str) -> Reading:
        """All that was read out of one article (its id)."""

    def reading_before(self, key: str) -> Reading:
        """The same before any correction."""

    def sentences(self, article: str) -> Sequence[Sentence]:
        """The sentences of an article."""

    def mentions(self, article: str) -> Sequence[Mention]:
        """The mentions of an article."""

    def entities(self, ids: Collection[str] | None = None) -> Sequence[Entity]:
        """All entities, or those with these ids."""

    def statements(self, ids: Collection[str] | None = None) -> Sequence[Judged]:
        """All statements, or those with these ids."""

    def claims(
        self, *, article: str | None = None, statement: str | None = None, holder: str | None = None
    ) -> Sequence[Claim]:
        """Claims, filtered."""

    def edges(
        self,
        view: str | None = None,
        *,
        office: bool = True,
        only: Collection[EdgeKey] | None = None,
        judged: Sequence[Judged] | None = None,
    ) -> Sequence[Edge]:
        """The plain edges, or those among these (subject, predicate, object). Who has read the statements, all of them or
        some that give these edges, says so by `judged`: they are not read again."""

    def open_edges(self, article: str | None = None) -> Sequence[OpenEdge]:
        """What no property covers."""

    def runs(self) -> Mapping[str, Mapping[str, str]]:
        """Run id -> what it ran with."""

    def dup_clusters(self, ids: Collection[str] | None = None) -> Mapping[str, str]:
        """Article id -> id of its cluster of near-duplicate texts, its own where it stands alone; of all articles, or of
        those with these ids."""

    def voices(self, ids: Collection[str] | None = None) -> Mapping[str, str]:
        """Article id -> whose voice it speaks with, its publisher's in lower case or that of the text it copies; articles of
        one voice are not independent. Of all articles, or at least of those with these ids."""

    def run_of(self, ids: Collection[str] | None = None) -> Mapping[str, str]:
        """Article id -> run id, of all articles or of those with these ids."""
