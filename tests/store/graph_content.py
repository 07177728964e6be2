"""All that a property graph holds, in one form for the embedded store and the server."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

NODES = "MATCH (n) WHERE NOT n:KgLoad RETURN n.id AS id, labels(n) AS labels, properties(n) AS all"
LINKS = "MATCH (a)-[r]->(b) RETURN a.id AS a, type(r) AS type, b.id AS b, properties(r) AS all"

Content = tuple[list[tuple[Any, ...]], list[tuple[Any, ...]]]


def content(ask: Callable[[str], Sequence[Mapping[str, Any]]]) -> Content:
    """Nodes with sorted labels, and relationships, in order."""
    nodes = [(row["id"], sorted(row["labels"]), row["all"]) for row in ask(NODES)]
    links = [(row["a"], row["type"], row["b"], row["all"]) for row in ask(LINKS)]
    return sorted(nodes, key=lambda n: (n[1], n[0])), sorted(links, key=lambda r: (*r[:3], r[3].get("depth", 0)))
