"""Quotation marks: double and single, straight and curly, closed and open."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.ingest.anatomy import read_blocks
from kg.ingest.quotations import read_quotations


def quoted(text: str) -> list[tuple[str, bool]]:
    """(words, closed) of each quotation."""
    found = read_quotations(text, read_blocks(text))
    return [(text[q.char_start : q.char_end], q.closed) for q in found]


@pytest.mark.parametrize("text", [
    'He said, "We will not leave."',
    "He said, “We will not leave.”", "He said: «We will not leave.»",
    "He said: „We will not leave.“",
    "He said, ‘We will not leave.’", "He said, 'We will not leave.'",
    "He said, ``We will not leave.\"", "He said, “We will not leave.\"",
    "\"We will not leave.\" he said.", "(“We will not leave.”)", "He said ”We will not leave.”",
])
def test_one_quotation(text: str) -> None:
    assert quoted(text) == [("We will not leave.", True)]


@pytest.mark.parametrize("text", [
    "The minister's plan and the ministers' plans fell through.", "It's Russia’s offer, not the envoys’ own.",
    "The '90s, rock 'n' roll and get 'em.", "The 6'2\" guard and a 5\" gun.", "Rome, Paris' rival, won.",
])
def test_apostrophes_and_inches_are_no_quotation_marks(text: str) -> None:
    assert quoted(text) == []


def test_single_marks_around_words_with_apostrophes() -> None:
    assert quoted("He said: 'It's the ministers' plan, and they'll keep it.' Then he left.") == [
        ("It's the ministers' plan, and they'll keep it.", True)]
    assert quoted("A ‘so-called peace’ and the envoys’ doubts.") == [("so-called peace", True)]


def test_quotations_inside_quotations_are_part_of_the_outer_one() -> None:
    assert quoted("She said, “He called it ‘a farce’ twice.” Then she left.") == [("He called it ‘a farce’ twice.", True)]
    assert quoted("She said, \"He called it 'a farce' twice.\"") == [("He called it 'a farce' twice.", True)]


def test_several_in_one_paragraph() -> None:
    found = quoted('"Yes," he said, "but not now." She called it "late".')
    assert found == [("Yes,", True), ("but not now.", True), ("late", True)]


def test_a_speech_over_several_paragraphs_with_a_mark_at_each() -> None:
    text = 'He said:\n"We will not leave.\n"We never will."\nThen he left.'
    assert quoted(text) == [("We will not leave.", False), ("We never will.", True)]


def test_a_speech_over_two_paragraphs_with_one_mark_at_its_end() -> None:
    text = "He said: “We will not leave.\nWe never will.” Then he left."
    assert quoted(text) == [("We will not leave.", False), ("We never will.", True)]


def test_a_mark_that_is_never_closed_ends_with_its_paragraph() -> None:
    assert quoted("He said, “We will not leave.\nThen he left.") == [("We will not leave.", False)]


def test_a_stray_closing_mark_opens_nothing() -> None:
    assert quoted('We will not leave," he said.') == []


@given(st.text(alphabet=st.sampled_from("as .,\n\"'“”‘’«»„`("), max_size=80))
def test_quotations_lie_in_blocks_and_never_overlap(text: str) -> None:
    blocks = read_blocks(text)
    found = read_quotations(text, blocks)
    assert all(any(b.char_start <= q.char_start < q.char_end <= b.char_end for b in blocks) for q in found)
    assert all(one.char_end <= two.char_start for one, two in itertools.pairwise(found))
