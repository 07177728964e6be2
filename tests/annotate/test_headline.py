"""Headlines in title case are written as sentences; others stay as they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.annotate.headline import Casing

BODY = (
    "On Monday the Kenyan foreign minister, Ann Cole, met President Tom Reed in Nairobi. They discussed the mediation offer. "
    "Reporters said that Cole dismisses critics, and that Reed will visit Kenya."
)
COMMON = {"rejects", "deal", "after", "crisis", "talks", "lawmaker", "warns", "may", "stop", "border", "raid", "to", "on", "in"}


def recase(title: str) -> str:
    return Casing([BODY], COMMON.__contains__).recase(title)


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("Cole Dismisses Reed's Mediation Offer", "Cole dismisses Reed's mediation offer"),
        ("Reed Rejects Kenyan Deal After Crisis Talks", "Reed rejects Kenyan deal after crisis talks"),
        ("Crisis Talks Stop Border Raid", "Crisis talks stop border raid"),  # the first word keeps its capital
        ("Reed Warns NATO After Border Raid", "Reed warns NATO after border raid"),
        ("Peruvian Lawmaker Warns Reed After Raid", "Peruvian lawmaker warns Reed after raid"),
        ("Reed Talks to Xanadu After Raid", "Reed talks to Xanadu after raid"),  # neither known nor common: a name
        ("REED REJECTS KENYAN BORDER DEAL", "Reed rejects Kenyan border deal"),
    ],
)
def test_title_case_is_undone(title: str, written: str) -> None:
    assert recase(title) == written


@pytest.mark.parametrize("title", ["Cole dismisses mediation offer from Reed", "Ann Cole", "On Nairobi", "", "2015"])
def test_other_titles_stay(title: str) -> None:
    assert recase(title) == title


@given(st.text(max_size=60))
def test_length_and_letters_stay(title: str) -> None:
    written = recase(title)
    assert len(written) == len(title)
    assert written.lower() == title.lower()
