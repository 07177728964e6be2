"""The gazetteer: its tables are well-formed, and names, demonyms, seats, persons and offices are found."""

from __future__ import annotations

import re
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from kg.errors import OntologyError
from kg.link.gazetteer import Gazetteer
from kg.link.gazetteer_tables import cells, normalise
from kg.resources import ontologies

FOLDER = ontologies() / "gazetteer"
TABLES = sorted(path.name for path in FOLDER.glob("*.tsv"))
QID = re.compile(r"Q[1-9][0-9]*")


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def rows(table: str) -> list[dict[str, str]]:
    head, *lines = (FOLDER / table).read_text(encoding="utf-8").splitlines()
    return [dict(zip(head.split("\t"), line.split("\t"), strict=True)) for line in lines]


# ── The tables ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("table", TABLES)
def test_rows_are_sorted_and_differ(table: str) -> None:
    lines = (FOLDER / table).read_text(encoding="utf-8").splitlines()[1:]
    keys = [(line.split("\t")[0].casefold(), line) for line in lines]
    assert [key for key, _ in keys] == sorted(key for key, _ in keys)
    assert len(set(lines)) == len(lines)


@pytest.mark.parametrize("table", TABLES)
def test_qids_are_well_formed(table: str) -> None:
    for row in rows(table):
        for column, value in row.items():
            if column.endswith(("qid", "qids")):
                assert all(QID.fullmatch(q) for q in value.split(";") if q), row


@pytest.mark.parametrize("table", TABLES)
def test_cells_hold_no_stray_blanks_and_no_empty_values(table: str) -> None:
    for row in rows(table):
        for value in row.values():
            assert value == value.strip() and "  " not in value and "||" not in value, row
            assert not value.startswith("|") and not value.endswith("|"), row


@pytest.mark.parametrize("table", ["countries.tsv", "places.tsv", "organisations.tsv", "persons.tsv"])
def test_a_qid_stands_in_one_row(table: str) -> None:
    counted = Counter(row["qid"] for row in rows(table) if row["qid"])
    assert [qid for qid, n in counted.items() if n > 1] == []


def test_no_qid_means_two_things_across_tables() -> None:
    labels: dict[str, set[str]] = defaultdict(set)
    for table in ("countries.tsv", "places.tsv", "organisations.tsv", "persons.tsv"):
        for row in rows(table):
            if row["qid"]:
                labels[row["qid"]].add(row.get("name") or row["person"])
    for row in rows("countries.tsv"):
        for name, qid in zip(row["capitals"].split(";"), row["capital_qids"].split(";"), strict=False):
            if qid and qid != row["qid"]:
                labels[qid].add(cells(name)[0])
    assert {qid: names for qid, names in labels.items() if len(names) > 1} == {}


@pytest.mark.parametrize("table", ["countries.tsv", "places.tsv", "organisations.tsv"])
def test_a_name_shared_by_two_entries_of_a_type_is_marked(table: str) -> None:
    holders: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in rows(table):
        for alias in (row["name"], *row["aliases"].split("|")):
            if alias and not alias.startswith("~"):
                holders[normalise(alias), row["type"]].add(row["name"])
    assert {key: names for key, names in holders.items() if len(names) > 1} == {}


def test_country_qids_name_states_of_the_table() -> None:
    states = {row["qid"] for row in rows("countries.tsv")}
    for table in ("places.tsv", "organisations.tsv", "metonyms.tsv"):
        assert {row["country_qid"] for row in rows(table)} - states <= {""}, table


def test_states_of_the_world_are_there() -> None:
    countries = [row for row in rows("countries.tsv") if row["type"] == "Country"]
    assert len(countries) >= 197
    assert len({row["iso3"] for row in countries}) == len(countries)
    assert {"Palestine", "Kosovo", "Taiwan", "Holy See"} <= {row["name"] for row in countries}


def test_tables_are_as_large_as_promised() -> None:
    kinds = Counter(row["type"] for row in rows("organisations.tsv"))
    assert kinds["ArmedGroup"] + kinds["ArmedForce"] >= 100
    assert sum(kinds.values()) >= 400
    assert len(rows("places.tsv")) >= 400


def test_broken_tables_are_named(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match=r"countries\.tsv"):
        Gazetteer.load(tmp_path)
    (tmp_path / "countries.tsv").write_text("name\tqid\n", encoding="utf-8")
    with pytest.raises(OntologyError, match="header"):
        Gazetteer.load(tmp_path)


