"""Cypher without a server: what it answers, that it follows the ledger, and that it survives what may happen to its folder."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from graph_content import Content
from graph_content import content as content_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_readings import KEYS, NAMES, RUN, Said, build, made_readings, reading_of, unlike

from kg.errors import QueryError
from kg.ledger import Ledger
from kg.model import Entity
from kg.store.embedded_cypher import EmbeddedCypher, folder_of

X, Y, ANN, BO = KEYS


def content(graph: EmbeddedCypher) -> Content:
    return content_of(lambda text: graph.ask(text).dictionaries())


def made_anew(readings: list, folder: Path) -> Content:
    with build(folder / "anew.kg", readings) as ledger:
        return content(EmbeddedCypher.of(ledger))


def test_values_come_back_unchanged(tmp_path):
    names = [*NAMES, "`]->() DETACH DELETE n //", "$rows {id: 1} \\u0041 \ud7ff", "x" * 10_000]
    entities = [Entity(f"e:n{i}.person", name, "Person", None, tuple(names)) for i, name in enumerate(names)]
    reading = reading_of([Said("e:n0.person", "praises", "e:n1.person", sentence=f"praises {''.join(names)}")],
                         entities=entities, title="".join(names))
    with build(tmp_path / "a.kg", [reading]) as ledger:
        for graph in (EmbeddedCypher.of(ledger), EmbeddedCypher.of(ledger)):  # written, then read from the file
            found = graph.ask("MATCH (n:Person) RETURN n.name, n.aliases ORDER BY toInteger(substring(n.id, 3, 1))").rows
            assert found == tuple((name, sorted({*names} - {name})) for name in names)
            assert graph.ask("MATCH (s:Sentence), (a:Article) RETURN s.text, a.headline").rows == (
                (f"praises {''.join(names)}", "".join(names)),)
            assert graph.ask("MATCH (n:Person {name: $name}) RETURN count(n)", {"name": names[-2]}).rows == ((1,),)


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(made_readings(), min_size=2, max_size=5).filter(unlike), st.lists(st.integers(0, 4), min_size=1, max_size=6))
def test_following_gives_what_making_anew_gives(readings, steps):
    with tempfile.TemporaryDirectory() as folder, build(Path(folder) / "a.kg", readings[1:]) as ledger:
        EmbeddedCypher.of(ledger)
        here = {reading.article.id: reading for reading in readings[1:]}
        for step in steps:
            reading = readings[step % len(readings)]
            if here.pop(reading.article.id, None):
                ledger.retract(reading.article.id)
            else:
                ledger.add(reading, RUN)
                here[reading.article.id] = reading
            graph = EmbeddedCypher.of(ledger)
        assert content(graph) == made_anew(list(here.values()), Path(folder))


def test_a_change_is_written_into_the_file_that_is_there(tmp_path):
    readings = [reading_of([Said(X, "attacks", Y)], opening=f"News {n}. ") for n in range(9)]
    with build(tmp_path / "a.kg", readings[:8]) as ledger:
        EmbeddedCypher.of(ledger)
        before = (folder_of(ledger) / "graph").stat()
        ledger.add(readings[8], RUN)
        graph = EmbeddedCypher.of(ledger)
        assert (folder_of(ledger) / "graph").stat().st_mtime_ns == before.st_mtime_ns
        assert graph.ask("MATCH ()-[r:ATTACKS]->() RETURN r.n_claims").rows == ((9,),)
        assert content(graph) == content(EmbeddedCypher.of(ledger))  # the log is read with the file


def test_an_entity_leaves_the_labels_of_its_former_class(tmp_path):
    ships = [reading_of([Said(X, "visits", Y)], entities=[Entity(X, "Aurora", kind, ancestors=(above, "Entity"))], opening=opening)
             for kind, above, opening in (("Ship", "Vehicle", "A "), ("Person", "Agent", "B "), ("Person", "Agent", "C "))]
    with build(tmp_path / "a.kg", [*ships[:2], *(reading_of([Said(ANN, "visits", end)]) for end in (BO, Y))]) as ledger:
        EmbeddedCypher.of(ledger)
        ledger.add(ships[2], RUN)
        assert EmbeddedCypher.of(ledger).ask(f"MATCH (n:Entity {{id: '{X}'}}) RETURN n:Person, n:Ship, n:Vehicle").rows == (
            (True, False, False),)


@pytest.mark.parametrize("damage", ["cut", "other", "foreign", "newer", "file"])
def test_a_folder_that_cannot_be_used_is_made_anew_or_left(tmp_path, damage):
    with build(tmp_path / "b.kg", [reading_of([Said(ANN, "visits", BO)])]) as other:
        EmbeddedCypher.of(other)
        foreign = (folder_of(other) / "graph").read_bytes()
    with build(tmp_path / "a.kg", [reading_of([Said(X, "attacks", Y)])]) as ledger:
        wanted = content(EmbeddedCypher.of(ledger))
        folder = folder_of(ledger)
        if damage == "file":
            for left in folder.iterdir():
                left.unlink()
            folder.rmdir()
            folder.write_text("not a folder")
        elif damage == "newer":
            ledger.add(reading_of([Said(BO, "visits", ANN)]), RUN)
            EmbeddedCypher.of(ledger)
            ledger.retract(reading_of([Said(BO, "visits", ANN)]).article.id)
        else:
            whole = (folder / "graph").read_bytes()
            (folder / "graph").write_bytes({"cut": whole[: len(whole) // 2], "other": b"SQLite?", "foreign": foreign}[damage])
        assert content(EmbeddedCypher.of(ledger)) == wanted
        assert content(EmbeddedCypher.of(ledger)) == wanted


def test_a_killed_process_leaves_what_the_next_one_completes(tmp_path):
    said = [Said(X, "attacks", Y), Said(ANN, "visits", BO, "Uu", BO)] * 8
    readings = [reading_of(said, opening=f"News {n}. ") for n in range(40)]
    chance = random.Random(4)
    with build(tmp_path / "a.kg", readings[:25]) as ledger:
        EmbeddedCypher.of(ledger)
        for number in range(25, 40, 5):
            for reading in readings[number : number + 5]:
                ledger.add(reading, RUN)
            code = f"import kg.store.embedded_cypher as c; from kg.ledger import Ledger; print('up', flush=True)\n" \
                   f"with Ledger.open({str(ledger.path)!r}) as ledger: c.EmbeddedCypher.of(ledger)"
            with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, env=os.environ) as child:
                assert child.stdout and child.stdout.readline() == b"up\n"
                time.sleep(chance.random() * 0.05)
                child.send_signal(signal.SIGKILL)
            assert content(EmbeddedCypher.of(ledger)) == made_anew(readings[: number + 5], tmp_path)


# ── Queries ─────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    with build(tmp_path_factory.mktemp("cypher") / "a.kg", [reading_of([Said(X, "attacks", Y)])]) as ledger:
        yield EmbeddedCypher.of(ledger)


@pytest.mark.parametrize("text", [
    "CREATE (n:X)", "MATCH (n) SET n.x = 1", "match (n) detach\ndelete n", "MATCH (n) REMOVE n:Entity", "MERGE (n {id: 1})",
    "MATCH (n)/* hidden */DELETE n", "MATCH (n) // SET\nSET n.x = '// not set'", "DROP CONSTRAINT kg_entity_id",
    "FOREACH (x IN [1] | CREATE (:Y))", "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line", "INSERT (:Z)",
    "CALL { MATCH (n) DELETE n }", "CREATE FULLTEXT INDEX x FOR (n:Sentence) ON EACH [n.name]",
    "CALL db.ontology.clear()", "CALL table.delete('Entity')",
])
def test_a_query_that_writes_is_refused(graph, text):
    with pytest.raises(QueryError, match=r"refused.*the ledger is the record") as caught:
        graph.ask(text)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("text", [
    "RETURN 'CREATE (n) SET n.x = 1' AS x", 'RETURN "it\\"s DELETE" AS x', "RETURN 1 AS `SET` // DELETE", "/* MERGE */ RETURN 1",
    "MATCH (n:Entity) RETURN n.set, n.create LIMIT 1", "RETURN {delete: 1} AS x", "MATCH (:Set)-[:DELETE]->() RETURN 1",
    "RETURN $create", "CALL db.labels() YIELD label RETURN label", "MATCH (n:Entity) RETURN n.created, n.offset LIMIT 1",
    "CALL db.index.fulltext.queryNodes('kg_sentence_text', 'attacks') YIELD node RETURN node.text",
])
def test_words_that_are_no_keywords_are_none(graph, text):
    assert graph.ask(text, {"create": 1}).columns


@pytest.mark.parametrize(("text", "message"), [
    ("MATCH (n RETURN n", "syntax error at line 1, col"), ("RETURN $missing", "missing"), ("RETURN nosuch(1)", "nosuch"),
    ("CALL no.such() YIELD x RETURN x", "no.such"), ("MATCH (n) RETURN n.name FORMAT CSV", "FORMAT is refused"),
])
def test_an_error_is_one_line(graph, text, message):
    with pytest.raises(QueryError, match=message) as caught:
        graph.ask(text)
    assert "\n" not in str(caught.value)


def test_nodes_relationships_and_paths_come_as_json_has_them(graph):
    (row,) = graph.ask("MATCH p = (a:Entity)-[r:ATTACKS]->(b) RETURN a, r, p, collect(b) AS bs, date('2024-05-06') AS day").rows
    node, link, path, nodes, day = row
    assert node["labels"][0] == "Entity" and node["properties"]["name"] == "Q1" and "title" not in node["properties"]
    assert link["type"] == "ATTACKS" and link["properties"]["view"] == "asserted" and "type" not in link["properties"]
    assert path == [node, link, *nodes] and day == "2024-05-06"


def test_a_label_that_nothing_has_is_told(graph):
    answer = graph.ask("MATCH (n:Contry) RETURN n.name")
    assert answer.rows == () and "Contry" in answer.warnings[0]


def test_a_ledger_in_memory_leaves_no_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with Ledger.in_memory() as ledger:
        ledger.add(reading_of([Said(X, "attacks", Y)]), RUN)
        assert EmbeddedCypher.of(ledger).ask("MATCH (n:Claim) RETURN count(n)").rows == ((1,),)
    assert list(tmp_path.iterdir()) == []
