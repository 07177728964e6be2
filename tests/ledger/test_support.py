from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st
from made_readings import RUN, Said, build, made_readings, reading_of, unlike

from kg.ledger.support import day, witnesses
from kg.model import AUTHOR, Support

X, Y, BO = "wd:Q1", "wd:Q2", "e:bo.person"


def attack(confidence: float, publisher: str | None, published: str | None, opening: str, author: str = "CT+"):
    said = Said(X, "attacks", Y, author, AUTHOR if author == "CT+" else BO, author, confidence=confidence)
    return reading_of([said], publisher=publisher, published=published, opening=opening)


THREE = (
    attack(0.8, "Daily Post", "2024-05-07T23:30:00-05:00", "One. "),
    attack(0.5, "DAILY  Post", "2024-05-09", "Two. "),
    attack(0.6, "Evening Star", None, "Three. "),
)


def test_confidence_counts_the_surest_claim_of_each_publisher(tmp_path):
    with build(tmp_path / "news.kg", THREE) as ledger:
        (judged,), (edge,) = ledger.statements(), ledger.edges()
    assert judged.support == Support(
        claims=3, articles=3, publishers=2, first_seen="2024-05-07", last_seen="2024-05-09", confidence=0.92)  # 1 - .2 × .4
    assert edge.support == judged.support


def test_articles_without_publisher_are_each_their_own(tmp_path):
    readings = [attack(0.5, None, None, opening) for opening in ("One. ", "Two. ")]
    with build(tmp_path / "news.kg", readings) as ledger:
        assert ledger.statements()[0].support == Support(2, 2, 2, None, None, 0.75)


def test_a_denial_supports_the_statement_but_not_the_edge(tmp_path):
    denial = attack(0.5, "Evening Star", "2024-05-20", "Four. ", "CT-")
    with build(tmp_path / "news.kg", [THREE[0], denial]) as ledger:
        (judged,), (edge,) = ledger.statements(), ledger.edges()
    assert (judged.support.publishers, judged.support.last_seen) == (2, "2024-05-20")
    assert edge.support == Support(1, 1, 1, "2024-05-07", "2024-05-07", 0.8)


def test_one_statement_has_the_support_that_it_has_among_all(tmp_path):
    with build(tmp_path / "news.kg", THREE) as ledger:
        (judged,) = ledger.statements()
        assert ledger.statement(judged.statement.id) == judged


def test_a_day_is_the_date_as_written_or_nothing():
    assert [day(text) for text in ("2024-05-07", "2024-05-07T01:00+02:00", "May 7", "", None)] == [
        "2024-05-07", "2024-05-07", None, None, None]


def test_publishers_that_differ_in_case_and_blanks_are_one_voice():
    known = witnesses([("doc:1", None, " BBC  News"), ("doc:2", None, "bbc news"), ("doc:3", None, " ")], {})
    assert known["doc:1"].voice == known["doc:2"].voice
    assert known["doc:3"].voice == "doc:3"


@settings(max_examples=25, deadline=None)
@given(st.lists(made_readings(), min_size=1, max_size=4).filter(unlike), st.randoms(use_true_random=False))
def test_neither_order_nor_what_came_and_went_shows(tmp_path_factory, readings, chance: random.Random):
    path = tmp_path_factory.mktemp("ledger") / "news.kg"
    with build(path, readings) as ledger:
        statements, edges = ledger.statements(), ledger.edges()
        for reading in readings[1:]:
            ledger.retract(reading.article.id)
        chance.shuffle(rest := list(readings[1:]))
        for reading in rest:
            ledger.add(reading, RUN)
        assert (ledger.statements(), ledger.edges()) == (statements, edges)
    for judged in statements:
        assert 1 <= judged.support.publishers <= judged.support.articles <= judged.support.claims == len(judged.claims)
        assert 0 <= judged.support.confidence <= 1