# ── Names ───────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("name", "label", "kind"), [
    ("the United Nations", "United Nations", "InternationalOrganization"),
    ("U.N.", "United Nations", "InternationalOrganization"),
    ("U.S.", "United States", "Country"),
    ("US", "United States", "Country"),
    ("Britain", "United Kingdom", "Country"),
    ("Côte d’Ivoire", "Ivory Coast", "Country"),
    ("SYRIA", "Syria", "Country"),
    ("Kiev", "Kyiv", "City"),
    ("the Hague", "The Hague", "City"),
    ("The Hague", "The Hague", "City"),
    ("Gaza", "Gaza Strip", "Region"),
    ("Crimea", "Crimea", "AdminRegion"),
    ("Daesh", "Islamic State", "ArmedGroup"),
    ("ISIL", "Islamic State", "ArmedGroup"),
    ("Hizbollah", "Hezbollah", "ArmedGroup"),
    ("SDF", "Syrian Democratic Forces", "ArmedGroup"),
    ("IRGC", "Islamic Revolutionary Guard Corps", "ArmedForce"),
    ("IAEA", "International Atomic Energy Agency", "InternationalOrganization"),
    ("State Department", "United States Department of State", "GovernmentBody"),
    ("the New York Times", "The New York Times", "MediaOrganization"),
    ("the European Union", "European Union", "InternationalOrganization"),
])
def test_a_name_is_found(gazetteer: Gazetteer, name: str, label: str, kind: str) -> None:
    assert [(entry.label, entry.type) for entry in gazetteer.lookup(name)] == [(label, kind)]


@pytest.mark.parametrize("name", ["us", "who", "is", "Who", "turkey", "Hill", "the", "The", "", "Nobody Of This Name"])
def test_common_words_are_no_names(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.lookup(name) == ()


def test_a_name_of_two_things_gives_both(gazetteer: Gazetteer) -> None:
    assert [entry.type for entry in gazetteer.lookup("Georgia")] == ["Country", "AdminRegion"]
    assert len(gazetteer.lookup("Congo")) == 2


@pytest.mark.parametrize(("word", "label"), [
    ("British", "United Kingdom"), ("Britons", "United Kingdom"), ("Israelis", "Israel"), ("U.S.", "United States"),
    ("American", "United States"), ("Filipino", "Philippines"), ("Emirati", "United Arab Emirates"),
    ("Danes", "Denmark"), ("Scottish", "Scotland"), ("Chechens", "Chechnya"),
    ("Palestinians", "Palestine"), ("North Korean", "North Korea"),
    ("Bissau-Guinean", "Guinea-Bissau"), ("Nigerien", "Niger"), ("Nigerian", "Nigeria"),
])
def test_a_demonym_names_its_country(gazetteer: Gazetteer, word: str, label: str) -> None:
    entry = gazetteer.demonym(word)
    assert entry is not None and entry.label == label


@pytest.mark.parametrize("word", ["Congolese", "Dominican", "Korean", "Koreans", "Guinean", "British-made", "Table"])
def test_an_ambiguous_demonym_names_none(gazetteer: Gazetteer, word: str) -> None:
    assert gazetteer.demonym(word) is None


@pytest.mark.parametrize(("word", "noun"), [
    ("Briton", True), ("Israelis", True), ("Swede", True), ("Congolese", True), ("British", False), ("Swedish", False),
    ("house", False),
])
def test_a_demonym_noun_is_told_from_an_adjective(gazetteer: Gazetteer, word: str, noun: bool) -> None:
    assert gazetteer.is_demonym_noun(word) is noun


@pytest.mark.parametrize(("name", "label"), [
    ("Moscow", "Russia"), ("Tehran", "Iran"), ("Kiev", "Ukraine"), ("Washington", "United States"),
    ("the Kremlin", "Russia"), ("White House", "United States"), ("Downing Street", "United Kingdom"),
    ("the Élysée", "France"),
    ("Brussels", "European Union"), ("Pretoria", "South Africa"), ("Delhi", "India"), ("Zhongnanhai", "China"),
])
def test_a_seat_stands_for_its_state(gazetteer: Gazetteer, name: str, label: str) -> None:
    entry = gazetteer.capital_of(name)
    assert entry is not None and entry.label == label


def test_other_cities_stand_for_no_state(gazetteer: Gazetteer) -> None:
    assert gazetteer.capital_of("Istanbul") is None
    assert gazetteer.capital_of("Mosul") is None


def test_qids_lead_back_to_entries(gazetteer: Gazetteer) -> None:
    known = {"Q159": "Russia", "Q35": "Denmark", "Q55": "Netherlands", "Q649": "Moscow", "Q458": "European Union"}
    for qid, label in known.items():
        entry = gazetteer.by_qid(qid)
        assert entry is not None and entry.label == label
    assert gazetteer.by_qid("Q999999999") is None


# ── Persons and offices ─────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("name", "label", "qid"), [
    ("Vladimir Putin", "Vladimir Putin", "Q7747"),
    ("Bashar al-Assad", "Bashar al-Assad", "Q44329"),
    ("Bashar Assad", "Bashar al-Assad", "Q44329"),
    ("Recep Tayyip Erdogan", "Recep Tayyip Erdoğan", "Q39259"),
    ("Kim Jong Un", "Kim Jong-un", "Q56226"),
    ("Haider Al Abadi", "Haider al-Abadi", "Q5639013"),
    ("John F. Kerry", "John Kerry", "Q22316"),
    ("Donald J. Trump", "Donald Trump", "Q22686"),
    ("Ayatollah Ali Khamenei", "Ali Khamenei", "Q57336"),
])
def test_a_person_is_found_by_full_name(gazetteer: Gazetteer, name: str, label: str, qid: str) -> None:
    assert [(entry.label, entry.type, entry.qid) for entry in gazetteer.lookup(name)] == [(label, "Person", qid)]


