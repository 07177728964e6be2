from __future__ import annotations

import importlib
import io
import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from made_readings import KEYS, NAMES, RUN, Said, build, reading_of

import kg
from kg.errors import QueryError
from kg.identity import sha256_text
from kg.ledger import Ledger
from kg.model import GENERIC, Entity
from kg.store import ENDINGS, FORMATS, format_of, iris, write
from kg.store.network import network
from kg.store.sparql import Result, query

X, Y, ANN, BO = KEYS
ALL_NAMES = "".join(NAMES)


@pytest.fixture
def ledger(tmp_path):
    """One reading whose names and text hold every character that has a meaning in some format."""
    entities = [Entity(key, name, "Person", None, NAMES) for key, name in zip(KEYS, NAMES, strict=False)]
    reading = reading_of(
        [Said(X, "attacks", Y), Said(ANN, "visits", BO, "Uu", GENERIC, "CT+"), Said(X, "meets", ANN, symmetric=True),
         Said(Y, "praises", X, "CT-")],
        entities=[*entities, Entity("doc:0/e/the-<men>", ALL_NAMES, "Group", None, (), "doc:0")],
        title=ALL_NAMES, opening=f"{ALL_NAMES} ", url="https://news.example/?a=1&b=<2>")
    with build(tmp_path / "news.kg", [reading]) as found:
        yield found


def exported(ledger: Ledger, name: str) -> bytes:
    out = io.BytesIO()
    write(ledger, out, name)
    return out.getvalue()


# ── RDF ─────────────────────────────────────────────────────────────────────────────────────────────


def parsed(data: bytes, form: ox.RdfFormat) -> set[ox.Quad]:
    return set(ox.parse(data, format=form))


@pytest.mark.parametrize(("name", "form"), [("trig", ox.RdfFormat.TRIG), ("jsonld", ox.RdfFormat.JSON_LD)])
def test_every_format_with_named_graphs_holds_the_same_quads(ledger, name, form):
    quads = parsed(exported(ledger, "nquads"), ox.RdfFormat.N_QUADS)
    assert quads
    assert parsed(exported(ledger, name), form) == quads


def test_formats_without_graphs_hold_all_but_the_reported_edges(ledger):
    quads = parsed(exported(ledger, "nquads"), ox.RdfFormat.N_QUADS)
    wanted = {q.triple for q in quads if q.graph_name.value != iris.GRAPH + "reported"}
    assert {q.triple for q in quads} - wanted
    for name, form in (("turtle", ox.RdfFormat.TURTLE), ("ntriples", ox.RdfFormat.N_TRIPLES)):
        assert {q.triple for q in parsed(exported(ledger, name), form)} == wanted


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
@pytest.mark.parametrize(("name", "form"), [("nquads", "nquads"), ("trig", "trig"), ("jsonld", "json-ld")])
def test_rdflib_reads_the_same(ledger, name, form):
    import rdflib

    dataset = rdflib.Dataset()
    dataset.parse(data=exported(ledger, name), format=form)
    found = {(str(s), str(p), str(o), str(g)) for s, p, o, g in dataset.quads()}
    quads = parsed(exported(ledger, "nquads"), ox.RdfFormat.N_QUADS)
    assert found == {(q.subject.value, q.predicate.value, q.object.value, q.graph_name.value) for q in quads}


def test_names_survive(ledger):
    found = query(ledger, "SELECT ?name { { wd:Q1 rdfs:label ?name } UNION { wd:Q1 skos:altLabel ?name } }")
    assert isinstance(found, Result)
    assert {name for name, in found.rows} == set(NAMES)


def test_no_iri_needs_escaping_and_ids_stay_apart():
    assert iris.iri("doc:0/e/the-<men>") == iris.BASE + "doc/0/e/the-%3Cmen%3E"
    ids = ["e:a b", "e:a%20b", "st:a", "cl:a", "oe:a", "x", "id:x y", "doc:a/e/b", "doc:a#char=1,2"]
    assert len({iris.iri(key) for key in ids}) == len(ids)
    assert iris.span("doc:a", 1, 2) == iris.iri("doc:a") + "#char=1,2"


@pytest.mark.parametrize("key", ["wd:Q159", "e:ann.person", "st:abc", "cl:abc", "doc:0f", "doc:0f/e/men", "kg:Author"])
def test_an_id_is_its_own_short_name(key):
    assert iris.short(iris.iri(key)) == key


def test_properties_of_other_ontologies_keep_their_iri_and_are_marked_when_only_reported():
    assert iris.term("attacks") == iris.KG + "attacks"
    assert iris.term("https://my.example/v#hits") == "https://my.example/v#hits"
    assert iris.term("schema:knows") == iris.SCHEMA + "knows"
    assert iris.reported("attacks") == iris.KGR + "attacks"
    assert iris.reported("https://my.example/v#hits").startswith(iris.KGR + "https%3A")


