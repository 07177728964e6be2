"""What the explorer page knows, as one JSON object of columns: the same ledger gives the same bytes.

Records refer to each other by their number in their table. Offsets stay Unicode code points; the page converts them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from kg.identity import is_entity_id
from kg.model import AUTHOR, GENERIC, Article, Claim, Edge, Entity, Mention, Sentence
from kg.protocols import Judged, Record
from kg.serve.families import NAMES, family
from kg.serve.links import Link, links
from kg.serve.positions import CORE, Position, positions

STATUSES = ("asserted", "reported", "disputed", "planned", "possible", "hypothetical", "negated")
VOICES = {AUTHOR: "the article itself", GENERIC: "an unnamed source"}

_LONGEST_HEADLINE = 160  # characters

Columns = dict[str, list[object]]
Json = dict[str, object]


@dataclass(frozen=True, slots=True)
class Contents:
    """All that the page shows, read at one moment."""

    articles: Sequence[Article]
    sentences: Mapping[str, Sequence[Sentence]]
    mentions: Mapping[str, Sequence[Mention]]
    entities: Sequence[Entity]
    judged: Sequence[Judged]
    edges: Sequence[Edge]

    @property
    def claims(self) -> list[Claim]:
        """The claims about all statements, in their order."""
        return [claim for judged in self.judged for claim in judged.claims]


def contents(record: Record) -> Contents:
    """Reads a ledger, in one moment, whatever a writer does meanwhile. Entities that nothing is said of stay out."""
    with record.snapshot():
        articles, judged, edges = record.articles(), record.statements(), record.edges()
        used = _used(judged, edges)
        return Contents(
            articles,
            {article.id: record.sentences(article.id) for article in articles},
            {article.id: record.mentions(article.id) for article in articles},
            [entity for entity in record.entities() if entity.id in used],
            judged,
            edges,
        )


def _used(judged: Iterable[Judged], edges: Iterable[Edge]) -> set[str]:
    """The ids that statements, claims and edges name; a state may stand in an edge only, by its office holder."""
    found = {end for edge in edges for end in (edge.subject, edge.object)}
    for one in judged:
        found.update(filler for _, fillers in one.statement.roles for filler in fillers)
        found.update(end for pair in one.statement.edges for end in pair)
        for claim in one.claims:
            found.add(claim.holder)
            found.update(source.entity for source in claim.attribution)
            found.update(value for _, value in claim.details)
    return found


def page_data(found: Contents, title: str, prefixes: Mapping[str, str], core: int = CORE) -> Json:
    """The object that the page's script reads. `prefixes` are those of ids, for links and SPARQL; `core` is how many
    entities have a place from the beginning, the others get theirs when the reader comes to a neighbour."""
    return _Numbers(found, core).data(title, prefixes)


def to_json(data: Json) -> str:
    """JSON that may stand inside a script element of HTML: no character in it can end the element or begin a comment."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text.encode("utf-8", "replace").decode("utf-8")  # a lone surrogate is in no file


def _headline(article: Article) -> str:
    """The title, else how the text begins: a path says nothing to others, and tells where the writer keeps things."""
    line = article.title or article.text.strip().partition("\n")[0].strip()
    return line if len(line) <= _LONGEST_HEADLINE else line[: _LONGEST_HEADLINE - 1].rstrip() + "…"


def _day(published: str | None) -> str:
    """The ISO date of an ISO date or time; "" where it is none."""
    try:
        return datetime.fromisoformat(published or "").date().isoformat()
    except ValueError:
        return ""


