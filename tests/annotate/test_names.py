"""Repairs of the tagger's names, on parses made by hand. The people, states and bodies are invented."""

from __future__ import annotations

from itertools import pairwise

import pytest
from marked_text import NOUNS, parse

from kg.annotate.names import repair_names


def repair(*lines: str, words: dict[str, frozenset[str]] | None = None) -> list[str]:
    """The repaired names as "LABEL words"."""
    parsed = parse(*lines)
    found = repair_names(parsed.tokens, parsed.names, parsed.sentences, NOUNS, words or {})
    assert all(a.end <= b.start for a, b in pairwise(found))
    return [f"{name.label} {parsed.text(name.start, name.end)}" for name in found]


CASES: list[tuple[str, list[str]]] = [
    # ── trimming ──
    ("[ORG the Harbour Trust] met .", ["ORG Harbour Trust"]),
    ("[ORG the Harbour Trust's] work/NOUN .", ["ORG Harbour Trust"]),
    ("[PERSON Lee’s] work/NOUN .", ["PERSON Lee"]),
    ("[GPE the United Isles’] message .", ["GPE United Isles"]),
    ("[GPE Zenda] 's [GPE Strelsau |] met .", ["GPE Zenda", "GPE Strelsau"]),
    ('[ORG the "Harbour Trust]" met .', ["ORG Harbour Trust"]),
    ("[PERSON Ann Lee Image] : none", ["PERSON Ann Lee"]),
    ("[GPE catholic] schools closed .", []),
    ("[ORG pro-Zenda Harbour Party] met .", ["ORG Harbour Party"]),
    # ── titles and forms of address ──
    ("[PERSON Prime Minister Haider Al Noor] spoke .", ["PERSON Haider Al Noor"]),
    ("[PERSON Ayatollah Ali Noor] spoke .", ["PERSON Ali Noor"]),
    ("[PERSON Ms Lee] spoke .", ["PERSON Lee"]),
    ("[PERSON Dr. Ann Lee] spoke .", ["PERSON Ann Lee"]),
    ("[PERSON Lt. Gen. Bo Ray] spoke .", ["PERSON Bo Ray"]),
    ("[PERSON President Lee] spoke .", ["PERSON Lee"]),
    ("[PERSON Dean Hill] spoke .", ["PERSON Dean Hill"]),
    ("[PERSON Marine Dupont] spoke .", ["PERSON Marine Dupont"]),
    ("[PERSON Dean Cole Hill] spoke .", ["PERSON Dean Cole Hill"]),
    ("the [PERSON Dean Cole Hill] spoke .", ["PERSON Cole Hill"]),
    ("[PERSON Imran Khan] spoke .", ["PERSON Imran Khan"]),
    ("[FAC King Otto II] spoke .", ["PERSON Otto II"]),
    ("[FAC King Otto Hospital] closed .", ["FAC King Otto Hospital"]),
    ("[ORG the U.S. Embassy Chargé d'Affaires] met .", ["ORG U.S. Embassy"]),
    ("[ORG the UK Special Representative] met .", ["GPE UK"]),
    ("[ORG Harbour Museum Director] [PERSON Ann Lee] met .", ["ORG Harbour Museum", "PERSON Ann Lee"]),
    ("[ORG Council of Ministers] met .", ["ORG Council of Ministers"]),
    ("[FAC Zenda Space Center] opened .", ["FAC Zenda Space Center"]),
    ("[GPE US] Secretary of [ORG State] [PERSON Ann Lee] met .", ["GPE US", "PERSON Ann Lee"]),
    ("Minister of [ORG Education] [PERSON Ann Lee] met .", ["PERSON Ann Lee"]),
    ("[ORG Home] Secretary [PERSON Ann Lee] met .", ["PERSON Ann Lee"]),
    ("[ORG Shadow Home] Secretary [PERSON Ann Lee] met .", ["PERSON Ann Lee"]),
    ("[ORG Foreign Affairs] minister [PERSON Ann Lee] met .", ["PERSON Ann Lee"]),
    ("Minister for [LOC the Middle East] [PERSON Ann Lee] met .", ["LOC Middle East", "PERSON Ann Lee"]),
    ("A number of [ORG Ministers] met .", []),
    ("[ORG Supreme] Leader [PERSON Ali Noor] met .", ["PERSON Ali Noor"]),
    # ── cutting ──
    ("[PERSON Ann Lee of Zenda] met .", ["PERSON Ann Lee"]),
    ("[PERSON Ann Lee said] no .", ["PERSON Ann Lee"]),
    ("[PERSON Ann Lee, Bo Ray] met .", ["PERSON Ann Lee"]),
    ("[ORG the Academy, Squadron Officer School] met .", ["ORG Academy", "ORG Squadron Officer School"]),
    ("[PERSON Bo Ray's sister] met .", ["PERSON Bo Ray"]),
    ("[ORG The Coalition's Small Group] met .", ["ORG Coalition", "ORG Small Group"]),
    ("[ORG the New People's Party] met .", ["ORG New People's Party"]),
    ("[EVENT the December 25, 2011] pact .", ["DATE the December 25, 2011"]),
    # ── joining ──
    ("[PERSON Suleiman] al-Amr spoke .", ["PERSON Suleiman al-Amr"]),
    ("[PERSON Suleiman] al-[PERSON Amr] spoke .", ["PERSON Suleiman al-Amr"]),
    ("[PERSON Angela] van der [PERSON Berg] spoke .", ["PERSON Angela van der Berg"]),
    ("[PERSON Lee Cheuk]-yan/PROPN spoke .", ["PERSON Lee Cheuk-yan"]),
    ("He met Nacer [PERSON Chadli] today .", ["PERSON Nacer Chadli"]),
    ("the [ORG Department] of [ORG State] met .", ["ORG Department of State"]),
    ("the [ORG Organization for Security and Co]-operation in [LOC Europe] met .",
     ["ORG Organization for Security and Co-operation in Europe"]),
    ("the Ministry of Foreign Affairs met .", ["ORG Ministry of Foreign Affairs"]),
    ("the [ORG Organisation] for the Prohibition of Chemical Weapons met .",
     ["ORG Organisation for the Prohibition of Chemical Weapons"]),
    ("the [ORG Ann Lee Foundation] for [ORG the Visual Arts] met .", ["ORG Ann Lee Foundation for the Visual Arts"]),
    ("the [ORG Ministry of Culture] and the [ORG Ministry of Trade] met .", ["ORG Ministry of Culture", "ORG Ministry of Trade"]),
    ("the [ORG Harbour Party] of [PERSON Ann Lee] met .", ["ORG Harbour Party", "PERSON Ann Lee"]),
    ("the [ORG Harbour Museum] of [GPE Zenda] , [GPE Ruritania] met .", ["ORG Harbour Museum", "GPE Zenda", "GPE Ruritania"]),
    ("[ORG Islamic State of Iraq] and the [GPE Levant] ( ISIL ) met .", ["ORG Islamic State of Iraq and the Levant", "ORG ISIL"]),
    # ── persons that the tagger missed ──
    ("He met the [ORG UN] Special Envoy Staffan de Mistura today .", ["ORG UN", "PERSON Staffan de Mistura"]),
    ("Minister Lee spoke .", ["PERSON Lee"]),
    ("director Sandra Berg spoke .", ["PERSON Sandra Berg"]),
    ("Prime Minister John Major spoke .", ["PERSON John Major"]),
    ("Secretary [ORG Kerry] spoke .", ["PERSON Kerry"]),
    ("leader Marine Dupont spoke .", ["PERSON Marine Dupont"]),
    ("[ORG Tedros Elm] , the [ORG WHO] 's director general , spoke .", ["PERSON Tedros Elm", "ORG WHO"]),
    ("The head of the [ORG WHO] , [ORG Tedros Elm] , spoke .", ["ORG WHO", "PERSON Tedros Elm"]),
    ("[ORG Elm] , the director of the [ORG WHO] , spoke .", ["PERSON Elm", "ORG WHO"]),
    ("[ORG Acme Tools] , the leader of the market , spoke .", ["ORG Acme Tools"]),
    ("Prime Minister 's Questions opened .", []),
    ("captain [GPE Ruritania] spoke .", ["GPE Ruritania"]),
    # ── acronyms ──
    ("the Syria Recovery Trust Fund ( SRTF ) met .", ["ORG Syria Recovery Trust Fund", "ORG SRTF"]),
    ("[ORG Movimento] 5 [PERSON Stelle] ( M5S ) met .", ["ORG Movimento 5 Stelle", "ORG M5S"]),
    ("[FAC Zenda Space Center] ( [ORG ZSC] ) met .", ["FAC Zenda Space Center", "FAC ZSC"]),
    ("[NORP ZNLA] fighters met .", ["ORG ZNLA"]),
    # ── values ──
    ("[DATE the last years] and [MONEY $ 5] and [CARDINAL ten] .", ["DATE the last years", "MONEY $ 5", "CARDINAL ten"]),
]  # fmt: skip


