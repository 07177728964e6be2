from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.ledger.amounts import Amount, amount

SAID = {
    "28": (28, 28), "1,234,567": (1234567, 1234567), "1\u00a0000": (1000, 1000), "twenty-eight": (28, 28), "one": (1, 1),
    "no": (0, 0), "a hundred and fifty": (150, 150), "two dozen": (24, 24), "half a million": (500_000, 500_000),
    "five hundred and twenty thousand": (520_000, 520_000), "one million two hundred thousand": (1_200_000, 1_200_000),
    "more than 100": (100, math.inf), "at least a dozen": (12, math.inf), "50 or more": (50, math.inf), "50+": (50, math.inf),
    "fewer than 10": (0, 10), "up to 60": (0, 60), "nearly 1,000": (900, 1000), "about 50": (45, 55), "between 20 and 30": (20, 30),
    "20 to 30": (20, 30), "20-30": (20, 30), "two or three": (2, 3), "dozens": (24, math.inf),
    "hundreds of thousands": (200_000, math.inf), "1.2 million": (1_150_000, 1_250_000), "28 people": (28, 28),
}
UNITS = {
    "25%": (25, "%"), "25 percent": (25, "%"), "$10": (10, "$"), "20 tonnes": (20_000, "kg"), "2,000 kg": (2000, "kg"),
    "300 tonnes of": (300_000, "kg"), "5 km": (5000, "m"), "2 hours": (7200, "s"), "40 euros": (40, "€"),
}


@pytest.mark.parametrize("text", SAID)
def test_numbers_in_figures_and_words(text):
    found = amount(text)
    assert found is not None
    assert (found.low, found.high, found.unit) == (pytest.approx(SAID[text][0]), pytest.approx(SAID[text][1]), "")


@pytest.mark.parametrize("text", UNITS)
def test_units_that_are_one_are_one(text):
    assert amount(text) == Amount(UNITS[text][0], UNITS[text][0], UNITS[text][1])


@pytest.mark.parametrize(
    "text", ["", "several", "many", "a few hundred", "another 5", "first", "3 boats", "half", "million", "…", "1 2 3"])
def test_what_cannot_be_compared_is_no_amount(text):
    assert amount(text) is None


@pytest.mark.parametrize(("one", "other", "disagree"), [
    ("28", "more than 100", True), ("28", "at least 20", False), ("28", "about 30", False), ("dozens", "28", False),
    ("hundreds", "28", True), ("1.2 million", "1,234,567", False), ("1.2 million", "1,300,000", True),
    ("28", "28 people", False), ("$28", "€30", False), ("two tonnes", "2,000 kg", False), ("2 tonnes", "900 kg", True),
    ("up to 20", "at least 30", True), ("twenty", "20", False), ("100", "more than 100", False),
])
def test_only_what_cannot_both_be_true_disagrees(one, other, disagree):
    first, second = amount(one), amount(other)
    assert first is not None and second is not None
    assert first.disagrees(second) is second.disagrees(first) is disagree


@given(st.integers(0, 10**12))
def test_figures_are_what_they_say(n):
    assert amount(str(n)) == amount(f"{n:,}") == Amount(n, n)


@given(st.text(max_size=40) | st.lists(st.sampled_from(["two", "dozen", "and", "-", "of", "dozens", "half", "a", "million", "3.5",
                                                         "%", "to", "than", "more", "hundreds", "$"]), max_size=7).map(" ".join))
def test_no_words_break_it(text):
    found = amount(text)
    assert found is None or 0 <= found.low <= found.high
