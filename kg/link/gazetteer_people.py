"""Persons and offices of the gazetteer: read when the first person or office is asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from kg.link.gazetteer_entries import Entry, OfficeTerm
from kg.link.gazetteer_tables import cells, fold, normalise, read_lines, read_table

_HOLDERS = ("person", "aliases", "qid", "gender", "office", "office_qid", "country_qid", "start", "end", "as_of")
_PERSONS = ("person", "aliases", "qid", "gender", "country_qid", "note")
_OFFICES = ("titles", "country_qid", "office", "qid")
_WORD = re.compile(r"[^\s.\-–,()]+")
_GAPS = str.maketrans({c: " " for c in "-–.,()|"})
_ARTICLES = frozenset({"al", "el", "ul"})  # "Bashar al-Assad" is "Bashar Assad", too
_PARTICLES = frozenset({"abu", "ben", "bin", "da", "de", "del", "della", "den", "der", "di", "do", "dos", "ibn", "la",
                        "le", "ould", "ter", "van", "von", "zu"})
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
# China, Taiwan, both Koreas, Vietnam, Cambodia: the family name comes first
_FAMILY_FIRST = frozenset({"Q148", "Q865", "Q423", "Q884", "Q881", "Q424"})
_FILLERS = frozenset({"of", "the", "for", "and", "in", "to", "a", "an", "affairs", "s", "on"})
_SAME_WORD = {"defense": "defence", "internal": "interior", "home": "interior", "external": "foreign",
              "premier": "prime minister", "chairperson": "chair", "chairman": "chair", "chairwoman": "chair",
              "spokesman": "spokesperson", "head": "director", "chief": "director", "advisor": "adviser",
              "centre": "center"}


@dataclass(frozen=True, slots=True)
class _Holding:
    """A term of office with its holder and the day until which an open end is known to be open."""

    person: Entry
    term: OfficeTerm
    as_of: str


class People:
    """Persons by name and surname, their terms of office, and the offices of states by title.

    There are some ten thousand rows, and an article needs a dozen: they are kept as lines and split when asked for.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lines = [
            *read_lines(folder / "officeholders_recent.tsv", _HOLDERS),
            *read_lines(folder / "officeholders.tsv", _HOLDERS),
        ]
        self._holders = len(self._lines)
        self._lines += read_lines(folder / "persons.tsv", _PERSONS)
        self._by_word: dict[str, list[int]] = {}
        self._by_qid: dict[str, list[int]] = {}
        self._known: dict[str, Entry] = {}
        self._by_state: dict[str, dict[str, list[_Holding]]] = {}
        self._index()

    def named(self, name: str, *, surname: bool = False) -> tuple[Entry, ...]:
        """Persons with a full name or alias; with `surname`, those with that surname where no full name fits."""
        key, short = name_key(name), short_key(name)
        if not short or not (surname or name[:1].isupper()):
            return ()
        people = self._with_words(short.split())
        found = [p for p in people if any(name_key(form) == key for form in (p.label, *p.aliases))]
        if not found:
            found = [p for p in people if any(short_key(form) == short for form in (p.label, *p.aliases))]
        if not found and surname:
            found = [p for p in people
                     if any(key in surname_keys(form, p.country_qid) for form in (p.label, *p.aliases))]
        return tuple(sorted(found, key=lambda entry: (entry.label, entry.qid or "")))

    def terms(self, person_qid: str) -> tuple[OfficeTerm, ...]:
        """The terms of office of a person, oldest first."""
        found = {self._holding(i).term for i in self._by_qid.get(person_qid, ()) if i < self._holders}
        return tuple(sorted(found, key=lambda term: (term.start, term.end, term.office)))

    def by_qid(self, qid: str) -> Entry | None:
        """The person or office with a Wikidata id."""
        rows = self._by_qid.get(qid)
        return self._person(rows[0]) if rows else self._office_qids.get(qid)

    def office(self, title: str, country_qid: str | None) -> Entry | None:
        """The office that a title names in a state or body."""
        return self._offices.get((title_key(title), country_qid or ""))

    def holder(self, title: str, country_qid: str | None, date: str | None) -> Entry | None:
        """The one person who held an office on a date; without a date, the one whose open term began last."""
        office = self.office(title, country_qid)
        keys = dict.fromkeys(title_key(t) for t in (title, *(office.aliases if office is not None else ())))
        seats = self._seats(country_qid or "")
        held = [holding for key in keys for holding in seats.get(key, ())]
        if date is None:
            began = max((h.term.start for h in held), default="")
            held = [h for h in held if not h.term.end and h.term.start == began]
        else:
            held = [h for h in held if _covers(h, date)]
        people = list({h.person.qid or h.person.label: h.person for h in held}.values())
        return people[0] if len(people) == 1 else None

    def _index(self) -> None:
        first: list[int] = []  # one row of a person is enough to find the name
        names: list[str] = []
        for i, line in enumerate(self._lines):
            name, aliases, qid, _ = line.split("\t", 3)
            rows = self._by_qid.setdefault(qid, []) if qid else []
            rows.append(i)
            if rows[0] == i:
                first.append(i)
                names.append(f"{name}|{aliases}")
        # folded in one piece: a tenth of the time that one name after the other takes
        for i, words in zip(first, fold("\n".join(names)).translate(_GAPS).split("\n"), strict=True):
            for word in words.split():
                self._by_word.setdefault(word, []).append(i)

    def _with_words(self, words: list[str]) -> list[Entry]:
        """The persons whose rows hold all the words, in table order."""
        rows = min((self._by_word.get(word, []) for word in words), key=len)
        return list({p.qid or p.label: p for p in map(self._person, rows)}.values())

    def _person(self, i: int) -> Entry:
        name, aliases, qid, gender, rest = self._lines[i].split("\t", 4)
        if (qid or name) not in self._known:
            first = self._lines[i].split("\t")
            country = first[6] if i < self._holders else rest.split("\t")[0]
            self._known[qid or name] = Entry(name, "Person", qid or None, country or None, cells(aliases), gender)
        return self._known[qid or name]

    def _holding(self, i: int) -> _Holding:
        _, _, _, _, office, office_qid, country, start, end, as_of = self._lines[i].split("\t")
        return _Holding(self._person(i), OfficeTerm(office, office_qid or None, country or None, start, end), as_of)

    def _seats(self, country: str) -> dict[str, list[_Holding]]:
        """The terms of office in a state, by what their titles share."""
        if country not in self._by_state:
            seats = self._by_state[country] = {}
            cell = f"\t{country}\t"
            for i, line in enumerate(self._lines[: self._holders]):
                if cell in line and (holding := self._holding(i)).term.country_qid == (country or None):
                    seats.setdefault(title_key(holding.term.office), []).append(holding)
        return self._by_state[country]

    @cached_property
    def _offices(self) -> dict[tuple[str, str], Entry]:
        """The offices by what their titles share and the state."""
        found: dict[tuple[str, str], Entry] = {}
        for titles, country, office, qid in read_table(self._folder / "offices.tsv", _OFFICES):
            entry = Entry(office, "Office", qid or None, country or None, cells(titles))
            for title in (office, *cells(titles)):
                found.setdefault((title_key(title), country), entry)
        return found

    @cached_property
    def _office_qids(self) -> dict[str, Entry]:
        return {entry.qid: entry for entry in self._offices.values() if entry.qid is not None}