def test_namesakes_stay_apart(gazetteer: Gazetteer) -> None:
    assert [p.label for p in gazetteer.persons("Donald Trump Jr.")] == ["Donald Trump Jr."]
    assert {p.label for p in gazetteer.persons("George W. Bush")} == {"George W. Bush"}
    assert {p.label for p in gazetteer.persons("George H. W. Bush")} == {"George H. W. Bush"}


@pytest.mark.parametrize(("surname", "label"), [
    ("Putin", "Vladimir Putin"), ("Assad", "Bashar al-Assad"), ("Asad", "Bashar al-Assad"),
    ("al-Abadi", "Haider al-Abadi"), ("Xi", "Xi Jinping"),
    ("von der Leyen", "Ursula von der Leyen"), ("Cavusoglu", "Mevlüt Çavuşoğlu"), ("Clinton", "Hillary Clinton"),
])
def test_a_surname_gives_all_who_bear_it(gazetteer: Gazetteer, surname: str, label: str) -> None:
    assert label in {person.label for person in gazetteer.persons(surname)}


def test_a_surname_alone_is_no_name(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("Putin") == ()
    assert gazetteer.persons("Jinping") == ()


def test_terms_of_office_are_in_order(gazetteer: Gazetteer) -> None:
    terms = [(term.office, term.start[:4], term.end[:4]) for term in gazetteer.offices("Q7747")]
    assert ("President", "2000", "2008") in terms and ("Prime Minister", "2008", "2012") in terms
    assert ("President", "2012", "") in terms
    assert terms == sorted(terms, key=lambda term: term[1])
    assert gazetteer.offices("Q999999999") == ()


@pytest.mark.parametrize(("title", "state", "date", "label"), [
    ("President", "Q159", "2015-09-12", "Vladimir Putin"),
    ("Foreign Minister", "Q159", "2015-09-12", "Sergey Lavrov"),
    ("president", "Q30", "2016-06-01", "Barack Obama"),
    ("President", "Q30", "2019", "Donald Trump"),
    ("Secretary of State", "Q30", "2014-08-10", "John Kerry"),
    ("Defense Secretary", "Q30", "2023-05-01", "Lloyd Austin"),
    ("Chancellor", "Q183", "2015-11-20", "Angela Merkel"),
    ("Foreign Secretary", "Q145", "2017-04-05", "Boris Johnson"),
    ("Prime Minister", "Q801", "2018-05-08", "Benjamin Netanyahu"),
    ("President", "Q794", "2016-01-17", "Hassan Rouhani"),
    ("President", "Q858", "2024-06-01", "Bashar al-Assad"),
    ("Secretary General", "Q7184", "2016-02-10", "Jens Stoltenberg"),
    ("UN chief", "Q1065", "2015-03-03", "Ban Ki-moon"),
    ("Prime Minister", "Q145", "2026-08-01", "Andy Burnham"),
])
def test_the_holder_on_a_date(gazetteer: Gazetteer, title: str, state: str, date: str, label: str) -> None:
    person = gazetteer.holder(title, state, date)
    assert person is not None and person.label == label


def test_no_holder_is_guessed(gazetteer: Gazetteer) -> None:
    assert gazetteer.holder("President", "Q30", "2017-01-20") is None  # two on the day of the change
    assert gazetteer.holder("President", "Q30", "1905-01-01") is None
    assert gazetteer.holder("President", "Q159", "2099-01-01") is None  # not known so far ahead
    assert gazetteer.holder("Juggler", "Q159", "2015-01-01") is None


def test_the_latest_holder_without_a_date(gazetteer: Gazetteer) -> None:
    person = gazetteer.holder("President", "Q30")
    assert person is not None and person.label == "Donald Trump"


@pytest.mark.parametrize(("title", "state", "label", "qid"), [
    ("President", "Q159", "President of Russia", "Q218295"),
    ("president", "Q30", "President of the United States", "Q11696"),
    ("Secretary of State", "Q30", "United States Secretary of State", "Q14213"),
    ("Supreme Leader", "Q794", "Supreme Leader of Iran", "Q332486"),
    ("Prime Minister", "Q801", "Prime Minister of Israel", "Q208487"),
])
def test_a_title_names_an_office(gazetteer: Gazetteer, title: str, state: str, label: str, qid: str) -> None:
    office = gazetteer.office(title, state)
    assert office is not None
    assert (office.label, office.qid, office.type) == (label, qid, "Office")
    assert gazetteer.by_qid(qid) == office


def test_two_ways_to_put_a_title_name_one_office(gazetteer: Gazetteer) -> None:
    assert gazetteer.office("Foreign Minister", "Q801") == gazetteer.office("Minister of Foreign Affairs", "Q801")
    assert gazetteer.office("Defence Minister", "Q801") == gazetteer.office("Minister of Defense", "Q801")
    assert gazetteer.office("Prime Minister", "Q801") != gazetteer.office("Deputy Prime Minister", "Q801")


@pytest.mark.parametrize(("name", "gender"), [
    ("Vladimir", "male"), ("Angela", "female"), ("Zoë", "female"), ("Mohammed", "male"), ("Robin", ""), ("Kremlin", ""),
])
def test_a_given_name_tells_the_gender(gazetteer: Gazetteer, name: str, gender: str) -> None:
    assert gazetteer.gender(name) == gender


def test_dates_of_terms_are_iso_and_in_order() -> None:
    iso = re.compile(r"[12][0-9]{3}(-[01][0-9](-[0-3][0-9])?)?")
    for table in ("officeholders.tsv", "officeholders_recent.tsv"):
        for row in rows(table):
            for column in ("start", "end", "as_of"):
                assert not row[column] or iso.fullmatch(row[column]), row
            shortest = min(len(row["start"]), len(row["end"]))
            assert row["start"][:shortest] <= row["end"][:shortest], row


def test_one_qid_has_one_gender() -> None:
    genders: dict[str, set[str]] = defaultdict(set)
    for table in ("officeholders.tsv", "officeholders_recent.tsv", "persons.tsv"):
        for row in rows(table):
            genders[row["qid"]].add(row["gender"])
    assert {qid for qid, found in genders.items() if qid and {"male", "female"} <= found} == set()


def test_every_qid_of_a_place_or_organisation_is_attested() -> None:
    table = FOLDER.parents[1] / "scripts" / "gazetteer" / "attested.tsv"
    lines = [line.split("\t") for line in table.read_text(encoding="utf-8").splitlines()[1:]]
    attested = {qid: name for qid, name, sources in lines if sources}
    assert len(attested) == len(lines)
    for name in ("places.tsv", "organisations.tsv", "countries.tsv"):
        for row in rows(name):
            assert not row["qid"] or row["qid"] in attested, row
    for row in rows("countries.tsv"):
        assert {qid for qid in row["capital_qids"].split(";") if qid} <= set(attested), row


def test_the_tables_of_names_load_without_those_of_persons(capsys: pytest.CaptureFixture[str]) -> None:
    began = time.perf_counter()
    gazetteer = Gazetteer.load()
    loaded = time.perf_counter()
    assert "_people" not in vars(gazetteer)
    gazetteer.persons("Putin")
    assert "_people" in vars(gazetteer)
    times = (1000 * (loaded - began), 1000 * (time.perf_counter() - loaded))
    with capsys.disabled():
        sys.stdout.write("\ngazetteer: names {:.0f} ms, persons {:.0f} ms\n".format(*times))
