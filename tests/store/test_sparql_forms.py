"""The datasets that a query may take, and the formats that its result is written in."""

from __future__ import annotations

import json

import pyoxigraph as ox
import pytest
from made_readings import KEYS, NAMES, Said, build, reading_of

from kg.errors import QueryError
from kg.model import GENERIC, Entity
from kg.store import iris
from kg.store.sparql import FORMS, Dataset, Result, query, written

X, Y, ANN, BO = KEYS
SELECT = "SELECT ?name ?no { ?x rdfs:label ?name ; a kg:Person OPTIONAL { ?x kg:no ?no } }"


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    entities = [Entity(key, name, "Person") for key, name in zip(KEYS, NAMES, strict=False)]
    said = [Said(X, "attacks", Y), Said(ANN, "attacks", BO, "Uu", GENERIC, "CT+"), Said(Y, "attacks", X, "Uu", modality="planned")]
    with build(tmp_path_factory.mktemp("forms") / "a.kg", [reading_of(said, entities=entities)]) as found:
        yield found


@pytest.mark.parametrize(("dataset", "edges"), [
    (Dataset(), {(X, "kg:attacks", Y)}),
    (Dataset(reported=True), {(X, "kg:attacks", Y), (ANN, "kgr:attacks", BO)}),
    (Dataset(inferred=True), {(X, "kg:attacks", Y), (Y, "kg:attackedBy", X), (X, "kg:materiallyConflictsWith", Y),
                              (X, "kg:interactsWith", Y)}),
])
def test_what_each_dataset_holds_between_entities(ledger, dataset, edges):
    found = query(ledger, "SELECT ?a ?p ?b { ?a a kg:Entity . ?b a kg:Entity . ?a ?p ?b }", dataset)
    assert isinstance(found, Result)
    assert set(found.rows) == edges


def test_reified_queries_find_what_is_no_fact_and_plain_ones_do_not(ledger):
    text = "SELECT ?a ?b ?status { ?st rdf:reifies <<( ?a kg:attacks ?b )>> ; kg:status ?status }"
    assert query(ledger, text) == Result(("a", "b", "status"), ())
    found = query(ledger, text, Dataset(reified=True))
    assert isinstance(found, Result)
    assert set(found.rows) == {(X, Y, "kg:asserted"), (ANN, BO, "kg:reported"), (Y, X, "kg:planned")}
    assert query(ledger, "ASK { wd:Q2 kg:attacks wd:Q1 }", Dataset(reified=True)) is False


@pytest.mark.parametrize("name", ["sparql-json", "sparql-xml", "sparql-tsv"])
def test_results_read_back_as_they_are(ledger, name):
    solutions = ox.parse_query_results(written(ledger, SELECT, name), format=getattr(ox.QueryResultsFormat, FORMS[name][0]))
    assert isinstance(solutions, ox.QuerySolutions)
    assert {(row[0].value, row[1]) for row in solutions} == {(NAMES[n], None) for n in range(4)}


def test_csv_has_a_line_for_each_solution_and_json_what_the_standard_says(ledger):
    assert written(ledger, "SELECT ?a { ?a kg:attacks ?b }", "sparql-csv") == f"a\r\n{iris.iri(X)}\r\n".encode()
    assert json.loads(written(ledger, "ASK { ?a kg:attacks ?b }", "sparql-json")) == {"head": {}, "boolean": True}


@pytest.mark.parametrize(("name", "form"), [("turtle", ox.RdfFormat.TURTLE), ("ntriples", ox.RdfFormat.N_TRIPLES)])
def test_triples_read_back(ledger, name, form):
    made = written(ledger, "CONSTRUCT { ?a rdfs:label ?n } { ?a rdfs:label ?n ; a kg:Person }", name)
    assert {q.object.value for q in ox.parse(made, format=form)} == set(NAMES[:4])
    told = written(ledger, "DESCRIBE wd:Q1", name)
    assert {q.subject.value for q in ox.parse(told, format=form)} == {iris.iri(X)}


@pytest.mark.parametrize(("text", "name"), [("ASK {}", "turtle"), ("CONSTRUCT WHERE { ?a ?b ?c }", "sparql-csv")])
def test_a_format_that_does_not_fit_is_one_line(ledger, text, name):
    with pytest.raises(QueryError, match="choose another"):
        written(ledger, text, name)
