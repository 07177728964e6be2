"""Distils ontologies/gazetteer/officeholders.tsv out of a large table of dated office holders (Wikidata, CC0).

    python scripts/gazetteer/distil_officeholders.py TABLE.tsv

TABLE has the columns country_qid, country, office_qid, office, person_qid, person, gender, start, end, as_of. Kept are
offices that world news names; one spelling per office; terms that two sources repeat are joined; an open end is closed
where a successor in a one-seat office is known. What officeholders_recent.tsv says of a term goes before TABLE: its row
takes the place of the table's. Deterministic: the same tables give the same bytes.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from pathlib import Path

GAZETTEER = Path(__file__).parents[2] / "ontologies" / "gazetteer"
COLUMNS = ("person", "aliases", "qid", "gender", "office", "office_qid", "country_qid", "start", "end", "as_of")

# The source names some states its own way, and leaves the id of some empty.
STATES = {"Us": "Q30", "United States": "Q30", "Taiwan": "Q865", "Yemen": "Q805", "Cuba": "Q241", "North Korea": "Q423",
          "Syria": "Q858", "Venezuela": "Q717", "Bahrain": "Q398", "Hong Kong": "Q8646", "European Union": "Q458",
          "Australia": "Q408", "Brunei": "Q921", "Cambodia": "Q424", "Canada": "Q16", "China": "Q148", "France": "Q142",
          "Germany": "Q183", "India": "Q668", "Italy": "Q38", "Japan": "Q17", "Laos": "Q819", "Russia": "Q159",
          "Saudi Arabia": "Q851", "Singapore": "Q334", "Thailand": "Q869", "United Kingdom": "Q145",
          "Argentina": "Q414",
          "Brazil": "Q155", "Indonesia": "Q252", "Malaysia": "Q833", "Mexico": "Q96", "Myanmar": "Q836",
          "Philippines": "Q928", "South Africa": "Q258", "South Korea": "Q884", "Turkey": "Q43", "Vietnam": "Q881",
          "Kingdom of Denmark": "Q35", "Kingdom of the Netherlands": "Q55"}
# Their envoys are quoted in news of the whole world.
POWERS = {"Q30", "Q145", "Q159", "Q148", "Q142", "Q183", "Q801", "Q794"}
# The whole cabinet is named.
CABINETS = {"Q30", "Q145", "Q159", "Q801", "Q794", "Q796", "Q212"}
# Rows that misread their source: "Prime Minister (King)" is not the king.
WRONG = {("Q851", "King", "Mohammed bin Salman")}

# The part of the source with this date and later carries wrong ids (a Hungarian prime minister's for the head of the
# European Commission). Its ids count only where an older row has the same id for a like name, or where attested here.
DOUBTED_SINCE = "2026"
ATTESTED = {"Q566257"}  # Friedrich Merz

_TOP = (r"president|vice president|first vice president|prime minister|deputy prime minister|"
        r"first deputy prime minister|"
        r"premier|chancellor|federal chancellor|vice-chancellor|king|queen|monarch|emperor|emir|sultan|grand duke|"
        r"prince|crown prince|pope|taoiseach|tánaiste|chief executive|governor-general|president of the government|"
        r"president of the council of ministers|co-prince|captain regent|(first )?vice president|head of state|"
        r"chair(man|person) of the (presidency|provisional government|sovereignty council|.*military council)|"
        r"supreme leader|general secretary.*|.*state affairs commission|chairman of the.*(military|defence) commission")
_FIELDS = (r"(european and )?(foreign|external)( and european)? (affairs|relations)( .*)?|international affairs|"
           r"(national )?defen[cs]e( and .*)?|national security|(state |public )?security|"
           r"finance( and .*)?|econom(y|ic affairs)( and .*)?|the economy.*|the treasury|"
           r"(the )?interior( and .*)?|(internal|home) affairs|justice( and .*)?|"
           r"(energy|petroleum|oil)( and .*)?|health|(international |foreign )?(trade|commerce)( and .*)?|"
           r"information|intelligence|emergency situations|european affairs")
_MORE_FIELDS = re.compile(r"((federal|union) )?minister (of|for) (culture|education|(the )?environment|transport|"
                          r"agriculture|industry|"
                          r"communications?|oil|human rights|religious affairs|labou?r|energy.*|tourism|"
                          r".*islamic guidance.*)", re.IGNORECASE)
_FORCES = (r"(chair(man|person)?|chief|commander|commander-in-chief|commandant|head) of (the )?"
           r"(joint chiefs.*|chiefs of staff|general staff.*|defence.*|army.*|staff of the (army|navy|air force)|"
           r"armed forces.*|"
           r"naval (staff|operations)|air staff|navy|air force|ground forces|national defence.*|revolutionary guard.*|"
           r"marine corps|(the )?military.*|national guard|self-defense.*)")
_SERVICES = (r"(director|head|chief|chair(man|person)?|director[- ]general)( general)?,? (of|for) .*(intelligence|"
             r"security|cia|fbi|nsa|"
             r"mossad|shin bet|mi5|mi6|gchq|secret service|counter-?terrorism|atomic energy|secret intelligence).*")
_LAW = r"attorney[- ]general.*|chief justice.*|prosecutor[- ]general|president of the (supreme|constitutional) court"
_BANK = (r"(governor|president|chair(man|person)?) of (the )?((national |central )?bank.*|"
         r".*(central|national|reserve) bank.*|federal reserve.*)")
_HOUSE = (r"(speaker|president|chair(man|person)?) of (the )?(house of (representatives|commons)|senate|knesset|"
          r"state duma|"
          r"federation council|national assembly|(islamic consultative )?assembly.*|parliament|bundestag|bundesrat|"
          r"verkhovna rada|council of representatives|people's.*|national people's congress|chamber of deputies|"
          r"lok sabha|"
          r"grand national assembly|congress.*)|marshal of the sejm")
_VOICES = (r"(government|presidential|foreign ministry|army|kremlin|white house) (spokes\w+|press secretary)|"
           r"press secretary.*|"
           r"white house (press secretary|chief of staff|communications director)|national security advis[eo]r|"
           r"(secretary|chair\w*) of the (supreme )?(national )?security council|chief of staff.*(president|prime|"
           r"executive office).*|"
           r"chief cabinet secretary|downing street chief of staff|first lady|leader of the opposition|"
           r"permanent representative to (the united nations|nato|the european union|opcw|the iaea)|"
           r"chairperson of the kuomintang|"
           r"vice-president as head of the atomic energy organisation|.*expediency.*council|.*assembly of experts|"
           r"director of (national intelligence|policy planning|the office of management and budget)|envoy.*|"
           r"special (envoy|representative).*|"
           r"chairman of the palestinian.*|president of the palestinian.*|union minister.*|"
           r"(secretary|minister) of homeland security|solicitor general|us trade representative|"
           r".*trade representative.*")
_OFFICE = re.compile(
    rf"((acting|interim) )?({_TOP}|"
    rf"((first )?(federal |union |state )?)(minister (of|for)|secretary of) ({_FIELDS})|{_FORCES}|{_SERVICES}|"
    rf"{_LAW}|{_BANK}|{_HOUSE}|{_VOICES}|"
    r"secretary of (state|labor|energy|commerce|education|homeland security|agriculture|transportation|the (army|"
    r"navy|air force|treasury|interior)|"
    r"veterans affairs|health and human services|housing and urban development)|"
    r"deputy secretary of (state|defence|the treasury)|(foreign|home|defence|health) secretary|"
    r"chancellor of the exchequer|treasurer|"
    r"secretary of state for .*|lord chancellor|first minister.*|first secretary of state|"
    r"assistant secretary of state for (african|european|near eastern|east asian|south|western).*)", re.IGNORECASE)
_ENVOY = re.compile(r"(ambassador|high commissioner) to (the )?(united states.*|russia.*|united kingdom|china|"
                    r"people's republic of china|"
                    r"israel|iran|iraq|syria|ukraine|european union|united nations|turkey|afghanistan|pakistan|"
                    r"india|egypt|libya|lebanon|"
                    r"saudi arabia|south korea|japan|germany|france|mexico|venezuela|nato.*|north korea|poland|"
                    r"yemen|sudan|jordan)", re.IGNORECASE)
_LOCAL = re.compile(r"(?P<kind>mayor|governor) of (the )?(?P<place>.*)|president of catalonia|"
                    r"head of the chechen republic|"
                    r"premier of (quebec|ontario|alberta|british columbia)|prime minister of crimea|"
                    r"head of crimea", re.IGNORECASE)
_CITIES = {"Barcelona", "Benghazi", "Chicago", "Gaza City", "Haifa", "Hamburg", "Hiroshima", "Istanbul", "Kharkiv",
    "Los Angeles", "Lviv",
           "Mariupol", "Milan", "Mosul", "Mumbai", "Munich", "New York City", "Odesa", "Rio de Janeiro", "Sevastopol",
           "São Paulo", "Tel Aviv",
           "Toronto"}
_PROVINCES = {"Q30", "Q212"}  # whose governors are named
_JUNIOR = re.compile(r"\b(deputy (minister|secretary of (?!state\b|defence\b|the treasury\b))|parliamentary|"
                     r"assistant (minister|treasurer)|shadow|"
                     r"undersecretary|local|state secretary)\b", re.IGNORECASE)
# Of these a state has one at a time: a successor ends the predecessor's term.
_ONE_SEAT = re.compile(r"president|prime minister|premier|(federal )?chancellor|king|queen|monarch|emperor|emir|"
                       r"sultan|supreme leader|pope|"
                       r"(federal )?minister (of|for) (foreign affairs|(national )?defence|finance|justice|"
                       r"the interior|interior|"
                       r"internal affairs|home affairs|health)|secretary of (state|defence|the treasury|"
                       r"homeland security|energy)|"
                       r"chief of (the )?general staff|director of the (cia|fbi|mossad)|national security advisor|"
                       r"attorney general|white house (press secretary|chief of staff)|"
                       r"permanent representative to the united nations",
                       re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Term:
    """One row: a person in an office for a time."""

    person: str
    qid: str
    gender: str
    office: str
    office_qid: str
    country: str
    start: str
    end: str
    as_of: str


def read(table: Path, states: dict[str, str], places: frozenset[str]) -> list[Term]:
    """The rows with an office that news names, offices in one spelling."""
    found = []
    with table.open(encoding="utf-8", newline="") as file:
        for row in trusted(list(csv.DictReader(file, delimiter="\t"))):
            country = row["country_qid"] or STATES.get(row["country"], "")
            country = {"Q756617": "Q35", "Q29999": "Q55"}.get(country, country)
            if row["country"] == "Hong Kong":
                country = "Q8646"
            office = spell(row["office"], states.get(country, ""))
            if row["country"] == "World":
                country = "Q1065" if "United Nations" in office else ""
            if not re.match("[A-Za-zÀ-ž]", row["person"]):
                continue  # a label in another script: English news does not print it
            if (country, office, row["person"]) in WRONG or _ends_before_it_begins(row["start"], row["end"]):
                continue
            if re.fullmatch(r"Q\d+", row["person_qid"]) and wanted(office, country, row["country"], places):
                found.append(Term(" ".join(row["person"].split()), row["person_qid"], row["gender"], office,
                row["office_qid"], country,
                                  row["start"], row["end"], row["as_of"]))
    return found


def trusted(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """The rows without those of the doubted part whose id nothing else confirms."""
    names: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row["as_of"] < DOUBTED_SINCE:
            names[row["person_qid"]].update(re.findall(r"\w+", row["person"].casefold()))
    return [row for row in rows if row["as_of"] < DOUBTED_SINCE or row["person_qid"] in ATTESTED
            or names[row["person_qid"]] & set(re.findall(r"\w+", row["person"].casefold()))]


def _ends_before_it_begins(start: str, end: str) -> bool:
    precise = min(len(start), len(end))
    return end[:precise] < start[:precise]


def spell(office: str, state: str) -> str:
    """"president of Germany" and "President" are one office of one state."""
    office = " ".join(office.split())
    office = re.sub(r"^(ambassador|high commissioner|mayor|president|prime minister|governor|minister|speaker|chair)\b",
                    lambda m: m.group().capitalize(), office)
    office = re.sub(r"^(President|Prime Minister|Vice President|Chancellor|Federal Chancellor|Supreme Leader|"
                    r"Minister of [\w ]+?|King|Monarch|"
                    rf"Emperor|Emir|Sultan|"
                    rf"Premier) of (the )?{re.escape(state) if state else '-'}( \(.*\))?$", r"\1", office)
    return office.replace("Spokeperson", "Spokesperson").replace("Prime Minister (King)", "Prime Minister")


def wanted(office: str, country: str, source: str, places: frozenset[str]) -> bool:
    """Whether world news names an office."""
    if source in ("World", "European Union", "African Union"):
        return "Judge" not in office
    if _JUNIOR.search(office):
        return False
    if _OFFICE.fullmatch(office) or (country in CABINETS and _MORE_FIELDS.fullmatch(office)):
        return True
    if local := _LOCAL.fullmatch(office):
        if local["kind"] == "Governor":
            return country in _PROVINCES and local["place"] in places
        return local["place"] is None or local["place"] in places
    return country in POWERS and _ENVOY.fullmatch(office) is not None


def join(terms: list[Term]) -> list[Term]:
    """Terms of one person in one office that begin in the same year, or lie one within the other, are one term."""
    groups: dict[tuple[str, str, str], list[Term]] = defaultdict(list)
    for term in terms:
        groups[term.qid, term.office, term.country].append(term)
    joined = []
    for group in groups.values():
        kept: list[Term] = []
        for term in sorted(group, key=lambda t: (t.start[:4], -len(t.start), t.end or "9999", -len(t.end))):
            twin = next((k for k in kept if _same_term(k, term)), None)
            if twin is None:
                kept.append(term)
            else:
                kept[kept.index(twin)] = replace(twin, end=max(twin.end, term.end, key=len), as_of=max(twin.as_of,
                term.as_of))
        joined.extend(kept)
    return joined


def _same_term(kept: Term, term: Term) -> bool:
    within = term.end and kept.end and term.end[:4] <= kept.end[:4]
    return kept.start[:4] == term.start[:4] or bool(within)


def read_recent() -> list[Term]:
    """The rows that were added by hand."""
    lines = (GAZETTEER / "officeholders_recent.tsv").read_text(encoding="utf-8").splitlines()[1:]
    rows = (line.split("\t") for line in lines)
    return [Term(r[0], r[2], r[3], r[4], r[5], r[6], r[7], r[8], r[9]) for r in rows]


def without(terms: list[Term], recent: list[Term]) -> list[Term]:
    """The terms that the hand-made table does not tell better: same person, office and year of beginning."""
    told = {(t.qid, seat(t.office), t.country, t.start[:4]) for t in recent if t.qid}
    return [t for t in terms if (t.qid, seat(t.office), t.country, t.start[:4]) not in told]


def seat(office: str) -> str:
    """One word for the spellings of an office: "Commander-in-Chief", "Chief Justice of the Supreme Court"."""
    office = office.casefold().replace("monarch", "king").replace("queen", "king").replace("director-general",
    "director general")
    return re.sub(r"\b(federal|national|the|of|"
                  r"for) ", "", office).replace("defense", "defence").replace("internal", "interior")


def close(terms: list[Term], recent: list[Term]) -> list[Term]:
    """An open term in a one-seat office ends where the next holder's begins."""
    seats: dict[tuple[str, str], list[Term]] = defaultdict(list)
    for term in [*terms, *recent]:
        seats[seat(term.office), term.country].append(term)
    closed = []
    for term in terms:
        held = seats[seat(term.office), term.country]
        later = [t.start for t in held if (t.qid or t.person) != term.qid and t.start[:4] > term.start[:4]]
        single = _ONE_SEAT.fullmatch(term.office) is not None
        closed.append(replace(term, end=min(later)) if single and not term.end and later else term)
    return closed


