"""A real Neo4j holds what the embedded store holds, follows the ledger, and survives interruptions of either side."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import pytest
from commands import Kg
from graph_content import Content, content
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_readings import KEYS, NAMES, RUN, Said, build, made_readings, reading_of, unlike
from real_neo4j import RealNeo4j

from kg.errors import StoreError
from kg.ledger import Ledger
from kg.model import GENERIC, Entity
from kg.store.cypher_writes import STATE
from kg.store.embedded_cypher import EmbeddedCypher
from kg.store.neo4j_server import Neo4jServer

X, Y, ANN, BO = KEYS


def embedded(ledger: Ledger) -> Content:
    graph = EmbeddedCypher.of(ledger)
    return content(lambda text: graph.ask(text).dictionaries())


def readings(count: int) -> list:
    said = [Said(X, "attacks", Y), Said(ANN, "visits", BO, "Uu", GENERIC), Said(Y, "praises", BO, "Uu", ANN, "CT+")]
    return [reading_of(said, opening=f"News {n}. ", published=f"2024-05-{1 + n % 28:02}") for n in range(count)]


def test_values_arrive_unchanged(neo4j: Neo4jServer, tmp_path):
    names = [*NAMES, "`]->() DETACH DELETE n //", "$rows {id: 1} \\u0041 \ud7ff", "x" * 10_000]
    entities = [Entity(f"e:n{i}.person", name, "Person", None, tuple(names)) for i, name in enumerate(names)]
    reading = reading_of([Said("e:n0.person", "praises", "e:n1.person", sentence=f"praises {''.join(names)}")],
                         entities=entities, title="".join(names))
    with build(tmp_path / "a.kg", [reading]) as ledger:
        neo4j.load(ledger)
        assert {row["name"] for row in neo4j.query("MATCH (n:Person) RETURN n.name AS name")} == set(names)
        (row,) = neo4j.query("MATCH (s:Sentence)-->(a:Article) RETURN s.text AS text, a.headline AS headline")
        assert (row["text"], row["headline"]) == (f"praises {''.join(names)}", "".join(names))
        assert content(neo4j.query) == embedded(ledger)


@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(several=st.lists(made_readings(), min_size=3, max_size=5).filter(unlike))
def test_it_follows_the_ledger(neo4j: Neo4jServer, several):
    neo4j.query("MATCH (n) DETACH DELETE n")
    with tempfile.TemporaryDirectory() as folder, build(Path(folder) / "a.kg", several[1:]) as ledger:
        assert neo4j.load(ledger).whole
        ledger.add(several[0], RUN)
        ledger.retract(several[1].article.id)
        ledger.add(replace(several[2], claims=several[2].claims[:1]), RUN)
        assert not neo4j.load(ledger).whole
        assert content(neo4j.query) == embedded(ledger)


def test_only_what_was_touched_travels(neo4j: Neo4jServer, tmp_path):
    with build(tmp_path / "a.kg", readings(20)) as ledger:
        assert neo4j.preview(ledger) == neo4j.load(ledger)
        assert neo4j.load(ledger).nodes == 0
        ledger.add(reading_of([Said(ANN, "visits", BO)], opening="More. "), RUN)
        planned = neo4j.preview(ledger)
        assert planned == neo4j.load(ledger) and planned.articles == 1 and planned.nodes < 15
        ledger.retract(reading_of([Said(ANN, "visits", BO)], opening="More. ").article.id)
        neo4j.load(ledger)
        assert content(neo4j.query) == embedded(ledger)
        (hub,) = neo4j.query("MATCH ()-[r:ATTACKS]->() RETURN r.n_claims AS n, r.first_seen AS first")
        assert hub == {"n": 20, "first": "2024-05-01"}


def test_an_entity_leaves_the_labels_of_its_former_class(neo4j: Neo4jServer, tmp_path):
    ships = [reading_of([Said(X, "visits", Y)], entities=[Entity(X, "Aurora", kind, ancestors=(above, "Entity"))], opening=opening)
             for kind, above, opening in (("Ship", "Vehicle", "A "), ("Person", "Agent", "B "), ("Person", "Agent", "C "))]
    with build(tmp_path / "a.kg", ships[:1]) as ledger:
        neo4j.load(ledger)
        neo4j.query("MATCH (n:Ship) SET n:Watched")
        for ship in ships[1:]:
            ledger.add(ship, RUN)
        neo4j.load(ledger)
    (row,) = neo4j.query("MATCH (n:Watched) RETURN labels(n) AS all")
    assert sorted(row["all"]) == ["Agent", "Entity", "Person", "Watched"]


def test_what_others_keep_there_stays(neo4j: Neo4jServer, tmp_path):
    neo4j.query("CREATE (:Entity {id: 'mine'})-[:LIKES]->(:Note {id: 'wd:Q1', text: 'x'})")
    mine = "MATCH (n) WHERE n.id = 'mine' OR n:Note RETURN properties(n) AS all, COUNT { (n)--() } AS links"
    before = neo4j.query(mine)
    with build(tmp_path / "a.kg", readings(2)) as ledger, build(tmp_path / "b.kg", readings(1)) as other:
        neo4j.load(ledger)
        ledger.retract(readings(1)[0].article.id)
        neo4j.load(ledger)
        with pytest.raises(StoreError, match=r"another ledger.*--replace"):
            neo4j.load(other)
        assert neo4j.load(other, replace=True).whole
        assert neo4j.query(mine) == before
        neo4j.query("MATCH (n) WHERE n.id = 'mine' OR n:Note DETACH DELETE n")
        assert content(neo4j.query) == embedded(other)


def test_constraints_and_indexes_are_there(neo4j: Neo4jServer, tmp_path):
    with build(tmp_path / "a.kg", readings(1)) as ledger:
        neo4j.load(ledger)
    found = {(row["labelsOrTypes"][0], *row["properties"], row["type"]) for row in neo4j.query("SHOW INDEXES") if row["properties"]}
    assert found >= {("Entity", "id", "RANGE"), ("Claim", "id", "RANGE"), ("Statement", "predicate", "RANGE"),
                     ("Sentence", "text", "FULLTEXT")}
    hits = "CALL db.index.fulltext.queryNodes('kg_sentence_text', 'visits') YIELD node RETURN node.text AS text"
    assert [row["text"] for row in neo4j.query(hits)] == ["ann.person visits bo.person."]


# ── Interruptions ───────────────────────────────────────────────────────────────────────────────────


def child(real: RealNeo4j, ledger: Ledger) -> subprocess.Popen[bytes]:
    """`kg load` as a process of its own."""
    environment = {**os.environ, "NEO4J_USER": real.user, "NEO4J_PASSWORD": real.password}
    command = [sys.executable, "-c", "from kg.cli import main; main()", "load", real.uri, "-g", str(ledger.path)]
    return subprocess.Popen(command, env=environment, stderr=subprocess.PIPE)


def wait_for_batches(neo4j: Neo4jServer, number: int, process: subprocess.Popen[bytes]) -> None:
    while process.poll() is None:
        rows = neo4j.query(STATE)
        if rows and (rows[0]["done"] or 0) >= number:
            return
        time.sleep(0.01)


def test_a_killed_load_goes_on_where_it_stopped(real_neo4j: RealNeo4j, neo4j: Neo4jServer, tmp_path):
    with build(tmp_path / "a.kg", readings(12)) as ledger:
        whole = neo4j.preview(ledger)
        with child(real_neo4j, ledger) as process:
            wait_for_batches(neo4j, 5, process)
            process.send_signal(signal.SIGKILL)
        (state,) = neo4j.query(STATE)
        assert state["done"] >= 5 and state["change"] == 0
        rest = neo4j.load(ledger)
        assert 0 < rest.nodes + rest.relationships < whole.nodes + whole.relationships
        assert content(neo4j.query) == embedded(ledger)


def test_a_killed_load_whose_ledger_then_changes(real_neo4j: RealNeo4j, neo4j: Neo4jServer, tmp_path):
    several = readings(8)
    with build(tmp_path / "a.kg", several) as ledger:
        with child(real_neo4j, ledger) as process:
            wait_for_batches(neo4j, 9, process)
            process.send_signal(signal.SIGKILL)
        ledger.retract(several[0].article.id)
        ledger.add(replace(several[1], claims=several[1].claims[:1]), RUN)
        neo4j.load(ledger)
        assert content(neo4j.query) == embedded(ledger)


def test_a_server_that_goes_away_in_mid_load_loses_nothing(real_neo4j: RealNeo4j, neo4j: Neo4jServer, tmp_path):
    if real_neo4j.data is None:
        pytest.skip("the server of NEO4J_URI is not ours to stop")
    with build(tmp_path / "a.kg", readings(12)) as ledger:
        with child(real_neo4j, ledger) as process:
            wait_for_batches(neo4j, 4, process)
            real_neo4j.run("stop", "--now")
            real_neo4j.run("start")
            problem = process.communicate(timeout=90)[1].decode()
        assert process.returncode == 0 or (problem.startswith("kg: ") and problem.count("\n") == 1), problem
        with real_neo4j.connect() as again:
            again.load(ledger)
            assert content(again.query) == embedded(ledger)


# ── The command ─────────────────────────────────────────────────────────────────────────────────────


def test_the_command(real_neo4j: RealNeo4j, neo4j: Neo4jServer, kg: Kg, monkeypatch):
    monkeypatch.setenv("NEO4J_USER", real_neo4j.user)
    monkeypatch.setenv("NEO4J_PASSWORD", real_neo4j.password)
    build(Path("news.kg"), readings(1)).close()
    assert "would write" in kg("load", real_neo4j.uri, "--dry-run").err
    assert neo4j.query("MATCH (n) RETURN n") == []
    assert "nodes and" in kg("load", real_neo4j.uri).err
    assert "nothing to write" in kg("load", real_neo4j.uri).err
    assert len(neo4j.query("MATCH (n:Article) RETURN n")) == 1


@pytest.mark.parametrize(("change", "problem"), [
    ({"uri": "bolt://127.0.0.1:1"}, "no Neo4j server answers"), ({"uri": "http://127.0.0.1"}, "not the URI"),
    ({"uri": "127.0.0.1"}, "not the URI"), ({"NEO4J_PASSWORD": "wrong"}, "refused"), ({"NEO4J_PASSWORD": None}, "no password"),
    ({"database": "nosuch"}, "no database nosuch"), ({"graph": "nosuch.kg"}, "no such ledger"),
])
def test_errors_are_one_line(real_neo4j: RealNeo4j, kg: Kg, monkeypatch, change, problem):
    build(Path("news.kg"), readings(1)).close()
    monkeypatch.setenv("NEO4J_USER", real_neo4j.user)
    monkeypatch.setenv("NEO4J_PASSWORD", real_neo4j.password)
    if "NEO4J_PASSWORD" in change:
        monkeypatch.delenv("NEO4J_PASSWORD")
        if change["NEO4J_PASSWORD"]:
            monkeypatch.setenv("NEO4J_PASSWORD", change["NEO4J_PASSWORD"])
    outcome = kg("load", change.get("uri", real_neo4j.uri), "--database", change.get("database", "neo4j"),
                 "-g", change.get("graph", "news.kg"))
    assert (outcome.code, outcome.out, outcome.err.count("\n")) == (1, "", 1)
    assert problem in outcome.err
