"""Which claims and pairs of an article are rejected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.corrections.decisions import Rejection
from kg.corrections.rekey import Pair, Rekeyed, Removed
from kg.model import Claim, Reading, Statement


def rejected(reading: Reading, rekeyed: Rekeyed, rejections: Iterable[Rejection]) -> Removed:
    """The claims and pairs to remove. An id may be the one that was read, or the one that the moves make of it."""
    claims: set[str] = set()
    pairs: dict[str, set[Pair]] = {}
    here = [r for r in rejections if r.article in ("", reading.article.id)]
    for old in reading.claims if here else ():
        new, statement = rekeyed.claim(old), rekeyed.statement_of(old)
        if new is None or statement is None:
            continue
        for rejection in here:
            if not _matches(rejection, old, new, statement):
                continue
            found = set(_pairs(rejection, statement))
            if rejection.claim or rejection.rule or not (rejection.subject or rejection.object) or found == set(statement.edges):
                claims.add(old.id)
            else:
                pairs.setdefault(old.statement, set()).update(found)
    return Removed(claims, pairs)


def _matches(rejection: Rejection, old: Claim, new: Claim, statement: Statement) -> bool:
    wanted = (rejection.claim in ("", old.id, new.id) and rejection.statement in ("", old.statement, new.statement)
              and rejection.predicate in ("", statement.predicate) and rejection.rule in ("", old.rule))
    return wanted and (not (rejection.subject or rejection.object) or any(_pairs(rejection, statement)))


def _pairs(rejection: Rejection, statement: Statement) -> Iterator[Pair]:
    """The pairs of a statement that have the wanted ends; of a symmetric one in either order."""
    for pair in statement.edges:
        for subject, target in (pair, pair[::-1]) if statement.symmetric else (pair,):
            if rejection.subject in ("", subject) and rejection.object in ("", target):
                yield pair
