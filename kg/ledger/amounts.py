"""What a quantity of a text says in numbers: "more than 100", "two dozen", "$1.2 million", "between 20 and 30 tonnes".

An amount is an interval, so that only what cannot both be true disagrees: "28" and "at least 20" agree, "28" and "more than
100" do not. What is no number ("several", "many", "another 5") is no amount.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final


@dataclass(frozen=True, slots=True)
class Amount:
    """From `low` to `high`, both included, of `unit` ("" for things that are counted, "%", "$", "kg", "m", "s" …)."""

    low: float
    high: float
    unit: str = ""

    def disagrees(self, other: Amount) -> bool:
        """Whether both are of one unit and nothing is in both."""
        return self.unit == other.unit and (self.high < other.low or other.high < self.low)


def _numbered(words: str, numbers: range) -> dict[str, int]:
    return dict(zip(words.split(), numbers, strict=True))


_ONES: Final = _numbered(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen", range(20)) | {"a": 1, "an": 1, "no": 0}
_TENS: Final = _numbered("twenty thirty forty fifty sixty seventy eighty ninety", range(20, 100, 10))
_GREAT: Final = {"dozen": 12, "score": 20, "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12,
                 "bn": 10**9, "mn": 10**6}
_PLURALS: Final = {word + "s": n for word, n in _GREAT.items()} | {"tens": 10}

# What stands before a number, and after it -> the interval around n, as factors of n.
_BEFORE: Final = tuple((re.compile(rf"^(?:{words})(?: |$)"), factors) for words, factors in (
    (r"between|from", (1, 1)),
    (r"(?:no|not) (?:fewer|less) than|at least|a minimum of|(?:more|greater) than|upwards? of|in excess of|over|above",
     (1, math.inf)),
    (r"(?:no|not) more than|at (?:the )?most|up to|as many as|as much as|a maximum of|fewer than|less than|under|below", (0, 1)),
    (r"nearly|almost|close to|just under", (0.9, 1)),
    (r"about|around|some|roughly|approximately|an estimated|estimated|circa", (0.9, 1.1)),
    (r"exactly|precisely|only|just|a total of|as few as", (1, 1)),
))
_AFTER: Final = tuple((re.compile(rf" (?:{words})$"), factors) for words, factors in (
    (r"\+|plus|or more", (1, math.inf)), (r"or (?:fewer|less)", (0, 1)), (r"or so", (0.9, 1.1))))
_UNITS: Final = {  # the unit that it is kept in, and how many of these it is
    "%": ("%", 1), "percent": ("%", 1), "per cent": ("%", 1), "$": ("$", 1), "us$": ("$", 1), "dollar": ("$", 1), "usd": ("$", 1),
    "€": ("€", 1), "euro": ("€", 1), "£": ("£", 1), "pound sterling": ("£", 1), "¥": ("¥", 1), "yen": ("¥", 1),
    "kg": ("kg", 1), "kilogram": ("kg", 1), "kilo": ("kg", 1), "tonne": ("kg", 1000), "metric ton": ("kg", 1000),
    "m": ("m", 1), "meter": ("m", 1), "metre": ("m", 1), "km": ("m", 1000), "kilometer": ("m", 1000), "kilometre": ("m", 1000),
    "mile": ("m", 1609.344), "minute": ("s", 60), "hour": ("s", 3600), "day": ("s", 86400), "week": ("s", 604800),
    "people": ("", 1), "person": ("", 1), "": ("", 1),
}
_FIGURE = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_WORD = re.compile(rf"(?:us)?[$€£¥]|%|\+|{_FIGURE.pattern}|[^\W\d_]+|[–—-]")
_DASHES = ("-", "–", "—")
_GROUPS = re.compile(r"(?<=\d)[\u00a0\u2009\u202f](?=\d{3}(?!\d))")  # "1 000" with a blank that does not break


@lru_cache(maxsize=4096)
def amount(text: str) -> Amount | None:
    """The amount that a text says, None where it says none that could be compared."""
    words = " ".join(_WORD.findall(" ".join(_GROUPS.sub("", text.casefold()).split())))
    words, before = _peeled(words, _BEFORE)
    words, after = _peeled(words, _AFTER)
    numbers, left = _numbers(words.split())
    unit = _UNITS.get(_singular(left))
    if not numbers or unit is None:
        return None
    factors = before if before != (1, 1) else after
    low, high = min(n[0] for n in numbers) * factors[0], max(n[1] for n in numbers) * factors[1]
    return Amount(low * unit[1], high * unit[1], unit[0])


def _peeled(
    words: str, hedges: tuple[tuple[re.Pattern[str], tuple[float, float]], ...]
) -> tuple[str, tuple[float, float]]:
    """The words without a hedge at their start or end, and what it makes of the number."""
    for pattern, factors in hedges:
        if found := pattern.search(words):
            return (words[: found.start()] + words[found.end() :]).strip(), factors
    return words, (1, 1)


def _numbers(words: list[str]) -> tuple[list[tuple[float, float]], str]:
    """One or two numbers ("20 to 30"), each as an interval, and the other words."""
    numbers: list[tuple[float, float]] = []
    left: list[str] = []
    i = 0
    while i < len(words):
        found, used = _number(words[i:])
        if found is not None:
            numbers.append(found)
        elif not (numbers and i + 1 < len(words) and words[i] in ("to", "and", "or", *_DASHES)):
            left.append(words[i])
        i += max(used, 1)
    return (numbers if len(numbers) <= 2 else []), " ".join(left)


def _number(words: list[str]) -> tuple[tuple[float, float] | None, int]:
    """The number at the start, as an interval, and how many words it takes: "two", "hundred", "28", "1.2", "million"."""
    if words[0] in _PLURALS:  # "dozens", "hundreds of thousands"
        least, used = 2.0 * _PLURALS[words[0]], 1
        while words[used : used + 1] == ["of"] and len(words) > used + 1 and words[used + 1] in _PLURALS:
            least, used = least * _PLURALS[words[used + 1]], used + 2
        return (least, math.inf), used + (words[used : used + 1] == ["of"])
    if _FIGURE.fullmatch(words[0]):
        return _figure(words)
    return _in_words(words)


def _figure(words: list[str]) -> tuple[tuple[float, float], int]:
    """Digits, with a great number behind. What was rounded is an interval: "1.2 million" is 1.15 to 1.25 million."""
    figure = words[0].replace(",", "")
    scale, used = 1, 1
    while used < len(words) and words[used] in _GREAT:
        scale, used = scale * _GREAT[words[used]], used + 1
    places = len(figure.partition(".")[2])
    slack = 0.5 * 10.0**-places if scale > 1 or places else 0.0
    return ((float(figure) - slack) * scale, (float(figure) + slack) * scale), used


def _in_words(words: list[str]) -> tuple[tuple[float, float] | None, int]:
    """"twenty-eight", "a hundred and fifty", "half a million", "two dozen"."""
    total, part, used, half = 0.0, 0.0, 0, False
    for i, word in enumerate(words):
        joins = word in _DASHES or word == "and"
        if word == "half" and not used:
            half = True
        elif word in _ONES or word in _TENS:
            part += _ONES.get(word, _TENS.get(word, 0))
        elif word in _GREAT and (used or half):
            great = _GREAT[word] / (2 if half else 1)
            total, part = (total, max(part, 1) * great) if great < 1000 else (total + max(part, 1) * great, 0.0)
        elif not (joins and used == i and i + 1 < len(words) and (words[i + 1] in _ONES or words[i + 1] in _TENS)
                  and _goes_on(words[i - 1], word, words[i + 1])):
            break
        used = i + 1
    found = total + part
    return ((found, found), used) if used and not (half and used == 1) else (None, 0)


def _goes_on(before: str, joint: str, after: str) -> bool:
    """Whether a joint is inside a number: "twenty-eight", "hundred and fifty", but not "between two and five"."""
    return before in _TENS and after in _ONES if joint != "and" else before in _GREAT


def _singular(words: str) -> str:
    """A unit as _UNITS has it: "tonnes of" -> "tonne"."""
    unit = words.removesuffix(" of").strip()
    return unit if unit in _UNITS else unit.removesuffix("s")
