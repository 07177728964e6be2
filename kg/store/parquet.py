"""The graph as Parquet: a folder with a file for each table, for DuckDB, pandas, Polars and Spark.

    entities    id name kind ancestors aliases qid scope
    edges       id view subject predicate object via symmetric sids + weights
    statements  id predicate status contested kind plover cameo quad roles (role, id) + weights
    claims      id statement article sentence holder trigger trigger_start trigger_end author_factuality … details (role, value)
    sentences   id article index section char_start char_end text
    articles    id headline published publisher url dup_cluster run text

Weights: n_claims n_articles n_publishers first_seen last_seen confidence. Names are those of the property graph; offsets are
Unicode code points, end exclusive; what is not known is null.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import QueryError
from kg.model import Article, Claim, Edge, Entity, Sentence, Support
from kg.protocols import Judged, Record
from kg.store.describe import edge_id

if TYPE_CHECKING:
    import pyarrow as pa

Row = Mapping[str, object]

_BATCH = 10_000  # rows that are in memory at once
_WEIGHTS = {"n_claims": "int", "n_articles": "int", "n_publishers": "int", "first_seen": "text", "last_seen": "text",
            "confidence": "number"}
# Column -> text, int, number, flag, texts (a list), or pairs: a list of structs with the fields of that name.
_TABLES = {
    "entities": {"id": "text", "name": "text", "kind": "text", "ancestors": "texts", "aliases": "texts", "qid": "text",
                 "scope": "text"},
    "edges": {"id": "text", "view": "text", "subject": "text", "predicate": "text", "object": "text", "via": "text",
              "symmetric": "flag", "sids": "texts", **_WEIGHTS},
    "statements": {"id": "text", "predicate": "text", "status": "text", "contested": "flag", "kind": "text", "plover": "text",
                   "cameo": "text", "quad": "int", "roles": "role id", **_WEIGHTS},
    "claims": {"id": "text", "statement": "text", "article": "text", "sentence": "text", "holder": "text", "trigger": "text",
               "trigger_start": "int", "trigger_end": "int", "author_factuality": "text", "holder_factuality": "text",
               "modality": "text", "tense": "text", "rule": "text", "engine": "text", "confidence": "number",
               "attribution": "entity cue mode", "details": "role value", "time_text": "text", "time_from": "text",
               "time_to": "text", "quantity": "text"},
    "sentences": {"id": "text", "article": "text", "index": "int", "section": "text", "char_start": "int", "char_end": "int",
                  "text": "text"},
    "articles": {"id": "text", "headline": "text", "published": "text", "publisher": "text", "url": "text",
                 "dup_cluster": "text", "run": "text", "text": "text"},
}


def write_parquet(record: Record, folder: Path) -> None:
    """Writes all tables into an empty folder. Raises QueryError where pyarrow is not installed."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise QueryError("pyarrow is not installed; run: pip install 'kg-news[parquet]'") from error
    with record.snapshot():
        for table, rows in _rows(record).items():
            schema = pa.schema([pa.field(name, _type(kind)) for name, kind in _TABLES[table].items()])
            with pq.ParquetWriter(folder / f"{table}.parquet", schema) as writer:
                for batch in _batches(rows):
                    writer.write_table(pa.Table.from_pylist(batch, schema=schema))


def _type(kind: str) -> pa.DataType:
    import pyarrow as pa

    plain: dict[str, Callable[[], pa.DataType]] = {
        "text": pa.string, "int": pa.int64, "number": pa.float64, "flag": pa.bool_, "texts": lambda: pa.list_(pa.string())}
    if kind in plain:
        return plain[kind]()
    return pa.list_(pa.struct([(name, pa.string()) for name in kind.split()]))


def _batches(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while batch := list(islice(rows, _BATCH)):
        yield batch


def _rows(record: Record) -> dict[str, Iterator[Row]]:
    judged, articles = record.statements(), record.articles()
    run_of, clusters = record.run_of(), record.dup_clusters()
    return {
        "entities": map(_entity, record.entities()),
        "edges": map(_edge, record.edges()),
        "statements": map(_statement, judged),
        "claims": map(_claim, _in_text_order(judged)),
        "sentences": (_sentence(sentence, article) for article in articles for sentence in record.sentences(article.id)),
        "articles": (_article(article, run_of[article.id], clusters[article.id]) for article in articles),
    }


def _in_text_order(judged: Sequence[Judged]) -> list[Claim]:
    claims = (claim for judgement in judged for claim in judgement.claims)
    return sorted(claims, key=lambda claim: (claim.article, claim.char_start, claim.trigger_start, claim.id))


def _weights(support: Support) -> Row:
    return {"n_claims": support.claims, "n_articles": support.articles, "n_publishers": support.publishers,
            "first_seen": support.first_seen, "last_seen": support.last_seen, "confidence": support.confidence}


def _entity(entity: Entity) -> Row:
    return {"id": entity.id, "name": entity.label, "kind": entity.type, "ancestors": list(entity.ancestors),
            "aliases": list(entity.aliases), "qid": entity.qid, "scope": entity.article}


def _edge(edge: Edge) -> Row:
    return {"id": edge_id(edge.view, (edge.subject, edge.predicate, edge.object)), "view": edge.view, "subject": edge.subject,
            "predicate": edge.predicate, "object": edge.object, "via": edge.via, "symmetric": edge.symmetric,
            "sids": list(edge.statements), **_weights(edge.support)}


def _statement(judged: Judged) -> Row:
    statement = judged.statement
    return {"id": statement.id, "predicate": statement.predicate, "status": judged.status.value, "contested": judged.contested,
            "kind": statement.kind, "plover": statement.plover, "cameo": statement.cameo, "quad": statement.quad,
            "roles": [{"role": role, "id": filler} for role, fillers in statement.roles for filler in fillers],
            **_weights(judged.support)}


def _claim(claim: Claim) -> Row:
    return {"id": claim.id, "statement": claim.statement, "article": claim.article,
            "sentence": f"{claim.article}#char={claim.char_start},{claim.char_end}", "holder": claim.holder,
            "trigger": claim.trigger, "trigger_start": claim.trigger_start, "trigger_end": claim.trigger_end,
            "author_factuality": claim.author.value, "holder_factuality": claim.holder_value.value,
            "modality": claim.modality.value, "tense": claim.tense or None, "rule": claim.rule or None, "engine": claim.engine,
            "confidence": claim.confidence,
            "attribution": [{"entity": link.entity, "cue": link.cue, "mode": link.mode} for link in claim.attribution],
            "details": [{"role": role, "value": value} for role, value in claim.details], "time_text": claim.time_text or None,
            "time_from": claim.time_from or None, "time_to": claim.time_to or None, "quantity": claim.quantity or None}


def _sentence(sentence: Sentence, article: Article) -> Row:
    return {"id": f"{article.id}#char={sentence.char_start},{sentence.char_end}", "article": article.id,
            "index": sentence.index, "section": sentence.section.value, "char_start": sentence.char_start,
            "char_end": sentence.char_end, "text": article.text[sentence.char_start : sentence.char_end]}


def _article(article: Article, run: str, cluster: str) -> Row:
    return {"id": article.id, "headline": article.title, "published": article.published, "publisher": article.publisher,
            "url": article.url, "dup_cluster": cluster, "run": run, "text": article.text}
