"""What is exported for Neo4j, CSV and Cypher script, gives there what a load gives."""

from __future__ import annotations

import io

import kglite
import pytest
from graph_content import Content, content
from made_readings import KEYS, NAMES, RUN, Said, build, reading_of
from real_neo4j import RealNeo4j, started

from kg.ledger import Ledger
from kg.model import Entity
from kg.store import write
from kg.store.cypher_script import literal, statements
from kg.store.cypher_writes import CONSTRAINTS
from kg.store.embedded_cypher import EmbeddedCypher
from kg.store.neo4j_server import Neo4jServer

X, Y, ANN, BO = KEYS
NASTY = [*NAMES, "`]->() DETACH DELETE n //", "$rows {id: 1} \\u0041 \\\\u0027", "' + 'x", "\\", "\\\x01\\'",
         "a;b,c|\"d\"", "x" * 10_000]


@pytest.fixture
def ledger(tmp_path):
    entities = [Entity(f"e:n{i}.person", name, "Person", None, tuple(NASTY), ancestors=("Agent",)) for i, name in enumerate(NASTY)]
    first = reading_of([Said("e:n0.person", "praises", "e:n1.person", sentence=f"praises {''.join(NASTY)}", quad=1)],
                       entities=entities, title="".join(NASTY), published="2024-05-06")
    second = reading_of([Said(X, "attacks", Y, details=(("location", "Oslo"), ("location", NASTY[-2]))),
                         Said(ANN, "visits", BO, "Uu", X)])
    with build(tmp_path / "a.kg", [first, second]) as found:
        yield found


def embedded(ledger: Ledger) -> Content:
    graph = EmbeddedCypher.of(ledger)
    return content(lambda text: graph.ask(text).dictionaries())


# ── Script ──────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("value", [
    *NASTY, "".join(NASTY), ["a", "'"], [], {"id": "x", "n": [1, True]}, True, 1.5, -3, "\u2028\x85\x00"])
def test_a_literal_is_the_value(value):
    (row,) = kglite.KnowledgeGraph().cypher(f"RETURN {literal(value)} AS x").to_list()
    assert row["x"] == value
    assert "\n" not in literal(value)


def test_a_script_is_a_statement_a_line_and_harms_nothing_when_it_is_run_again(ledger):
    out = io.BytesIO()
    write(ledger, out, "cypher")
    lines = out.getvalue().decode().split("\n")
    assert lines.pop() == "" and all(line.endswith(";") for line in lines)
    graph = kglite.KnowledgeGraph()
    for line in lines * 2:
        graph.cypher(line.removesuffix(";"))
    assert content(lambda text: EmbeddedCypher(graph).ask(text).dictionaries()) == embedded(ledger)


def test_neo4j_reads_the_script_and_a_load_goes_on_from_there(neo4j: Neo4jServer, ledger):
    for text in statements(ledger):
        neo4j.query(text)
    assert content(neo4j.query) == embedded(ledger)
    assert neo4j.load(ledger).nodes == 0
    ledger.add(reading_of([Said(BO, "visits", ANN)]), RUN)
    assert not neo4j.load(ledger).whole
    assert content(neo4j.query) == embedded(ledger)


# ── CSV ─────────────────────────────────────────────────────────────────────────────────────────────


def test_the_headers_say_what_the_columns_are(ledger, tmp_path):
    (tmp_path / "csv").mkdir()
    write(ledger, tmp_path / "csv", "neo4j-csv")
    headers = {path.name.removesuffix("_header.csv"): path.read_text().strip().split(",")
               for path in sorted((tmp_path / "csv").glob("*/*_header.csv"))}
    assert set(headers["Entity"]) >= {"id:ID(Entity)", "name:string", "aliases:string[]", ":LABEL"}
    assert set(headers["Statement"]) >= {"id:ID(Statement)", "contested:boolean", "confidence:double", "n_claims:long", "quad:long"}
    assert headers["Claim_Entity"] == [":END_ID(Entity)", ":START_ID(Claim)", ":TYPE", "cue:string", "depth:long", "mode:string"]
    assert {path.name for path in (tmp_path / "csv").iterdir()} == {"nodes", "relationships", "import.txt"}


@pytest.fixture
def imported(ledger, tmp_path):
    """A server of its own that neo4j-admin has filled."""
    ours = started(tmp_path / "server")
    (tmp_path / "csv").mkdir()
    write(ledger, tmp_path / "csv", "neo4j-csv")
    ours.run("import", str(tmp_path / "csv"))
    ours.run("start")
    yield ours
    ours.run("stop", "--now")


def test_neo4j_admin_imports_the_folder_and_a_load_goes_on_from_there(imported: RealNeo4j, ledger):
    with imported.connect() as neo4j:
        assert content(neo4j.query) == embedded(ledger)
        assert neo4j.load(ledger).nodes == 0
        assert len(neo4j.query("SHOW CONSTRAINTS")) == len(CONSTRAINTS)
        ledger.add(reading_of([Said(BO, "visits", ANN)]), RUN)
        neo4j.load(ledger)
        assert content(neo4j.query) == embedded(ledger)
