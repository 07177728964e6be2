"""The graph in memory, for analysis with networkx, and as GraphML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO

from kg.identity import digest
from kg.protocols import Record

if TYPE_CHECKING:
    import networkx as nx

# XML 1.0 has no way to write these, not even escaped.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def network(record: Record, *, view: str = "asserted") -> nx.MultiDiGraph[str]:
    """A networkx MultiDiGraph of one view: entities as nodes, the predicate as key of an edge.

    Nodes: label, type, qid, aliases. Edges: predicate, view, via, symmetric (there once, with sorted ends), weight
    (number of claims), articles (number), statements and claims (ids). Lists are joined by blanks, aliases by " | ".
    Only entities with an edge are nodes.
    """
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(view=view)
    with record.snapshot():
        edges = record.edges(view)
        ends = {end for edge in edges for end in (edge.subject, edge.object)}
        known = {entity.id: entity for entity in record.entities() if entity.id in ends}
    for key in sorted(ends):
        entity = known.get(key)
        graph.add_node(key, label=entity.label if entity else key, type=entity.type if entity else "",
                       qid=entity.qid or "" if entity else "", aliases=" | ".join(entity.aliases) if entity else "")
    for edge in edges:
        graph.add_edge(
            edge.subject, edge.object, key=edge.predicate, predicate=edge.predicate, view=edge.view, via=edge.via,
            symmetric=edge.symmetric, weight=len(edge.claims), articles=len(edge.articles),
            statements=" ".join(edge.statements), claims=" ".join(edge.claims))
    return graph


def write_graphml(record: Record, out: BinaryIO) -> None:
    """GraphML of the asserted edges; control characters that XML cannot hold become blanks."""
    import networkx as nx

    graph = network(record)
    for _, data in graph.nodes(data=True):
        data.update({name: _NOT_XML.sub(" ", value) for name, value in data.items()})
    for subject, target, predicate, data in graph.edges(keys=True, data=True):
        data["id"] = "edge:" + digest("asserted", subject, predicate, target)
    # By default the key, the predicate, would be the id in the file, and readers join edges with one id.
    nx.write_graphml(graph, out, edge_id_from_attribute="id")
