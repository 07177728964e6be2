from __future__ import annotations

import random
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_readings import RUN, Said, build, made_readings, reading_of, unlike

from kg.ledger import Conflict, conflicts, gather
from kg.lexicon import Property
from kg.model import AUTHOR, ConflictKind, Entity, Lift, Reading

ANN, BO, X, Y = "e:ann.person", "e:bo.person", "wd:Q1", "wd:Q2"
PROPERTIES = {p.name: p for p in (
    Property("attacks", "agent", "patient", window=3),
    Property("kills", "agent", "patient", window=3),
    Property("accepts", "agent", "theme", opposed=("rejects",)),
    Property("rejects", "agent", "theme", opposed=("accepts",)),
    Property("headOfStateOf", "agent", "theme", kind="State", single=("subject",)),
    Property("praises", "agent", "patient", opposed=("visits",)),
    Property("visits", "agent", "patient", opposed=("praises",)),
)}


def told(
    *said: Said, on: str | None = None, opening: str = "", entities: Iterable[Entity] = (), lifts: Iterable[Lift] = ()
) -> Reading:
    """An article."""
    return reading_of(said, published=on, opening=f"{opening}{on} ", entities=entities, lifts=lifts)


@pytest.fixture
def found(tmp_path):
    """The conflicts among these articles, of one kind."""
    def find(kind: str, *readings: Reading) -> tuple[Conflict, ...]:
        with build(tmp_path / "news.kg", readings) as ledger:
            everything = conflicts(gather(ledger, PROPERTIES))
            assert [c for c in everything if c.kind == kind] == list(conflicts(gather(ledger, PROPERTIES), [ConflictKind(kind)]))
        return tuple(c for c in everything if c.kind == kind)

    return find


def sides(conflict: Conflict) -> dict[str, tuple[int, str | None, str | None]]:
    """What each side holds -> number of claims, first and last date."""
    return {side.holds: (len(side.claims), side.first, side.last) for side in conflict.sides}


# ── Denials ─────────────────────────────────────────────────────────────────────────────────────────


def denial(time: tuple[str, str, str] = ("", "", "")) -> Said:
    return Said(X, "attacks", Y, "Uu", X, "CT-", time=time)


def test_what_an_article_says_and_a_source_denies(found):
    (conflict,) = found("denial", told(Said(X, "attacks", Y), on="2024-05-06"), told(denial(), on="2024-05-09"))
    assert sides(conflict) == {"asserts": (1, "2024-05-06", "2024-05-06"), "denies": (1, "2024-05-09", "2024-05-09")}
    assert (conflict.verdict, conflict.predicate, conflict.ends) == ("contradiction", "attacks", (X, Y))
    assert {claim.holder for claim in conflict.sides[1].claims} == {X}


def test_two_sources_against_each_other(found):
    (conflict,) = found("denial", told(Said(X, "attacks", Y, "Uu", Y, "CT+"), denial()))
    assert [side.claims[0].holder for side in conflict.sides] == [Y, X]


def test_nobody_denies_what_may_be_or_what_was_at_another_time(found):
    march, may = ("in March", "2024-03-01", "2024-04-01"), ("in May", "2024-05-01", "2024-06-01")
    assert not found("denial", told(Said(X, "attacks", Y, "Uu", BO, "CT+", "planned"), denial()))
    assert not found("denial", told(Said(X, "attacks", Y, "PS+", AUTHOR, "PS+"), denial()))
    assert not found("denial", told(Said(X, "attacks", Y, time=march)), told(denial(may), opening="Other "))
    assert found("denial", told(Said(X, "attacks", Y, time=march)), told(denial(), opening="Other "))


# ── Values ──────────────────────────────────────────────────────────────────────────────────────────


def head(person: str, time: tuple[str, str, str] = ("", "", "")) -> Said:
    return Said(person, "headOfStateOf", X, kind="State", role="theme", time=time)


def test_two_heads_of_one_state_on_one_day(found):
    (conflict,) = found("value", told(head(ANN), on="2024-05-06"), told(head(BO), on="2024-05-06", opening="Other "))
    assert conflict.ends == ("", X)
    assert sides(conflict) == {ANN: (1, "2024-05-06", "2024-05-06"), BO: (1, "2024-05-06", "2024-05-06")}
    assert found("value", told(head(ANN), head(BO)))  # one article without date


def test_one_head_after_the_other_is_no_conflict(found):
    assert not found("value", told(head(ANN), on="2024-05-06"), told(head(BO), on="2024-05-07"))
    assert not found("value", told(head(ANN)), told(head(BO), opening="Other "))  # who knows when
    since = told(head(ANN, ("since 2012", "2012-01-01", "")), on="2018-06-01")
    assert found("value", since, told(head(BO), on="2015-06-01"))
    assert not found("value", since, told(head(BO), on="2019-06-01"))
    vague = ("once", "", "")
    assert not found("value", told(head(ANN, vague), head(BO), on="2024-05-06"))


def test_names_that_may_be_one_are_no_conflict(found):
    macron = [Entity(ANN, "Emmanuel Macron", "Person"), Entity(BO, "Macron", "Person")]
    someone = [Entity(ANN, "Ann", "Person"), Entity("doc:1/e/man", "man", "Person", article="doc:1")]
    assert not found("value", told(head(ANN), head(BO), entities=macron))
    assert not found("value", told(head(ANN), head("doc:1/e/man"), entities=someone))


def test_only_what_is_said_to_be_so_is_a_value(found):
    planned = Said(BO, "headOfStateOf", X, "Uu", BO, "CT+", "planned", kind="State", role="theme")
    assert not found("value", told(head(ANN), planned))


# ── Quantities ──────────────────────────────────────────────────────────────────────────────────────


