"""Named stretches of the calendar: days, weeks, months, years, decades, said outright or seen from a day."""

from __future__ import annotations

import re
from datetime import date, timedelta

Span = tuple[date, date]  # the first day, and the day after the last

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
           "december")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_MONTH = "|".join([*_MONTHS, *(m[:3] for m in _MONTHS), "sept"])
_WEEKDAY = "|".join(_WEEKDAYS)
_DAY = re.compile(
    rf"(?:(?P<weekday>{_WEEKDAY}) )?(?:(?P<a>\d\d?) (?:of )?(?P<m>{_MONTH})|(?P<n>{_MONTH}) (?P<b>\d\d?))(?: (?P<year>\d{{4}}))?")
_MONTH_OF = re.compile(rf"(?:(?P<which>last|next|this) )?(?P<month>{_MONTH})(?: (?:of )?(?P<year>\d{{4}}))?")
_ON_WEEKDAY = re.compile(rf"(?:(last|next|this|this past|this coming) )?({_WEEKDAY})")
_UNIT = re.compile(r"(?:(last|this|current|next) )?(week|month|year|weekend)")
_TOLD = re.compile(r"the (?:last|next) (?:week|month|year|weekend|day)")  # seen from what is told, not from today
_AGO = re.compile(r"(\w+) (day|week|month|year)s? ago")
_PART_OF_DAY = re.compile(rf"((?:.* )?(?:{_WEEKDAY}|yesterday|tomorrow|\d)) (?:morning|afternoon|evening|night)|"
                          rf"(?:morning|afternoon|evening|night) of (.+)")
_NEAR = 183  # days: "in December", said in January, is the December before; farther than that it is not certain


def months() -> str:
    """The names of the months and their short forms, as alternatives of a regular expression."""
    return _MONTH


def month_number(name: str) -> int:
    """1 to 12 of a month's name or short form in lower case."""
    return next(number for number, month in enumerate(_MONTHS, 1) if month.startswith(name[:3]))


def spelled(word: str) -> int | None:
    """The number that a word stands for: "a", "three", "12"."""
    if word.isdecimal():
        return int(word) if len(word) < 4 else None
    return 1 if word in ("a", "an") else _NUMBERS.index(word) + 1 if word in _NUMBERS else None


