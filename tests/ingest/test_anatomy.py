"""Article anatomy: layouts of news texts, each with the blocks that it must give."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.ingest.anatomy import read_blocks


def blocks(text: str, title: str | None = None) -> list[tuple[str, str]]:
    """(kind, text) of each block."""
    return [(block.kind.value, text[block.char_start : block.char_end]) for block in read_blocks(text, title)]


def test_headline_date_headings_and_paragraphs() -> None:
    assert blocks(
        "Talks resume in Geneva\nSaturday, September 12, 2015\nEnvoys met on Monday.\nA fragile truce\nThe truce held.\n"
    ) == [
        ("title", "Talks resume in Geneva"),
        ("dateline", "Saturday, September 12, 2015"),
        ("paragraph", "Envoys met on Monday."),
        ("heading", "A fragile truce"),
        ("paragraph", "The truce held."),
    ]


@pytest.mark.parametrize("line", [
    "12 September 2015", "Sept. 12, 2015", "September 2015", "Sat 12 Sep 2015", "2015-09-12", "2015-09-12T10:15:00Z",
    "Published 3 March 2022", "Last updated: 3 March 2022 10:15 GMT", "March 3, 2022 at 4:15 p.m.", "Tuesday, 1st May 2018",
])
def test_dates_on_a_line(line: str) -> None:
    assert blocks(f"A headline\n{line}\nThe text begins.")[1] == ("dateline", line)


@pytest.mark.parametrize("line", [
    "May 2015 was a bad month for the coalition.", "March on the capital goes on", "By the end of 2015 the war was over.",
])
def test_no_dates(line: str) -> None:
    assert blocks(f"A headline\nThe text begins.\n{line}")[2][0] in ("paragraph", "heading")


@pytest.mark.parametrize(("dateline", "rest"), [
    ("KYIV, Ukraine (AP) —", "Shells hit the port."),
    ("KYIV, Ukraine (AP) —", "“Shells hit the port,” he said."),
    ("WASHINGTON, March 3 (Reuters) -", "The Senate voted."),
    ("BEIJING/HONG KONG (Reuters) -", "Shares fell."),
    ("Moscow (Reuters) -", "The minister left."),
    ("(CNN) —", "Rescuers found nobody."),
    ("ST. PETERSBURG, Russia —", "Leaders met."),
    ("GENEVA --", "Envoys met."),
    ("NEW DELHI, Aug. 14 (AFP) –", "Floods cut off the town."),
])
def test_a_place_before_the_first_words(dateline: str, rest: str) -> None:
    assert blocks(f"A headline\n{dateline} {rest}\nMore.") == [
        ("title", "A headline"), ("dateline", dateline), ("paragraph", rest), ("paragraph", "More."),
    ]


@pytest.mark.parametrize("line", [
    "UNICEF – the fund for children – sent help.",  # goes on in lower case
    "The port – Odesa's largest – was hit.",
    "The deal — Iran's first in years — fell through.",
    "MR KIRBY: Thanks, everybody.",
])
def test_no_place_before_the_first_words(line: str) -> None:
    assert blocks(f"A headline\n{line}")[1] == ("paragraph", line)


def test_a_headline_with_a_dash_is_no_dateline() -> None:
    assert blocks("KYIV — A City Under Siege\nShells hit the port.")[0] == ("title", "KYIV — A City Under Siege")


def test_a_dash_later_in_the_text_opens_no_dateline() -> None:
    assert blocks("A headline\nThe text begins.\nKYIV — Sirens sounded.")[2] == ("paragraph", "KYIV — Sirens sounded.")


@pytest.mark.parametrize("line", ["By Jane Doe", "By Jane Doe and John Roe, Reuters", "BY JANE DOE", "Written by Jane Doe in Oslo"])
def test_bylines(line: str) -> None:
    assert blocks(f"A headline\n{line}\nMarch 3, 2022\nThe text begins.")[1:3] == [("byline", line), ("dateline", "March 3, 2022")]


def test_names_of_editors_at_the_end() -> None:
    signature = "(Reporting by Jane Doe; Editing by John Roe)"
    assert blocks(f"A headline\nThe text begins.\n{signature}")[2] == ("byline", signature)


def test_a_heading_that_begins_with_by_is_no_byline_in_the_text() -> None:
    assert blocks("A headline\nThe text begins.\nBy Sea And Air")[2] == ("heading", "By Sea And Air")


@pytest.mark.parametrize("line", [
    "Photo: Jane Doe", "File photo: the harbour of Odesa in 2014.", "The harbour at dawn. Image: Jane Doe.",
    "Smoke over the harbour. REUTERS/Jane Doe", "Rescuers at work (AP Photo/Jane Doe)", "The mayor; from file, 2015.",
    "The minister (right) with voters.", "Smoke over the harbour Getty Images",
])
def test_captions(line: str) -> None:
    assert blocks(f"A headline\nThe text begins.\n{line}\nIt goes on.")[2] == ("caption", line)


def test_a_line_in_lower_case_before_the_text_is_a_caption() -> None:
    assert blocks("A headline\npilgrims at the mosque in 2008.\nThe text begins.")[1][0] == "caption"


@pytest.mark.parametrize("bullet", ["- ", "• ", "* ", "1. ", "2) ", "(a) "])
def test_items_are_without_their_bullet(bullet: str) -> None:
    text = f"A headline\nThey agreed:\n{bullet}Prisoners are exchanged.\n{bullet}Guns fall silent."
    assert blocks(text)[2:] == [("item", "Prisoners are exchanged."), ("item", "Guns fall silent.")]


@pytest.mark.parametrize(("line", "kind"), [
    ("Will The Truce Hold?", "heading"),
    ("Who Pays?", "heading"),
    ("Why did you run for office?", "paragraph"),  # an interviewer's question
    ("Really?", "paragraph"),
    ("He left", "heading"),
    ("The minister said:", "paragraph"),
    ("“Nobody was hurt.”", "paragraph"),
])
def test_short_lines(line: str, kind: str) -> None:
    assert blocks(f"A headline\nThe text begins.\n{line}\nIt goes on.")[2] == (kind, line)


def test_a_question_as_headline() -> None:
    assert blocks("Will the truce hold?\nEnvoys met on Monday.")[0] == ("title", "Will the truce hold?")


@pytest.mark.parametrize("text", ["Envoys met on Monday.", "Envoys met on Monday", "envoys met on Monday in Geneva"])
def test_one_line_is_a_paragraph(text: str) -> None:
    assert blocks(text) == [("paragraph", text)]


def test_a_known_title_is_the_first_line_however_it_looks() -> None:
    assert blocks("Envoys met. Nothing came of it.\nThe text.", "Envoys met. Nothing came of it.")[0][0] == "title"
    assert blocks("Envoys met. Nothing came of it.\nThe text.", "Another title")[0][0] == "paragraph"


HARD_WRAPPED = """Talks resume in Geneva

