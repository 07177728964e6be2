"""When a claim is about: what its own words date, else the day that its article was written, of a copy that of the first.
Days are ordinals of `datetime.date`, the end exclusive."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from kg.ledger.support import Witness
from kg.model import Claim

_EVER = date.max.toordinal() + 1


class Span(NamedTuple):
    """From the first day to before the last."""

    start: int
    end: int

    def apart(self, other: Span) -> int:
        """The days from one to the other; 0 where they meet or overlap."""
        return max(self.start - other.end + 1, other.start - self.end + 1, 0)

    def overlaps(self, other: Span) -> bool:
        """Whether a day is in both."""
        return self.start < other.end and other.start < self.end


def told(claim: Claim) -> Span | None:
    """All days that the claim's own words may mean, open ends for ever; None where they date nothing."""
    if not claim.time_from and not claim.time_to:
        return None
    return Span(_ordinal(claim.time_from) if claim.time_from else 1, _ordinal(claim.time_to) if claim.time_to else _EVER)


def span(claim: Claim, witness: Witness) -> Span | None:
    """The days that the claim holds for certainly: those that it dates ("since May": up to the day of its article), else
    the day of its article. None where neither is known, and where it names a time that is not certain ("years ago")."""
    written = _ordinal(witness.written) if witness.written else None
    dated = told(claim)
    if dated is None:
        return None if written is None or claim.time_text else Span(written, written + 1)
    if dated.end == _EVER:
        return Span(dated.start, max(dated.start, written or 0) + 1)
    return dated if claim.time_from else Span(dated.end - 1, dated.end)


def day(claim: Claim, witness: Witness, window: int) -> int | None:
    """The day of what happened, the first of a few; of what lasts ("since May") its first day. None where it is not
    known, or only to more than `window` days."""
    dated = told(claim)
    if dated is None:
        return None if claim.time_text or not witness.written else _ordinal(witness.written)
    if not claim.time_from or (dated.end != _EVER and dated.end - dated.start > max(window, 1)):
        return None
    return dated.start


def iso(ordinal: int | None) -> str | None:
    """The ISO date of a day."""
    return None if ordinal is None else date.fromordinal(ordinal).isoformat()


def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()