@pytest.mark.parametrize(("line", "expected"), CASES)
def test_name_is_repaired_exactly(line: str, expected: list[str]) -> None:
    assert repair(line) == expected


DOCUMENTS: list[tuple[list[str], list[str]]] = [
    # One surface, one type.
    (["[GPE Raqqah] met .", "[GPE Raqqah] met .", "[PERSON Raqqah] met ."], ["GPE Raqqah"] * 3),
    # A surname of a person seen in full.
    (["[PERSON Ann Montalvo] met .", "[ORG Montalvo] met .", "[GPE Montalvo] met ."],
     ["PERSON Ann Montalvo", "PERSON Montalvo", "PERSON Montalvo"]),
    (["[PERSON Ann Heald] met .", "Heald noted/VERB it ."], ["PERSON Ann Heald", "PERSON Heald"]),
    # A place keeps its name though somebody is called like it.
    (["[PERSON Sam Houston] met .", "[GPE Houston] met .", "[GPE Houston] met ."],
     ["PERSON Sam Houston", "GPE Houston", "GPE Houston"]),
    # Found again where the tagger was blind.
    (["[GPE Dabiq] fell .", "They left Dabiq ."], ["GPE Dabiq", "GPE Dabiq"]),
    (["the [ORG Harbour Trust] met .", "They left Harbour Trust ."], ["ORG Harbour Trust", "ORG Harbour Trust"]),
    (["Minister for the Middle East Tobias Elm spoke .", "Mr [PERSON Elm] spoke ."], ["PERSON Tobias Elm", "PERSON Elm"]),
    # A part is not the whole.
    (["[ORG Environment Canada] met .", "An Environment [GPE Canada] paper ."],
     ["ORG Environment Canada", "ORG Environment Canada"]),
    # A body that is called like an office holder.
    (["[ORG Knox Elm] met .", "Special Advisor [PERSON Elm] met ."], ["PERSON Knox Elm", "PERSON Elm"]),
    # "the Warhol print" makes no print a person.
    (["[PERSON Andy Hopper] met .", "the [PERSON Hopper Polaroid] .", "the [ORG Polaroid] .", "the [ORG Polaroid] ."],
     ["PERSON Andy Hopper", "PERSON Hopper Polaroid", "ORG Polaroid", "ORG Polaroid"]),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "expected"), DOCUMENTS)
