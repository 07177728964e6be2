"""The competency questions of the data model, asked in SPARQL of a small article with known answers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from made_readings import Said, build, reading_of

from kg.model import GENERIC, Entity, Lift
from kg.store.sparql import Dataset, Result, ask, load

NORWAY, CHAD, SUDAN, KARE, LEADER = "wd:Q20", "wd:Q657", "wd:Q1049", "e:kare-lund.person", "e:idris-omar.person"
DRONES = "e:falcon-drone.weaponsystem"

ENTITIES = [
    Entity(NORWAY, "Norway", "Country", "Q20"), Entity(CHAD, "Chad", "Country", "Q657"), Entity(SUDAN, "Sudan", "Country", "Q1049"),
    Entity(KARE, "Kåre Lund", "Person"), Entity(LEADER, "Idris Omar", "Person"), Entity(DRONES, "Falcon drone", "WeaponSystem"),
]

SAID = [
    Said(KARE, "offersMediation", CHAD, role="party", official=True, quad=1, plover="AGREE/diplomatic", cameo="039",
         sentence="Kåre Lund offered to mediate for Chad.", trigger="offered to mediate"),
    Said(KARE, "offersMediation", CHAD, role="party", official=True, quad=1, plover="AGREE/diplomatic", cameo="039",
         sentence="“The offer of Lund” came on Monday.", trigger="offer"),
    Said(NORWAY, "offersMediation", SUDAN, role="party", quad=1, sentence="Norway also offered Sudan its good offices.",
         trigger="offered"),
    Said(SUDAN, "attacks", CHAD, "Uu", LEADER, "CT+", quad=4, sentence="Sudan attacked Chad, Omar said.", trigger="attacked"),
    Said(CHAD, "attacks", SUDAN, "Uu", LEADER, "CT-", quad=4, sentence="Chad has not attacked Sudan, Omar said.",
         trigger="attacked"),
    Said(CHAD, "strikesFromAir", SUDAN, quad=4, sentence="Chad bombed Sudan in May.", trigger="bombed"),
    Said(SUDAN, "targetsForKilling", LEADER, "Uu", GENERIC, "Uu", "hypothetical", quad=4,
         sentence="What if Sudan were to target Omar?", trigger="target"),
    Said(LEADER, "declinesOffer", DRONES, role="theme", quad=3, plover="REJECT:assist", sentence="Omar declined the drones.",
         trigger="declined"),
    Said(CHAD, "operates", DRONES, role="theme", kind="State", sentence="Chad flies the Falcon.", trigger="flies"),
    Said(DRONES, "manufacturedBy", NORWAY, role="recipient", kind="State",
         sentence="The Norwegian Falcon is slow.", trigger="Norwegian"),
]


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    reading = reading_of(SAID, entities=ENTITIES, lifts=[Lift(KARE, NORWAY, "e:foreign-minister.office")],
                         title="Offers and attacks", published="2024-06-02", url="https://news.example/7")
    with build(tmp_path_factory.mktemp("store") / "news.kg", [reading]) as ledger:
        yield load(ledger)


def rows(store, text: str, dataset: Dataset | None = None) -> list[tuple[object, ...]]:
    found = ask(store, text, dataset or Dataset())
    assert isinstance(found, Result)
    return sorted(found.rows, key=str)


def sentences(numbers: list[int]) -> Iterator[str]:
    return (SAID[number].sentence for number in numbers)


def test_1_who_offers_mediation_to_whom(store):
    assert rows(store, "SELECT ?a ?b { ?a kg:offersMediation ?b }") == [
        (KARE, CHAD), (NORWAY, SUDAN), (NORWAY, CHAD)]


def test_2_which_sentences_support_it(store):
    found = rows(store, """SELECT ?article ?a ?b ?text ?cue { ?st kg:predicate kg:offersMediation ; kg:party wd:Q657 ;
        ^kg:asserts ?c . ?c kg:evidence ?s ; kg:trigger ?cue . ?s schema:text ?text ; kg:charStart ?a ; kg:charEnd ?b ;
        schema:isPartOf ?article }""")
    assert {row[3:] for row in found} == {(SAID[0].sentence, "offered to mediate"), (SAID[1].sentence, "offer")}
    assert all(end - start == len(text) for _, start, end, text, _ in found)


def test_2_an_edge_leads_to_its_sentences_even_when_lifted(store):
    found = rows(store, """SELECT ?text ?via { ?e rdf:subject wd:Q20 ; rdf:predicate kg:offersMediation ; rdf:object wd:Q657 ;
        kg:via ?via ; prov:wasDerivedFrom/prov:wasDerivedFrom/schema:text ?text }""")
    assert found == [(text, "office") for text in sentences([0, 1])]


def test_3_what_is_somebody_the_source_of(store):
    found = rows(store, """SELECT ?pred ?status ?trigger { ?c kg:holder e:idris-omar.person ; kg:asserts ?st ; kg:trigger ?trigger .
        ?st kg:predicate ?pred ; kg:status ?status }""")
    assert found == [("kg:attacks", "kg:negated", "attacked"), ("kg:attacks", "kg:reported", "attacked")]


def test_4_what_is_denied(store):
    found = rows(store, """SELECT ?pred ?holder ?text { ?c kg:holderFactuality kg:CTNeg ; kg:holder ?holder ;
        kg:asserts/kg:predicate ?pred ; kg:evidence/schema:text ?text }""")
    assert found == [("kg:attacks", LEADER, SAID[4].sentence)]


def test_5_acts_that_are_only_hypothetical(store):
    found = rows(store, """SELECT ?agent ?pred ?status ?text { ?st kg:status ?status ; kg:predicate ?pred ;
        kg:patient e:idris-omar.person ; kg:agent ?agent . FILTER(?status IN (kg:hypothetical, kg:planned, kg:possible))
        ?c kg:asserts ?st ; kg:evidence/schema:text ?text }""")
    assert found == [(SUDAN, "kg:targetsForKilling", "kg:hypothetical", SAID[6].sentence)]
    assert ask(store, "ASK { ?a kg:targetsForKilling ?b }") is False


def test_6_cooperation_and_conflict_per_pair(store):
    found = rows(store, """SELECT ?a ?b (SUM(?coop) AS ?cooperation) (SUM(?conf) AS ?conflict) {
        { ?a ?p ?b . ?p rdfs:subPropertyOf+ ?q . FILTER(?q IN (kg:verballyCooperatesWith, kg:materiallyCooperatesWith))
          BIND(1 AS ?coop) BIND(0 AS ?conf) }
        UNION { ?a ?p ?b . ?p rdfs:subPropertyOf+ ?q . FILTER(?q IN (kg:verballyConflictsWith, kg:materiallyConflictsWith))
          BIND(0 AS ?coop) BIND(1 AS ?conf) } ?a a kg:Country . ?b a kg:Country } GROUP BY ?a ?b""")
    assert found == [(NORWAY, SUDAN, 1, 0), (NORWAY, CHAD, 1, 0), (CHAD, SUDAN, 0, 1)]


def test_8_who_refused_what(store):
    found = rows(store, """SELECT ?who ?pred ?what ?status { VALUES ?pred { kg:declinesOffer kg:rejects kg:declinesToComment }
        ?st kg:predicate ?pred ; kg:agent ?who ; kg:status ?status ; kg:theme|kg:topic ?what }""")
    assert found == [(LEADER, "kg:declinesOffer", DRONES, "kg:asserted")]


def test_9_whose_weapons(store):
    assert rows(store, "SELECT ?user ?maker { ?user kg:operates/kg:manufacturedBy ?maker }") == [(CHAD, NORWAY)]


def test_reported_edges_are_there_for_who_asks(store):
    reported = [(SUDAN, CHAD)]
    assert rows(store, "SELECT ?a ?b { ?a kgr:attacks ?b }") == reported
    assert rows(store, "SELECT ?a ?b { GRAPH graph:reported { ?a ?p ?b } }") == reported
    assert rows(store, "SELECT ?a ?b FROM graph:reported { ?a ?p ?b }") == reported
    assert rows(store, "SELECT ?a ?b { ?a kg:attacks ?b }", Dataset(reported=True)) == []
    assert rows(store, "SELECT ?p { wd:Q1049 ?p wd:Q657 }") == []
    assert rows(store, "SELECT ?p { wd:Q1049 ?p wd:Q657 }", Dataset(reported=True)) == [("kgr:attacks",)]


def test_dates_compare_as_dates(store):
    assert rows(store, """SELECT ?title { ?a schema:headline ?title ; schema:datePublished ?d
        FILTER(?d >= "2024-06-01"^^xsd:date) }""") == [("Offers and attacks",)]


def test_what_was_done_by_which_run(store):
    assert rows(store, "SELECT DISTINCT ?with { ?c a kg:Claim ; prov:wasGeneratedBy/kg:ranWith ?with }") == [
        ("engine=rules",), ("version=test",)]
