"""Which country's party is meant: many countries have a Democratic or a Labour Party."""

from __future__ import annotations

from collections import Counter

from kg.link.chains import Group
from kg.link.discourse import Discourse
from kg.link.gazetteer_entries import Entry

# Names, folded, that parties of several countries have.
_COMMON = frozenset({
    "democratic party", "democrats", "democrat", "republican party", "republicans", "republican", "labour party", "labour",
    "conservative party", "conservatives", "liberal party", "liberals", "social democratic party", "social democrats",
    "socialist party", "socialists", "freedom party", "people's party", "national front", "christian democrats", "green party",
    "the greens", "greens", "communist party", "civic platform", "left party", "free democrats", "national party",
    "liberal democratic party", "liberal democrats", "new democratic party", "future movement", "renaissance",
})
_SHARE = 2  # a party's country must be named half as often as the country that is named most


def without_foreign_parties(
    discourse: Discourse, groups: dict[str, Group], entries: dict[str, Entry | None]
) -> dict[str, Entry | None]:
    """The entries, but a common party name stands for no known party where the article is about other countries."""
    parties = [key for key, entry in entries.items() if entry is not None and entry.type == "PoliticalParty" and key in _COMMON]
    if not parties:
        return entries
    counts = _countries(discourse, groups, entries, parties)
    enough = max(counts.values(), default=0) / _SHARE
    return {key: None if key in parties and entry is not None and counts[entry.country_qid] < enough else entry
            for key, entry in entries.items()}


def _countries(
    discourse: Discourse, groups: dict[str, Group], entries: dict[str, Entry | None], parties: list[str]
) -> Counter[str | None]:
    """QID of a country -> how often it, one of its people or something in it is named, the parties left out."""
    counts: Counter[str | None] = Counter()
    for key, entry in entries.items():
        if entry is not None and key not in parties:
            counts[entry.qid if entry.type == "Country" else entry.country_qid] += len(groups[key].spans)
    for token in discourse.parsed.tokens:
        people = discourse.gazetteer.demonym(token.text) if token.text[:1].isupper() else None
        if people is not None:
            counts[people.qid] += 1
    del counts[None]
    return counts
