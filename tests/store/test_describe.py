"""What the RDF says of each kind of node: as much as the property graph does."""

from __future__ import annotations

from made_readings import KEYS, Said, build, reading_of

from kg.model import Entity
from kg.store.rdf import quads
from kg.store.sparql import Result, ask, load

X, Y, ANN, BO = KEYS
NORWAY = Entity(X, "Norway", "Country", "Q1", (), None, ("GPE", "Agent", "Place", "Entity"))


def one(store, text: str) -> set[tuple[object, ...]]:
    found = ask(store, text)
    assert isinstance(found, Result)
    return set(found.rows)


def test_an_entity_is_of_its_class_and_of_all_above(tmp_path):
    with build(tmp_path / "a.kg", [reading_of([Said(X, "attacks", Y)], entities=[NORWAY])]) as ledger:
        store = load(ledger)
    assert one(store, "SELECT ?class { wd:Q1 a ?class }") == {
        ("kg:Entity",), ("kg:Country",), ("kg:GPE",), ("kg:Agent",), ("kg:Place",)}
    assert one(store, "SELECT ?above { kg:Country rdfs:subClassOf+ ?above }") >= {("kg:Agent",), ("kg:Place",)}


def test_a_claim_has_its_confidence(tmp_path):
    with build(tmp_path / "a.kg", [reading_of([Said(X, "attacks", Y)])]) as ledger:
        assert one(load(ledger), "SELECT ?c { ?claim kg:asserts ?st ; kg:confidence ?c }") == {(1.0,)}


def test_properties_stand_below_all_above_them_and_those_of_a_user_below_their_quad_class(tmp_path):
    said = [Said(X, "talksByPhoneWith", ANN, quad=1), Said(X, "https://my.example/v#hits", Y, quad=4, trigger="hits")]
    with build(tmp_path / "a.kg", [reading_of(said)]) as ledger:
        store = load(ledger)
    assert one(store, "SELECT ?above { kg:talksByPhoneWith rdfs:subPropertyOf+ ?above }") == {
        ("kg:meets",), ("kg:verballyCooperatesWith",), ("kg:interactsWith",)}
    assert one(store, "SELECT ?above { kg:accepts rdfs:subPropertyOf ?above }") == {("kg:verballyCooperatesWith",)}
    assert one(store, "SELECT ?a ?b { ?a ?p ?b . ?p rdfs:subPropertyOf+ kg:materiallyConflictsWith }") == {(X, Y)}


def test_no_triple_stands_in_two_graphs(tmp_path):
    readings = [reading_of([Said(X, "attacks", Y), Said(X, "visits", Y, "Uu")], opening=f"{number}. ") for number in range(3)]
    with build(tmp_path / "a.kg", readings) as ledger:
        found = list(quads(ledger))
    assert len({quad.triple for quad in found}) == len(found)


def test_statements_and_edges_have_their_weights(tmp_path):
    said = [Said(X, "attacks", Y)]
    readings = [reading_of(said, opening=f"{day}. ", published=day) for day in ("2024-05-06", "2024-06-07")]
    with build(tmp_path / "a.kg", readings) as ledger:
        store = load(ledger)
    for node in ("?node a kg:Statement", "?node a kg:Edge"):
        assert one(store, f"""SELECT ?claims ?articles ?publishers ?confidence ?first ?last {{ {node} ; kg:nClaims ?claims ;
            kg:nArticles ?articles ; kg:nPublishers ?publishers ; kg:confidence ?confidence ; kg:firstSeen ?first ;
            kg:lastSeen ?last FILTER(?first < "2024-05-07"^^xsd:date) }}""") == {(2, 2, 2, 1.0, "2024-05-06", "2024-06-07")}
