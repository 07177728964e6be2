"""A real Neo4j server for tests: the one of $NEO4J_URI, or one that scripts/neo4j starts."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from kg.store.neo4j_server import Neo4jServer

SCRIPT = Path(__file__).parents[2] / "scripts" / "neo4j"
LEFT_OUT = "the tests on a real Neo4j were left out: {} is missing; install Java 17 and Maven, or set NEO4J_URI"
left_out: list[str] = []  # why, for the summary of the session


@dataclass(frozen=True)
class RealNeo4j:
    """Where the server answers; `data` is its folder where it is ours to stop and start."""

    uri: str
    user: str
    password: str
    data: Path | None = None

    def run(self, *arguments: str) -> None:
        """Runs scripts/neo4j on it."""
        port = self.uri.rsplit(":", 1)[1]
        command = [SCRIPT, *arguments, "--data", str(self.data), "--port", port]
        done = subprocess.run(command, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr

    def connect(self) -> Neo4jServer:
        """A connection to its database."""
        return Neo4jServer(self.uri, self.user, self.password)


def started(data: Path) -> RealNeo4j:
    """A server of our own with a folder of its own, not started yet; skips where it cannot be had."""
    missing = [program for program in ("java", "mvn") if not shutil.which(program)]
    if missing:
        if os.environ.get("KG_REQUIRE_NEO4J"):
            pytest.fail(f"KG_REQUIRE_NEO4J is set, but {missing[0]} is missing")
        left_out.append(LEFT_OUT.format(missing[0]))
        pytest.skip(left_out[0])
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    return RealNeo4j(f"neo4j://127.0.0.1:{port}", "neo4j", "news-graph", data)
