"""Records to rows and back; the only place that knows the columns of schema.sql."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from kg.identity import digest
from kg.model import (
    Article,
    Block,
    BlockKind,
    Claim,
    Dropped,
    Entity,
    Factuality,
    Lift,
    Mention,
    Modality,
    OpenEdge,
    Quotation,
    Reading,
    Sentence,
    Source,
    Statement,
    Status,
)

Row = tuple[Any, ...]
Tables = dict[str, list[tuple[object, ...]]]  # table -> rows

# Table -> its columns after `article`, in the order of the functions below.
COLUMNS = {
    "sentence": "number, token_start, token_end, root, char_start, char_end, section",
    "entity": "id, label, type, qid, aliases, scope, ancestors",
    "mention": "entities, head, char_start, char_end, kind",
    "statement": "id, predicate, roles, edges, symmetric, official, kind, plover, cameo, quad",
    "claim": "id, statement, sentence, char_start, char_end, trigger_start, trigger_end, trigger_text, author, holder, "
             "holder_value, modality, attribution, tense, rule, engine, details, time_text, time_from, time_to, quantity, "
             "confidence",
    "lift": "person, state, office",
    "open_edge": "id, sentence, subject, phrase, object, status, char_start, char_end, trigger_start, trigger_end",
    "dropped": "sentence, trigger_text, reason",
}
ARTICLE = "id, text, title, published, publisher, url, source, blocks, quotations"


def reading_digest(reading: Reading, told: Tables | None = None) -> str:
    """Hash of all that was read; `told` are its rows, if they are at hand. Where the file lay is left out: the same text in
    another folder is the same."""
    return digest(article_row(replace(reading.article, source="")), told or rows_of(reading))


_FACTUALITY = {value.value: value for value in Factuality}  # claims are many: looked up faster than made
_MODALITY = {value.value: value for value in Modality}
_COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def compact(value: object) -> str:
    """JSON that SQLite's own functions can read; characters stand as they are."""
    return "[]" if value == () else _COMPACT.encode(value)  # most are empty


def article_row(article: Article) -> tuple[object, ...]:
    """The values of ARTICLE."""
    blocks = [[b.kind, b.char_start, b.char_end] for b in article.blocks]
    quotations = [[q.char_start, q.char_end, q.closed] for q in article.quotations]
    return (article.id, article.text, article.title, article.published, article.publisher, article.url, article.source,
            compact(blocks), compact(quotations))


def article_of(row: Row) -> Article:
    """An Article from the columns of ARTICLE."""
    blocks = tuple(Block(BlockKind(kind), start, end) for kind, start, end in json.loads(row[7]))
    quotations = tuple(Quotation(start, end, closed) for start, end, closed in json.loads(row[8]))
    key, text, title, published, publisher, url, source = row[:7]
    return Article(key, text, title, published, publisher, url, source, blocks, quotations)


def rows_of(reading: Reading) -> Tables:
    """Table -> rows of everything that the reading says, each with the article's id first."""
    found: Tables = {
        "sentence": [(s.index, s.start, s.end, s.root, s.char_start, s.char_end, s.section) for s in reading.sentences],
        "entity": [(e.id, e.label, e.type, e.qid, compact(e.aliases), e.article, compact(e.ancestors)) for e in reading.entities],
        "mention": [(compact(m.entities), m.head, m.char_start, m.char_end, m.kind) for m in reading.mentions],
        "statement": [_statement_row(s) for s in reading.statements],
        "claim": [_claim_row(c) for c in reading.claims],
        "lift": [(x.person, x.state, x.office) for x in reading.lifts],
        "open_edge": [_open_edge_row(x) for x in reading.open_edges],
        "dropped": [(d.sentence, d.trigger, d.reason) for d in reading.dropped],
    }
    return {table: [(reading.article.id, *row) for row in rows] for table, rows in found.items()}


def _statement_row(s: Statement) -> tuple[object, ...]:
    return (s.id, s.predicate, compact(s.roles), compact(s.edges), int(s.symmetric), int(s.official), s.kind, s.plover,
            s.cameo, s.quad)