By Jane Doe
March 3, 2022

Envoys of both sides met in Geneva on Monday, the third time since
January, to talk about a truce. The envoy of Norway met the minister in
Geneva, who leads the talks, called the meeting useful and said that
Moscow had made an offer.

A fragile truce

The truce held over the weekend, observers said, although shots were
heard near the bridge.

- Prisoners are exchanged, and those who are ill go home before the
  others.
- Guns fall silent.
"""


def test_hard_wrapped_lines_make_paragraphs() -> None:
    found = [(kind, " ".join(text.split())) for kind, text in blocks(HARD_WRAPPED)]
    assert found == [
        ("title", "Talks resume in Geneva"),
        ("byline", "By Jane Doe"),
        ("dateline", "March 3, 2022"),
        ("paragraph", "Envoys of both sides met in Geneva on Monday, the third time since January, to talk about a truce. The "
         "envoy of Norway met the minister in Geneva, who leads the talks, called the meeting useful and said that Moscow had made "
         "an offer."),
        ("heading", "A fragile truce"),
        ("paragraph", "The truce held over the weekend, observers said, although shots were heard near the bridge."),
        ("item", "Prisoners are exchanged, and those who are ill go home before the others."),
        ("item", "Guns fall silent."),
    ]


def test_a_long_line_that_goes_on_in_lower_case() -> None:
    text = "A headline\nEnvoys of both sides met in Geneva on Monday, the third time\nsince January, to talk about a truce."
    assert [kind for kind, _ in blocks(text)] == ["title", "paragraph"]


def test_lines_may_end_in_any_way_that_unicode_knows() -> None:
    assert [text for _, text in blocks("A headline\u2028The text begins.\x0bIt goes on.\x0cIt ends.")] == [
        "A headline", "The text begins.", "It goes on.", "It ends."]


@given(st.text(alphabet=st.sampled_from("aB c.\n\"“”'’-—:?(1)\t"), max_size=120))
def test_blocks_hold_all_words_once_and_in_order(text: str) -> None:
    found = read_blocks(text)
    assert all(block.char_start < block.char_end for block in found)
    assert all(one.char_end <= two.char_start for one, two in itertools.pairwise(found))
    assert all(text[b.char_start : b.char_end] == text[b.char_start : b.char_end].strip() for b in found)
    outside = text[: found[0].char_start] if found else text
    outside += "".join(text[one.char_end : two.char_start] for one, two in itertools.pairwise(found))
    assert re.fullmatch(r"(?:\s|[-–—•*]\s|[aBc1]\)|\([aBc1]\)|1\.)*", outside)  # blanks and bullets
