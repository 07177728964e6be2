"""Which entities may be one thing: what is proposed, what is not, and how fast."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest
from made_readings import Said, build, reading_of

from kg.corrections import proposals
from kg.corrections.names import acronym, distance, initials, skeleton, words
from kg.corrections.near import near_pairs
from kg.identity import named_entity_id
from kg.model import Entity

ABOVE = {"Company": ("Organization", "Agent"), "City": ("Place",), "Country": ("GPE", "Agent", "Place"), "Person": ("Agent",)}


def named(label: str, kind: str, qid: str | None = None, *aliases: str) -> Entity:
    key = f"wd:{qid}" if qid else named_entity_id(label, kind)
    return Entity(key, label, kind, qid, aliases, ancestors=ABOVE.get(kind, ()))


@pytest.mark.parametrize("name, folded", [
    ("The U.S. Army’s", ("us", "army")), ("al-Hilla", ("hilla",)), ("Çavuşoğlu", ("cavusoglu",)), ("The", ("the",)),
    ("Киев", ("киев",)), ("", ()), ("O'Neil", ("oneil",)),
])
def test_words(name, folded):
    assert words(name) == folded


def test_letters():
    assert (acronym("U.N."), acronym("Nato"), acronym("I"), acronym("A B")) == ("un", "", "", "")
    assert set(initials("Office of the Dead")) == {"od", "ootd"}
    assert skeleton("gaddafi") == skeleton("qadhafi") == skeleton("khadafy")
    assert skeleton("muhammad") == skeleton("mohammed") != skeleton("mustafa")
    assert (distance("kitten", "sitting", 5), distance("kitten", "sitting", 2), distance("", "ab", 2)) == (3, 3, 2)


SAME = [
    ("same name", named("Lee Motors", "Person"), named("Lee Motors", "Company")),
    ("same name", named("Lee Motors Inc", "Company"), named("Lee Motors", "Company")),
    ("middle name", named("Ann Lee", "Person"), named("Ann B. Lee", "Person")),
    ("middle name", named("Ann B. Lee", "Person"), named("Ann Beth Lee", "Person")),
    ("initial", named("A. Lee", "Person"), named("Ann Lee", "Person")),
    ("surname", named("Kovac", "Person"), named("Boris Kovac", "Person")),
    ("surname, no person", named("Kovac", "Company"), named("Boris Kovac", "Person")),
    ("acronym", named("WMF", "Company"), named("World Monuments Fund", "Company")),
    ("alias", named("WMF", "Company"), named("World Monuments Fund", "Company", None, "WMF")),
    ("spelling", named("Volodomyr Zelenskiy", "Person"), named("Volodymyr Zelenskyy", "Person", "Q1")),
    ("spelling", named("Benjamim Netanyahu", "Person"), named("Benjamin Netanyahu", "Person")),
    ("spelling", named("Muammar Gaddafi", "Person"), named("Muammar Qadhafi", "Person")),
    ("spelling", named("Al Hudaydah", "City"), named("Hudeydah", "City")),
    ("longer form", named("Warhol Foundation", "Company"), named("Warhol Foundation for the Visual Arts", "Company")),
]


@pytest.mark.parametrize("rule, one, other", SAME, ids=[f"{one.label}, {other.label}" for _, one, other in SAME])
def test_may_be_one(rule, one, other):
    assert rule in {near.rule for near in near_pairs([one, other])}
    assert rule in {near.rule for near in near_pairs([other, one])}


OTHERS = [
    [named("George Herbert Walker Bush", "Person"), named("George W. Bush", "Person")],
    [named("Iran", "Country", "Q794"), named("Iraq", "Country", "Q796")],
    [named("Austria", "Country", "Q40"), named("Australia", "Country", "Q408")],
    [named("North Korea", "Country"), named("South Korea", "Country")],
    [named("Iraqi", "Company"), named("Iraqis", "Company")],
    [named("Resolution 2249", "Law"), named("Resolution 2328", "Law")],
    [named("University of Texas", "Company"), named("University of Texas Student Association", "Company")],
    [named("Boston Co", "Company"), named("Boston", "City")],
    [named("Kovac", "Person"), named("Boris Kovac", "Person"), named("Ana Kovac", "Person")],
    [named("Ann Lee", "Person"), named("Bo Lee", "Person")],
    [named("WMF", "Company"), named("World Monuments Fund", "Company"), named("Women Matter First", "Company")],
    [named("minister", "Office"), named("Minister", "Office")],
    [Entity("doc:00/e/group", "Group", "Group", article="doc:00"), named("Group", "Group")],
    [named("Mohammed Ali", "Person"), named("Mahmud Ali", "Person")],
    [named("Paris", "City"), named("Parisa", "Person")],
]


@pytest.mark.parametrize("entities", OTHERS, ids=[", ".join(e.label for e in each) for each in OTHERS])
def test_are_not_taken_for_one(entities):
    assert [(near.rule, near.one.entity.label) for near in near_pairs(entities)] == []


def test_context_decides_on_a_surname(tmp_path: Path):
    boris, kovac = named("Boris Kovac", "Person"), named("Kovac", "Person")
    town, far = named("Sisak", "City"), named("Oslo", "City")
    for place, wanted in ((town, [("e:kovac.person > e:boris-kovac.person")]), (far, [])):
        readings = [reading_of([Said(boris.id, "visits", town.id), Said(town.id, "praises", boris.id)], entities=[boris, town]),
                    reading_of([Said(kovac.id, "praises", place.id), Said(place.id, "visits", kovac.id)], entities=[kovac, place])]
        with build(tmp_path / "news.kg", readings) as ledger:
            before = ledger.entities()
            found = proposals(ledger)
            assert [each.key for each in found] == wanted
            assert ledger.entities() == before
            assert proposals(ledger, apart={frozenset((boris.id, kovac.id))}) == []
        for each in found:
            assert (each.source_sentence, each.target_sentence) == ("Kovac praises Sisak.", "Boris Kovac visits Sisak.")
            assert 0.5 <= each.score < 1


def test_ten_thousand_names_take_seconds():
    draw = random.Random(7)
    pool = ["".join(draw.choice("bdfgklmnrst") + draw.choice("aeiou") for _ in range(draw.randint(2, 4))).capitalize()
            for _ in range(1500)]
    labels = {(f"{draw.choice(pool)} {draw.choice(pool)}", draw.choice(("Person", "Company"))) for _ in range(10_000)}
    entities = [named(*label) for label in sorted(labels)]
    start = time.process_time()
    found = sum(1 for _ in near_pairs(entities))
    assert found > 0
    assert time.process_time() - start < 20  # 2 on a small core
