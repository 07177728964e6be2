"""The real Neo4j server that the tests of stores share."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[1] / "ledger"))  # made_readings

from real_neo4j import RealNeo4j, left_out, started

from kg.store.neo4j_server import Neo4jServer


@pytest.fixture(scope="session")
def real_neo4j(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealNeo4j]:
    """A running server with an empty database."""
    if uri := os.environ.get("NEO4J_URI"):
        given = RealNeo4j(uri, os.environ.get("NEO4J_USER", "neo4j"), os.environ.get("NEO4J_PASSWORD", ""))
        with given.connect() as server:
            if server.query("MATCH (n) RETURN n LIMIT 1"):
                pytest.fail(f"{uri}: the tests empty the database, but there is something in it; give them another")
        yield given
        return
    ours = started(tmp_path_factory.mktemp("neo4j"))
    ours.run("start")
    yield ours
    ours.run("stop", "--now")


@pytest.fixture
def neo4j(real_neo4j: RealNeo4j) -> Iterator[Neo4jServer]:
    """A connection to the emptied database."""
    with real_neo4j.connect() as server:
        server.query("MATCH (n) DETACH DELETE n")
        yield server


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Says once what was left out."""
    for line in left_out[:1]:
        terminalreporter.write_line(f"kg: {line}")
