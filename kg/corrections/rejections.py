"""Which claims, pairs and lifts of an article are rejected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kg.corrections.decisions import Rejection
from kg.corrections.rekey import EVERYWHERE, Pair, Rekeyed, Removed
from kg.model import Claim, Reading, Statement


def rejected(reading: Reading, maps: Mapping[int, Mapping[str, str]], rejections: Iterable[Rejection]) -> Removed:
    """What is to be removed. An id may be the one that was read, or the one that the moves make of it.

    A pair goes alone while its statement has others; an edge that only an office lifts to a state leaves the statement of
    the person, which then does not count as the state's.
    """
    here = [r for r in rejections if r.article in ("", reading.article.id)]
    removed, rekeyed, offices = Removed(), Rekeyed(reading, maps), _offices(reading, maps[EVERYWHERE])
    for old in reading.claims if here else ():
        new, statement = rekeyed.claim(old), rekeyed.statement_of(old)
        if new is None or statement is None:
            continue
        for rejection in here:
            if _means(rejection, old, new, statement):
                _remove(rejection, old, statement, offices, removed)
    return removed


def _offices(reading: Reading, moves: Mapping[str, str]) -> dict[str, set[str]]:
    """Person -> the states that he acts for."""
    found: dict[str, set[str]] = {}
    for lift in reading.lifts:
        found.setdefault(moves.get(lift.person, lift.person), set()).add(moves.get(lift.state, lift.state))
    return found


def _means(rejection: Rejection, old: Claim, new: Claim, statement: Statement) -> bool:
    """Whether it may be this claim, but for the ends."""
    return (rejection.claim in ("", old.id, new.id) and rejection.statement in ("", old.statement, new.statement)
            and rejection.predicate in ("", statement.predicate) and rejection.rule in ("", old.rule))


def _remove(rejection: Rejection, old: Claim, statement: Statement, offices: Mapping[str, set[str]], removed: Removed) -> None:
    if not (rejection.subject or rejection.object):
        removed.claims.add(old.id)
        return
    found = {pair for pair in statement.edges if any(_fits(rejection, each) for each in _both_ways(statement, pair))}
    if found and (rejection.claim or rejection.rule or found == set(statement.edges)):
        removed.claims.add(old.id)
    elif found:
        removed.pairs.setdefault(old.statement, set()).update(found)
    elif statement.official and any(_fits(rejection, pair) for pair in _lifted(statement, offices)):
        removed.official.add(old.statement)


def _fits(rejection: Rejection, pair: Pair) -> bool:
    return rejection.subject in ("", pair[0]) and rejection.object in ("", pair[1])


def _both_ways(statement: Statement, pair: Pair) -> tuple[Pair, ...]:
    return (pair, pair[::-1]) if statement.symmetric else (pair,)


def _lifted(statement: Statement, offices: Mapping[str, set[str]]) -> Iterator[Pair]:
    """The pairs with a state in the place of who acts for it; of a symmetric statement at either end, or both."""
    for pair in statement.edges:
        for subject, target in _both_ways(statement, pair):
            targets = {target, *offices.get(target, ())} if statement.symmetric else {target}
            yield from ((state, each) for state in offices.get(subject, ()) for each in targets)
