"""Persons and offices of the gazetteer: read when the first person or office is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.link.gazetteer_entries import Entry, OfficeTerm
from kg.link.gazetteer_tables import cells, fold, normalise, read_table

_HOLDERS = ("person", "aliases", "qid", "gender", "office", "office_qid", "country_qid", "start", "end", "as_of")
_PERSONS = ("name", "aliases", "qid", "gender", "country_qid", "note")
_OFFICES = ("titles", "country_qid", "office", "qid")
_WORD = re.compile(r"[^\s.\-–,()]+")
_ARTICLES = frozenset({"al", "el", "ul"})  # "Bashar al-Assad" is "Bashar Assad", too
_PARTICLES = frozenset({"abu", "ben", "bin", "da", "de", "del", "della", "den", "der", "di", "do", "dos", "ibn", "la", "le",
                        "ould", "ter", "van", "von", "zu"})
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_FAMILY_FIRST = frozenset({"Q148", "Q865", "Q423", "Q884", "Q881", "Q424"})  # China, Taiwan, both Koreas, Vietnam, Cambodia
_FILLERS = frozenset({"of", "the", "for", "and", "in", "to", "a", "an", "affairs", "s", "on"})
_SAME_WORD = {"defense": "defence", "internal": "interior", "home": "interior", "external": "foreign", "premier": "prime minister",
              "chairperson": "chair", "chairman": "chair", "chairwoman": "chair", "spokesman": "spokesperson", "head": "director",
              "chief": "director", "advisor": "adviser", "vice-president": "vice president", "centre": "center"}


@dataclass(frozen=True, slots=True)
class _Holding:
    """A term of office with its holder and the day until which an open end is known to be open."""

    person: Entry
    term: OfficeTerm
    as_of: str


class People:
    """Persons by name and surname, their terms of office, and the offices of states by title."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._qids: dict[str, Entry] = {}
        self._names: dict[str, list[Entry]] = {}
        self._surnames: dict[str, list[Entry]] = {}
        self._terms: dict[str, list[OfficeTerm]] = {}
        self._holdings: dict[tuple[str, str], list[_Holding]] = {}
        self._offices: dict[tuple[str, str], Entry] = {}
        self._read_offices()
        self._read_holders()
        self._read_persons()

    def named(self, name: str, *, surname: bool = False) -> tuple[Entry, ...]:
        """Persons with a full name or alias; with `surname`, those with that surname where no full name fits."""
        key = name_key(name)
        found = self._names.get(key, ()) if name[:1].isupper() else ()
        if not found and surname:
            found = self._surnames.get(key, ())
        return tuple(sorted(found, key=lambda entry: (entry.label, entry.qid or "")))

    def terms(self, person_qid: str) -> tuple[OfficeTerm, ...]:
        """The terms of office of a person, oldest first."""
        return tuple(sorted(self._terms.get(person_qid, ()), key=lambda term: (term.start, term.end, term.office)))

    def by_qid(self, qid: str) -> Entry | None:
        """The person or office with a Wikidata id."""
        return self._qids.get(qid)

    def office(self, title: str, country_qid: str | None) -> Entry | None:
        """The office that a title names in a state or body."""
        return self._offices.get((title_key(title), country_qid or ""))

    def holder(self, title: str, country_qid: str | None, date: str | None) -> Entry | None:
        """The one person who held an office on a date; without a date, the one whose term began last and has no end."""
        office = self.office(title, country_qid)
        keys = dict.fromkeys(title_key(t) for t in (title, *(office.aliases if office is not None else ())))
        held = [h for key in keys for h in self._holdings.get((key, country_qid or ""), ())]
        if date is None:
            began = max((h.term.start for h in held), default="")
            held = [h for h in held if not h.term.end and h.term.start == began]
        else:
            held = [h for h in held if _covers(h, date)]
        people = list({h.person.qid or h.person.label: h.person for h in held}.values())
        return people[0] if len(people) == 1 else None

    def _read_offices(self) -> None:
        for titles, country, office, qid in read_table(self._folder / "offices.tsv", _OFFICES):
            entry = Entry(office, "Office", qid or None, country or None, cells(titles))
            for title in (office, *cells(titles)):
                self._offices.setdefault((title_key(title), country), entry)
            if qid:
                self._qids.setdefault(qid, entry)

    def _read_holders(self) -> None:
        known: dict[str, Entry] = {}
        for name, aliases, qid, gender, office, office_qid, country, start, end, as_of in self._holder_rows():
            person = known.get(qid or name)
            if person is None:
                person = known[qid or name] = Entry(name, "Person", qid or None, country or None, cells(aliases), gender)
                self._add(person)
            term = OfficeTerm(office, office_qid or None, country or None, start, end)
            self._holdings.setdefault((title_key(office), country), []).append(_Holding(person, term, as_of))
            if qid:
                self._terms.setdefault(qid, []).append(term)

    def _holder_rows(self) -> Iterator[list[str]]:
        for file in ("officeholders_recent.tsv", "officeholders.tsv"):
            yield from read_table(self._folder / file, _HOLDERS)

    def _read_persons(self) -> None:
        for name, aliases, qid, gender, country, _ in read_table(self._folder / "persons.tsv", _PERSONS):
            self._add(Entry(name, "Person", qid or None, country or None, cells(aliases), gender))

    def _add(self, person: Entry) -> None:
        if person.qid is not None:
            self._qids.setdefault(person.qid, person)
        for key in dict.fromkeys(name_key(form) for form in (person.label, *person.aliases)):
            self._names.setdefault(key, []).append(person)
        for key in surname_keys(person.label, person.country_qid):
            self._surnames.setdefault(key, []).append(person)


def name_key(name: str) -> str:
    """What two spellings of a person's name share: no case, accents, hyphens, initials, Arabic article, "Jr."."""
    words = _words(name)
    return " ".join(words if len(words) < 3 else [w for w in words if len(w) > 1])


def surname_keys(name: str, country_qid: str | None) -> tuple[str, ...]:
    """The surname with and without its particles ("von der Leyen", "Leyen"); the first word where family names lead."""
    words = _words(name)
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
    words = [word for word in _WORD.findall(fold(name)) if word not in _ARTICLES]
    while len(words) > 2 and words[-1] in _SUFFIXES:
        words.pop()
    return words


def _covers(holding: _Holding, date: str) -> bool:
    """Whether a term covers a day. Dates may be a year or month only: both ends are read generously. An open end covers
    nothing after the day it was last seen open."""
    start, end = holding.term.start, holding.term.end or holding.as_of
    return bool(start) and start[: len(date)] <= date[: len(start)] and date[: len(end)] <= end
