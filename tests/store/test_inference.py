"""What the rules infer, and what they must not: nothing from what is only reported, or no fact at all."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_readings import RUN, Said, build, made_readings, reading_of, unlike

from kg.ledger import Ledger
from kg.model import GENERIC
from kg.resources import ontologies
from kg.store import iris
from kg.store.inference import inferences
from kg.store.rdf import quads
from kg.store.sparql import Dataset, Result, query

IRAN, RUSSIA, UKRAINE, KYIV, MALL, DRONE = "wd:Q794", "wd:Q159", "wd:Q212", "wd:Q1899", "e:mall.facility", "e:drone.weapon"
FACTS = [
    Said(RUSSIA, "strikesFromAir", KYIV), Said(MALL, "locatedIn", KYIV, role="location"), Said(KYIV, "capitalOf", UKRAINE),
    Said(IRAN, "operates", DRONE, role="theme"), Said(DRONE, "manufacturedBy", RUSSIA, role="recipient"),
    Said(IRAN, "meets", RUSSIA, symmetric=True), Said(RUSSIA, "ledBy", "e:ann.person", role="theme"),
]
NO_FACTS = [
    Said(UKRAINE, "strikesFromAir", RUSSIA, "Uu", GENERIC, "CT+"),  # reported
    Said(IRAN, "strikesFromAir", UKRAINE, "CT-"),  # negated
    Said(UKRAINE, "operates", DRONE, "Uu", modality="planned", role="theme"),
    Said(MALL, "locatedIn", RUSSIA, "Uu", modality="hypothetical", role="location"),
]


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    with build(tmp_path_factory.mktemp("inference") / "a.kg", [reading_of([*FACTS, *NO_FACTS])]) as found:
        yield found


def inferred(ledger: Ledger) -> set[tuple[str, str, str]]:
    """The edges of graph:inferred, in short names."""
    return {(iris.short(q.subject.value), iris.short(q.predicate.value), iris.short(q.object.value))
            for q in inferences(quads(ledger)) if "/edge/" not in q.subject.value}


def test_each_rule_gives_what_follows_and_nothing_else_does(ledger):
    found = inferred(ledger)
    expected = {
        (KYIV, "kg:attackedBy", RUSSIA), ("e:ann.person", "kg:leads", RUSSIA),  # inverse, both ways
        (IRAN, "kg:meets", RUSSIA), (IRAN, "kg:interactsWith", RUSSIA), (RUSSIA, "kg:interactsWith", IRAN),  # symmetric, above
        (RUSSIA, "kg:attacks", KYIV), (RUSSIA, "kg:materiallyConflictsWith", KYIV),  # subproperty
        (KYIV, "kg:locatedIn", UKRAINE), (MALL, "kg:locatedIn", UKRAINE),  # subproperty, transitive
        (IRAN, "kg:usesWeaponsMadeBy", RUSSIA),  # chain
    }
    assert expected <= found
    ends = {(UKRAINE, RUSSIA), (IRAN, UKRAINE), (UKRAINE, DRONE), (DRONE, UKRAINE), (MALL, RUSSIA), (RUSSIA, MALL)}
    assert not {(subject, target) for subject, _, target in found} & ends
    assert all(subject != target for subject, _, target in found)


def test_queries_see_it_only_on_request_and_learn_the_rule(ledger):
    text = "SELECT ?b { wd:Q794 kg:usesWeaponsMadeBy ?b }"
    assert query(ledger, text) == Result(("b",), ())
    assert query(ledger, text, Dataset(inferred=True)) == Result(("b",), ((RUSSIA,),))
    rule = """SELECT ?rule { ?e rdf:subject wd:Q794 ; rdf:predicate kg:usesWeaponsMadeBy ; rdf:object wd:Q159 ;
        kg:view kg:inferred ; kg:derivation ?rule }"""
    assert query(ledger, rule, Dataset(inferred=True)) == Result(("rule",), (("rule:chain",),))
    assert query(ledger, text) == Result(("b",), ())


def test_it_follows_the_ledger(tmp_path):
    ask = "ASK { wd:Q1899 kg:attackedBy wd:Q159 }"
    reading = reading_of(FACTS)
    with build(tmp_path / "a.kg", [reading]) as ledger:
        assert query(ledger, ask, Dataset(inferred=True)) is True
        ledger.retract(reading.article.id)
        assert query(ledger, ask, Dataset(inferred=True)) is False
        ledger.add(reading, RUN)
        assert query(ledger, ask, Dataset(inferred=True)) is True


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(made_readings(), min_size=1, max_size=3).filter(unlike))
def test_only_the_asserted_edges_count(readings):
    with tempfile.TemporaryDirectory() as folder, build(Path(folder) / "a.kg", readings) as ledger:
        found = list(quads(ledger))
        ends = {frozenset((iris.iri(e.subject), iris.iri(e.object))) for e in ledger.edges("asserted")}
    names = {iris.GRAPH + "asserted", iris.GRAPH + "ontology"}
    everything, facts = list(inferences(found)), list(inferences(q for q in found if q.graph_name.value in names))
    assert everything == facts
    plain = [q for q in everything if "/edge/" not in q.subject.value]
    # No rule for transitive properties or chains has anything to work on here.
    assert {frozenset((q.subject.value, q.object.value)) for q in plain} <= ends


def test_the_chains_of_the_rules_are_those_of_the_vocabulary():
    import rdflib
    from rdflib.collection import Collection

    graph = rdflib.Graph().parse(ontologies() / "kg.ttl")
    chains = [(*Collection(graph, chain), r) for r, chain in graph.subject_objects(rdflib.OWL.propertyChainAxiom)]
    text = (ontologies() / "rules" / "6-chain.ru").read_text()
    for chain in chains:
        assert f"({' '.join(iris.short(str(name)) for name in chain)})" in text
    assert text.count("(kg:") == len(chains) > 0


def test_every_quad_is_at_home_in_the_graph_of_inferences(ledger):
    homes = {q.graph_name for q in inferences(quads(ledger))}
    assert homes == {ox.NamedNode(iris.GRAPH + "inferred")}
