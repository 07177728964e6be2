"""Dates of time expressions: what can be told for certain from the words, the date of the article and the tense.

Our own rules, after the types of TIMEX3 (dates and their ranges; no durations, no sets): an interval of ISO dates, the
first day inclusive, the last exclusive, "" where it is open. Whatever could mean two intervals gives none: "early 2024",
"last Monday" on a Friday, a weekday without a tense, anything relative without a date of the article.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from kg.model import Article, BlockKind
from kg.ontology.calendar import Span, month_number, months, months_later, named_period, spelled

_PREPOSITION = re.compile(r"(since|from|until|till|up to|through|by|before|prior to|after|on|in|at|during|of|over|within|"
                          r"throughout|as of|for|around|about)\b ?(.*)")
_NO_DATE = ("as of", "for", "around", "about")
_RANGE = re.compile(r"(?:between (?P<a>.+) and|from (?P<b>.+?) (?:to|until|till|through)|(?P<c>.+) (?:to|-)) (?P<end>.+)")
_DAYS = re.compile(rf"({months()}) (\d\d?)-(\d\d?)( \d{{4}})?|(\d\d?)-(\d\d?) ({months()})( \d{{4}})?")
_PART = re.compile(r"(?:late|early) (?=on )|(?<=on )(?:late|early) (?=[a-z]+day\b)|^(?:late|early) (?=[a-z]+day\b)")  # of one day
_CLOCK = re.compile(r"\b(?:at )?(?:\d\d?:\d\d(?: ?[ap]m)?|\d\d? ?[ap]m)\b(?: (?:gmt|utc|bst|cet|est|edt|local time))?")
_FULL_DATE = re.compile(rf"\b(?:({months()})\.? (\d\d?)(?:st|nd|rd|th)?,? (\d{{4}})|(\d\d?)(?:st|nd|rd|th)? ({months()})\.?,? "
                        r"(\d{4})|(\d{4})-(\d\d)-(\d\d))\b")


def reference_date(article: Article) -> date | None:
    """The day that "today" is: the article's date of publication, else the full date of a dateline."""
    published = _day(article.published or "")
    if published is not None:
        return published
    datelines = [article.text[b.char_start : b.char_end] for b in article.blocks if b.kind is BlockKind.DATELINE]
    found = [day for line in datelines if (day := _written_day(line)) is not None]
    return found[0] if found else None


def _day(published: str) -> date | None:
    try:
        return date.fromisoformat(published[:10])
    except ValueError:
        return None


def _written_day(line: str) -> date | None:
    found = _FULL_DATE.search(line.lower())
    if found is None:
        return None
    parts = found.groups()
    month, day, year = (parts[0], parts[1], parts[2]) if parts[0] else (parts[4], parts[3], parts[5])
    if parts[6]:
        year, month, day = parts[6:]
    try:
        return date(int(year), int(month) if month.isdigit() else month_number(month), int(day))
    except ValueError:
        return None


def resolve(text: str, reference: date | None, tense: str = "") -> tuple[str, str]:
    """The interval of a time expression ("since 2012", "on Monday", "last week") as two ISO dates, ("", "") where none
    is certain. `reference` is the article's day, `tense` that of the predicate: past, present, future or ""."""
    words = _CLOCK.sub(" ", _plain(text)).strip()
    words = _PART.sub("", " ".join(words.split()))
    span = _range(words, reference, tense) if _RANGE.fullmatch(words) or _DAYS.fullmatch(words.removeprefix("from ")) else None
    if span is None:
        return _prepositional(words, reference, tense)
    return _iso(span[0]), _iso(span[1])


def _plain(text: str) -> str:
    """Lower case, one kind of dash, no commas, full stops or genitive."""
    words = text.lower().replace("–", "-").replace("—", "-").replace("’", "'").strip(" '\"")
    words = re.sub(r"[,.()]", " ", re.sub(r"\b([ap])\. ?m\b\.?", r"\1m", words))
    words = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b|(?<=[a-z])'s?(?= |$)", "", words)
    words = re.sub(r" ?- ?", " - ", words) if re.fullmatch(r".*\b\d{4} ?- ?\d{4}", words) else words
    return " ".join(words.split())