def name_key(name: str) -> str:
    """What two spellings of a person's name share: no case, accents, hyphens, dots, Arabic article."""
    return " ".join(_words(name))


def short_key(name: str) -> str:
    """A person's name without middle initials: "John F. Kerry" is "john kerry"."""
    words = _words(name)
    return " ".join(words if len(words) < 3 else [word for word in words if len(word) > 1])


def surname_keys(name: str, country_qid: str | None) -> tuple[str, ...]:
    """The surname with and without its particles ("von der Leyen", "Leyen"); the first word where family names lead."""
    words = _words(name)
    while len(words) > 2 and words[-1] in _SUFFIXES:
        words.pop()
    if len(words) < 2:
        return ()
    if country_qid in _FAMILY_FIRST:
        return (words[0],)
    start = len(words) - 1
    while start > 1 and words[start - 1] in _PARTICLES:
        start -= 1
    return tuple(dict.fromkeys((words[-1], " ".join(words[start:]))))


def title_key(title: str) -> str:
    """What ways to put one title share: "Foreign Minister" and "Minister of Foreign Affairs"."""
    words = (_SAME_WORD.get(word, word) for word in _WORD.findall(fold(normalise(title)).replace("'s", " ")))
    return " ".join(sorted({part for word in words for part in word.split() if part not in _FILLERS}))


def _words(name: str) -> list[str]:
    return [word for word in _WORD.findall(fold(name)) if word not in _ARTICLES]


def _covers(holding: _Holding, date: str) -> bool:
    """Whether a term covers a day. Dates may be a year or month only: both ends are read generously. An open end covers
    nothing after the day it was last seen open."""
    start, end = holding.term.start, holding.term.end or holding.as_of
    return bool(start) and start[: len(date)] <= date[: len(start)] and date[: len(end)] <= end
