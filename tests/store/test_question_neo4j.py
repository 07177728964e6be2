"""The named questions on a real Neo4j: the rows that are known, and those of the seed article by another door."""

from __future__ import annotations

import pytest
from commands import SEED
from made_readings import build
from question_doors import kglite
from question_rows import ROWS, TOLD
from question_seed import TOLD as TOLD_SEED
from question_world import readings

from kg.ingest.files import find_sources
from kg.ledger import Ledger
from kg.store.neo4j_server import Neo4jServer
from kg.store.question_answers import cypher_parameters
from kg.store.questions import shipped


def answer(neo4j: Neo4jServer, name: str, values: dict[str, str]) -> tuple[tuple[str, ...], list[tuple[object, ...]]]:
    rows = neo4j.query(shipped()[name].cypher, cypher_parameters(shipped()[name], values))
    return tuple(rows[0]) if rows else (), [tuple(row.values()) for row in rows]


def with_defaults(name: str, told: dict[str, str]) -> dict[str, str]:
    return {each.name: each.default for each in shipped()[name].parameters if each.default is not None} | told


def test_the_known_rows(neo4j: Neo4jServer, tmp_path):
    with build(tmp_path / "news.kg", readings()) as ledger:
        neo4j.load(ledger)
        embedded = kglite(ledger)
    for name, question in shipped().items():
        values = with_defaults(name, TOLD.get(name, {}))
        columns, rows = answer(neo4j, name, values)
        kept = [i for i, column in enumerate(columns) if not column.endswith("_id") and not column.startswith("char_")]
        assert [tuple(row[i] for i in kept) for row in rows] == ROWS[name], name
        assert (columns, rows) == embedded(question, values), name


@pytest.mark.live
def test_the_seed_article(neo4j: Neo4jServer, pipeline, tmp_path):
    with Ledger.open(tmp_path / "news.kg", mode="write") as ledger:
        for reading in pipeline.read(find_sources([str(SEED)]).articles()):
            ledger.add(reading, pipeline.run())
        neo4j.load(ledger)
        embedded = kglite(ledger)
    for name, question in shipped().items():
        values = with_defaults(name, TOLD_SEED.get(name, {}))
        assert answer(neo4j, name, values)[1] == embedded(question, values)[1], name
