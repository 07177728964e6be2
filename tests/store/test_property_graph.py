"""The property graph of a ledger: what is a node of which labels, what is a plain edge, and how all is named."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_readings import Said, build, made_readings, reading_of, unlike

from kg.errors import OntologyError
from kg.ledger import Ledger
from kg.model import GENERIC, Entity, Lift, Reading
from kg.pipeline import Pipeline
from kg.store.property_graph import LABELS, Node, PropertyGraph, Relationship, label, relationship_batches, relationship_type

NORWAY, CHAD, KARE = "wd:Q20", "wd:Q657", "e:kare-lund.person"
ENTITIES = [
    Entity(NORWAY, "Norway", "Country", "Q20", ("Norge",), ancestors=("GPE", "Agent", "Place", "Entity")),
    Entity(CHAD, "Chad", "Country", "Q657", ancestors=("GPE", "Agent", "Place", "Entity")),
    Entity(KARE, "Kåre Lund", "Person", ancestors=("Agent", "Entity")),
]
SAID = [
    Said(KARE, "offersMediation", CHAD, role="party", official=True, quad=1, plover="AGREE/diplomatic",
         sentence="Kåre Lund offered to mediate.", trigger="offered", details=(("location", "Oslo"), ("location", "Bergen"))),
    Said(CHAD, "attacks", NORWAY, "Uu", KARE, "CT+", quad=4),
    Said(CHAD, "praises", NORWAY, "Uu", GENERIC, "PS+", "possible"),
]
READING = reading_of(SAID, entities=ENTITIES, lifts=[Lift(KARE, NORWAY, "e:foreign-minister.office")], published="2024-06-02")


def graph_of(ledger: Ledger) -> tuple[list[Node], list[Relationship]]:
    with ledger.snapshot():
        graph = PropertyGraph(ledger)
        return list(graph.nodes()), list(graph.relationships())


@pytest.fixture
def graph(tmp_path):
    with build(tmp_path / "news.kg", [READING]) as ledger:
        nodes, relationships = graph_of(ledger)
    return {node.properties["id"]: node for node in nodes}, relationships


def test_an_entity_has_the_labels_of_all_its_classes(graph):
    nodes, _ = graph
    assert nodes[NORWAY] == Node(("Entity", "Country", "GPE", "Agent", "Place"), {
        "id": NORWAY, "name": "Norway", "kind": "Country", "classes": ["Country", "GPE", "Agent", "Place"], "qid": "Q20",
        "aliases": ["Norge"], "uri": "http://www.wikidata.org/entity/Q20"})
    assert nodes[KARE].labels == ("Entity", "Person", "Agent")
    assert "qid" not in nodes[KARE].properties  # what is not known is missing


def test_only_what_is_asserted_or_reported_is_a_plain_edge(graph):
    _, relationships = graph
    edges = {(r.start, r.type, r.end, r.properties["via"]) for r in relationships if r.start_label == "Entity"}
    assert edges == {(KARE, "OFFERS_MEDIATION", CHAD, "text"), (NORWAY, "OFFERS_MEDIATION", CHAD, "office"),
                     (CHAD, "REPORTED_ATTACKS", NORWAY, "text")}


def test_an_edge_leads_to_its_statements_and_sentences(graph):
    nodes, relationships = graph
    (edge,) = [r for r in relationships if r.type == "OFFERS_MEDIATION" and r.start == KARE]
    assert edge.properties["quad"] == 1 and edge.properties["n_claims"] == edge.properties["n_publishers"] == 1
    assert edge.properties["first_seen"] == edge.properties["last_seen"] == "2024-06-02"
    (sid,) = edge.properties["sids"]
    assert nodes[sid].labels == ("Statement", "Event") and nodes[sid].properties["status"] == "asserted"
    assert {(r.type, r.end) for r in relationships if r.start == sid} == {("AGENT", KARE), ("PARTY", CHAD)}
    (claim,) = [nodes[r.start] for r in relationships if r.type == "ASSERTS" and r.end == sid]
    assert claim.properties["detail_location"] == ["Oslo", "Bergen"]
    (place,) = [r.end for r in relationships if r.type == "EVIDENCE" and r.start == claim.properties["id"]]
    assert [place] == edge.properties["sentence_ids"]
    assert nodes[place].properties["text"] == "Kåre Lund offered to mediate."
    start, end = claim.properties["trigger_start"], claim.properties["trigger_end"]
    assert READING.article.text[start:end] == "offered"


def test_the_sources_of_a_claim(graph):
    nodes, relationships = graph
    via = [r for r in relationships if r.type == "VIA"]
    assert {(r.end, r.properties["depth"], r.properties["cue"], r.properties["mode"]) for r in via} == {
        (KARE, 1, "said", "indirect"), (GENERIC, 1, "said", "indirect")}
    assert nodes[GENERIC].labels == ("Entity", "Voice")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(readings=st.lists(made_readings(), min_size=1, max_size=3).filter(unlike))
def test_any_ledger_is_a_whole_graph(readings: list[Reading], tmp_path):
    with build(tmp_path / "any.kg", readings) as ledger:
        nodes, relationships = graph_of(ledger)
        assert graph_of(ledger) == (nodes, relationships)
    names = {(node.labels[0], node.properties["id"]) for node in nodes}
    assert len(names) == len(nodes)
    told_apart = [(*r[:5], r.properties.get("depth")) for r in relationships]
    assert len(set(told_apart)) == len(told_apart)
    for r in relationships:
        assert (r.start_label, r.start) in names and (r.end_label, r.end) in names, r
    for node in nodes:
        assert node.labels[0] in LABELS and node.properties["name"]
        assert not {"type", "title"} & set(node.properties)
    for properties in (item.properties for item in (*nodes, *relationships)):
        assert all(re.fullmatch(r"[a-z][A-Za-z0-9_]*", key) for key in properties)
        assert not [value for value in properties.values() if value in (None, "", [])]


def test_every_property_and_class_of_the_ontology_has_a_name_of_its_own():
    lexicon = Pipeline().lexicon
    assert len({relationship_type(name) for name in lexicon.properties}) == len(lexicon.properties)
    assert len({label(name) for name in lexicon.classes}) == len(lexicon.classes)


@pytest.mark.parametrize("name", ["имеет", "2nd`]->() DELETE", "", "-`"])
def test_a_name_that_gives_no_type_is_an_error(name):
    with pytest.raises(OntologyError, match="ASCII"):
        relationship_type(name)


def test_batches_hold_what_one_query_can_write(graph):
    _, relationships = graph
    found = list(relationship_batches(relationships, 2))
    assert all(0 < len(rows) <= 2 for _, rows in found)
    assert sum(len(rows) for _, rows in found) == len(relationships)
    assert {kind for kind, _ in found} == {(r.type, r.start_label, r.end_label) for r in relationships}
