"""A graph's record as a whole: its health, its history, other ledgers."""

from __future__ import annotations

import os
from abc import abstractmethod
from collections.abc import Sequence
from contextlib import AbstractContextManager

from kg.api.questions import Questions
from kg.ledger import Change, Difference, Fault, Ledger, difference


class Keeping(Questions):
    """The keeping half of a graph; see kg.api.graph.Graph for the rest."""

    @abstractmethod
    def _writer(self) -> AbstractContextManager[Ledger]:
        """The record, open for writing."""

    def verify(self) -> Sequence[Fault]:
        """Reads every evidence span again in the stored texts; what does not stand there."""
        return self.ledger.verify()

    def changes(self, since: int = 0) -> Sequence[Change]:
        """What happened after change number `since`: articles added, read anew, superseded, corrected, taken back."""
        return self.ledger.changes(since)

    def merge(self, *others: str | os.PathLike[str]) -> int:
        """Takes the articles of other ledgers in, all or none; how many were new.

        Raises LedgerError where one of them has read an article otherwise; see kg.ledger.merge.
        """
        from kg.api.joining import merge_into

        with self._writer() as ledger:
            return merge_into(ledger, [os.fspath(path) for path in others])

    def differences(self, other: str | os.PathLike[str]) -> Sequence[Difference]:
        """What this graph and another ledger do not both hold in the same way; this one is the first."""
        with Ledger.open(other) as second:
            return tuple(difference(self.ledger, second))

    def compact(self) -> tuple[int, int]:
        """Gives the room of what was taken out back to the disk; bytes before and after."""
        with self._writer() as ledger:
            return ledger.compact()
