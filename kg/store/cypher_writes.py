"""What to write so that a property graph holds what a ledger holds, as Cypher that kglite and Neo4j read alike.

Every write is a constant text with rows as parameter. Labels and types stand in the text: they come from
kg.store.property_rows, which lets only names through. Writes may be repeated: the second time changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple

from kg.model import EdgeKey, Touched
from kg.protocols import Record
from kg.store.property_graph import LABELS, Kind, PropertyGraph, Row, node_batches, relationship_batches
from kg.store.property_rows import label, label_of, relationship_type

MODEL = 3  # of the rows; a graph that another model has written is written anew

_VIEWS = ("asserted", "reported")
_NAME = re.compile(r"[A-Z][A-Za-z0-9_]*")

OF_ARTICLE = ("Claim", "OpenEdge", "Sentence")  # come and go with their article

CONSTRAINTS = tuple(
    f"CREATE CONSTRAINT kg_{name.lower()}_id IF NOT EXISTS FOR (n:{name}) REQUIRE n.id IS UNIQUE" for name in (*LABELS, "KgLoad"))
INDEXES = tuple(
    f"CREATE INDEX kg_{name.lower()}_{key} IF NOT EXISTS FOR (n:{name}) ON (n.{key})"
    for name, key in (("Statement", "predicate"), ("Statement", "status"), *((name, "article") for name in OF_ARTICLE)))
# Neo4j refuses values of more than 8,000 bytes in an index, and a name may have more; in a full-text index it may.
NAMES = ("CREATE INDEX kg_entity_name IF NOT EXISTS FOR (n:Entity) ON (n.name)",)
FULLTEXT = ("CREATE FULLTEXT INDEX kg_sentence_text IF NOT EXISTS FOR (n:Sentence) ON EACH [n.text]",
            "CREATE FULLTEXT INDEX kg_entity_names IF NOT EXISTS FOR (n:Entity) ON EACH [n.name]")

# Where a graph stands. `target` and `done` (number of insertions) are there while it is on its way to another change.
STATE = ("MATCH (n:KgLoad) RETURN n.id AS id, n.uid AS uid, n.model AS model, n.change AS change, n.target AS target, "
         "n.done AS done")
SET_STATE = "UNWIND $rows AS row MERGE (n:KgLoad {id: row.id}) SET n = row"


class Write(NamedTuple):
    """A text and its rows, the value of $rows."""

    text: str
    rows: list[Row]


class State(NamedTuple):
    """The state of a graph; see STATE."""

    uid: str
    change: int
    model: int = MODEL
    target: int | None = None
    done: int | None = None

    def write(self) -> Write:
        """Keeps it in the graph."""
        row = {name: value for name, value in self._asdict().items() if value is not None}
        return Write(SET_STATE, [{"id": "kg", "name": "kg", **row}])


def state_of(rows: Sequence[dict[str, Any]]) -> State | None:
    """The state out of the answer to STATE; None for a graph that no ledger was written to."""
    if not rows:
        return None
    row = rows[0]
    return State(str(row["uid"]), int(row["change"]), int(row["model"]), row["target"], row["done"])


# ── Insertions ──────────────────────────────────────────────────────────────────────────────────────


def insertions(record: Record, touched: Touched | None, size: int) -> Iterator[Write]:
    """Nodes, then relationships, of everything or of what was touched; the same ledger gives the same writes."""
    graph = PropertyGraph(record, touched)
    for kind, rows in node_batches(graph.nodes(), size):
        yield Write(_merge_nodes(kind), rows)
    for kind, rows in relationship_batches(graph.relationships(), size):
        yield Write(_merge_relationships(kind), rows)


def _merge_nodes(labels: Kind) -> str:
    further = "".join(f":{name}" for name in labels[1:])
    return f"UNWIND $rows AS row MERGE (n:{labels[0]} {{id: row.id}}) SET n = row" + (f" SET n{further}" if further else "")


def _merge_relationships(kind: Kind) -> str:
    """The label of each end says which index finds it."""
    name, start, end = kind
    key = " {depth: row.properties.depth}" if name == "VIA" else ""
    return (f"UNWIND $rows AS row MATCH (a:{start} {{id: row.source}}) MATCH (b:{end} {{id: row.target}}) "
            f"MERGE (a)-[r:{name}{key}]->(b) SET r = row.properties")


# ── Removals ────────────────────────────────────────────────────────────────────────────────────────

_EACH = "UNWIND $rows AS row MATCH "
# By property, not by path: a load that was interrupted may have left them without relationships.
_OF_ARTICLE = tuple(_EACH + f"(n:{name} {{article: row.id}}) DETACH DELETE n" for name in OF_ARTICLE)
_READ_BY = _EACH + "(:Article {id: row.id})-[r:READ_BY]->(:Run) DELETE r"
_ROLES = _EACH + "(:Statement {id: row.id})-[r]->(n) WHERE n:Entity OR n:Statement DELETE r"
_KINDS = _EACH + "(n:Statement {id: row.id}) REMOVE n:Event:State:Communication"
_IDLE_RUNS = _EACH + "(n:Run) WHERE n.id STARTS WITH row.prefix AND NOT (n)<-[:READ_BY]-(:Article) DETACH DELETE n"
_CLASSES = _EACH + "(n:Entity {id: row.id}) RETURN n.id AS id, n.classes AS classes"

Ask = Callable[[str, list[Row]], Sequence[dict[str, Any]]]


def removals(record: Record, touched: Touched, size: int, ask: Ask) -> Iterator[Write]:
    """All that was touched and is no longer so; `ask` answers a text with rows from the graph as it stands."""
    for text in (*_OF_ARTICLE, _READ_BY):
        yield from _each(text, touched.articles, size)
    articles = touched.articles - {article.id for article in record.articles(touched.articles)}
    yield from _each(_delete("Article"), articles, size)
    yield Write(_IDLE_RUNS, [{"prefix": "run:"}])
    yield from _edges(record, touched.edges, size)
    yield from _each(_ROLES, touched.statements, size)
    statements = touched.statements - {judged.statement.id for judged in record.statements(touched.statements)}
    yield from _each(_delete("Statement"), statements, size)
    yield from _each(_KINDS, touched.statements - statements, size)
    yield from _entities(record, touched.entities, size, ask)


def _delete(name: str) -> str:
    return _EACH + f"(n:{name} {{id: row.id}}) DETACH DELETE n"


def _each(text: str, ids: Collection[str], size: int) -> Iterator[Write]:
    yield from (Write(text, rows) for rows in _chunks(({"id": key} for key in sorted(ids)), size))


def _chunks(rows: Iterable[Row], size: int) -> Iterator[list[Row]]:
    waiting = iter(rows)
    while chunk := list(islice(waiting, size)):
        yield chunk


def _edges(record: Record, touched: Collection[EdgeKey], size: int) -> Iterator[Write]:
    there = {(edge.view, edge.subject, edge.predicate, edge.object) for edge in record.edges(only=touched)}
    gone: dict[Kind, list[Row]] = {}
    for subject, predicate, target in sorted(touched):
        for view in _VIEWS:
            if (view, subject, predicate, target) not in there:
                kind = (relationship_type(predicate, view), label_of(subject), label_of(target))
                gone.setdefault(kind, []).append({"source": subject, "target": target})
    for (name, start, end), rows in gone.items():
        text = _EACH + f"(:{start} {{id: row.source}})-[r:{name}]->(:{end} {{id: row.target}}) DELETE r"
        yield from (Write(text, chunk) for chunk in _chunks(rows, size))


def _entities(record: Record, touched: Collection[str], size: int, ask: Ask) -> Iterator[Write]:
    """Entities that are gone; of the others, the labels of classes that they have left."""
    there = {entity.id: entity for entity in record.entities(touched)}
    yield from _each(_delete("Entity"), set(touched) - set(there), size)
    left: dict[str, list[str]] = {}
    for rows in _chunks(({"id": key} for key in sorted(there)), size):
        for row in ask(_CLASSES, rows):
            entity = there[row["id"]]
            for name in set(row["classes"] or ()) - set(map(label, (entity.type, *entity.ancestors))):
                left.setdefault(name, []).append(entity.id)
    for name, ids in sorted(left.items()):
        if _NAME.fullmatch(name):  # what stands in the graph may be anything
            yield from _each(_EACH + f"(n:Entity {{id: row.id}}) REMOVE n:{name}", ids, size)
