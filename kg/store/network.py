"""The graph in memory, for analysis with networkx, and as GraphML and GEXF."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, BinaryIO

from kg.errors import QueryError
from kg.model import Edge, Entity
from kg.protocols import Record
from kg.store.describe import edge_id
from kg.store.formats import Options

if TYPE_CHECKING:
    import networkx as nx

VIEWS = ("asserted", "reported", "all")
_NODE = {"label": str, "type": str, "qid": str, "aliases": str}
_EDGE = {
    "predicate": str, "view": str, "via": str, "symmetric": bool, "quad": int, "weight": int, "n_claims": int, "n_articles": int,
    "n_publishers": int, "first_seen": str, "last_seen": str, "confidence": float, "statements": str, "claims": str,
}
# XML 1.0 has no way to write these, not even escaped.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def network(record: Record, *, view: str = "asserted") -> nx.MultiDiGraph[str]:
    """A networkx MultiDiGraph of one view or, by "all", of both: entities as nodes, the predicate as key of an edge
    ("reported:…" where it is only reported and the graph holds both views).

    Nodes: label, type, qid, aliases. Edges: predicate, view, via, symmetric (there once, with sorted ends), quad (0: none),
    weight (the number of claims, for what looks for this name), n_claims, n_articles, n_publishers, first_seen, last_seen
    (ISO dates), confidence, statements and claims (ids). Lists are joined by blanks, aliases by " | "; what is not known is
    empty text. Only entities with an edge are nodes. Raises QueryError for an unknown view.
    """
    import networkx as nx

    if view not in VIEWS:
        raise QueryError(f"no view {view!r}; known: {', '.join(VIEWS)}")
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(view=view)
    with record.snapshot():
        edges = record.edges(None if view == "all" else view)
        ends = {end for edge in edges for end in (edge.subject, edge.object)}
        known = {entity.id: entity for entity in record.entities(ends)}
        quads = {j.statement.id: j.statement.quad for j in record.statements({key for edge in edges for key in edge.statements})}
    for key in sorted(ends):
        graph.add_node(key)
        graph.nodes[key].update(_node(key, known.get(key)))
    for edge in edges:
        key = _key(edge.view, edge.predicate, view)
        graph.add_edge(edge.subject, edge.object, key=key)
        graph.edges[edge.subject, edge.object, key].update(_edge(edge, [quads.get(key) or 0 for key in edge.statements]))
    return graph


def _key(view: str, predicate: str, whole: object) -> str:
    return f"reported:{predicate}" if (view, whole) == ("reported", "all") else predicate


def _node(key: str, entity: Entity | None) -> dict[str, str]:
    """An end that is no entity is a statement; it is called by its id."""
    if entity is None:
        return {"label": key, "type": "", "qid": "", "aliases": ""}
    return {"label": entity.label, "type": entity.type, "qid": entity.qid or "", "aliases": " | ".join(entity.aliases)}


def _edge(edge: Edge, quads: list[int]) -> dict[str, object]:
    support = edge.support
    return {
        "predicate": edge.predicate, "view": edge.view, "via": edge.via, "symmetric": edge.symmetric,
        "quad": min((quad for quad in quads if quad), default=0), "weight": support.claims, "n_claims": support.claims,
        "n_articles": support.articles, "n_publishers": support.publishers, "first_seen": support.first_seen or "",
        "last_seen": support.last_seen or "", "confidence": support.confidence, "statements": " ".join(edge.statements),
        "claims": " ".join(edge.claims),
    }


def from_network(graph: nx.Graph[str]) -> nx.MultiDiGraph[str]:
    """The graph that `network` made, of what a reader of GraphML or GEXF made of its file: kind of graph, keys, types and
    empty texts as they were. What other programs added is left out. Raises QueryError for a graph of another origin."""
    import networkx as nx

    views = {str(data.get("view")) for _, _, data in graph.edges(data=True)}
    view = str(graph.graph.get("view") or ("all" if len(views) > 1 else next(iter(views), "asserted")))
    found: nx.MultiDiGraph[str] = nx.MultiDiGraph(view=view)
    for key, data in graph.nodes(data=True):
        found.add_node(key)
        found.nodes[key].update({name: kind(data.get(name) or "") for name, kind in _NODE.items()})
    for subject, target, data in graph.edges(data=True):
        if not data.get("predicate") or not data.get("view"):
            raise QueryError(f"the edge {subject} – {target} has no predicate and view; read a file that `kg export` wrote")
        key = _key(data["view"], data["predicate"], view)
        found.add_edge(subject, target, key=key)
        found.edges[subject, target, key].update({name: kind(data.get(name) or kind()) for name, kind in _EDGE.items()})
    return found


def write_graphml(record: Record, out: BinaryIO, options: Options) -> None:
    """GraphML of one view; control characters that XML cannot hold become blanks."""
    import networkx as nx

    written = io.BytesIO()
    # By default the key, the predicate, would be the id in the file, and readers join edges with one id. The writer is named,
    # because another one takes its place, and writes other bytes, where lxml is installed.
    nx.write_graphml_xml(_for_xml(record, options.view), written, edge_id_from_attribute="id")
    # A carriage return that is not escaped is read as a line feed.
    out.write(written.getvalue().replace(b"\r", b"&#13;"))


def write_gexf(record: Record, out: BinaryIO, options: Options) -> None:
    """GEXF of one view, for Gephi: edges are labelled by their predicate; control characters become blanks."""
    from xml.etree.ElementTree import ElementTree

    from networkx.readwrite.gexf import GEXFWriter

    graph = _for_xml(record, options.view)
    for _, _, data in graph.edges(data=True):
        data["label"] = data["predicate"]
    writer = GEXFWriter(graph, encoding="utf-8", prettyprint=True, version="1.2draft")
    del writer.xml.find("meta").attrib["lastmodifieddate"]  # the same graph gives the same bytes tomorrow
    ElementTree(writer.xml).write(out, encoding="utf-8", xml_declaration=True)


def _for_xml(record: Record, view: str) -> nx.MultiDiGraph[str]:
    """The graph with an id for each edge, without what XML cannot hold."""
    graph = network(record, view=view)
    for subject, target, data in graph.edges(data=True):
        data["id"] = edge_id(data["view"], (subject, data["predicate"], target))
    everything = [data for _, data in graph.nodes(data=True)] + [data for _, _, data in graph.edges(data=True)]
    for data in everything:
        data.update({name: _NOT_XML.sub(" ", value) for name, value in data.items() if isinstance(value, str)})
    return graph
