"""`kg query`: which language a query is in, its parameters, and how an answer is printed."""

from __future__ import annotations

import pytest
from commands import Kg

from kg.errors import QueryError
from kg.store.query_language import language_of

TEXT = "Norway attacked Chad. Chad may attack Norway, and Sudan said that Norway had attacked Kenya."


@pytest.fixture
def asked(kg: Kg) -> Kg:
    assert kg("build", "-", stdin=TEXT.encode()).code == 0
    return kg


@pytest.mark.parametrize(("text", "language"), [
    ("MATCH (n) RETURN n", "cypher"), ("optional match (n) RETURN n", "cypher"), ("// SELECT\nMATCH (n) RETURN n", "cypher"),
    ("/* ASK */ UNWIND [1] AS x RETURN x", "cypher"), ("WITH 1 AS x RETURN x", "cypher"), ("CALL db.labels()", "cypher"),
    ("CREATE (n)", "cypher"), ("LOAD CSV FROM 'x' AS l RETURN l", "cypher"), ("DETACH DELETE n", "cypher"),
    ("SELECT * { ?s ?p ?o }", "sparql"), ("# MATCH\nprefix x: <y> ASK {}", "sparql"), ("DESCRIBE wd:Q1", "sparql"),
    ("WITH <g> DELETE { ?s ?p ?o } WHERE {}", "sparql"), ("CREATE GRAPH <g>", "sparql"), ("DROP SILENT ALL", "sparql"),
    ("DELETE WHERE { ?s ?p ?o }", "sparql"), ("LOAD <x>", "sparql"), ("BASE <x> SELECT * {}", "sparql"),
])
def test_the_language_is_recognised(text, language):
    assert language_of(text) == language


@pytest.mark.parametrize("text", ["", "  # nothing", "hello", "{ me { name } }", "SELECTED"])
def test_another_language_is_an_error(text):
    with pytest.raises(QueryError, match="--lang"):
        language_of(text)


def test_both_languages_give_the_same_facts(asked):
    cypher = asked("query", "MATCH (a)-[:ATTACKS]->(b) RETURN a.id AS who, b.id AS whom").rows
    assert cypher == asked("query", "SELECT ?who ?whom { ?who kg:attacks ?whom }").rows != []


def test_parameters_are_json_or_text(asked):
    text = "MATCH (a:Entity {name: $name})-[r]->(b) WHERE r.n_claims >= $n AND type(r) IN $types RETURN a.name AS a, b.name AS b"
    given = ("--param", "name=Norway", "--param", "n=1", "--param", 'types=["ATTACKS"]')
    assert asked("query", text, *given).rows == [{"a": "Norway", "b": "Chad"}]
    assert asked("query", "RETURN $x AS x", "--param", 'x="5"').rows == [{"x": "5"}]
    assert asked("query", "RETURN $x AS x", "--param", "x=a=' OR 1 //").rows == [{"x": "a=' OR 1 //"}]
    for wrong in ("x", "=1", "a b=1"):
        assert asked("query", "RETURN 1", "--param", wrong).code == 2
    assert asked("query", "ASK {}", "--param", "x=1").code == 2


def test_forms(asked):
    text = "MATCH (n:Country {name: 'Chad'}) RETURN n.name AS name, labels(n)[0] = 'Entity' AS known, n.aliases AS a, [1, 'x'] AS l"
    assert asked("query", text, "--format", "csv").out == 'name,known,a,l\nChad,true,,"[1, ""x""]"\n'
    assert asked("query", text, "--format", "tsv").out == 'name\tknown\ta\tl\nChad\ttrue\t\t"[1, ""x""]"\n'
    assert asked("query", text, "--format", "json").rows == [{"name": "Chad", "known": True, "a": None, "l": [1, "x"]}]
    assert asked("query", text, "--format", "table").out.split()[:4] == ["name", "known", "a", "l"]
    assert asked("query", "ASK { wd:Q657 a kg:Country }", "-f", "csv").out == "answer\ntrue\n"


def test_a_write_and_a_wrong_language_are_one_line(asked):
    for text in ("MATCH (n) DETACH DELETE n", "DELETE WHERE { ?s ?p ?o }", "hello"):
        outcome = asked("query", text)
        assert (outcome.code, outcome.out, outcome.err.count("\n")) == (1, "", 1)
    assert "refused" in asked("query", "--lang", "cypher", "CREATE (n)").err
    assert asked("query", "--lang", "sparql", "MATCH (n) RETURN n").code == 1


def test_a_warning_goes_to_stderr(asked):
    outcome = asked("query", "MATCH (n:Contry) RETURN n.name")
    assert (outcome.code, outcome.out) == (0, "") and "Contry" in outcome.err


NORWAY_CHAD, NORWAY_KENYA = "SELECT ?p { wd:Q20 ?p wd:Q657 }", "SELECT ?p { wd:Q20 ?p wd:Q114 }"
FACT, REPORT = {"p": "kg:attacks"}, {"p": "kgr:attacks"}
FOLLOWS = [{"p": "kg:materiallyConflictsWith"}, {"p": "kg:interactsWith"}]


@pytest.mark.parametrize(("flags", "fact", "report"), [
    ((), [FACT], []), (("--reported",), [FACT], [REPORT]), (("--inferred",), [FACT, *FOLLOWS], []),
    (("--all",), [FACT, *FOLLOWS], [REPORT]),
])
def test_what_a_query_sees(asked, flags, fact, report):
    def predicates(text: str) -> list[object]:
        return sorted((row["p"] for row in asked("query", *flags, text).rows), key=str)

    assert predicates(NORWAY_CHAD) == sorted((row["p"] for row in fact), key=str)
    assert predicates(NORWAY_KENYA) == sorted((row["p"] for row in report), key=str)


def test_reified_triples_and_the_formats_of_sparql(asked):
    text = "SELECT ?status { ?st rdf:reifies <<( wd:Q657 kg:attacks wd:Q20 )>> ; kg:status ?status }"
    assert (asked("query", text).rows, asked("query", "--rdf", "1.2", text).rows) == ([], [{"status": "kg:possible"}])
    assert asked("query", "-f", "sparql-csv", "SELECT ?b { wd:Q20 kg:attacks ?b }").out.splitlines() == [
        "b", "http://www.wikidata.org/entity/Q657"]
    assert "wd:Q20 kg:attacks wd:Q657 ." in asked("query", "-f", "turtle", "CONSTRUCT WHERE { ?a kg:attacks ?b }").out
    outcome = asked("query", "-f", "turtle", "ASK {}")
    assert (outcome.code, outcome.err) == (1, "kg: SPARQL: turtle is a format for CONSTRUCT and DESCRIBE; choose another\n")


@pytest.mark.parametrize("flag", [("--inferred",), ("--all",), ("--rdf", "1.2"), ("-f", "turtle")])
def test_what_is_of_sparql_is_refused_with_cypher(asked, flag):
    outcome = asked("query", *flag, "MATCH (n) RETURN n.id")
    assert (outcome.code, "is for SPARQL" in outcome.err) == (2, True)
