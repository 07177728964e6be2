"""Titles and their holders, on parses made by hand. The people and states are invented."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from marked_text import NOUNS, parse

from kg.annotate.parse import annotate
from kg.annotate.roles import name_head
from kg.annotate.titles import read_titles
from kg.model import Article, Parsed, Title


def read(*lines: str) -> list[tuple[str, str, str, str | None]]:
    """(holder, title, noun, of) of each title; "*" before the title where it is a former one."""
    parsed = parse(*lines)
    return [shown(parsed, title) for title in read_titles(parsed, NOUNS, {})]


def shown(parsed: Parsed, title: Title) -> tuple[str, str, str, str | None]:
    text = [token.text for token in parsed.tokens]
    mark = "*" if title.former else ""
    of = None if title.of is None else text[title.of]
    return text[title.holder], mark + parsed.text(title.start, title.end), text[title.noun], of


CASES: list[tuple[str, list[tuple[str, str, str, str | None]]]] = [
    # ── before the name ──
    ("[NORP Ruritanian] President [PERSON Ann Lee] spoke .", [("Lee", "Ruritanian President", "President", "Ruritanian")]),
    ("[GPE U.S.] Secretary of State [PERSON Bo Ray] spoke .", [("Ray", "U.S. Secretary of State", "Secretary", "U.S.")]),
    ("the Foreign Secretary [PERSON Ann Lee] spoke .", [("Lee", "Foreign Secretary", "Secretary", None)]),
    ("He met [NORP Ruritanian] Foreign Minister [PERSON Ann Lee] .",
     [("Lee", "Ruritanian Foreign Minister", "Minister", "Ruritanian")]),
    ("[GPE Ruritania] 's Supreme Leader Ayatollah [PERSON Ali Noor] spoke .",
     [("Noor", "Ruritania 's Supreme Leader", "Leader", "Ruritania")]),
    ("former [GPE U.S.] President [PERSON Ann Lee] spoke .", [("Lee", "*U.S. President", "President", "U.S.")]),
    ("[GPE Ruritania] 's former president [PERSON Ann Lee] spoke .", [("Lee", "*president", "president", "Ruritania")]),
    ("then-president [PERSON Ann Lee] spoke .", [("Lee", "*president", "president", None)]),
    ("ex-minister [PERSON Ann Lee] spoke .", [("Lee", "*minister", "minister", None)]),
    ("ousted president [PERSON Ann Lee] spoke .", [("Lee", "*president", "president", None)]),
    ("acting director [PERSON Ann Lee] spoke .", [("Lee", "acting director", "director", None)]),
    ("outgoing/ADJ president [PERSON Ann Lee] spoke .", [("Lee", "outgoing president", "president", None)]),
    ("Deputy Secretary of State [PERSON Ann Lee] spoke .", [("Lee", "Deputy Secretary of State", "Secretary", None)]),
    ("Deputy Foreign Minister [PERSON Ann Lee] spoke .", [("Lee", "Deputy Foreign Minister", "Minister", None)]),
    ("High Representative/Vice-President [PERSON Ann Lee] spoke .",
     [("Lee", "High Representative", "Representative", None), ("Lee", "Vice-President", "President", None)]),
    ("[GPE U.S.] political activist and philosopher [PERSON Ann Lee] spoke .",
     [("Lee", "U.S. political activist", "activist", "U.S."), ("Lee", "philosopher", "philosopher", None)]),
    ("Minister for [LOC the Middle East] [PERSON Ann Lee] spoke .", [("Lee", "Minister for the Middle East", "Minister", None)]),
    ("Minister for the Middle East [PERSON Ann Lee] spoke .", [("Lee", "Minister for the Middle East", "Minister", None)]),
    ("Minister of Education [PERSON Ann Lee] spoke .", [("Lee", "Minister of Education", "Minister", None)]),
    ("[GPE UK] Minister for Europe [PERSON Ann Lee] spoke .", [("Lee", "UK Minister for Europe", "Minister", "UK")]),
    ("Mayor of [GPE Strelsau] [PERSON Ann Lee] spoke .", [("Lee", "Mayor of Strelsau", "Mayor", "Strelsau")]),
    ("[NORP Ruritanian] Ambassador to [GPE the United States] [PERSON Ann Lee] spoke .",
     [("Lee", "Ruritanian Ambassador to the United States", "Ambassador", "Ruritanian")]),
    ("ambassador to [GPE Ruritania] [PERSON Ann Lee] spoke .", [("Lee", "ambassador to Ruritania", "ambassador", None)]),
    ("Commander of [ORG Northern Command] Lt. Gen. [PERSON Bo Ray] spoke .",
     [("Ray", "Commander of Northern Command", "Commander", "Command")]),
    ("[ORG Harbour Authority] director General [PERSON Bo Ray] spoke .",
     [("Ray", "Harbour Authority director", "director", "Authority")]),
    ("Director General [PERSON Bo Ray] spoke .", [("Ray", "Director General", "General", None)]),
    ("spokesman [PERSON Bo Ray] spoke .", [("Ray", "spokesman", "spokesman", None)]),
    ("spokeswoman for the ministry [PERSON Ann Lee] spoke .",
     [("Lee", "spokeswoman for the ministry", "spokeswoman", "ministry")]),
    ("undersecretary to the prime minister [PERSON Ann Lee] spoke .",
     [("Lee", "undersecretary to the prime minister", "undersecretary", None)]),
    ("the team 's coach [PERSON Ann Lee] spoke .", [("Lee", "team 's coach", "coach", "team")]),
    ("the rebels ' commander [PERSON Bo Ray] spoke .", [("Ray", "rebels ' commander", "commander", "rebels")]),
    ("far-right/NOUN leader [PERSON Ann Lee] spoke .", [("Lee", "far-right leader", "leader", None)]),
    ("Prime Minister-designate [PERSON Ann Lee] spoke .", [("Lee", "Prime Minister-designate", "Minister", None)]),
    ("its president [PERSON Ann Lee] spoke .", [("Lee", "president", "president", "its")]),
    ("the party leader [PERSON Ann Lee] spoke .", [("Lee", "party leader", "leader", "party")]),
    ("Pope [PERSON Peter] spoke .", [("Peter", "Pope", "Pope", None)]),
    ("Judge [PERSON Lee] spoke .", [("Lee", "Judge", "Judge", None)]),
    ("Gen. [PERSON Bo Ray] spoke .", [("Ray", "Gen.", "Gen.", None)]),
    ("Mr. [PERSON Ray] spoke .", []),
    ("Sen. [PERSON Bo Ray] spoke .", [("Ray", "Sen.", "Sen.", None)]),
    ("King [PERSON Otto] of [GPE Ruritania] spoke .", [("Otto", "King", "King", "Ruritania")]),
    ("Prime Minister [PERSON Lee] 's speech was long .", [("Lee", "Prime Minister", "Minister", None)]),
    ("In [GPE Ruritania] Minister [PERSON Lee] spoke .", [("Lee", "Minister", "Minister", None)]),
    ("He told reporters Prime Minister [PERSON Ann Lee] resigned .", [("Lee", "Prime Minister", "Minister", None)]),
    ("the [ORG State Department] Spokesperson [PERSON Bo Ray] spoke .",
     [("Ray", "State Department Spokesperson", "Spokesperson", "Department")]),
    # ── title, comma, name ──
    ("[GPE Ruritania] 's Prime Minister , [PERSON Ann Lee] said .",
     [("Lee", "Ruritania 's Prime Minister", "Minister", "Ruritania")]),
    ("The commander of [ORG Northern Command] , Gen. [PERSON Bo Ray] , spoke .",
     [("Ray", "commander of Northern Command", "commander", "Command")]),
    ("Also the president of the [GPE Zenda] region , [PERSON Ann Lee] , spoke .",
     [("Lee", "president of the Zenda region", "president", "Zenda")]),
    ("The secretary general of [ORG CBC] ( [ORG Coastal Bishops Conference] ) , [PERSON Bo Ray] , spoke .",
     [("Ray", "secretary general of CBC", "general", "CBC")]),
    ("He met the [NORP Ruritanian] Foreign Minister , [PERSON Ann Lee] , today .",
     [("Lee", "Ruritanian Foreign Minister", "Minister", "Ruritanian")]),
    ("the curator of the gallery at [ORG Harbour Trust] , [PERSON Ann Lee] , spoke .",
     [("Lee", "curator of the gallery", "curator", "gallery")]),
    ("the [ORG U.S. Embassy] Chargé d'Affaires , a.i. , [PERSON Bo Ray] spoke .",
     [("Ray", "U.S. Embassy Chargé d'Affaires", "Chargé", "Embassy")]),
    ("The [ORG UN] High Commissioner for Refugees , [PERSON Ann Lee] , spoke .",
     [("Lee", "UN High Commissioner for Refugees", "Commissioner", "UN")]),
    ("[GPE Ruritania] 's leader , philosopher [PERSON Ann Lee] , spoke .",
     [("Lee", "Ruritania 's leader", "leader", "Ruritania"), ("Lee", "philosopher", "philosopher", None)]),
    ("As president , [PERSON Ann Lee] spoke .", []),
    ("He became/VERB the president of [GPE Ruritania] , [PERSON Ann Lee] refrained .", []),
    ("If they struck [GPE Ruritania] 's supreme leader , [PERSON Ann Lee] refrained .", []),
    # ── name, comma, title ──
    ("[PERSON Ann Lee] , the mayor of [GPE Strelsau] , spoke .", [("Lee", "mayor of Strelsau", "mayor", "Strelsau")]),
    ("[PERSON Ann Lee] , [GPE Ruritania] 's foreign minister , spoke .",
     [("Lee", "Ruritania 's foreign minister", "minister", "Ruritania")]),
    ("[PERSON Ann Lee] - the director of [ORG Harbour Trust] - spoke .",
     [("Lee", "director of Harbour Trust", "director", "Trust")]),
    ("[PERSON Ann Lee] , editor at large at [ORG the Zenda Gazette] , spoke .",
     [("Lee", "editor at large at the Zenda Gazette", "editor", "Gazette")]),
    ("[PERSON Ann Lee] , 42 , a lawyer , spoke .", [("Lee", "lawyer", "lawyer", None)]),
    ("[PERSON Ann Lee] , commander of [ORG Northern Command] said .",
     [("Lee", "commander of Northern Command", "commander", "Command")]),
    ("[PERSON Ann Lee] , chief financial officer and treasurer at [ORG Harbour Trust] , spoke .",
     [("Lee", "chief financial officer", "officer", None), ("Lee", "treasurer at Harbour Trust", "treasurer", "Trust")]),
    ("[PERSON Ann Lee] , director of the gallery , and chairman of [ORG Harbour Trust] , spoke .",
     [("Lee", "director of the gallery", "director", "gallery"), ("Lee", "chairman of Harbour Trust", "chairman", "Trust")]),
    ("[PERSON Ann Lee] , the former president of [GPE Ruritania] , spoke .",
     [("Lee", "*president of Ruritania", "president", "Ruritania")]),
    ("[PERSON Ann Lee] ( [ORG Harbour Trust] director ) spoke .", [("Lee", "Harbour Trust director", "director", "Trust")]),
    ("Major General [PERSON Bo Ray] , spokesman for the [NORP Ruritanian] military , spoke .",
     [("Ray", "spokesman for the Ruritanian military", "spokesman", "military")]),
    ("[PERSON Ann Lee] , the Special Advisor to Ambassador [PERSON Bo Ray] , spoke .",
     [("Lee", "Special Advisor to Ambassador Bo Ray", "Advisor", None), ("Ray", "Ambassador", "Ambassador", None)]),
    ("[PERSON Ann Lee] , undersecretary to the prime minister , spoke .",
     [("Lee", "undersecretary to the prime minister", "undersecretary", None)]),
    ("[PERSON Ann Lee] , Minister for [LOC the Middle East] , spoke .",
     [("Lee", "Minister for the Middle East", "Minister", None)]),
    # ── lists ──
    ("foreign ministers [PERSON Ann Lee] of [GPE Ruritania] and [PERSON Bo Ray] of [GPE Zenda] met .",
     [("Lee", "foreign ministers", "ministers", "Ruritania"), ("Ray", "foreign ministers", "ministers", "Zenda")]),
    ("Prime Ministers [PERSON Ann Lee] and [PERSON Bo Ray] met .",
     [("Lee", "Prime Ministers", "Ministers", None), ("Ray", "Prime Ministers", "Ministers", None)]),
    ("minister [PERSON Ann Lee] and minister [PERSON Bo Ray] met .",
     [("Lee", "minister", "minister", None), ("Ray", "minister", "minister", None)]),
    ("presidents [PERSON Ann Lee] of [GPE Ada] , [PERSON Bo Ray] of [GPE Bee] and [PERSON Cy Dow] of [GPE Cee] met .",
     [("Lee", "presidents", "presidents", "Ada"), ("Ray", "presidents", "presidents", "Bee"),
      ("Dow", "presidents", "presidents", "Cee")]),
    ("The presidents of [GPE Ruritania] and [GPE Zenda] , [PERSON Ann Lee] and [PERSON Bo Ray] , met .",
     [("Lee", "presidents of Ruritania and Zenda", "presidents", "Ruritania"),
      ("Ray", "presidents of Ruritania and Zenda", "presidents", "Zenda")]),
    ("The [NORP Ruritanian] and [NORP Zendan] foreign ministers , [PERSON Ann Lee] and [PERSON Bo Ray] , met .",
     [("Lee", "Ruritanian and Zendan foreign ministers", "ministers", "Ruritanian"),
      ("Ray", "Ruritanian and Zendan foreign ministers", "ministers", "Zendan")]),
    ("[PERSON Ann Lee] and [PERSON Bo Ray] , the presidents of [GPE Ruritania] and [GPE Zenda] , met .",
     [("Lee", "presidents of Ruritania and Zenda", "presidents", "Ruritania"),
      ("Ray", "presidents of Ruritania and Zenda", "presidents", "Zenda")]),
    # ── nobody's title ──
    ("the Foreign Secretary said .", []),
    ("a spokesman for [PERSON Ann Lee] spoke .", []),
    ("[PERSON Ann Lee] met the president .", []),
    ("[PERSON Dean Hill] founded/VERB it .", []),
    ("[PERSON Ann Lee] 's minister spoke .", []),
    ("[PERSON Ann Lee] is the president of [GPE Ruritania] .", []),
    ("In talks with [PERSON Ann Lee] , the Foreign Secretary said no .", []),
    ("According to [PERSON Bo Ray] , a detective for the office was praised .", []),
    ("[PERSON Ann Lee] , the president and [PERSON Bo Ray] met .", []),
]  # fmt: skip


@pytest.mark.parametrize(("line", "expected"), CASES)
def test_title_is_read_exactly(line: str, expected: list[tuple[str, str, str, str | None]]) -> None:
    assert read(line) == expected


CROSSED = [
    ("[PERSON Ann Lee] , the mayor of [GPE Strelsau] , [PERSON Bo Ray] , the governor of [GPE Zenda] , met .",
     {("Lee", "Strelsau"), ("Ray", "Zenda")}),
    ("[NORP Ruritanian] President [PERSON Ann Lee] met [NORP Zendan] President [PERSON Bo Ray] .",
     {("Lee", "Ruritanian"), ("Ray", "Zendan")}),
    ("[PERSON Ann Lee] , President [PERSON Bo Ray] and Judge [PERSON Cy Dow] met .", {("Ray", None), ("Dow", None)}),
    ("[PERSON Ann Lee] and [NORP Zendan] Foreign Minister [PERSON Bo Ray] met .", {("Ray", "Zendan")}),
    ("[GPE Ruritania] 's Supreme Leader [PERSON Ali Noor] , [PERSON Ann Lee] refrained .", {("Noor", "Ruritania")}),
    ("[GPE UK] Foreign Secretary [PERSON Ann Lee] , [GPE U.S.] Secretary of State [PERSON Bo Ray] and the envoy met .",
     {("Lee", "UK"), ("Ray", "U.S.")}),
    ("a spokesman for the rebel commander [PERSON Ann Lee] spoke .", {("Lee", None)}),
]  # fmt: skip


@pytest.mark.parametrize(("line", "expected"), CROSSED)
def test_titles_never_cross(line: str, expected: set[tuple[str, str | None]]) -> None:
    assert {(holder, of) for holder, _, _, of in read(line)} == expected


STATES = [("", None), ("[NORP Ruritanian] ", "Ruritanian"), ("[GPE Ruritania] 's ", "Ruritania"), ("[GPE U.S.] ", "U.S.")]
ROLES = ["President", "Foreign Minister", "Secretary of State"]
RANKS = ["", "Gen. ", "Dr. "]


@pytest.mark.parametrize(("state", "role", "rank"), list(product(STATES, ROLES, RANKS)))
@pytest.mark.parametrize("order", ["before", "comma", "behind", "dash"])
def test_order_comma_rank_and_state_are_independent(state: tuple[str, str | None], role: str, rank: str, order: str) -> None:
    mark, of = state
    line = {
        "before": f"{mark}{role} {rank}[PERSON Ann Lee] spoke .",
        "comma": f"{mark}{role} , {rank}[PERSON Ann Lee] , spoke .",
        "behind": f"{rank}[PERSON Ann Lee] , {mark}{role} , spoke .",
        "dash": f"{rank}[PERSON Ann Lee] - {mark}{role} - spoke .",
    }[order]
    words = mark.replace("[NORP ", "").replace("[GPE ", "").replace("]", "") + role
    noun = {"President": "President", "Foreign Minister": "Minister", "Secretary of State": "Secretary"}[role]
    assert read(line) == [("Lee", words, noun, of)]


def test_holder_is_the_token_whose_head_lies_outside_the_name() -> None:
    parsed = parse("President [PERSON Ann Lee] spoke .")
    first, second = 1, 2
    tokens = list(parsed.tokens)
    tokens[first] = tokens[first]._replace(head=3)
    tokens[second] = tokens[second]._replace(head=first)
    found = read_titles(replace(parsed, tokens=tuple(tokens)), NOUNS, {})
    assert [title.holder for title in found] == [first]


def test_head_of_a_name_that_the_parser_tore_apart_stands_before_its_preposition() -> None:
    parsed = parse("[ORG Global Coalition to Counter Piracy] met .")
    tokens = list(parsed.tokens)
    tokens[1] = tokens[1]._replace(head=5)
    assert name_head(tokens, parsed.names[0]) == 1


def test_word_classes_of_the_lexicon_replace_the_defaults() -> None:
    parsed = parse("Minister of Tides [PERSON Ann Lee] spoke .")
    tides = [token.i for token in parsed.tokens if token.text == "Tides"]
    plain = read_titles(replace(parsed, names=(*parsed.names, *[])), NOUNS, {"body_noun": frozenset({"tides"})})
    field = read_titles(parsed, NOUNS, {"body_noun": frozenset({"tides"}), "portfolio": frozenset({"tides"})})
    assert [title.of for title in plain] == tides
    assert [title.of for title in field] == [None]


LIVE: list[tuple[str, list[tuple[str, str, str, str | None]]]] = [
    ("NATO Secretary-General Jens Stoltenberg said allies would send more weapons to Kyiv.",
     [("Stoltenberg", "NATO Secretary-General", "General", "NATO")]),
    ("The president of the European Commission, Ursula von der Leyen, travelled to Kyiv.",
     [("Leyen", "president of the European Commission", "president", "Commission")]),
    ("The late Iranian President Ebrahim Raisi died in a helicopter crash.",
     [("Raisi", "*Iranian President", "President", "Iranian")]),
    ("The Russian and Chinese foreign ministers, Sergei Lavrov and Wang Yi, met in Moscow.",
     [("Lavrov", "Russian and Chinese foreign ministers", "ministers", "Russian"),
      ("Yi", "Russian and Chinese foreign ministers", "ministers", "Chinese")]),
    ("Dmytro Kuleba, Ukraine's foreign minister, thanked Poland.",
     [("Kuleba", "Ukraine's foreign minister", "minister", "Ukraine")]),
    ("Amir Khan Muttaqi, the Taliban's foreign minister, met officials in Delhi.",
     [("Muttaqi", "Taliban's foreign minister", "minister", "Taliban")]),
    ("French far-right leader Marine Le Pen was convicted.", [("Pen", "French far-right leader", "leader", "French")]),
    ("After meeting the president, Blinken flew to Cairo.", []),
    ("During a call with Zelensky, the prime minister promised more aid.", []),
    ("The president of France Monday told reporters he would not resign.", []),
]  # fmt: skip


@pytest.mark.live
@pytest.mark.parametrize(("sentence", "expected"), LIVE)
def test_titles_of_parsed_sentences(sentence: str, expected: list[tuple[str, str, str, str | None]]) -> None:
    (parsed,) = annotate([Article("a", sentence)], role_nouns=NOUNS, words={})
    assert [shown(parsed, title) for title in parsed.titles] == expected