def months_later(day: date, count: int) -> date:
    """The same day of another month, or its last one."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    following = date(year + month // 11, (month + 1) % 12 + 1, 1)
    return date(year, month + 1, min(day.day, (following - timedelta(days=1)).day))


def named_period(words: str, reference: date | None, tense: str) -> Span | None:
    """The stretch that lower-case words without a preposition name, None where they could name another one, too."""
    if _TOLD.fullmatch(words):
        return None
    words = words.removeprefix("the ")
    part = _PART_OF_DAY.fullmatch(words)
    words = (part[1] or part[2]) if part else words
    try:
        return _absolute(words) or (_relative(words, reference, tense) if reference else None)
    except (ValueError, OverflowError):  # 31 June, year 0
        return None


def _absolute(words: str) -> Span | None:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", words):
        return _one(date.fromisoformat(words))
    if re.fullmatch(r"(?:year )?[12]\d{3}", words):
        year = int(words[-4:])
        return date(year, 1, 1), date(year + 1, 1, 1)
    if re.fullmatch(r"[12]\d\d0'?s", words):
        return date(int(words[:4]), 1, 1), date(int(words[:4]) + 10, 1, 1)
    found = _DAY.fullmatch(words)
    if found and found["year"]:
        return _agreeing(found["weekday"], date(int(found["year"]), *_month_and_day(found)))
    found = _MONTH_OF.fullmatch(words)
    if found and found["year"] and not found["which"]:
        return _month(int(found["year"]), month_number(found["month"]))
    return None


def _relative(words: str, today: date, tense: str) -> Span | None:
    near = {"today": 0, "tonight": 0, "this morning": 0, "this afternoon": 0, "this evening": 0, "yesterday": -1, "tomorrow": 1,
            "day before yesterday": -2, "day after tomorrow": 2}
    if words in near:
        return _one(today + timedelta(days=near[words]))
    if words == "last night":  # began the day before
        return today - timedelta(days=1), today + timedelta(days=1)
    if found := _ON_WEEKDAY.fullmatch(words):
        return _weekday(found[1] or "", _WEEKDAYS.index(found[2]), today, tense)
    if found := _UNIT.fullmatch(words):
        return _unit(found[1] or "", found[2], today, tense)
    if found := _AGO.fullmatch(words):
        number = spelled(found[1])
        return _ago(number, found[2], today) if number else None
    if found := _DAY.fullmatch(words):
        return _day_of_some_year(found, today, tense)
    if found := _MONTH_OF.fullmatch(words):
        return _month_of_some_year(found["which"] or "", month_number(found["month"]), today, tense)
    return None


def _one(day: date) -> Span:
    return day, day + timedelta(days=1)


def _month(year: int, month: int) -> Span:
    first = date(year, month, 1)
    return first, months_later(first, 1)


def _month_and_day(found: re.Match[str]) -> tuple[int, int]:
    return month_number(found["m"] or found["n"]), int(found["a"] or found["b"])


def _agreeing(weekday: str | None, day: date) -> Span | None:
    """"Monday, March 5": no date when the fifth is no Monday."""
    return _one(day) if weekday is None or _WEEKDAYS[day.weekday()] == weekday else None


def _weekday(which: str, number: int, today: date, tense: str) -> Span | None:
    """News names the nearest such day in the direction of the tense. "Last Friday" may be the nearest one or the one
    of last week: certain only where these are one day; "next Friday" likewise."""
    back, ahead = (today.weekday() - number) % 7, (number - today.weekday()) % 7
    if which == "last":
        return _one(today - timedelta(days=back or 7)) if (back or 7) > today.weekday() else None
    if which == "next":
        return _one(today + timedelta(days=ahead or 7)) if (ahead or 7) > 6 - today.weekday() else None
    if which == "this past" or (tense == "past" and which != "this coming"):
        return _one(today - timedelta(days=back))
    return _one(today + timedelta(days=ahead)) if tense == "future" or which == "this coming" else None


def _unit(which: str, unit: str, today: date, tense: str) -> Span | None:
    """"last week", "this month", "next year": whole weeks from Monday, whole months and years of the calendar."""
    step = {"last": -1, "next": 1}.get(which, 0)
    if unit == "weekend":
        return _weekend(step, today, tense)
    if not which:
        return None
    if unit == "year":
        return date(today.year + step, 1, 1), date(today.year + step + 1, 1, 1)
    return _month_or_week(step, unit, today)


def _month_or_week(step: int, unit: str, today: date) -> Span:
    if unit == "month":
        first = months_later(today.replace(day=1), step)
        return first, months_later(first, 1)
    monday = today - timedelta(days=today.weekday() - 7 * step)
    return monday, monday + timedelta(days=7)


def _weekend(step: int, today: date, tense: str) -> Span | None:
    """"this weekend", "at the weekend" by the tense; "last weekend" is certain on a weekday only, "next weekend" never."""
    saturday = today + timedelta(days=5 - today.weekday())
    if today.weekday() > 4:
        return (saturday, saturday + timedelta(days=2)) if step == 0 else None
    if step < 0 or (step == 0 and tense == "past"):
        return saturday - timedelta(days=7), saturday - timedelta(days=5)
    return (saturday, saturday + timedelta(days=2)) if step == 0 and tense == "future" else None


def _ago(number: int, unit: str, today: date) -> Span | None:
    """"two weeks ago": the day, week, month or year of the calendar, as exact as the words are."""
    if unit == "day":
        return _one(today - timedelta(days=number))
    if unit == "week":
        return _month_or_week(-number, unit, today)
    day = months_later(today, -number * (12 if unit == "year" else 1))
    return _month(day.year, day.month) if unit == "month" else (date(day.year, 1, 1), date(day.year + 1, 1, 1))


def _day_of_some_year(found: re.Match[str], today: date, tense: str) -> Span | None:
    """"on March 5": the nearest one in the direction of the tense, if it is of this year or not far away."""
    days = [date(today.year + step, *_month_and_day(found)) for step in ((0, -1) if tense == "past" else (0, 1))]
    fitting = [day for day in days if (day <= today if tense == "past" else day >= today)]
    near = bool(fitting) and (fitting[0].year == today.year or abs((fitting[0] - today).days) <= _NEAR)
    return _agreeing(found["weekday"], fitting[0]) if near and tense in ("past", "future") else None


def _month_of_some_year(which: str, month: int, today: date, tense: str) -> Span | None:
    """"in March" likewise; "last July" is certain only before July, "next March" only after March."""
    if which == "last":
        return _month(today.year - 1, month) if month > today.month else None
    if which == "next":
        return _month(today.year + 1, month) if month < today.month else None
    if which == "this":
        return _month(today.year, month)
    if tense == "past":
        span = _month(today.year if month <= today.month else today.year - 1, month)
        return span if span[0].year == today.year or (today - span[1]).days <= _NEAR else None
    if tense == "future":
        span = _month(today.year if month >= today.month else today.year + 1, month)
        return span if span[0].year == today.year or (span[0] - today).days <= _NEAR else None
    return None
