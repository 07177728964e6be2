"""Which place a name stands for where its neighbours tell: the state after a city."""

from __future__ import annotations

from kg.link.discourse import Discourse
from kg.link.gazetteer_entries import Entry
from kg.link.spans import Span
from kg.model import Parsed

_LOCATIVE = frozenset({"in", "near", "inside", "across", "around", "throughout", "from", "outside"})
_SETTLED = frozenset({"town", "city", "village", "area", "district", "country", "province", "region", "island", "suburb",
                      "neighbourhood", "neighborhood", "settlement", "municipality"})
_UNITED_STATES = "Q30"
# States of the United States whose names others have, too, and how the gazetteer calls them.
_NAMED_LIKE_STATES = {"New York": "New York State", "Washington": "Washington State", "Georgia": "Georgia"}


def among_places(parsed: Parsed, span: Span) -> bool:
    """"in Homs, Sarmin and Talamenes", "towns including Ulm and Bonn": names of one word in a list of places."""
    token = parsed.tokens[span.head]
    if span.end - span.start > 1:
        return False
    first = parsed.tokens[token.head] if token.dep == "conj" else token
    if first.case == "including":
        return parsed.tokens[first.head].lemma in _SETTLED
    listed = first is not token and first.name >= 0 and first.case in _LOCATIVE
    return listed and parsed.names[first.name].label in ("GPE", "LOC")


def state_after_city(discourse: Discourse, span: Span) -> Entry | None:
    """"Albany, New York", "Seattle, Washington": the state; "Atlanta, Georgia", where the city is known to lie there."""
    token = discourse.parsed.tokens[span.head]
    if token.dep != "appos" or span.surface not in _NAMED_LIKE_STATES:
        return None
    city = discourse.parsed.tokens[token.head]
    name = discourse.parsed.names[city.name] if city.name >= 0 else None
    entries = discourse.gazetteer.lookup(discourse.parsed.text(name.start, name.end)) if name else ()
    american = any(entry.country_qid == _UNITED_STATES for entry in entries)
    if not american and (entries or span.surface == "Georgia"):
        return None
    states = discourse.gazetteer.lookup(_NAMED_LIKE_STATES[span.surface])
    return next((entry for entry in states if entry.type == "AdminRegion"), None)
