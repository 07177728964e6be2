"""Terms of office against the date of an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.link.gazetteer import OfficeTerm

_LEADS = frozenset(
    {
        "president",
        "prime minister",
        "king",
        "queen",
        "chancellor",
        "federal chancellor",
        "supreme leader",
        "emir",
        "taoiseach",
        "sultan",
        "monarch",
        "emperor",
        "pope",
    }
)


def holds_at(term: OfficeTerm, date: str) -> bool:
    """Whether a term of office covers a day. Dates may be a year or a month only: both ends are read generously, and a
    term without a beginning covers nothing."""
    if not term.start or not date:
        return False
    start, end = term.start, term.end or "9999"
    return start[: len(date)] <= date[: len(start)] and date[: len(end)] <= end


def holds_now(term: OfficeTerm) -> bool:
    """Whether a term of office has begun and not ended."""
    return bool(term.start) and not term.end


def is_lead(office: str) -> bool:
    """Whether an office by its name is head of state or government; those of regions name the region."""
    return office.casefold() in _LEADS
