"""A ledger as a property graph: one model for Neo4j, the embedded Cypher store, CSV, Cypher scripts and Parquet.

    (Claim)-[:ASSERTS]->(Statement:Event|State|Communication)-[:AGENT|RECIPIENT|…]->(Entity|Statement)
    (Claim)-[:EVIDENCE]->(Sentence)-[:PART_OF]->(Article)-[:READ_BY]->(Run)
    (Claim)-[:HELD_BY]->(Entity), (Claim)-[:VIA {depth, cue, mode}]->(Entity)
    (OpenEdge)-[:OPEN_SUBJECT|OPEN_OBJECT]->(Entity), (OpenEdge)-[:EVIDENCE]->(Sentence)
    (Entity)-[:OFFERS_MEDIATION]->(Entity) what is asserted, (Entity)-[:REPORTED_OFFERS_MEDIATION]->(Entity) what is reported

Every node has `id` and `name`; none has `type` or `title`, which kglite keeps for itself. What is not known is missing:
no property is null, empty text or an empty list. Names of labels, types and properties are made here of names of the
ontology and hold ASCII letters, digits and underscores only, so that they may stand in the text of a query. Values never may.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import groupby
from typing import NamedTuple

from kg.errors import OntologyError
from kg.identity import digest
from kg.model import AUTHOR, GENERIC, Article, Claim, Edge, Entity, OpenEdge, Sentence
from kg.store import iris
from kg.store.record import Judged, Record

Value = str | int | float | bool | list[str]
Properties = dict[str, Value]

VOICES = {AUTHOR: "the author", GENERIC: "an unnamed source"}
LABELS = ("Article", "Claim", "Entity", "OpenEdge", "Run", "Sentence", "Statement")  # each node has one of them, and first
_NAME_LENGTH = 80  # characters of a name that is cut out of a text
_SENTENCES = 20  # ids of sentences that an edge carries; its statements lead to all


class Node(NamedTuple):
    """One node; `labels[0]` is one of LABELS, and `id` is unique below it."""

    labels: tuple[str, ...]
    properties: Properties


class Relationship(NamedTuple):
    """One relationship between two nodes, named by label and id. There is one of a type between two nodes, but for those
    with a property `id` or `depth`, which tells them apart."""

    type: str
    start_label: str
    start: str
    end_label: str
    end: str
    properties: Properties


@lru_cache(maxsize=4096)
def label(name: str) -> str:
    """The label of a class. Raises OntologyError for a name that gives none."""
    return _checked(re.sub(r"[^0-9A-Za-z]+", "_", name), r"[A-Z][A-Za-z0-9_]*", "class", name)


@lru_cache(maxsize=4096)
def relationship_type(name: str, view: str = "asserted") -> str:
    """The type of a role or property: `offersMediation` is OFFERS_MEDIATION, REPORTED_OFFERS_MEDIATION where only a
    source says so. Raises OntologyError for a name that gives none."""
    words = re.sub(r"[^0-9A-Za-z]+|(?<=[a-z0-9])(?=[A-Z])", "_", name).upper()
    return _checked("REPORTED_" * (view == "reported") + words, r"[A-Z][A-Z0-9_]*", "property", name)


def _checked(made: str, pattern: str, what: str, name: str) -> str:
    if re.fullmatch(pattern, made) is None:
        raise OntologyError(f"{what} {name!r} cannot be named in a property graph; name it in ASCII letters, a letter first")
    return made


def edge_id(edge: Edge) -> str:
    """The id of a plain edge, the same as in RDF."""
    return "edge:" + digest(edge.view, edge.subject, edge.predicate, edge.object)


def sentence_id(article: str, char_start: int, char_end: int) -> str:
    """The id of a sentence: its place in the article, in code points (RFC 5147)."""
    return f"{article}#char={char_start},{char_end}"


def known(properties: Mapping[str, Value | Sequence[str] | None]) -> Properties:
    """The properties that have a value."""
    return {name: list(value) if isinstance(value, tuple) else value  # type: ignore[misc]
            for name, value in properties.items() if value is not None and value != "" and value != () and value != []}


class PropertyGraph:
    """The nodes and relationships of a ledger, made as they are asked for; ask inside the snapshot of the record."""

    def __init__(self, record: Record) -> None:
        self._record = record

    def nodes(self) -> Iterator[Node]:
        """All nodes, each once, in a fixed order."""
        yield from _voices()
        yield from (_entity(entity) for entity in self._record.entities())
        yield from (_statement(judged, self._articles) for judged in self._judged)
        yield from (_run(key, properties) for key, properties in self._record.runs().items())
        for article in self._articles.values():
            yield _article(article)
            yield from (_sentence(sentence, article) for sentence in self._record.sentences(article.id))
            yield from (_claim(claim) for claim in self._claims.get(article.id, ()))
            yield from (_open_edge(edge) for edge in self._record.open_edges(article.id))

    def relationships(self) -> Iterator[Relationship]:
        """All relationships, each once, in a fixed order."""
        quads = {judged.statement.id: judged.statement.quad for judged in self._judged}
        claims = {claim.id: claim for judged in self._judged for claim in judged.claims}
        for edge in self._record.edges():
            yield _edge(edge, [claims[key] for key in edge.claims], [quads[key] for key in edge.statements], self._articles)
        for judged in self._judged:
            yield from _roles(judged)
        run_of = self._record.run_of()
        for article in self._articles:
            yield Relationship("READ_BY", "Article", article, "Run", run_of[article], {})
            for sentence in self._record.sentences(article):
                place = sentence_id(article, sentence.char_start, sentence.char_end)
                yield Relationship("PART_OF", "Sentence", place, "Article", article, {})
            for claim in self._claims.get(article, ()):
                yield from _links(claim)
            for open_edge in self._record.open_edges(article):
                yield from _open_links(open_edge)

    @cached_property
    def _articles(self) -> dict[str, Article]:
        return {article.id: article for article in self._record.articles()}

    @cached_property
    def _judged(self) -> Sequence[Judged]:
        return self._record.statements()

    @cached_property
    def _claims(self) -> dict[str, list[Claim]]:
        """Article id -> its claims in text order."""
        ordered = sorted((claim for judged in self._judged for claim in judged.claims),
                         key=lambda claim: (claim.article, claim.char_start, claim.trigger_start, claim.id))
        return {article: list(found) for article, found in groupby(ordered, key=lambda claim: claim.article)}


# ── Nodes ───────────────────────────────────────────────────────────────────────────────────────────


def _voices() -> Iterator[Node]:
    for key, name in VOICES.items():
        yield Node(("Entity", "Voice"), {"id": key, "name": name, "kind": "Voice", "uri": iris.iri(key)})


def _entity(entity: Entity) -> Node:
    """Below every class that it belongs to, so that `MATCH (a:Agent)` finds persons and countries."""
    classes = [label(name) for name in (entity.type, *entity.ancestors)]
    return Node(tuple(dict.fromkeys(["Entity", *classes])), known({
        "id": entity.id, "name": entity.label or entity.id, "kind": entity.type, "qid": entity.qid, "aliases": entity.aliases,
        "uri": iris.iri(entity.id), "scope": entity.article}))


def _statement(judged: Judged, articles: Mapping[str, Article]) -> Node:
    statement = judged.statement
    return Node(("Statement", label(statement.kind)), known({
        "id": statement.id, "name": statement.predicate, "predicate": statement.predicate, "status": judged.status.value,
        "contested": judged.contested, "official": statement.official, "plover": statement.plover, "cameo": statement.cameo,
        "quad": statement.quad, **_weights(judged.claims, articles)}))


def _weights(claims: Iterable[Claim], articles: Mapping[str, Article]) -> Mapping[str, Value | None]:
    """What carries a statement or an edge."""
    claims = list(claims)
    found = {claim.article for claim in claims}
    surest: dict[str, float] = {}
    for claim in claims:
        voice = articles[claim.article].publisher or claim.article
        surest[voice] = max(claim.confidence, surest.get(voice, 0.0))
    days = sorted(day[:10] for article in found if (day := articles[article].published))
    doubt = 1.0
    for sure in sorted(surest.values()):
        doubt *= 1.0 - sure
    return {"n_claims": len(claims), "n_articles": len(found), "n_publishers": len(surest),
            "first_seen": days[0] if days else None, "last_seen": days[-1] if days else None, "confidence": round(1.0 - doubt, 6)}


def _run(key: str, properties: Mapping[str, str]) -> Node:
    version = properties.get("kg") or properties.get("version")
    ran_with = tuple(f"{name}={value}" for name, value in sorted(properties.items()))
    return Node(("Run",), known({"id": key, "name": f"kg {version or key}", "version": version, "ran_with": ran_with}))


def _article(article: Article) -> Node:
    return Node(("Article",), known({
        "id": article.id, "name": article.title or _cut(article.text) or article.id, "headline": article.title,
        "published": article.published, "publisher": article.publisher, "url": article.url}))


def _sentence(sentence: Sentence, article: Article) -> Node:
    text = article.text[sentence.char_start : sentence.char_end]
    key = sentence_id(article.id, sentence.char_start, sentence.char_end)
    return Node(("Sentence",), known({
        "id": key, "name": _cut(text) or key, "text": text, "index": sentence.index, "section": sentence.section.value,
        "char_start": sentence.char_start, "char_end": sentence.char_end}))


def _cut(text: str) -> str:
    """The beginning of a text on one line."""
    start = " ".join(text[: 2 * _NAME_LENGTH].split())
    return start if len(start) <= _NAME_LENGTH else start[: _NAME_LENGTH - 1].rstrip() + "…"


def _claim(claim: Claim) -> Node:
    properties: dict[str, Value | Sequence[str] | None] = {
        "id": claim.id, "name": claim.trigger or claim.id, "trigger": claim.trigger, "trigger_start": claim.trigger_start,
        "trigger_end": claim.trigger_end, "author_factuality": claim.author.value,
        "holder_factuality": claim.holder_value.value, "modality": claim.modality.value, "tense": claim.tense,
        "rule": claim.rule, "engine": claim.engine, "confidence": claim.confidence, "time_text": claim.time_text,
        "time_from": claim.time_from, "time_to": claim.time_to, "quantity": claim.quantity,
        "quote_mode": claim.attribution[-1].mode if claim.attribution else None,
        "attribution": tuple(source.entity for source in claim.attribution if source.entity),
    }
    for role, value in claim.details:
        key = "detail_" + re.sub(r"[^0-9A-Za-z]+", "_", role)
        properties[key] = (*(properties.get(key) or ()), value)  # type: ignore[misc]
    return Node(("Claim",), known(properties))


def _open_edge(edge: OpenEdge) -> Node:
    return Node(("OpenEdge",), known({
        "id": edge.id, "name": edge.phrase or edge.id, "phrase": edge.phrase, "status": edge.status.value,
        "trigger_start": edge.trigger_start, "trigger_end": edge.trigger_end}))


# ── Relationships ───────────────────────────────────────────────────────────────────────────────────


def _roles(judged: Judged) -> Iterator[Relationship]:
    for role, fillers in judged.statement.roles:
        for filler in filter(None, fillers):
            yield Relationship(relationship_type(role), "Statement", judged.statement.id, _label_of(filler), filler, {})


def _label_of(key: str) -> str:
    return "Statement" if key.startswith("st:") else "Entity"


def _links(claim: Claim) -> Iterator[Relationship]:
    yield Relationship("ASSERTS", "Claim", claim.id, "Statement", claim.statement, {})
    evidence = sentence_id(claim.article, claim.char_start, claim.char_end)
    yield Relationship("EVIDENCE", "Claim", claim.id, "Sentence", evidence, {})
    yield Relationship("HELD_BY", "Claim", claim.id, "Entity", claim.holder, {})
    for depth, source in enumerate(claim.attribution, start=1):
        if source.entity:
            properties = known({"depth": depth, "cue": source.cue, "mode": source.mode})
            yield Relationship("VIA", "Claim", claim.id, "Entity", source.entity, properties)


def _open_links(edge: OpenEdge) -> Iterator[Relationship]:
    evidence = sentence_id(edge.article, edge.char_start, edge.char_end)
    yield Relationship("EVIDENCE", "OpenEdge", edge.id, "Sentence", evidence, {})
    for kind, end in (("OPEN_SUBJECT", edge.subject), ("OPEN_OBJECT", edge.object)):
        if end:
            yield Relationship(kind, "OpenEdge", edge.id, "Entity", end, {})


def _edge(edge: Edge, claims: Sequence[Claim], quads: Iterable[int | None], articles: Mapping[str, Article]) -> Relationship:
    sentences = dict.fromkeys(sentence_id(claim.article, claim.char_start, claim.char_end) for claim in claims)
    properties = known({
        "id": edge_id(edge), "predicate": edge.predicate, "view": edge.view, "via": edge.via, "symmetric": edge.symmetric,
        "quad": min((quad for quad in quads if quad is not None), default=None), "sids": edge.statements,
        **_weights(claims, articles), "sentence_ids": tuple(sentences)[:_SENTENCES]})
    kind = relationship_type(edge.predicate, edge.view)
    return Relationship(kind, _label_of(edge.subject), edge.subject, _label_of(edge.object), edge.object, properties)


# ── Batches ─────────────────────────────────────────────────────────────────────────────────────────


def batches(found: Iterable[Node] | Iterable[Relationship], size: int) -> Iterator[tuple[tuple[str, ...], list[Properties]]]:
    """Rows that one query text can write: (labels, rows of properties) for nodes; (type, label of the start, label of the
    end) and rows of {start, end, properties} for relationships. At most `size` rows at once."""
    waiting: dict[tuple[str, ...], list[Properties]] = {}
    for item in found:
        kind, row = _row(item)
        rows = waiting.setdefault(kind, [])
        rows.append(row)
        if len(rows) >= size:
            yield kind, waiting.pop(kind)
    yield from waiting.items()


def _row(item: Node | Relationship) -> tuple[tuple[str, ...], Properties]:
    if isinstance(item, Node):
        return item.labels, item.properties
    row = {"start": item.start, "end": item.end, "properties": item.properties}
    return (item.type, item.start_label, item.end_label), row  # type: ignore[return-value]