def test_a_mention_that_is_its_sentence_is_said_once(tmp_path):
    reading = reading_of([Said(X, "attacks", Y)])
    whole = replace(reading.mentions[0], char_start=reading.sentences[0].char_start, char_end=reading.sentences[0].char_end)
    with build(tmp_path / "a.kg", [replace(reading, mentions=(whole, whole))]) as found:
        lines = exported(found, "nquads").splitlines()
    assert len(lines) == len(set(lines))


# ── JSON Lines ──────────────────────────────────────────────────────────────────────────────────────


def test_jsonl_has_every_kind_with_evidence_that_stands_in_the_text(ledger):
    rows = [json.loads(line) for line in exported(ledger, "jsonl").decode().splitlines()]
    article = ledger.articles()[0]
    kinds = [row["kind"] for row in rows]
    assert {kind: kinds.count(kind) for kind in kinds} == {
        "article": 1, "entity": 5, "edge": 3, "statement": 4, "open_edge": 4, "run": 1, "reading": 1}
    assert (rows[0]["sha256"], rows[0]["title"]) == (sha256_text(article.text), ALL_NAMES)
    sentences = {(s.char_start, s.char_end) for s in ledger.sentences(article.id)}
    for row in rows:
        for evidence in row.get("evidence", ()):
            assert (evidence["start"], evidence["end"]) in sentences
            assert article.text[evidence["start"] : evidence["end"]] == evidence["text"]
    ends = [(r.get("view"), r["subject"], r["predicate"], r["object"]) for r in rows if r["kind"] == "edge"]
    assert ends == [("asserted", ANN, "meets", X), ("asserted", X, "attacks", Y), ("reported", ANN, "visits", BO)]
    status = {(r["subject"], r["predicate"], r["object"]): r["status"] for r in rows if r["kind"] == "statement"}
    assert status == {(X, "attacks", Y): "asserted", (ANN, "visits", BO): "reported", (ANN, "meets", X): "asserted",
                      (Y, "praises", X): "negated"}


BESIDE = Said(X, "attacks", Y, details=(("instrument", "chemical weapons"), ("location", ANN), ("location", BO)),
              time=("since 2012", "2012-01-01", ""), quantity="28")


def test_evidence_has_what_goes_with_a_claim(tmp_path):
    with build(tmp_path / "a.kg", [reading_of([BESIDE, Said(Y, "attacks", X)])]) as found:
        rows = [json.loads(line) for line in exported(found, "jsonl").splitlines()]
    told = {row["subject"]: row["evidence"][0] for row in rows if row["kind"] == "statement"}
    assert told[X]["details"] == {"instrument": ["chemical weapons"], "location": [ANN, BO]}
    assert told[X]["time"] == {"text": "since 2012", "from": "2012-01-01", "to": None}
    assert told[X]["quantity"] == "28"
    assert not {"details", "time", "quantity"} & set(told[Y])


def test_claims_point_to_entities_and_keep_words_in_rdf(tmp_path):
    with build(tmp_path / "a.kg", [reading_of([BESIDE], entities=[Entity(key, key, "Person") for key in KEYS])]) as found:
        told = query(found, """SELECT ?p ?o { ?c a kg:Claim ; ?p ?o FILTER(
            ?p IN (kg:claimInstrument, kg:claimLocation, kg:timeText, kg:timeFrom, kg:timeTo, kg:quantity)) }""")
        assert query(found, 'ASK { ?c kg:timeFrom ?day FILTER(?day < "2012-01-02"^^xsd:date) }') is True
    assert isinstance(told, Result)
    assert set(told.rows) == {
        ("kg:claimInstrument", "chemical weapons"), ("kg:claimLocation", ANN), ("kg:claimLocation", BO),
        ("kg:timeText", "since 2012"), ("kg:timeFrom", "2012-01-01"), ("kg:quantity", "28")}


def test_ends_that_are_not_known_stand_in_no_row(tmp_path):
    with build(tmp_path / "a.kg", [reading_of([Said(X, "attacks", "")])]) as found:
        assert not {row["kind"] for row in map(json.loads, exported(found, "jsonl").splitlines())} & {"edge", "statement"}


# ── networkx ────────────────────────────────────────────────────────────────────────────────────────


def test_network_of_either_view(ledger):
    asserted, reported = network(ledger), network(ledger, view="reported")
    assert sorted(asserted.edges(keys=True)) == [(ANN, X, "meets"), (X, Y, "attacks")]
    assert sorted(reported.edges(keys=True)) == [(ANN, BO, "visits")]
    assert asserted.nodes[X]["label"] == NAMES[0]
    assert asserted.edges[X, Y, "attacks"]["weight"] == 1


def test_graphml_reads_back_with_one_id_an_edge(ledger, tmp_path):
    import networkx as nx

    ledger.add(reading_of([Said(Y, "attacks", X)], opening="Other. "), RUN)
    (tmp_path / "a.graphml").write_bytes(exported(ledger, "graphml"))
    graph = nx.read_graphml(tmp_path / "a.graphml", force_multigraph=True)
    assert graph.nodes[X]["label"] == NAMES[0]
    assert sorted((s, o, d["predicate"]) for s, o, d in graph.edges(data=True)) == [
        (ANN, X, "meets"), (X, Y, "attacks"), (Y, X, "attacks")]
    assert len({key for _, _, key in graph.edges(keys=True)}) == 3


