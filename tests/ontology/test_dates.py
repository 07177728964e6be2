"""Dates of time expressions: exact intervals for an article of Thursday, 14 March 2024, or none."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Article, Block, BlockKind
from kg.ontology.dates import reference_date, resolve

TODAY = date(2024, 3, 14)
DAYS = {  # expression -> the day, whatever the tense
    "12 March 2018": "2018-03-12", "on March 12, 2018": "2018-03-12", "Monday, March 12, 2018": "2018-03-12",
    "on the 3rd of May 2011": "2011-05-03", "Sept. 12, 2015": "2015-09-12", "2018-03-12": "2018-03-12",
    "of 29 February 2020": "2020-02-29", "on the night of 12 March 2018": "2018-03-12",
    "at 5 p.m. on 12 March 2018": "2018-03-12",
    "today": "2024-03-14", "Today’s": "2024-03-14", "tonight": "2024-03-14", "this morning": "2024-03-14",
    "yesterday": "2024-03-13", "yesterday evening": "2024-03-13", "tomorrow": "2024-03-15", "late yesterday": "2024-03-13",
    "the day before yesterday": "2024-03-12", "three days ago": "2024-03-11", "a day ago": "2024-03-13",
    "10 days ago": "2024-03-04",
    "last Friday": "2024-03-08", "last Thursday": "2024-03-07", "next Monday": "2024-03-18", "this past Monday": "2024-03-11",
    "this coming Monday": "2024-03-18",
}  # fmt: skip
SPANS = {  # expression -> from, to
    "in 2012": ("2012-01-01", "2013-01-01"),
    "2012": ("2012-01-01", "2013-01-01"), "in the year 1999": ("1999-01-01", "2000-01-01"),
    "in March 2018": ("2018-03-01", "2018-04-01"), "December of 2019": ("2019-12-01", "2020-01-01"),
    "in the 1990s": ("1990-01-01", "2000-01-01"), "since 2012": ("2012-01-01", ""), "since March 2018": ("2018-03-01", ""),
    "since Monday": ("2024-03-11", ""), "from 2009": ("2009-01-01", ""), "until 2020": ("", "2021-01-01"),
    "through March 2018": ("", "2018-04-01"), "by 2030": ("", "2031-01-01"), "before 2015": ("", "2015-01-01"),
    "prior to May 2015": ("", "2015-05-01"), "after 2015": ("2016-01-01", ""), "until yesterday": ("", "2024-03-14"),
    "between 2018 and 2020": ("2018-01-01", "2021-01-01"), "from 2006 to 2009": ("2006-01-01", "2010-01-01"),
    "2018–2020": ("2018-01-01", "2021-01-01"), "from 3 to 5 March 2018": ("2018-03-03", "2018-03-06"),
    "from March 3 to March 5, 2018": ("2018-03-03", "2018-03-06"), "March 3–5, 2018": ("2018-03-03", "2018-03-06"),
    "from March to May 2018": ("2018-03-01", "2018-06-01"), "from December 30 to January 2, 2018": ("", ""),
    "last week": ("2024-03-04", "2024-03-11"), "this week": ("2024-03-11", "2024-03-18"), "next week": ("2024-03-18",
    "2024-03-25"),
    "last month": ("2024-02-01", "2024-03-01"), "next month": ("2024-04-01", "2024-05-01"), "last year": ("2023-01-01",
    "2024-01-01"),
    "next year’s": ("2025-01-01", "2026-01-01"), "since last year": ("2023-01-01", ""), "last night": ("2024-03-13",
    "2024-03-15"),
    "last weekend": ("2024-03-09", "2024-03-11"), "two weeks ago": ("2024-02-26", "2024-03-04"),
    "six months ago": ("2023-09-01", "2023-10-01"), "a year ago": ("2023-01-01", "2024-01-01"),
    "in the past three weeks": ("2024-02-22", "2024-03-15"), "over the last two years": ("2022-03-14", "2024-03-15"),
    "in the past year": ("2023-03-14", "2024-03-15"), "in the next five days": ("2024-03-14", "2024-03-20"),
    "last July": ("2023-07-01", "2023-08-01"), "next January": ("2025-01-01", "2025-02-01"),
}  # fmt: skip
TENSES = [  # expression, tense, from, to
    ("on Monday", "past", "2024-03-11", "2024-03-12"), ("on Monday", "future", "2024-03-18", "2024-03-19"), ("on Monday", "",
    "", ""),
    ("on Monday", "present", "", ""), ("Thursday", "past", "2024-03-14", "2024-03-15"), ("Monday morning", "past",
    "2024-03-11", "2024-03-12"),
    ("late on Tuesday", "past", "2024-03-12", "2024-03-13"), ("on early Tuesday", "past", "2024-03-12", "2024-03-13"),
    ("until Friday", "future", "", "2024-03-16"), ("until Friday", "past", "", ""), ("by Friday", "future", "", "2024-03-16"),
    ("after Monday", "past", "", ""), ("from Monday to Wednesday", "past", "2024-03-11", "2024-03-14"),
    ("from Friday to Monday", "past", "2024-03-08", "2024-03-12"), ("between Friday and Tuesday", "future", "2024-03-15",
    "2024-03-20"),
    ("on February 5", "past", "2024-02-05", "2024-02-06"), ("on 20 December", "past", "2023-12-20", "2023-12-21"),
    ("on 20 May", "past", "", ""), ("on 20 May", "future", "2024-05-20", "2024-05-21"), ("on 20 May", "", "", ""),
    ("Monday, February 5", "past", "2024-02-05", "2024-02-06"), ("Friday, February 5", "past", "", ""),
    ("in March", "past", "2024-03-01", "2024-04-01"), ("in December", "past", "2023-12-01", "2024-01-01"), ("in May", "past",
    "", ""),
    ("in May", "future", "2024-05-01", "2024-06-01"), ("at the weekend", "past", "2024-03-09", "2024-03-11"),
    ("this weekend", "future", "2024-03-16", "2024-03-18"), ("this weekend", "", "", ""),
]  # fmt: skip
NONE = (  # what names no interval, or could name two
    "", "early 2024", "late March", "mid-2015", "in the late 1990s", "the end of 2015", "the '90s", "now", "recently", "soon",
    "last Monday", "next Friday", "last March", "next weekend", "last decade", "the last week", "the next day", "the same day",
    "that year", "the previous month", "two days later", "three hours ago", "decades ago", "about two years ago",
    "more than a year ago",
    "a few days ago", "for three days", "for 2019", "every year", "15:11 GMT", "31 June 2015", "30 February", "year 0000",
    "Friday, March 12, 2018", "12/03/2018", "as of 2015", "around 2015", "in spring", "the 19th century", "in two weeks",
    "from 2020 to 2018", "on Monday and Tuesday", "earlier this week", "in the past few days", "99999 years ago",
)  # fmt: skip


@pytest.mark.parametrize("tense", ["past", "present", "future", ""])
def test_days(tense: str) -> None:
    for text, day in DAYS.items():
        following = date.fromisoformat(day) + timedelta(days=1)
        assert resolve(text, TODAY, tense) == (day, following.isoformat()), text


@pytest.mark.parametrize(("text", "span"), SPANS.items())
def test_spans(text: str, span: tuple[str, str]) -> None:
    assert resolve(text, TODAY, "past") == span


@pytest.mark.parametrize(("text", "tense", "start", "end"), TENSES)
def test_what_hangs_on_the_tense(text: str, tense: str, start: str, end: str) -> None:
    assert resolve(text, TODAY, tense) == (start, end)


@pytest.mark.parametrize("text", NONE)
def test_what_is_not_certain_has_no_date(text: str) -> None:
    assert {resolve(text, TODAY, tense) for tense in ("past", "present", "")} == {("", "")}


@pytest.mark.parametrize("text", ["today", "on Monday", "last week", "two years ago", "in March", "the past year", "last Friday"])
def test_without_a_day_of_the_article_nothing_relative_has_a_date(text: str) -> None:
    assert resolve(text, None, "past") == ("", "")
    assert resolve("since 2012", None, "past") == ("2012-01-01", "")


_texts = st.text(max_size=30) | st.sampled_from([*DAYS, *SPANS, *NONE])


@given(text=_texts, day=st.dates(), tense=st.sampled_from(("past", "future", "")))
def test_any_words_on_any_day_give_an_interval_or_none(text: str, day: date, tense: str) -> None:
    start, end = resolve(text, day, tense)
    assert all(not each or date.fromisoformat(each) for each in (start, end))
    assert not (start and end) or start < end


# ── The day of the article ──────────────────────────────────────────────────────────────────────────


def _article(dateline: str, published: str | None = None) -> Article:
    text = f"{dateline}\nRebels attacked."
    blocks = (Block(BlockKind.DATELINE, 0, len(dateline)), Block(BlockKind.PARAGRAPH, len(dateline) + 1, len(text)))
    return Article("doc:0", text, published=published, blocks=blocks)


@pytest.mark.parametrize(
    ("dateline", "published", "expected"),
    [
        ("KYIV", "2024-03-14", "2024-03-14"),
        ("KYIV", "2024-03-14T23:30:00+02:00", "2024-03-14"),
        ("Saturday, September 12, 2015", None, "2015-09-12"),
        ("LIMA, 3rd May 2011 —", None, "2011-05-03"),
        ("2011-05-03", None, "2011-05-03"),
        ("Saturday, September 12, 2015", "2015-09-13", "2015-09-13"),
        ("Saturday, September 12, 2015", "2015", "2015-09-12"),
        ("LIMA, May 3 (Agency) —", None, None),
        ("September 31, 2015", None, None),
        ("KYIV", "2024-03", None),
        ("KYIV", "yesterday", None),
    ],
)
def test_the_day_of_an_article(dateline: str, published: str | None, expected: str | None) -> None:
    found = reference_date(_article(dateline, published))
    assert found == (date.fromisoformat(expected) if expected else None)


def test_a_date_in_the_body_is_not_the_day_of_the_article() -> None:
    text = "The treaty of 3 May 2011 stands."
    assert reference_date(Article("doc:0", text, blocks=(Block(BlockKind.PARAGRAPH, 0, len(text)),))) is None
