"""Forms of a name that are compared: words without case, marks and points; skeletons of consonants; initials."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

_SPLIT = re.compile(r"[^\w]+|_")
_POSSESSIVE = re.compile(r"['’]s\b")
_ARTICLES = frozenset({"the", "al", "el", "an", "as", "ar", "ad"})  # "al-Hilla", "an-Najaf"
_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "at", "to", "de", "du", "des", "la", "le", "y", "e"})


def _set(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_HONORIFICS = _set(
    "mr mrs ms miss mx dr prof professor sir dame lord lady sheikh shaykh sheik imam ayatollah pope saint st rev father sister "
    "president premier chancellor minister senator sen congressman congresswoman representative rep governor gov mayor judge "
    "justice king queen prince princess emir sultan general gen colonel col major maj captain capt lieutenant lt sergeant sgt "
    "admiral adm commander secretary ambassador hon")
_SUFFIXES = _set("jr sr ii iii inc ltd llc corp corporation plc co company ag sa gmbh")
_SOUNDS = (  # in this order
    ("ph", "f"), ("kh", "k"), ("gh", "g"), ("ck", "k"), ("q", "k"), ("c", "k"), ("g", "k"), ("dh", "d"), ("z", "s"), ("x", "ks"),
    ("w", "v"), ("j", "i"), ("y", "i"))



def words(name: str) -> tuple[str, ...]:
    """The words of a name, folded: "The U.S. Army’s" is us, army; "al-Hilla" is hilla."""
    plain = unicodedata.normalize("NFKD", _POSSESSIVE.sub("", name)).casefold().replace(".", "")
    plain = "".join(c for c in plain if not unicodedata.combining(c)).replace("'", "").replace("’", "")
    found = [word for word in _SPLIT.split(plain) if word]
    kept = [word for word in found if word not in _ARTICLES]
    return tuple(kept or found)


def person_words(found: Sequence[str]) -> tuple[str, ...]:
    """Without titles before the name and suffixes behind it; at least one word stays."""
    start, end = 0, len(found)
    while start < end - 1 and found[start] in _HONORIFICS:
        start += 1
    while end - 1 > start and found[end - 1] in _SUFFIXES:
        end -= 1
    return tuple(found[start:end])


def body_words(found: Sequence[str]) -> tuple[str, ...]:
    """Without the legal form behind the name of a company; at least one word stays."""
    end = len(found)
    while end > 1 and found[end - 1] in _SUFFIXES:
        end -= 1
    return tuple(found[:end])


def opens_small(found: Sequence[str]) -> bool:
    """Whether words go on with "of …", "for …": what they add says more of the thing, not another thing."""
    return bool(found) and found[0] in _SMALL


def initials(name: str) -> Iterator[str]:
    """What the acronym of a name of several words may be: with and without its small words."""
    found = [word for word in re.split(r"[\s\-–/]+", name) if word and word[0].isalnum()]
    large = [word for word in found if word.casefold() not in _SMALL]
    for each in (large, found):
        if len(each) > 1:
            yield "".join(word[0] for word in each).casefold()


def acronym(name: str) -> str:
    """The letters of a name that is written as an acronym ("NATO", "U.N."), folded; "" for any other."""
    letters = name.replace(".", "")
    return letters.casefold() if 2 <= len(letters) <= 7 and letters.isalpha() and letters.isupper() else ""


def skeleton(word: str) -> str:
    """The consonants of a word, those that scripts are transcribed with differently made one: "gaddafi" and "qadhafi" are
    kdf. The first letter of a word that opens with a vowel stays as a mark."""
    for written, sound in _SOUNDS:
        word = word.replace(written, sound)
    mark = "a" if word[:1] in "aeiou" else ""
    bare = re.sub(r"[aeiou]|(?<=.)h", "", word)
    return mark + re.sub(r"(.)\1+", r"\1", bare)


def distance(one: str, other: str, limit: int) -> int:
    """How many letters must be put in, left out, or changed to make one of the other; `limit` + 1 where it is more."""
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        above, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            above, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, above + (a != b))
        if min(row) > limit:
            return limit + 1
    return min(row[-1], limit + 1)