def _claim_row(c: Claim) -> tuple[object, ...]:
    attribution = compact([[source.entity, source.cue, source.mode] for source in c.attribution])
    return (c.id, c.statement, c.sentence, c.char_start, c.char_end, c.trigger_start, c.trigger_end, c.trigger, c.author,
            c.holder, c.holder_value, c.modality, attribution, c.tense, c.rule, c.engine, compact(c.details), c.time_text,
            c.time_from, c.time_to, c.quantity, c.confidence)


def _open_edge_row(x: OpenEdge) -> tuple[object, ...]:
    return (x.id, x.sentence, x.subject, x.phrase, x.object, x.status, x.char_start, x.char_end, x.trigger_start,
            x.trigger_end)


def sentence_of(row: Row) -> Sentence:
    """A Sentence from `article` and its COLUMNS."""
    number, start, end, root, char_start, char_end, section = row[1:]
    return Sentence(number, start, end, root, char_start, char_end, BlockKind(section))


def entity_of(row: Row) -> Entity:
    """An Entity, as one article has it, from `article` and its COLUMNS."""
    return Entity(row[1], row[2], row[3], row[4], tuple(json.loads(row[5])), row[6], tuple(json.loads(row[7])))


def mention_of(row: Row) -> Mention:
    """A Mention from `article` and its COLUMNS."""
    return Mention(tuple(json.loads(row[1])), *row[2:])


def statement_of(row: Row) -> Statement:
    """A Statement, as one article has it, from `article` and its COLUMNS."""
    roles = tuple((role, tuple(fillers)) for role, fillers in json.loads(row[3]))
    edges = tuple((subject, target) for subject, target in json.loads(row[4]))
    return Statement(row[1], row[2], roles, edges, bool(row[5]), bool(row[6]), *row[7:])


def claim_of(row: Row) -> Claim:
    """A Claim from `article` and its COLUMNS."""
    article, key, statement, sentence, char_start, char_end, trigger_start, trigger_end, trigger = row[:9]
    author, holder, holder_value, modality, attribution, tense, rule, engine, details, *circumstances = row[9:]
    sources = tuple(Source(*link) for link in _listed(attribution))
    beside = tuple((role, value) for role, value in _listed(details))
    return Claim(key, statement, article, sentence, char_start, char_end, trigger_start, trigger_end, trigger,
                 _FACTUALITY[author], holder, _FACTUALITY[holder_value], _MODALITY[modality], sources, tense, rule, engine,
                 beside, *circumstances)


def _listed(text: str) -> list[Any]:
    """A JSON list; most are empty."""
    found: list[Any] = [] if text == "[]" else json.loads(text)
    return found


def lift_of(row: Row) -> Lift:
    """A Lift from `article` and its COLUMNS."""
    return Lift(*row[1:])


def open_edge_of(row: Row) -> OpenEdge:
    """An OpenEdge from `article` and its COLUMNS."""
    article, key, sentence, subject, phrase, target, status, *spans = row
    char_start, char_end, trigger_start, trigger_end = spans
    return OpenEdge(key, article, sentence, subject, phrase, target, Status(status), char_start, char_end, trigger_start,
                    trigger_end)


def dropped_of(row: Row) -> Dropped:
    """A Dropped from `article` and its COLUMNS."""
    return Dropped(*row[1:])


_MAKERS: dict[str, tuple[str, Callable[[Row], object]]] = {  # table -> field of a Reading, how a row becomes its record
    "sentence": ("sentences", sentence_of), "entity": ("entities", entity_of), "mention": ("mentions", mention_of),
    "statement": ("statements", statement_of), "claim": ("claims", claim_of), "lift": ("lifts", lift_of),
    "open_edge": ("open_edges", open_edge_of), "dropped": ("dropped", dropped_of),
}


def with_rows(reading: Reading, found: Mapping[str, Iterable[Row]]) -> Reading:
    """The reading with what it says in these tables replaced; rows as `rows_of` gives them."""
    fields: dict[str, Any] = {_MAKERS[table][0]: tuple(map(_MAKERS[table][1], each)) for table, each in found.items()}
    return replace(reading, **fields)
