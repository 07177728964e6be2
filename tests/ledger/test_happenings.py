from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_readings import RUN, Said, build, made_readings, reading_of, unlike

from kg.ledger import Happening, gather, happenings
from kg.lexicon import Property
from kg.model import AUTHOR, Reading

X, Y, BO = "wd:Q1", "wd:Q2", "e:bo.person"
PROPERTIES = {p.name: p for p in (
    Property("attacks", "agent", "patient", window=3), Property("offersTo", "agent", "patient", window=30))}


def told(on: str | None = None, predicate: str = "attacks", *, time: tuple[str, str, str] = ("", "", ""), opening: str = "",
         author: str = "CT+", value: str = "CT+", modality: str = "actual", kind: str = "Event", confidence: float = 1.0,
         publisher: str | None = None, times: int = 1) -> Reading:
    """An article that says so once or more often."""
    holder = AUTHOR if author == value else BO
    said = [Said(X, predicate, Y, author, holder, value, modality, time=time, kind=kind, confidence=confidence)] * times
    return reading_of(said, published=on, publisher=publisher, opening=f"{opening}{on} ")


@pytest.fixture
def found(tmp_path):
    def find(*readings: Reading) -> tuple[Happening, ...]:
        with build(tmp_path / "news.kg", readings) as ledger:
            return happenings(gather(ledger, PROPERTIES))

    return find


def spans(found: tuple[Happening, ...]) -> list[tuple[str | None, str | None, int]]:
    return [(h.first, h.last, len(h.claims)) for h in found]


def test_reports_within_the_window_are_of_one_happening(found):
    days = ("2024-05-01", "2024-05-03", "2024-05-06", "2024-05-10")
    assert spans(found(*map(told, days))) == [("2024-05-01", "2024-05-06", 3), ("2024-05-10", "2024-05-10", 1)]
    assert spans(found(*(told(day, "offersTo") for day in days))) == [("2024-05-01", "2024-05-10", 4)]
    assert spans(found(*(told(day, "calls") for day in ("2024-05-01", "2024-05-08", "2024-05-16")))) == [  # the usual week
        ("2024-05-01", "2024-05-08", 2), ("2024-05-16", "2024-05-16", 1)]


def test_the_words_of_a_claim_go_before_the_date_of_its_article(found):
    later = told("2024-05-20", time=("on May 2", "2024-05-02", "2024-05-03"))
    assert spans(found(told("2024-05-01"), later)) == [("2024-05-01", "2024-05-02", 2)]
    since = told("2024-05-20", time=("since May 2", "2024-05-02", ""))
    assert spans(found(told("2024-05-01"), since)) == [("2024-05-01", "2024-05-02", 2)]


@pytest.mark.parametrize("time", [
    ("last year", "2023-01-01", "2024-01-01"), ("some days ago", "", ""), ("until May", "", "2024-05-01")])
def test_what_has_no_day_stays_by_itself(found, time):
    assert spans(found(told("2023-01-01"), told("2023-01-02", time=time, times=2))) == [
        ("2023-01-01", "2023-01-01", 1), (None, None, 2)]


def test_articles_without_date_stay_by_themselves(found):
    assert spans(found(told(None, times=2), told(None, opening="Other "))) in ([(None, None, 2), (None, None, 1)],
                                                                              [(None, None, 1), (None, None, 2)])


def test_only_what_is_said_to_have_happened_is_an_event(found):
    assert not found(told("2024-05-01", kind="State"), told("2024-05-01", author="Uu", modality="planned"),
                     told("2024-05-01", author="CT-", value="CT-"), told("2024-05-01", author="PS+", value="PS+"))
    (reported,) = found(told("2024-05-01", author="Uu"))
    assert reported.view == "reported"


def test_a_happening_counts_publishers_and_shows_its_surest_claim(found):
    (one,) = found(told("2024-05-01", author="Uu", confidence=0.9, publisher="Agency"),
                   told("2024-05-02", confidence=0.6, publisher="Daily Post", opening="Our reporter was there on "),
                   told("2024-05-02", confidence=0.8, publisher="agency"))
    assert (one.view, one.predicate, len(one.statements)) == ("asserted", "attacks", 1)
    assert (one.best.author, one.best.confidence) == ("CT+", 0.8)
    assert (one.support.articles, one.support.publishers, one.support.confidence) == (3, 2, 0.96)


def test_a_late_article_changes_the_id_only_of_what_it_begins(found):
    first, second, third = (told(day) for day in ("2024-05-01", "2024-05-10", "2024-05-20"))
    before = {h.first: h.id for h in found(first, second, third)}
    after = {h.first: h.id for h in found(first, second, third, told("2024-05-03"), told("2024-05-12"), told("2024-05-18"))}
    assert after["2024-05-01"] == before["2024-05-01"]
    assert after["2024-05-10"] == before["2024-05-10"]
    assert set(after) == {"2024-05-01", "2024-05-10", "2024-05-18"}


@settings(max_examples=25, deadline=None)
@given(st.lists(made_readings(), min_size=1, max_size=4).filter(unlike), st.randoms(use_true_random=False))
def test_neither_order_nor_what_came_and_went_shows(tmp_path_factory, readings, chance: random.Random):
    path = tmp_path_factory.mktemp("ledger") / "news.kg"
    with build(path, readings) as ledger:
        before = happenings(gather(ledger, PROPERTIES))
        chance.shuffle(gone := list(readings[1:]))
        for reading in gone:
            ledger.retract(reading.article.id)
        for reading in reversed(gone):
            ledger.add(reading, RUN)
        assert happenings(gather(ledger, PROPERTIES)) == before
    claims = [claim.id for happening in before for claim in happening.claims]
    assert len(claims) == len(set(claims))
    assert len({happening.id for happening in before}) == len(before)