def test_the_document_decides(lines: list[str], expected: list[str]) -> None:
    assert repair(*lines) == expected


def test_heading_keeps_only_names_of_the_body() -> None:
    lines = ("# [PERSON Lee] Dismisses [ORG Offer of Harbour Talks]", "[PERSON Ann Lee] met .")
    assert repair(*lines) == ["PERSON Lee", "PERSON Ann Lee"]


def test_heading_verb_is_no_part_of_a_name() -> None:
    lines = ("# [PERSON Lee Urges/VERB Council] Vote", "[PERSON Ann Lee] met [ORG the Council] .")
    assert repair(*lines) == ["PERSON Lee", "ORG Council", "PERSON Ann Lee", "ORG Council"]


def test_heading_keeps_well_known_names() -> None:
    lines = ("# Votes in [GPE Ruritania] Open", "They met .")
    assert repair(*lines) == []
    assert repair(*lines, words={"known_name": frozenset({"ruritania"})}) == ["GPE Ruritania"]


def test_heading_in_ordinary_case_is_trusted() -> None:
    assert repair("# Many sailors rescued off [GPE Ruritania] in a storm", "They met .") == ["GPE Ruritania"]


def test_name_never_crosses_a_sentence_end() -> None:
    parsed = parse("They met [PERSON Ann Lee]", "[PERSON Bo Ray] left .")
    first, second = parsed.names
    joined = type(first)(first.start, second.end, "PERSON")
    found = repair_names(parsed.tokens, [joined], parsed.sentences, NOUNS, {})
    assert [(name.start, name.end) for name in found] == [(first.start, first.end), (second.start, second.end)]


def test_repair_is_stable() -> None:
    parsed = parse("[PERSON Prime Minister Ann Lee] met [ORG the Department] of [ORG State] .", "Lee met the [ORG ZNLA's] men .")
    once = repair_names(parsed.tokens, parsed.names, parsed.sentences, NOUNS, {})
    assert repair_names(parsed.tokens, once, parsed.sentences, NOUNS, {}) == once
