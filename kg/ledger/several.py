"""Two ledgers: one that holds what both hold, and what only one of them holds."""

from __future__ import annotations

import os
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass

from kg.errors import LedgerError
from kg.ledger.ledger import Ledger, later
from kg.ledger.rows import reading_digest
from kg.ledger.uncorrected import Before
from kg.model import Article


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that two ledgers do not both hold in the same way. `where`: "first", "second" (only there) or "both".
    The id of an edge is "view subject predicate object"."""

    kind: str  # article | entity | statement | edge
    where: str
    id: str


def merge(into: Ledger, other: Ledger) -> int:
    """Takes the articles of another ledger in, all or none; how many changed something.

    The outcome does not depend on which is merged into which: of two texts of one url, the later published one stays;
    where their dates do not tell, the one that was added later. Raises LedgerError, and changes nothing, where both
    have read the same article differently.
    """
    taken = 0
    with other.snapshot(), into.transaction("cannot be merged"):
        runs, run_of, places = other.runs(), other.run_of(), other.places()
        for article in other.articles():
            if _differs(into, other, article.id):
                raise LedgerError(f"{other.path}: {article.id} ({article.title or article.source}) was read otherwise than in "
                                  f"{into.path}; build both with the same kg, model and vocabulary")
            if not any(_outlives(into, rival, other, article) for rival in into.rivals(article)):
                now, before = other.reading(article.id), other.reading_before(article.id)
                taken += into.add(now, runs[run_of[article.id]], Before(before) if before != now else None,
                                  place=_seen_from_here(other, places[article.id]))
    return taken


def _seen_from_here(ledger: Ledger, place: str | None) -> str | None:
    return None if place is None else os.path.join(ledger.path.parent, place)


def _differs(one: Ledger, other: Ledger, article: str) -> bool:
    """Whether both have the article, and what they read, corrections aside, is not the same."""
    if not one.articles([article]):
        return False
    return reading_digest(one.reading_before(article)) != reading_digest(other.reading_before(article))


def _outlives(here: Ledger, rival: Article, there: Ledger, article: Article) -> bool:
    """Whether `rival`, a text of the same url, stays."""
    if later(rival, article) or later(article, rival):
        return later(rival, article)
    return (here.added(rival.id), rival.id) > (there.added(article.id), article.id)


def difference(first: Ledger, second: Ledger) -> Iterator[Difference]:
    """What two ledgers do not both hold in the same way, by kind and id. Where it was read, and when, is left out."""
    with first.snapshot(), second.snapshot():
        yield from _unlike("article", first.digests(), second.digests())
        yield from _unlike("entity", {e.id: e for e in first.entities()}, {e.id: e for e in second.entities()})
        yield from _unlike("statement", {j.statement.id: j for j in first.statements()},
                           {j.statement.id: j for j in second.statements()})
        yield from _unlike("edge", {f"{e.view} {e.subject} {e.predicate} {e.object}": e for e in first.edges()},
                           {f"{e.view} {e.subject} {e.predicate} {e.object}": e for e in second.edges()})


def _unlike(kind: str, first: Mapping[str, Hashable], second: Mapping[str, Hashable]) -> Iterator[Difference]:
    for key in sorted(first.keys() | second.keys()):
        if key not in second:
            yield Difference(kind, "first", key)
        elif key not in first:
            yield Difference(kind, "second", key)
        elif first[key] != second[key]:
            yield Difference(kind, "both", key)
