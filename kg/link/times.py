"""Nouns that name a time or a measure: never a node."""

from __future__ import annotations

from kg.model import Token

_TIMES = frozenset({
    "day", "week", "weekend", "month", "year", "decade", "century", "hour", "minute", "second", "today", "yesterday",
    "tomorrow", "tonight", "morning", "afternoon", "evening", "night", "midnight", "noon", "time", "moment", "date", "monday",
    "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "may",
    "june", "july", "august", "september", "october", "november", "december", "spring", "summer", "autumn", "winter",
    "fortnight", "past", "future", "season", "anniversary", "eve", "period",
})
_MEASURES = frozenset({
    "mile", "kilometre", "kilometer", "km", "metre", "meter", "foot", "inch", "ton", "tonne", "pound", "dollar", "euro", "cent",
    "percent", "degree", "litre", "liter", "gallon", "acre", "hectare",
})  # fmt: skip


def is_time(token: Token) -> bool:
    """Whether a noun names a time or a measure."""
    return token.lemma.lower() in _TIMES or token.lemma.lower() in _MEASURES