def _iso(day: date | None) -> str:
    return day.isoformat() if day is not None else ""


def _range(words: str, reference: date | None, tense: str) -> Span | None:
    """"between 2018 and 2020", "from 3 to 5 March 2018", "March 3-5": the first end borrows month and year."""
    days = _DAYS.fullmatch(words.removeprefix("from "))
    if days is not None:
        month, year = days[1] or days[7], days[4] or days[8] or ""
        first, last = f"{days[2] or days[5]} {month}{year}", f"{days[3] or days[6]} {month}{year}"
    else:
        parts = _RANGE.fullmatch(words)
        assert parts is not None
        first, last = _completed(parts["a"] or parts["b"] or parts["c"], parts["end"])
    start, end = named_period(first, reference, tense), named_period(last, reference, tense)
    return (start[0], end[1]) if start and end and start[0] < end[0] else None


def _completed(first: str, last: str) -> tuple[str, str]:
    """"3", "5 march 2018" -> "3 march 2018"; "march 3", "5 2018" -> "5 march 2018"; "may", "june 2018" -> "may 2018"."""
    year, month = re.search(r" (\d{4})$", last), re.search(rf"\b({months()})\b", last)
    above = re.search(rf"\b({months()})\b", first)
    if above and not month and re.fullmatch(r"\d\d?(?: \d{4})?", last):
        day, _, rest = last.partition(" ")
        last = f"{day} {above[1]} {rest}".strip()
    if re.fullmatch(r"\d\d?", first) and month:
        first = f"{first} {month[1]}"
    named = re.search(rf"\b({months()})\b", first)
    return (f"{first} {year[1]}" if year and named and not re.search(r"\d{4}", first) else first), last


def _prepositional(words: str, reference: date | None, tense: str) -> tuple[str, str]:
    found = _PREPOSITION.fullmatch(words)
    preposition, rest = (found[1], found[2]) if found else ("", words)
    if preposition in _NO_DATE:
        return "", ""
    if preposition in ("in", "over", "within", "during", "throughout", "") and (window := _window(rest, reference)):
        return _iso(window[0]), _iso(window[1])
    if preposition == "since":
        tense = "past"
    elif preposition in ("until", "till", "by", "up to", "through"):
        tense = "future" if tense in ("present", "future") else ""
    elif preposition in ("before", "prior to", "after"):  # "after Monday": seen from what is told
        tense = ""
    span = named_period(rest, reference, tense)
    if span is None:
        return "", ""
    if preposition in ("since", "from"):
        return _iso(span[0]), ""
    if preposition in ("until", "till", "by", "up to", "through"):
        return "", _iso(span[1])
    if preposition in ("before", "prior to"):
        return "", _iso(span[0])
    return (_iso(span[1]), "") if preposition == "after" else (_iso(span[0]), _iso(span[1]))


def _window(words: str, reference: date | None) -> Span | None:
    """"the past three weeks", "the past year", "the last two years", "the next five days"."""
    found = re.fullmatch(r"(?:the )?(?:(past|last|next|coming) (\w+)|(past|coming)) (day|week|month|year|decade)s?", words)
    number = spelled(found[2] or "one") if found else None
    if found is None or number is None or reference is None:
        return None
    steps = -number if (found[1] or found[3]) in ("past", "last") else number
    try:
        first, last = sorted((reference, _later(reference, steps, found[4])))
        return first, last + timedelta(days=1)
    except (ValueError, OverflowError):  # before year 1
        return None


def _later(day: date, steps: int, unit: str) -> date:
    if unit in ("day", "week"):
        return day + timedelta(days=steps * (7 if unit == "week" else 1))
    return months_later(day, steps * {"month": 1, "year": 12, "decade": 120}[unit])