def one_spelling(terms: list[Term]) -> list[Term]:
    """One name and one gender per person, one id per office of a state."""
    names: dict[str, Counter[str]] = defaultdict(Counter)
    genders: dict[str, str] = {}
    offices: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for term in terms:
        names[term.qid][term.person] += 1
        genders[term.qid] = genders.get(term.qid) or term.gender
        if term.office_qid:
            offices[term.office, term.country][term.office_qid] += 1
    best = {qid: min(c, key=lambda name: (-c[name], name)) for qid, c in names.items()}
    ids = {key: min(c, key=lambda qid: (-c[qid], qid)) for key, c in offices.items()}
    return [replace(t, person=best[t.qid], gender=genders[t.qid], office_qid=ids.get((t.office, t.country),
    "")) for t in terms]


def main() -> None:
    """Writes the table."""
    states: dict[str, str] = {}
    places: set[str] = set()
    for line in (GAZETTEER / "countries.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        cells = line.split("\t")
        states[cells[2]] = cells[0]
        places.update(name for city in cells[5].split(";") for name in city.split("|") if name)
    for line in (GAZETTEER / "places.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        name, _, kind, *_ = line.split("\t")
        if kind == "AdminRegion" or name in _CITIES:
            places.add(name)
    states["Q974"] = "Democratic Republic of the Congo"
    recent = read_recent()
    terms = join(one_spelling(read(Path(sys.argv[1]), states, frozenset(places))))
    terms = close(without(terms, recent), recent)
    rows = sorted({(t.person, "", t.qid, t.gender, t.office, t.office_qid, t.country, t.start, t.end,
    t.as_of) for t in terms},
                  key=lambda row: (row[0].casefold(), "\t".join(row)))
    lines = ["\t".join(COLUMNS), *("\t".join(row) for row in rows)]
    (GAZETTEER / "officeholders.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
