"""Writes ontologies/gazetteer/offices.tsv: the offices of the two tables of office holders, with their usual titles.

    python scripts/gazetteer/list_offices.py

An office is listed when it has a Wikidata id in officeholders.tsv, or when a state has one at a time. Deterministic.
"""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

GAZETTEER = Path(__file__).parents[2] / "ontologies" / "gazetteer"
# Offices whose id the table lacks; each was attested elsewhere (README.md).
MORE_QIDS = {("Secretary of State", "Q30"): "Q14213", ("President", "Q159"): "Q218295", ("President", "Q30"): "Q11696"}
# What else news calls an office.
TITLES = {
    "president": "Head of State", "prime minister": "Premier|Head of Government|PM", "premier": "Prime Minister",
    "chancellor": "Federal Chancellor", "federal chancellor": "Chancellor", "king": "Monarch", "queen": "Monarch",
    "monarch": "King|Queen", "chief of the general staff": "Army Chief|Military Chief|"
        "Chief of Staff of the Armed Forces",
    "chief of general staff": "Army Chief|Military Chief", "chief of army staff": "Army Chief",
    "minister of external affairs": "Foreign Minister",
    "minister of international relations and cooperation": "Foreign Minister",
    "secretary of foreign affairs": "Foreign Minister|"
                                    "Foreign Secretary", "secretary of national defence": "Defence Minister",
    "secretary of state": "Foreign Minister|Top Diplomat", "secretary of defence": "Defence Minister|Pentagon Chief",
    "secretary of the treasury": "Finance Minister", "chancellor of the exchequer": "Finance Minister|Chancellor",
    "minister of national defence": "Defence Minister", "secretary of state for defence": "Defence Minister|"
        "Defence Secretary",
    "secretary of state for foreign and commonwealth affairs": "Foreign Minister|Foreign Secretary",
    "secretary of state for foreign, commonwealth and development affairs": "Foreign Minister|Foreign Secretary",
    "home secretary": "Interior Minister|Secretary of State for the Home Department",
    "secretary of state for the home department": "Interior Minister|Home Secretary",
    "kremlin spokesperson": "Kremlin Spokesman|Presidential Spokesperson|Presidential Press Secretary",
    "foreign ministry spokesperson": "Foreign Ministry Spokesman|Foreign Ministry Spokeswoman",
    "state department spokesperson": "State Department Spokesman|State Department Spokeswoman",
    "director of the cia": "CIA Chief", "director of the mossad": "Mossad Chief",
    "ambassador to the united nations": "UN Ambassador|U.N. Ambassador|Permanent Representative to the United Nations",
    "permanent representative to the united nations": "UN Ambassador|U.N. Ambassador|"
        "Ambassador to the United Nations|UN Envoy",
    "secretary-general of the united nations": "Secretary General|UN Secretary-General|UN Chief|U.N. Chief|"
        "UN Secretary General",
    "secretary general of nato": "Secretary General|NATO Chief|NATO Secretary-General",
    "high representative for foreign affairs and security policy": "Foreign Policy Chief|EU Foreign Policy Chief|"
        "High Representative",
    "president of the european commission": "Commission President",
    "president of the european council": "Council President",
    "director general of the international atomic energy agency": "Director General|IAEA Chief|Head of the IAEA",
    "united nations high commissioner for human rights": "High Commissioner for Human Rights|UN Human Rights Chief|"
        "UN Rights Chief",
    "united nations high commissioner for refugees": "High Commissioner for Refugees|UN Refugee Chief",
    "supreme leader": "Leader", "supreme allied commander europe": "NATO's Supreme Commander|Supreme Commander",
}
_SEAT = re.compile(r"(vice |first vice |deputy )?president|prime minister|deputy prime minister|premier|"
                   r"(federal )?chancellor|king|queen|"
                   r"monarch|emperor|emir|sultan|pope|crown prince|supreme leader|(federal )?minister (of|for) "
                   r"(foreign affairs|external affairs|(national )?defence|finance|justice|the interior|interior|"
                   r"internal affairs|"
                   r"home affairs|health|energy|economy|petroleum|oil|intelligence|education|information|culture|"
                   r"commerce|trade)|"
                   r"secretary of .*|secretary of state for .*|chief of .*staff|director.*|"
                   r"national security advisor|attorney general|.*spokesperson|"
                   r"secretary.*|president of the (european .*|world bank)|high representative.*|.*(council|"
                   r"commissioner|united nations).*|"
                   r"home secretary|chancellor of the exchequer|speaker.*|governor of the .*bank.*|commander.*|"
                   r"first lady", re.IGNORECASE)
_OF_STATE = re.compile(r"(vice |first vice |deputy |first deputy )?president|(deputy |first deputy )?prime minister|"
                       r"premier|(federal )?chancellor|king|queen|"
                       r"monarch|emperor|emir|sultan|crown prince|supreme leader|(federal )?minister (of|for) .*|"
                       r"chief of (the )?general staff",
                       re.IGNORECASE)
# The name of the office says whose it is.
_NAMED = re.compile(r"\b(Mayor|Chief Minister) of |Governor of (?!the\b)|CIA|FBI|Mossad|Shin Bet|White House|"
                    r"Pentagon|Kremlin|"
                    r"State Department|U\.S\.|Bundesbank|Bank of |Qassam|Hamas|Hezbollah|Houthis|Quds|"
                    r"Revolutionary Guard|Knesset|"
                    r"Lebanese|Badr|Inherent Resolve|Resolute Support|Taliban|Duma|Inter-Services")
_THE = {"Q30", "Q145", "Q878", "Q55", "Q928", "Q213", "Q929", "Q974", "Q971", "Q786", "Q778", "Q970", "Q1005", "Q826",
    "Q685", "Q709"}


def label(office: str, state: str, qid: str) -> str:
    """"President" of Q159 is "President of Russia", "Secretary of State" of Q30 "United States Secretary of State"."""
    if not state or state in office or _NAMED.search(office):
        return office
    if _OF_STATE.fullmatch(office):
        return f"{office} of {'the ' if qid in _THE else ''}{state}"
    return f"United States {office}" if qid == "Q30" and office.startswith("Secretary") else f"{office} ({state})"


def main() -> None:
    """Writes the table."""
    lines = (GAZETTEER / "countries.tsv").read_text(encoding="utf-8").splitlines()[1:]
    states = {row[2]: row[0] for row in (line.split("\t") for line in lines) if row[8] == "Country"}
    qids: dict[tuple[str, str], str] = defaultdict(str)
    for table in ("officeholders.tsv", "officeholders_recent.tsv"):
        for line in (GAZETTEER / table).read_text(encoding="utf-8").splitlines()[1:]:
            _, _, _, _, office, office_qid, country, *_ = line.split("\t")
            qids[office, country] = qids[office, country] or office_qid
    owners: dict[str, set[tuple[str, str]]] = defaultdict(set)
    qids.update(MORE_QIDS)
    for key, qid in qids.items():
        owners[qid].add(key)
    rows = set()
    for (office, country), qid in qids.items():
        if not (qid or _SEAT.fullmatch(office)):
            continue
        titles = [office, *TITLES.get(office.casefold(), "").split("|")]
        sole = qid if len(owners[qid]) == 1 else ""  # an id that two offices share is not checked
        rows.add(("|".join(t for t in titles if t), country, label(office, states.get(country, ""), country), sole))
    ordered = sorted(rows, key=lambda row: (row[0].casefold(), row[1], row))
    text = ["titles\tcountry_qid\toffice\tqid", *("\t".join(row) for row in ordered)]
    (GAZETTEER / "offices.tsv").write_text("\n".join(text) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
