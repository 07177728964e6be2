"""Nouns that name a time: never a node."""

from __future__ import annotations

from kg.model import Token

_TIMES = frozenset({
    "day", "week", "weekend", "month", "year", "decade", "century", "hour", "minute", "second", "today", "yesterday",
    "tomorrow", "tonight", "morning", "afternoon", "evening", "night", "midnight", "noon", "time", "moment", "date", "monday",
    "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "may",
    "june", "july", "august", "september", "october", "november", "december", "spring", "summer", "autumn", "winter",
    "fortnight", "past", "future", "season", "anniversary", "eve", "period",
})


def is_time(token: Token) -> bool:
    """Whether a noun names a time."""
    return token.lemma.lower() in _TIMES