# ── SPARQL ──────────────────────────────────────────────────────────────────────────────────────────


def test_answers_of_each_form(ledger):
    assert query(ledger, "SELECT ?b ?c { wd:Q1 kg:attacks ?b OPTIONAL { ?b kg:no ?c } }") == Result(("b", "c"), ((Y, None),))
    assert query(ledger, "ASK { wd:Q1 kg:attacks wd:Q2 }") is True
    assert query(ledger, "CONSTRUCT { ?b kg:attackedBy ?a } WHERE { ?a kg:attacks ?b }") == (
        (f"<{iris.iri(Y)}>", f"<{iris.KG}attackedBy>", f"<{iris.iri(X)}>"),)
    assert query(ledger, "SELECT (COUNT(*) AS ?n) (1.5 AS ?x) (true AS ?t) ('a' AS ?s) { ?a kg:attacks ?b }") == Result(
        ("n", "x", "t", "s"), ((1, 1.5, True, "a"),))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("SELECT ?a {", "ends too early"),
        ("", "ends too early"),
        ("SELECT ?a {\n  ?a nope:b ?c }", "line 2, column 12: prefix nope: is not declared; known: kg"),
        ("SELECT ?a {\n  ?a ? ?c }", "line 2, column 11: cannot go on at '}'"),
        ("SELECT ?b { ?a ?p ?c } GROUP BY ?a", "a variable that is unbound"),
        ("INSERT DATA { wd:Q1 kg:attacks wd:Q2 }", "updates"),
        ("PREFIX x: <http://x.example/#>\n# a comment\nBASE <http://y.example/> DELETE WHERE { ?s ?p ?o }", "updates"),
        ("clear all", "updates"),
        ("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", "SERVICE is refused"),
        ("SELECT * { service silent kg:x { ?s ?p ?o } }", "SERVICE is refused"),
        ("PREFIX : <http://127.0.0.1:1/> SELECT * { SERVICE :x { ?s ?p ?o } }", "SERVICE is refused"),
        ("SELECT * { ?s e:a\\# ?o . SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", "SERVICE is refused"),
        ("SELECT * { ?s ?p '''it's''' . SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", "SERVICE is refused"),
    ],
)
def test_errors_are_one_line_and_short(ledger, text, word):
    with pytest.raises(QueryError) as caught:
        query(ledger, text)
    message = str(caught.value)
    assert word in message
    assert "\n" not in message
    assert len(message) < 200


def test_words_of_the_language_inside_strings_and_names_are_no_keywords(ledger):
    text = """# INSERT, SERVICE
        PREFIX service: <http://x.example/insert#>
        SELECT ?from ?service { VALUES (?from ?service) { ("SERVICE <x>" 'FROM "it"') }
        FILTER NOT EXISTS { ?a service:from ?b } }"""
    assert query(ledger, text) == Result(("from", "service"), (("SERVICE <x>", 'FROM "it"'),))


# ── Formats ─────────────────────────────────────────────────────────────────────────────────────────


def test_every_format_has_a_writer_and_an_ending():
    assert set(ENDINGS.values()) == set(FORMATS) - {"neo4j-csv"}
    for name, known in FORMATS.items():
        module, function = known.writer.split(":")
        assert callable(getattr(importlib.import_module(module), function)), name


def test_unknown_formats_name_the_known_ones(ledger):
    assert format_of("a/B.TTL") == "turtle"
    with pytest.raises(QueryError, match=r"\.ttl"):
        format_of("a.docx")
    with pytest.raises(QueryError, match="turtle"):
        write(ledger, io.BytesIO(), "docx")


def fresh(code: str, seed: str) -> bytes:
    environment = os.environ | {"PYTHONPATH": str(Path(kg.__file__).parents[1]), "PYTHONHASHSEED": seed}
    return subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, env=environment).stdout


def test_nothing_heavy_is_loaded_before_its_use():
    code = ("import sys, kg.store, kg.ledger, kg.store.jsonl\n"
            "heavy = {'pyoxigraph', 'rdflib', 'networkx', 'spacy', 'numpy', 'neo4j'}\n"
            "print(sorted({m.partition('.')[0] for m in sys.modules} & heavy))")
    assert fresh(code, "0").strip() == b"[]"


@pytest.mark.parametrize("name", [name for name, known in FORMATS.items() if not known.folder])
def test_another_process_writes_the_same_bytes(ledger, name):
    code = (f"import sys; from kg.ledger import Ledger; from kg.store import write\n"
            f"write(Ledger.open({str(ledger.path)!r}), sys.stdout.buffer, {name!r})")
    assert fresh(code, "1") == fresh(code, "2") == exported(ledger, name)
