"""The gazetteer: names of states, places, organisations and persons that news uses, with checked Wikidata ids.

It only knows names; what a name stands for in a text ("Moscow": the city or the state?) is decided elsewhere.
Tables and sources: ontologies/gazetteer/README.md.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kg.link.gazetteer_entries import Entry, OfficeTerm
from kg.link.gazetteer_tables import cells, fold, may_fold, normalise, read_table, without_article
from kg.resources import ontologies

if TYPE_CHECKING:
    from kg.link.gazetteer_people import People

__all__ = ["Entry", "Gazetteer", "OfficeTerm"]

_COUNTRIES = ("name", "aliases", "qid", "adjectives", "nouns", "capitals", "capital_qids", "iso3", "type")
_PLACES = ("name", "aliases", "type", "qid", "country_qid", "demonyms")
_ORGANISATIONS = ("name", "aliases", "type", "qid", "country_qid")
_METONYMS = ("name", "country_qid")
_GIVEN_NAMES = ("name", "gender")


class Gazetteer:
    """Looks names up. Countries, places and organisations are read at once, persons when one is first asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._names: dict[str, list[Entry]] = {}
        self._folded: dict[str, list[Entry]] = {}
        self._qids: dict[str, Entry] = {}
        self._demonyms: dict[str, list[Entry]] = {}
        self._nouns: set[str] = set()
        self._capitals: dict[str, list[Entry]] = {}
        self._read_countries()
        self._read_places()
        self._read_organisations()
        self._read_metonyms()

    @classmethod
    def load(cls, folder: Path | None = None) -> Gazetteer:
        """The gazetteer in `folder`, by default the project's own. Raises OntologyError for a broken table."""
        return cls(folder or ontologies() / "gazetteer")

    def lookup(self, name: str) -> tuple[Entry, ...]:
        """All entries with this name or alias: countries, places, organisations, then persons by full name."""
        if not name:
            return ()
        name = normalise(name)
        bare = without_article(name)
        keys = (name,) if bare is name else (name, f"The {bare}", bare)
        for key in keys:
            if found := self._names.get(key):
                return tuple(found)
        if may_fold(bare) and (found := self._folded.get(fold(bare))):
            return tuple(found)
        return self._people.named(bare)

    def demonym(self, word: str) -> Entry | None:
        """The country or region of a demonym: "British", "Israelis", "U.S."; None for several ("Congolese")."""
        found = self._demonyms.get(normalise(word), ())
        countries = [entry for entry in found if entry.type == "Country"] or found
        return countries[0] if len(countries) == 1 else None

    def is_demonym_noun(self, word: str) -> bool:
        """Whether a demonym is a noun for people: "Briton", "Israelis", but not "British"."""
        return normalise(word) in self._nouns

    def capital_of(self, name: str) -> Entry | None:
        """The state that a capital or seat of government stands for: "Tehran", "the Kremlin"."""
        found = self._capitals.get(without_article(normalise(name)), ())
        return found[0] if len(found) == 1 else None

    def persons(self, name: str) -> tuple[Entry, ...]:
        """The persons with a full name, or with a surname, sorted by label."""
        return self._people.named(without_article(normalise(name)), surname=True)

    def offices(self, person_qid: str) -> tuple[OfficeTerm, ...]:
        """The terms of office of a person, oldest first."""
        return self._people.terms(person_qid)

    def holder(self, title: str, country_qid: str | None, date: str | None = None) -> Entry | None:
        """Who held an office of a state on a date (ISO; None: the latest known); None where that is not one person."""
        return self._people.holder(title, country_qid, date)

    def office(self, title: str, country_qid: str | None) -> Entry | None:
        """The office that a title names in a state: "Secretary of State", Q30."""
        return self._people.office(title, country_qid)

    def by_qid(self, qid: str) -> Entry | None:
        """The entry with a Wikidata id: country, place, organisation, person or office."""
        return self._qids.get(qid) or self._people.by_qid(qid)

    def gender(self, given_name: str) -> str:
        """"male" or "female" for a given name that is mostly one of them, else ""."""
        return self._given_names.get(fold(given_name), "")

    @cached_property
    def _people(self) -> People:
        from kg.link.gazetteer_people import People

        return People(self._folder)

    @cached_property
    def _given_names(self) -> dict[str, str]:
        return {fold(name): gender for name, gender in read_table(self._folder / "given_names.tsv", _GIVEN_NAMES)}

    def _read_countries(self) -> None:
        for row in read_table(self._folder / "countries.tsv", _COUNTRIES):
            name, aliases, qid, adjectives, nouns, capitals, capital_qids, _, kind = row
            entry = Entry(name, kind, qid or None, qid if kind == "Country" else None, cells(aliases))
            self._add(entry)
            self._add_demonyms(entry, adjectives, nouns)
            qids = capital_qids.split(";")
            for i, capital in enumerate(capitals.split(";") if capitals else ()):
                label, *others = cells(capital)
                self._add(Entry(label, "City", (qids[i] if i < len(qids) else "") or None, qid, tuple(others)))
                for form in dict.fromkeys(normalise(form) for form in (label, *others)):
                    self._capitals.setdefault(form, []).append(entry)

    def _read_places(self) -> None:
        for name, aliases, kind, qid, country, demonyms in read_table(self._folder / "places.tsv", _PLACES):
            entry = Entry(name, kind, qid or None, country or None, cells(aliases))
            self._add(entry)
            self._add_demonyms(entry, demonyms, "|".join(d for d in demonyms.split("|") if d.endswith(("s", "men"))))

    def _read_organisations(self) -> None:
        for name, aliases, kind, qid, country in read_table(self._folder / "organisations.tsv", _ORGANISATIONS):
            self._add(Entry(name, kind, qid or None, country or None, cells(aliases)))

    def _read_metonyms(self) -> None:
        for name, country in read_table(self._folder / "metonyms.tsv", _METONYMS):
            # a seat listed here overrules the capitals: "Brussels" is the European Union, not Belgium
            self._capitals[without_article(normalise(name))] = [self._qids[country]]

    def _add_demonyms(self, entry: Entry, adjectives: str, nouns: str) -> None:
        for word in dict.fromkeys(normalise(word) for word in (*cells(adjectives), *cells(nouns))):
            self._demonyms.setdefault(word, []).append(entry)
        self._nouns.update(normalise(word) for word in cells(nouns))

    def _add(self, entry: Entry) -> None:
        if entry.qid is not None:
            self._qids.setdefault(entry.qid, entry)
        for key in dict.fromkeys(normalise(form) for form in (entry.label, *entry.aliases)):
            self._names.setdefault(key, []).append(entry)
            if may_fold(key):
                self._folded.setdefault(fold(without_article(key)), []).append(entry)
