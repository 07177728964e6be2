"""One node or relationship of the property graph from one thing of the ledger, and how all are named.

Names of labels, types and properties are made here of names of the ontology and hold ASCII letters, digits and underscores
only, so that they may stand in the text of a query. Values never may. What is not known is missing: no property is null,
empty text or an empty list.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from kg.errors import OntologyError
from kg.identity import digest
from kg.model import AUTHOR, GENERIC, Article, Claim, Edge, Entity, OpenEdge, Sentence, Support
from kg.protocols import Judged
from kg.store import iris

Value = str | int | float | bool | list[str]
Properties = dict[str, Value]

VOICES = {AUTHOR: "the author", GENERIC: "an unnamed source"}
_NAME_LENGTH = 80  # characters of a name that is cut out of a text
_SENTENCES = 20  # ids of sentences that an edge carries; its statements lead to all


class Node(NamedTuple):
    """One node; the first label is one of property_graph.LABELS, and `id` is unique below it."""

    labels: tuple[str, ...]
    properties: Properties


class Relationship(NamedTuple):
    """One relationship between two nodes, named by label and id. There is one of a type between two nodes, but for VIA,
    which `depth` tells apart."""

    type: str
    start_label: str
    start: str
    end_label: str
    end: str
    properties: Properties


# ── Names ───────────────────────────────────────────────────────────────────────────────────────────


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


@lru_cache(maxsize=256)
def _detail(role: str) -> str:
    return "detail_" + re.sub(r"[^0-9A-Za-z]+", "_", role)


def _checked(made: str, pattern: str, what: str, name: str) -> str:
    if re.fullmatch(pattern, made) is None:
        raise OntologyError(f"{what} {name!r} cannot be named in a property graph; name it in ASCII letters, a letter first")
    return made


def label_of(key: str) -> str:
    """Whether the filler of a role is an entity or a statement."""
    return "Statement" if key.startswith("st:") else "Entity"


def edge_id(edge: Edge) -> str:
    """The id of a plain edge, the same as in RDF."""
    return "edge:" + digest(edge.view, edge.subject, edge.predicate, edge.object)


def sentence_id(article: str, char_start: int, char_end: int) -> str:
    """The id of a sentence: its place in the article, in code points (RFC 5147)."""
    return f"{article}#char={char_start},{char_end}"


def _known(*pairs: tuple[str, Value | None]) -> Properties:
    """The properties that have a value."""
    return {name: value for name, value in pairs if value is not None and value != "" and value != []}


def _cut(text: str) -> str:
    """The beginning of a text on one line."""
    start = " ".join(text[: 2 * _NAME_LENGTH].split())
    return start if len(start) <= _NAME_LENGTH else start[: _NAME_LENGTH - 1].rstrip() + "…"


# ── Nodes ───────────────────────────────────────────────────────────────────────────────────────────


def voices() -> Iterator[Node]:
    """Who speaks without being an entity: the author, and an unnamed source."""
    for key, name in VOICES.items():
        yield Node(("Entity", "Voice"), {"id": key, "name": name, "kind": "Voice", "classes": ["Voice"], "uri": iris.iri(key)})


def entity_node(entity: Entity) -> Node:
    """Below every class that it belongs to, so that `MATCH (a:Agent)` finds persons and countries."""
    classes = dict.fromkeys(label(name) for name in (entity.type, *entity.ancestors) if name != "Entity")
    return Node(("Entity", *classes), {
        "id": entity.id, "name": entity.label or entity.id, "kind": entity.type, "uri": iris.iri(entity.id),
        **_known(("classes", list(classes)), ("qid", entity.qid), ("aliases", list(entity.aliases)), ("scope", entity.article))})


def statement_node(judged: Judged) -> Node:
    """A statement with what became of it and what carries it."""
    statement = judged.statement
    return Node(("Statement", label(statement.kind)), {
        "id": statement.id, "name": statement.predicate, "predicate": statement.predicate, "status": judged.status.value,
        "contested": judged.contested, "official": statement.official, **_weights(judged.support),
        **_known(("plover", statement.plover), ("cameo", statement.cameo), ("quad", statement.quad))})


def _weights(support: Support) -> Properties:
    return {"n_claims": support.claims, "n_articles": support.articles, "n_publishers": support.publishers,
            "confidence": support.confidence,
            **_known(("first_seen", support.first_seen), ("last_seen", support.last_seen))}


def run_node(key: str, properties: Mapping[str, str]) -> Node:
    """A run; what it ran with as "name=value"."""
    version = properties.get("kg")
    ran_with = [f"{name}={value}" for name, value in sorted(properties.items())]
    return Node(("Run",), {"id": key, "name": f"kg {version}" if version else key,
                           **_known(("version", version), ("ran_with", ran_with))})


def article_node(article: Article, cluster: str, voice: str) -> Node:
    """An article without its text, which its sentences hold; `cluster` is what near-duplicate texts share, `voice` what
    articles share that are not independent."""
    return Node(("Article",), {"id": article.id, "name": article.title or _cut(article.text) or article.id,
                              "dup_cluster": cluster, "voice": voice, **_known(
        ("headline", article.title), ("published", article.published), ("publisher", article.publisher), ("url", article.url))})


def sentence_node(sentence: Sentence, article: Article) -> Node:
    """A sentence with its text and place."""
    text = article.text[sentence.char_start : sentence.char_end]
    key = sentence_id(article.id, sentence.char_start, sentence.char_end)
    return Node(("Sentence",), {
        "id": key, "name": _cut(text) or key, "article": article.id, "text": text, "index": sentence.index,
        "section": sentence.section.value, "char_start": sentence.char_start, "char_end": sentence.char_end})


def claim_node(claim: Claim) -> Node:
    """A claim with its trigger, both factuality values and its circumstances; details as lists `detail_location` …"""
    properties: Properties = {
        "id": claim.id, "name": claim.trigger or claim.id, "article": claim.article, "trigger": claim.trigger,
        "trigger_start": claim.trigger_start, "trigger_end": claim.trigger_end, "author_factuality": claim.author.value,
        "holder_factuality": claim.holder_value.value, "modality": claim.modality.value, "engine": claim.engine,
        "confidence": claim.confidence,
        **_known(("tense", claim.tense), ("rule", claim.rule), ("time_text", claim.time_text), ("time_from", claim.time_from),
                 ("time_to", claim.time_to), ("quantity", claim.quantity))}
    if claim.attribution:
        properties["quote_mode"] = claim.attribution[-1].mode
        properties["attribution"] = [source.entity for source in claim.attribution if source.entity]
    details: dict[str, list[str]] = {}
    for role, value in claim.details:
        details.setdefault(_detail(role), []).append(value)
    return Node(("Claim",), {**properties, **details})


def open_edge_node(edge: OpenEdge) -> Node:
    """What no property covers: never a plain edge."""
    return Node(("OpenEdge",), {
        "id": edge.id, "name": edge.phrase or edge.id, "article": edge.article, "phrase": edge.phrase,
        "status": edge.status.value, "trigger_start": edge.trigger_start, "trigger_end": edge.trigger_end})


# ── Relationships ───────────────────────────────────────────────────────────────────────────────────


def role_links(judged: Judged) -> Iterator[Relationship]:
    """From a statement to the fillers of its roles."""
    for role, fillers in judged.statement.roles:
        for filler in filter(None, fillers):
            yield Relationship(relationship_type(role), "Statement", judged.statement.id, label_of(filler), filler, {})


def claim_links(claim: Claim) -> Iterator[Relationship]:
    """From a claim to its statement, sentence, holder and sources."""
    yield Relationship("ASSERTS", "Claim", claim.id, "Statement", claim.statement, {})
    evidence = sentence_id(claim.article, claim.char_start, claim.char_end)
    yield Relationship("EVIDENCE", "Claim", claim.id, "Sentence", evidence, {})
    yield Relationship("HELD_BY", "Claim", claim.id, "Entity", claim.holder, {})
    for depth, source in enumerate(claim.attribution, start=1):
        if source.entity:
            properties = {"depth": depth, **_known(("cue", source.cue), ("mode", source.mode))}
            yield Relationship("VIA", "Claim", claim.id, "Entity", source.entity, properties)


def open_edge_links(edge: OpenEdge) -> Iterator[Relationship]:
    """From an open edge to its sentence and ends."""
    evidence = sentence_id(edge.article, edge.char_start, edge.char_end)
    yield Relationship("EVIDENCE", "OpenEdge", edge.id, "Sentence", evidence, {})
    for kind, end in (("OPEN_SUBJECT", edge.subject), ("OPEN_OBJECT", edge.object)):
        if end:
            yield Relationship(kind, "OpenEdge", edge.id, "Entity", end, {})


def plain_edge(edge: Edge, claims: Iterable[Claim], quads: Iterable[int | None]) -> Relationship:
    """The relationship of a plain edge, with its reasons and what carries it."""
    sentences: Sequence[str] = list(dict.fromkeys(
        sentence_id(claim.article, claim.char_start, claim.char_end) for claim in claims))
    quad = min((quad for quad in quads if quad is not None), default=None)
    properties: Properties = {
        "id": edge_id(edge), "predicate": edge.predicate, "view": edge.view, "via": edge.via, "symmetric": edge.symmetric,
        "sids": list(edge.statements), **_weights(edge.support), "sentence_ids": list(sentences[:_SENTENCES]),
        **_known(("quad", quad))}
    kind = relationship_type(edge.predicate, edge.view)
    return Relationship(kind, label_of(edge.subject), edge.subject, label_of(edge.object), edge.object, properties)
