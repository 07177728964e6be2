"""What the parser sees, and that every character leads back to the article."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.annotate.surface import clean


@pytest.mark.parametrize(
    ("raw", "seen"),
    [
        ("Peru’s “very long and kind offer”", 'Peru\'s "very long and kind offer"'),
        ("the plan to “free” Peru", "the plan to free Peru"),
        ("\u200eThe mayor", "The mayor"),
        ("co\u00adoperation", "cooperation"),
        ("a\u00a0 b\n c", "a b c"),
        ("  both ends ", "both ends"),
        ("the 2015–16 talks", "the 2015-16 talks"),
        ("Taipei — The", "Taipei — The"),
        ("\ufeff", ""),
    ],
)
def test_text_is_cleaned(raw: str, seen: str) -> None:
    assert clean(raw, 0).text == seen


def test_offsets_are_those_of_the_article() -> None:
    raw = "\u200eThe co\u00adop  met."
    surface = clean(raw, 100)
    assert surface.text == "The coop met."
    start, end = surface.span(4, 8)
    assert raw[start - 100 : end - 100] == "co\u00adop"


@given(st.text(alphabet="ab .,\"'’“”–\u00ad\u200e\n\t-", max_size=40), st.integers(0, 50))
def test_each_character_has_its_origin(raw: str, char_start: int) -> None:
    surface = clean(raw, char_start)
    assert len(surface.text) == len(surface.origin)
    assert list(surface.origin) == sorted(set(surface.origin))
    for character, place in zip(surface.text, surface.origin, strict=True):
        assert character == raw[place - char_start] or not (character.isalnum() or raw[place - char_start].isalnum())
    assert "  " not in surface.text
    assert surface.text == surface.text.strip()
