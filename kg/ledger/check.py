"""Checks one article of a ledger against its own text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from kg.identity import is_entity_id, sha256_text
from kg.model import AUTHOR, GENERIC, Claim, Reading

_RESERVED = frozenset({AUTHOR, GENERIC})
_NAME = re.compile(r"""[^\s`"<>\\^{|}]+""")  # of a property or class: the last part of an IRI, or a whole one


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that does not hold: `what` is the kind of record, `id` the record (a span where it has no id)."""

    article: str
    what: str  # article | sentence | mention | claim | statement | open edge
    id: str
    problem: str

    def __str__(self) -> str:
        """One line for people."""
        return f"{self.article}: {self.what} {self.id}: {self.problem}"


def faults(reading: Reading, sha256: str, known: Collection[str]) -> Iterator[Fault]:
    """The faults of one article. `sha256` is what its text had when it was added, `known` the ids of all entities and
    of all statements with a claim."""
    article = reading.article
    if sha256_text(article.text) != sha256:
        yield Fault(article.id, "article", article.id, "the text is not the one that was read")
    for what, key, problem in (*_spans(reading), *_names(reading), *_claims(reading), *_references(reading, known)):
        yield Fault(article.id, what, key, problem)


def _spans(reading: Reading) -> Iterator[tuple[str, str, str]]:
    size = len(reading.article.text)
    spans = [(f"block {b.kind}", b.char_start, b.char_end) for b in reading.article.blocks]
    spans += [("sentence", s.char_start, s.char_end) for s in reading.sentences]
    spans += [("mention", m.char_start, m.char_end) for m in reading.mentions]
    spans += [("open edge", x.char_start, x.char_end) for x in reading.open_edges]
    spans += [("open edge", x.trigger_start, x.trigger_end) for x in reading.open_edges]
    for what, start, end in spans:
        if not 0 <= start < end <= size:
            yield what, f"{start}-{end}", f"not a span of the text, which has {size} characters"
        elif not reading.article.text[start:end].strip():
            yield what, f"{start}-{end}", "nothing but blanks at its place"


def _names(reading: Reading) -> Iterator[tuple[str, str, str]]:
    names = [("statement", s.id, s.predicate) for s in reading.statements] + [("entity", e.id, e.type) for e in reading.entities]
    for what, key, name in names:
        if not _NAME.fullmatch(name):
            yield what, key, f"{name!r} is no name of a property or class"


def _claims(reading: Reading) -> Iterator[tuple[str, str, str]]:
    sentences = {(s.index, s.char_start, s.char_end) for s in reading.sentences}
    for claim in reading.claims:
        if claim.article != reading.article.id:
            yield "claim", claim.id, f"is of another article, {claim.article}"
        if not 0 <= claim.confidence <= 1:  # NaN is neither
            yield "claim", claim.id, f"confidence {claim.confidence} is not between 0 and 1"
        if (claim.sentence, claim.char_start, claim.char_end) not in sentences:
            yield "claim", claim.id, f"evidence {claim.char_start}-{claim.char_end} is not sentence {claim.sentence}"
        if problem := _trigger(claim, reading.article.text):
            yield "claim", claim.id, problem


def _trigger(claim: Claim, text: str) -> str | None:
    place = f"{claim.trigger_start}-{claim.trigger_end}"
    if not claim.char_start <= claim.trigger_start < claim.trigger_end <= claim.char_end:
        return f"trigger {place} is not inside its evidence"
    there = text[claim.trigger_start : claim.trigger_end]
    return None if there == claim.trigger else f"trigger {claim.trigger!r} is not at {place}, which reads {there!r}"


def _references(reading: Reading, known: Collection[str]) -> Iterator[tuple[str, str, str]]:
    made = {s.id for s in reading.statements}
    named: list[tuple[str, str, str]] = []
    for s in reading.statements:
        named += [("statement", s.id, filler) for _, fillers in s.roles for filler in fillers]
        named += [("statement", s.id, end) for pair in s.edges for end in pair]
    for c in reading.claims:
        named += [("claim", c.id, c.holder), *(("claim", c.id, link.entity) for link in c.attribution)]
        named += [("claim", c.id, value) for _, value in c.details if is_entity_id(value)]
        if c.statement not in made:
            yield "claim", c.id, f"its statement {c.statement} is missing"
    named += [("mention", f"{m.char_start}-{m.char_end}", entity) for m in reading.mentions for entity in m.entities]
    named += [("open edge", x.id, end) for x in reading.open_edges for end in (x.subject, x.object)]
    for what, key, reference in sorted(set(named)):
        if reference not in known and reference not in _RESERVED:
            yield what, key, f"names {reference or 'nothing'}, which is neither an entity nor a claimed statement"