class _Numbers:
    """Numbers for ids, and the tables that are written with them."""

    def __init__(self, found: Contents, core: int) -> None:
        self._found = found
        self._core = core
        self._links = links(found.judged, found.edges)
        self._predicates = sorted({judged.statement.predicate for judged in found.judged})
        self._publishers = sorted({article.publisher for article in found.articles if article.publisher})
        self._classes = sorted({entity.type for entity in found.entities})
        self._of = {
            key: number
            for keys in (
                [entity.id for entity in found.entities],
                [article.id for article in found.articles],
                [judged.statement.id for judged in found.judged],
                [claim.id for claim in found.claims],
            )
            for number, key in enumerate(keys)
        }

    def data(self, title: str, prefixes: Mapping[str, str]) -> Json:
        """The whole object."""
        return {
            "version": 1,
            "title": title,
            "prefixes": dict(sorted(prefixes.items())),
            "statuses": list(STATUSES),
            "families": list(NAMES),
            "classes": self._classes,
            "predicates": self._predicates,
            "publishers": self._publishers,
            "articles": self._articles(),
            "entities": self._entities(),
            "statements": self._statements(),
            "claims": self._claims(),
            "links": self._link_columns(),
        }

    def _number(self, key: str) -> int:
        """The number of an id of a table; -1 where the ledger knows none."""
        return self._of.get(key, -1)

    def _value(self, key: str) -> int | str:
        """An entity by number; else the words themselves: a detail in words, a voice, a statement inside a statement."""
        if key in VOICES:
            return VOICES[key]
        return self._of[key] if is_entity_id(key) and key in self._of else key

    def _articles(self) -> Columns:
        rows = self._found.articles
        return {
            "id": [a.id for a in rows],
            "headline": [_headline(a) for a in rows],
            "published": [_day(a.published) for a in rows],
            "publisher": [self._publishers.index(a.publisher) if a.publisher else -1 for a in rows],
            "url": [a.url or "" for a in rows],
            "text": [a.text for a in rows],
            "sentences": [[[s.char_start, s.char_end] for s in self._found.sentences[a.id]] for a in rows],
            "blocks": [[[b.kind.value, b.char_start, b.char_end] for b in a.blocks] for a in rows],
            "mentions": [self._mentions(a.id) for a in rows],
        }

    def _mentions(self, article: str) -> list[list[int]]:
        """[char_start, char_end, entity, …] of the mentions of entities that something is said of."""
        found = []
        for mention in self._found.mentions[article]:
            entities = [self._of[key] for key in mention.entities if key in self._of]
            if entities:
                found.append([mention.char_start, mention.char_end, *entities])
        return found

    def _entities(self) -> Columns:
        rows = self._found.entities
        places = self._positions()
        return {
            "id": [e.id for e in rows],
            "name": [e.label for e in rows],
            "class": [self._classes.index(e.type) for e in rows],
            "family": [family(e) for e in rows],
            "aliases": [list(e.aliases) for e in rows],
            "scope": [self._number(e.article) if e.article else -1 for e in rows],
            "place": [list(places[e.id]) if e.id in places else None for e in rows],
        }

    def _positions(self) -> Mapping[str, Position]:
        return positions([(link.subject, link.object, link.status) for link in self._links], self._core)

    def _statements(self) -> Columns:
        rows = self._found.judged
        return {
            "id": [j.statement.id for j in rows],
            "predicate": [self._predicates.index(j.statement.predicate) for j in rows],
            "status": [STATUSES.index(j.status.value) for j in rows],
            "contested": [int(j.contested) for j in rows],
            "kind": [j.statement.kind for j in rows],
            "quad": [j.statement.quad for j in rows],
            "roles": [[[role, [self._value(key) for key in keys]] for role, keys in j.statement.roles] for j in rows],
        }

    def _claims(self) -> Columns:
        rows = self._found.claims
        return {
            "id": [c.id for c in rows],
            "statement": [self._number(c.statement) for c in rows],
            "article": [self._number(c.article) for c in rows],
            "span": [[c.char_start, c.char_end, c.trigger_start, c.trigger_end] for c in rows],
            "author": [c.author.value for c in rows],
            "holder": [self._value(c.holder) for c in rows],
            "value": [c.holder_value.value for c in rows],
            "modality": [c.modality.value for c in rows],
            "sources": [[[self._value(s.entity), s.cue, s.mode] for s in c.attribution] for c in rows],
            "tense": [c.tense for c in rows],
            "rule": [c.rule for c in rows],
            "details": [[[role, self._value(value)] for role, value in c.details] for c in rows],
            "time": [[c.time_text, c.time_from, c.time_to] for c in rows],
            "quantity": [c.quantity for c in rows],
            "confidence": [round(c.confidence, 3) for c in rows],
        }

    def _link_columns(self) -> Columns:
        rows: Sequence[Link] = self._links
        return {
            "subject": [self._number(link.subject) for link in rows],
            "predicate": [self._predicates.index(link.predicate) for link in rows],
            "object": [self._number(link.object) for link in rows],
            "status": [STATUSES.index(link.status) for link in rows],
            "office": [int(link.office) for link in rows],
            "symmetric": [int(link.symmetric) for link in rows],
            "statements": [[self._of[key] for key in link.statements] for link in rows],
            "claims": [[self._of[key] for key in link.claims] for link in rows],
            "publishers": [link.support.publishers for link in rows],
            "confidence": [round(link.support.confidence, 3) for link in rows],
        }
