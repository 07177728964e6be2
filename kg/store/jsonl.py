"""The graph as JSON Lines: one object a line, `kind` says what it is.

    article    id, sha256 of the text, title, published, publisher, url
    entity     id, label, type, qid, aliases, article (of a common noun: where it means something)
    edge       view, subject, predicate, object, via, symmetric, quad, statements, evidence
    statement  id, predicate, subject, object, status, contested, symmetric, roles, evidence: a line for each pair
    open_edge  id, subject, phrase, object, status, evidence
    run        id, properties: what articles were read with
    reading    article, run, sha256 of the text, reading: all that was read, as a Reading of kg.model without the fields that
               have their default; before: the same before corrections, where they changed it. `kg import` reads these two

Evidence: article, start and end of the sentence, text of the sentence, and where a claim stands behind it its id,
trigger, holder, the two factuality values, and of details (role -> ids or words), time (text, from, to) and quantity what
the text gives. Offsets are Unicode code points, end exclusive. Statements without a
pair of ends (those about statements) are in the RDF export only.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from typing import BinaryIO

from kg.identity import sha256_text
from kg.model import Article, Claim, Edge, Entity, OpenEdge, Statement
from kg.protocols import Judged, Record
from kg.store.plain import plain

Row = dict[str, object]


def write_jsonl(record: Record, out: BinaryIO) -> None:
    """Writes all rows as UTF-8, a line each."""
    for row in rows(record):
        line = json.dumps(row, ensure_ascii=False, separators=(", ", ": "))
        # The three line ends of Unicode that JSON does not escape would split a line in some readers.
        out.write(_one_line(line).encode("utf-8") + b"\n")


def _one_line(line: str) -> str:
    return line.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("\x85", "\\u0085")


def rows(record: Record) -> Iterator[Row]:
    """The rows in order: articles, entities, edges, statements, open edges, each by its id or ends."""
    with record.snapshot():
        articles = {article.id: article for article in record.articles()}
        judged = record.statements()
        yield from (_article(article) for article in articles.values())
        yield from (_entity(entity) for entity in record.entities())
        claims = {claim.id: claim for judgement in judged for claim in judgement.claims}
        quads = {judgement.statement.id: judgement.statement.quad for judgement in judged}
        yield from (_edge(edge, claims, quads, articles) for edge in record.edges())
        yield from (row for judgement in judged for row in _statements(judgement, articles))
        yield from (_open_edge(edge, articles) for edge in record.open_edges())
        yield from (_run(key, properties) for key, properties in record.runs().items())
        yield from (_reading(record, key, run) for key, run in record.run_of().items())


def _article(article: Article) -> Row:
    return {"kind": "article", "id": article.id, "sha256": sha256_text(article.text), "title": article.title,
            "published": article.published, "publisher": article.publisher, "url": article.url}


def _run(key: str, properties: Mapping[str, str]) -> Row:
    return {"kind": "run", "id": key, "properties": dict(properties)}


def _reading(record: Record, article: str, run: str) -> Row:
    now, before = record.reading(article), record.reading_before(article)
    row: Row = {"kind": "reading", "article": article, "run": run, "sha256": sha256_text(now.article.text), "reading": plain(now)}
    return row if now == before else {**row, "before": plain(before)}


def _entity(entity: Entity) -> Row:
    return {"kind": "entity", "id": entity.id, "label": entity.label, "type": entity.type, "qid": entity.qid,
            "aliases": list(entity.aliases), "ancestors": list(entity.ancestors), "article": entity.article}


def _edge(
    edge: Edge, claims: Mapping[str, Claim], quads: Mapping[str, int | None], articles: Mapping[str, Article]
) -> Row:
    quad = min((quad for key in edge.statements if (quad := quads[key]) is not None), default=None)
    return {"kind": "edge", "view": edge.view, "subject": edge.subject, "predicate": edge.predicate,
            "object": edge.object, "via": edge.via, "symmetric": edge.symmetric, "quad": quad,
            "statements": list(edge.statements), "evidence": _evidence((claims[key] for key in edge.claims), articles)}


def _statements(judged: Judged, articles: Mapping[str, Article]) -> Iterator[Row]:
    statement = judged.statement
    evidence = _evidence(judged.claims, articles)
    for subject, target in pairs(statement):
        yield {"kind": "statement", "id": statement.id, "predicate": statement.predicate, "subject": subject,
               "object": target, "status": judged.status.value, "contested": judged.contested,
               "symmetric": statement.symmetric, "roles": {role: list(ids) for role, ids in statement.roles},
               "evidence": evidence}


def pairs(statement: Statement) -> list[tuple[str, str]]:
    """The known ends that a statement projects to, sorted; symmetric pairs once, with sorted ends."""
    known = [pair for pair in statement.edges if all(pair)]
    return sorted({(min(pair), max(pair)) if statement.symmetric else pair for pair in known})


def _evidence(claims: Iterable[Claim], articles: Mapping[str, Article]) -> list[Row]:
    ordered = sorted(claims, key=lambda c: (c.article, c.char_start, c.trigger_start, c.id))
    return [
        {"article": c.article, "start": c.char_start, "end": c.char_end,
         "text": articles[c.article].text[c.char_start : c.char_end], "claim": c.id, "trigger": c.trigger,
         "holder": c.holder, "author": c.author.value, "holder_value": c.holder_value.value, **_circumstances(c)}
        for c in ordered
    ]


def _circumstances(claim: Claim) -> Row:
    found: Row = {}
    if claim.details:
        found["details"] = {role: [value for _, value in pairs] for role, pairs in groupby(claim.details, key=itemgetter(0))}
    if claim.time_text:
        found["time"] = {"text": claim.time_text, "from": claim.time_from or None, "to": claim.time_to or None}
    return found | ({"quantity": claim.quantity} if claim.quantity else {})


def _open_edge(edge: OpenEdge, articles: Mapping[str, Article]) -> Row:
    text = articles[edge.article].text[edge.char_start : edge.char_end]
    evidence: Row = {"article": edge.article, "start": edge.char_start, "end": edge.char_end, "text": text}
    return {"kind": "open_edge", "id": edge.id, "subject": edge.subject, "phrase": edge.phrase, "object": edge.object,
            "status": edge.status.value, "evidence": [evidence]}
