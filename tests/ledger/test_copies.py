from __future__ import annotations

import random
import re

import pytest
from commands import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st
from made_readings import RUN, Said, build, reading_of

from kg.ledger.copies import clusters
from kg.ledger.shingles import BANDS, alike, marks, shingles
from kg.model import Reading

ARTICLE = (ROOT / "articles" / "putin_mediation.txt").read_text(encoding="utf-8")
BODY = ARTICLE.split("\n", 1)[1]
REWRITTEN = {  # as other publishers print an agency's text
    "headline": "Kremlin Ready to Help\n" + BODY,
    "dateline": "ST. PETERSBURG, Russia (AP) — " + BODY + "\nCopyright 2025. All rights reserved. Sign up for our newsletter.",
    "case": re.sub(r"[“”]", '"', BODY).upper(),
    "cut": BODY[: len(BODY) * 3 // 4],
    "half": "Kremlin Ready to Help\n" + BODY[: len(BODY) // 2],
    "corrected": re.sub(r"\b(Putin|Iran)\b", r"\1's own", BODY, count=12),
}
OTHER = " ".join(f"word{n} of another story {n % 7}" for n in range(150))
X, Y = "wd:Q1", "wd:Q2"


def test_a_short_text_is_one_run_and_no_text_none():
    assert shingles("Iran, again!") == {"iran again"}
    assert shingles("One two three four.") == {"one two three", "two three four"}
    assert shingles("— … !") == frozenset()
    assert marks(frozenset()) == []
    assert not alike(frozenset(), frozenset())


@pytest.mark.parametrize("name", REWRITTEN)
def test_copies_are_alike_and_find_each_other(name):
    one, other = shingles(ARTICLE), shingles(REWRITTEN[name])
    assert alike(one, other) and alike(other, one)
    assert set(marks(one)) & set(marks(other))


def test_another_story_with_some_sentences_of_the_first_is_no_copy():
    assert not alike(shingles(ARTICLE), shingles(OTHER + BODY[: len(BODY) // 4]))
    assert not alike(shingles(ARTICLE), shingles(BODY[200:400]))  # a quoted sentence


def test_marks_are_the_same_in_every_run():
    assert marks(frozenset(["a b c", "b c d"]))[:2] == [6487339432951058323, 2177761064158172697]
    assert len(set(marks(shingles("word " * 20)))) == BANDS


def told(text: str, publisher: str | None, published: str | None = None) -> Reading:
    """An article with this text, in which X attacks Y."""
    return reading_of([Said(X, "attacks", Y, confidence=0.5)], opening=text + "\n", publisher=publisher, published=published)


AGENCY = told(ARTICLE, "Agency", "2025-06-20")
PAPERS = [told(REWRITTEN[name], f"Paper {name}", "2025-06-21") for name in ("headline", "half", "corrected")]
OWN = told(OTHER, "Paper half", "2025-06-22")


def publishers(ledger) -> int:
    (judged,) = ledger.statements()
    return judged.support.publishers


def test_copies_speak_with_the_voice_of_the_first_publisher(tmp_path):
    with build(tmp_path / "news.kg", [*PAPERS, AGENCY]) as ledger:
        assert publishers(ledger) == 1
        assert set(ledger.dup_clusters().values()) == {min(r.article.id for r in (*PAPERS, AGENCY))}
        ledger.add(OWN, RUN)
        assert publishers(ledger) == 2  # the paper that printed the agency's text also wrote its own
        ledger.add(told("An agency story of another kind", "Agency"), RUN)
        assert publishers(ledger) == 2
        (edge,) = ledger.edges()
        assert (edge.support.publishers, edge.support.articles, edge.support.confidence) == (2, 6, 0.75)


def test_a_copy_without_publisher_is_no_new_voice(tmp_path):
    nameless = told(REWRITTEN["headline"], None, "2025-06-01")
    with build(tmp_path / "news.kg", [nameless, AGENCY]) as ledger:
        assert publishers(ledger) == 1


def test_the_link_between_two_copies_goes_with_the_article_that_made_it(tmp_path):
    pieces = [told(ARTICLE[start : start + 1500], None) for start in (0, 300, 600)]
    first, middle, last = pieces
    with build(tmp_path / "news.kg", pieces) as ledger:
        assert publishers(ledger) == 1
        ledger.retract(middle.article.id)
        assert publishers(ledger) == 2
        assert ledger.dup_clusters() == {r.article.id: r.article.id for r in sorted((first, last), key=lambda r: r.article.id)}
        ledger.add(middle, RUN)
        assert publishers(ledger) == 1


def test_what_a_copy_changes_is_touched_when_it_comes_and_when_it_goes(tmp_path):
    says = reading_of([Said(X, "attacks", Y)], opening=ARTICLE, publisher="Agency")
    prints = reading_of([Said(X, "visits", Y)], opening=BODY, publisher="Paper")
    both = {says.article.id, prints.article.id}
    with build(tmp_path / "news.kg", [says, told(OTHER, None)]) as ledger:
        before = ledger.change
        for step in (lambda: ledger.add(prints, RUN), lambda: ledger.retract(prints.article.id)):
            step()
            touched = ledger.touched(before)
            assert touched.articles == both
            assert touched.statements == {r.statements[0].id for r in (says, prints)}
            assert touched.edges == {(X, "attacks", Y), (X, "visits", Y)}
            before = ledger.change


def test_clusters_are_what_hangs_together():
    assert clusters([("d", "b"), ("c", "e"), ("b", "c")]) == dict.fromkeys("bcde", "b")
    assert clusters([("x", "y"), ("a", "b")]) == {"a": "a", "b": "a", "x": "x", "y": "x"}


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 15), min_size=2, max_size=7, unique=True), st.randoms(use_true_random=False))
def test_neither_order_nor_what_came_and_went_shows(tmp_path_factory, starts, chance: random.Random):
    path = tmp_path_factory.mktemp("ledger") / "news.kg"
    readings = [told(ARTICLE[start * 100 : start * 100 + 1500], None) for start in starts]
    with build(path, readings) as ledger:
        found, support = ledger.dup_clusters(), [j.support for j in ledger.statements()]
        for reading in readings[: len(readings) // 2]:
            ledger.retract(reading.article.id)
        chance.shuffle(back := readings[: len(readings) // 2])
        for reading in back:
            ledger.add(reading, RUN)
        assert (ledger.dup_clusters(), [j.support for j in ledger.statements()]) == (found, support)
    assert support[0].publishers == len(set(found.values()))
