"""A ledger as a property graph: one model for Neo4j, the embedded Cypher store, CSV, Cypher scripts and Parquet.

    (Claim)-[:ASSERTS]->(Statement:Event|State|Communication)-[:AGENT|RECIPIENT|…]->(Entity|Statement)
    (Claim)-[:EVIDENCE]->(Sentence)-[:PART_OF]->(Article)-[:READ_BY]->(Run)
    (Claim)-[:HELD_BY]->(Entity), (Claim)-[:VIA {depth, cue, mode}]->(Entity)
    (OpenEdge)-[:OPEN_SUBJECT|OPEN_OBJECT]->(Entity), (OpenEdge)-[:EVIDENCE]->(Sentence)
    (Entity)-[:OFFERS_MEDIATION]->(Entity) what is asserted, (Entity)-[:REPORTED_OFFERS_MEDIATION]->(Entity) what is reported

Every node has `id` and `name`; none has `type` or `title`, which kglite keeps for itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any

from kg.model import Article, Claim, Edge, Touched
from kg.protocols import Judged, Record
from kg.store import property_rows as make
from kg.store.property_rows import Node, Relationship, label, relationship_type

__all__ = ["LABELS", "Node", "PropertyGraph", "Relationship", "label", "node_batches", "relationship_batches", "relationship_type"]

LABELS = ("Article", "Claim", "Entity", "OpenEdge", "Run", "Sentence", "Statement")  # each node has one of them, and first

Kind = tuple[str, ...]  # labels of nodes, or (type, label of the start, label of the end) of relationships
Row = dict[str, Any]


class PropertyGraph:
    """The nodes and relationships of a ledger, made as they are asked for; ask inside the snapshot of the record.

    With `touched`, only what may have changed: the nodes that it names, what belongs to its articles (sentences, claims,
    open edges), the roles of its statements, its plain edges; and all runs, which are few.
    """

    def __init__(self, record: Record, touched: Touched | None = None) -> None:
        self._record = record
        self._touched = touched

    def nodes(self) -> Iterator[Node]:
        """The nodes, each once, in a fixed order."""
        yield from make.voices()
        yield from map(make.entity_node, self._record.entities(self._touched.entities if self._touched else None))
        yield from map(make.statement_node, self._judged)
        yield from (make.run_node(key, properties) for key, properties in self._record.runs().items())
        only = self._touched.articles if self._touched else None
        clusters, voices = self._record.dup_clusters(only), self._record.voices(only)
        for article in self._articles:
            yield make.article_node(article, clusters[article.id], voices[article.id])
            yield from (make.sentence_node(sentence, article) for sentence in self._record.sentences(article.id))
            yield from map(make.claim_node, self._claims.get(article.id, ()))
            yield from map(make.open_edge_node, self._record.open_edges(article.id))

    def relationships(self) -> Iterator[Relationship]:
        """The relationships, each once, in a fixed order."""
        yield from self._plain_edges()
        for judged in self._judged:
            yield from make.role_links(judged)
        run_of = self._record.run_of()
        for article in (article.id for article in self._articles):
            yield Relationship("READ_BY", "Article", article, "Run", run_of[article], {})
            for sentence in self._record.sentences(article):
                place = make.sentence_id(article, sentence.char_start, sentence.char_end)
                yield Relationship("PART_OF", "Sentence", place, "Article", article, {})
            for claim in self._claims.get(article, ()):
                yield from make.claim_links(claim)
            for edge in self._record.open_edges(article):
                yield from make.open_edge_links(edge)

    def _plain_edges(self) -> Iterator[Relationship]:
        edges: Sequence[Edge] = self._record.edges(only=self._touched.edges if self._touched else None, judged=self._judged)
        judged = {one.statement.id: one for one in self._judged}
        missing = {key for edge in edges for key in edge.statements if key not in judged}
        if missing:  # an edge may have further statements that nothing has touched
            judged |= {one.statement.id: one for one in self._record.statements(missing)}
        claims = {claim.id: claim for one in judged.values() for claim in one.claims}
        for edge in edges:
            quads = [judged[key].statement.quad for key in edge.statements]
            yield make.plain_edge(edge, [claims[key] for key in edge.claims], quads)

    @cached_property
    def _articles(self) -> Sequence[Article]:
        return self._record.articles(self._touched.articles if self._touched else None)

    @cached_property
    def _judged(self) -> Sequence[Judged]:
        return self._record.statements(self._touched.statements if self._touched else None)

    @cached_property
    def _claims(self) -> dict[str, list[Claim]]:
        """Article id -> its claims in text order."""
        found: dict[str, list[Claim]] = {}
        for claim in (claim for judged in self._judged for claim in judged.claims):
            found.setdefault(claim.article, []).append(claim)
        for claims in found.values():
            claims.sort(key=lambda claim: (claim.char_start, claim.trigger_start, claim.id))
        return found


def node_batches(nodes: Iterable[Node], size: int) -> Iterator[tuple[Kind, list[Row]]]:
    """The properties of nodes with the same labels, at most `size` at once: what one query text can write."""
    return _batches(((node.labels, node.properties) for node in nodes), size)


def relationship_batches(found: Iterable[Relationship], size: int) -> Iterator[tuple[Kind, list[Row]]]:
    """Rows {source, target, properties} of relationships of one type between nodes of the same labels."""
    return _batches((((r.type, r.start_label, r.end_label), {"source": r.start, "target": r.end, "properties": r.properties})
                     for r in found), size)


def _batches(found: Iterable[tuple[Kind, Row]], size: int) -> Iterator[tuple[Kind, list[Row]]]:
    waiting: dict[Kind, list[Row]] = {}
    for kind, row in found:
        rows = waiting.setdefault(kind, [])
        rows.append(row)
        if len(rows) >= size:
            yield kind, waiting.pop(kind)
    yield from waiting.items()
