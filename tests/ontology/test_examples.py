"""Every example of the lexicon through the live pipeline: what must be read, and what must not."""

from __future__ import annotations

import pytest
from lexicon_examples import all_examples, key, read_known_failures, unread_lines

from kg.evaluation.examples import Outcome, run
from kg.pipeline import Pipeline

pytestmark = pytest.mark.live


@pytest.fixture(scope="module")
def outcomes(pipeline: Pipeline) -> list[Outcome]:
    return list(run(pipeline, all_examples(pipeline.lexicon)))


def _failures(outcomes: list[Outcome]) -> list[str]:
    known = read_known_failures()
    return [f"{key(o.example)}: found {o.found}" for o in outcomes if not o.passed and key(o.example) not in known]


def test_what_an_entry_says_it_gives_is_read(outcomes: list[Outcome]) -> None:
    assert _failures([o for o in outcomes if o.example.subject]) == []


def test_what_an_entry_says_it_bars_is_not_read(outcomes: list[Outcome]) -> None:
    assert _failures([o for o in outcomes if not o.example.subject]) == []


def test_the_list_of_known_failures_only_shrinks(outcomes: list[Outcome]) -> None:
    failing = {key(o.example) for o in outcomes if not o.passed}
    over = [line for line in read_known_failures() if line not in failing]
    assert over == [], "passes now, or is gone: remove it from known_failures.txt"


def test_the_list_has_each_failure_once_and_in_order() -> None:
    known = read_known_failures()
    assert known == sorted(set(known))


def test_no_example_is_passed_over(pipeline: Pipeline) -> None:
    assert unread_lines(pipeline.lexicon) == []