def toll(
    number: str, holder: str = AUTHOR, author: str = "CT+", time: tuple[str, str, str] = ("", "", ""), whom: str = Y
) -> Said:
    return Said(X, "kills", whom, author, holder, author if holder == AUTHOR else "CT+", quantity=number, time=time)


def test_numbers_that_exclude_each_other(found):
    (conflict,) = found("quantity", told(toll("28"), toll("at least 20"), on="2024-05-06"),
                        told(toll("more than 100"), on="2024-05-06", opening="Other "))
    assert sides(conflict) == {side: (1, "2024-05-06", "2024-05-06") for side in ("28", "more than 100")}
    assert (conflict.verdict, conflict.ends) == ("contradiction", (X, Y))
    (conflict,) = found("quantity", told(toll("28"), toll("100", BO, "Uu")))
    assert [side.claims[0].holder for side in conflict.sides] == [BO, AUTHOR]


def test_a_number_that_rose_has_changed(found):
    (conflict,) = found("quantity", told(toll("28"), on="2024-05-06"), told(toll("thirty"), on="2024-05-07"))
    assert conflict.verdict == "change"


@pytest.mark.parametrize("other", [
    toll("at least 20", BO, "Uu"), toll("dozens", BO, "Uu"), toll("several", BO, "Uu"), toll("$30", BO, "Uu"), toll("28", BO, "Uu"),
    toll("30"), toll("100", AUTHOR, "CT-"), toll("100", AUTHOR, "PS+")])
def test_numbers_that_agree_or_cannot_be_compared(found, other):
    assert not found("quantity", told(toll("28"), other))


def test_each_attack_has_its_own_numbers(found):
    days = [told(toll(number), on=on, opening=number) for number, on in
            (("28", "2024-05-06"), ("30", "2024-05-06"), ("100", "2024-08-01"), ("120", "2024-08-02"))]
    assert sorted([side.holds for side in c.sides] for c in found("quantity", *days)) == [["100", "120"], ["28", "30"]]
    assert not found("quantity", told(toll("28"), on="2024-05-06"), told(toll("100"), on="2024-05-16"))


def counted(number: str, noun: str, on: str) -> Reading:
    """An article about so many whom no other article knows."""
    key = f"doc:{number}/e/{noun}"
    entities = [Entity(key, f"{number} {noun}", "Group", article=f"doc:{number}"), Entity(X, "X", "Country")]
    return told(toll(number, whom=key), on=on, entities=entities)


def test_people_whom_only_their_article_knows_are_compared_by_their_noun(found):
    (conflict,) = found("quantity", counted("28", "people", "2024-05-06"), counted("40", "people", "2024-05-07"))
    assert (conflict.ends, len(conflict.statements), conflict.verdict) == ((X, ""), 2, "change")
    assert not found("quantity", counted("28", "people", "2024-05-06"), counted("40", "houses", "2024-05-07"))
    assert not found("quantity", counted("28", "people", "2024-05-06"), counted("40", "people", "2024-05-17"))


# ── Oppositions ─────────────────────────────────────────────────────────────────────────────────────


def test_who_accepts_later_what_it_rejected_has_changed_its_stance(found):
    rejects, accepts = Said(X, "rejects", Y, role="theme"), Said(X, "accepts", Y, role="theme")
    (conflict,) = found("opposition", told(rejects, on="2024-05-06"), told(accepts, on="2024-06-01"))
    assert (conflict.verdict, conflict.predicate) == ("change", "accepts/rejects")
    assert [side.holds for side in conflict.sides] == ["rejects", "accepts"]
    assert sides(conflict) == {"accepts": (1, "2024-06-01", "2024-06-01"), "rejects": (1, "2024-05-06", "2024-05-06")}
    assert [c.verdict for c in found("opposition", told(rejects, accepts, on="2024-05-06"))] == ["contradiction"]
    assert [c.verdict for c in found("opposition", told(rejects), told(accepts, on="2024-05-06"))] == ["contradiction"]


def test_the_state_and_its_minister_against_each_other(found):
    lift = Lift(ANN, X, "e:chair.office")
    readings = (told(Said(ANN, "rejects", Y, role="theme", official=True), lifts=[lift], on="2024-05-06"),
                told(Said(X, "accepts", Y, role="theme"), on="2024-05-06", opening="Other "))
    assert [c.ends for c in found("opposition", *readings)] == [(X, Y)]


def test_others_may_differ(found):
    rejects, accepts = Said(X, "rejects", Y, role="theme"), Said(ANN, "accepts", Y, role="theme")
    plans = Said(X, "accepts", Y, "Uu", X, "CT+", "planned", role="theme")
    assert not found("opposition", told(rejects, accepts, plans))


# ── Of whatever articles ────────────────────────────────────────────────────────────────────────────


@settings(max_examples=25, deadline=None)
@given(st.lists(made_readings(), min_size=1, max_size=4).filter(unlike), st.randoms(use_true_random=False))
def test_neither_order_nor_what_came_and_went_shows(tmp_path_factory, readings, chance: random.Random):
    path = tmp_path_factory.mktemp("ledger") / "news.kg"
    with build(path, readings) as ledger:
        before = conflicts(gather(ledger, PROPERTIES))
        chance.shuffle(gone := list(readings[1:]))
        for reading in gone:
            ledger.retract(reading.article.id)
        for reading in reversed(gone):
            ledger.add(reading, RUN)
        assert conflicts(gather(ledger, PROPERTIES)) == before
    for conflict in before:
        assert len(conflict.sides) >= 2 and all(side.claims for side in conflict.sides)
        assert conflict.statements == tuple(sorted({c.statement for side in conflict.sides for c in side.claims}))
