"""What the Python API answers with: small records in words, one a row. `str` of one is a line for people; `shown`
are the columns of a table for people, which has no room for all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import ClassVar

Row = dict[str, object]

_SURE = {"CT+": "certain", "CT-": "not so", "PR+": "probable", "PR-": "probably not", "PS+": "possible", "PS-": "possibly not",
         "CTu": "open", "Uu": "open"}


@dataclass(frozen=True, slots=True)
class EdgeRow:
    """A plain edge. `status` is "asserted" (a fact: an article itself says so) or "reported" (a source of it says so);
    `via` is "office" where an office holder acts for the state, else "text". `said_by`, `sentence`, `article` (its id)
    and `char_start` (of the trigger) are those of its first claim. `claims`, `articles` and independent `publishers` say how many
    carry it, `first_seen` and `last_seen` are ISO dates of articles, `confidence` (0 to 1) that it was read rightly."""

    shown: ClassVar[tuple[str, ...]] = ("status", "subject", "predicate", "object", "via", "said_by", "sentence")

    status: str
    subject: str
    predicate: str
    object: str
    via: str
    claims: int
    articles: int
    publishers: int
    first_seen: str | None
    last_seen: str | None
    confidence: float
    said_by: str
    sentence: str
    subject_id: str
    object_id: str
    article: str
    char_start: int

    def __str__(self) -> str:
        """The edge in words; of a report, who says it."""
        edge = f"{self.subject} {self.predicate} {self.object}"
        return edge if self.status == "asserted" else f"{edge} [{self.status} by {self.said_by}]"


@dataclass(frozen=True, slots=True)
class StatementRow:
    """What is said but is no plain edge; `status` is planned, negated, possible, hypothetical or disputed."""

    shown: ClassVar[tuple[str, ...]] = ("status", "subject", "predicate", "object", "said_by", "sentence")

    status: str
    subject: str
    predicate: str
    object: str
    said_by: str
    sentence: str
    article: str
    char_start: int
    statement: str

    def __str__(self) -> str:
        """Its status and the edge that it is not."""
        return f"{self.status}: {self.subject} {self.predicate} {self.object}".rstrip()


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """Who says what, how surely, where. `author` and `holder_value` are the commitment (FactBank: CT+, PS-, Uu …) of
    the article's author and of the one who is quoted; `sentence` has its trigger in [brackets]; `char_start` to
    `char_end` (exclusive) are the trigger's code points in the text of the article `article_id`."""

    shown: ClassVar[tuple[str, ...]] = ("status", "predicate", "who", "said_by", "author", "holder_value", "modality", "beside",
                                        "sentence")

    status: str
    predicate: str
    roles: Mapping[str, list[str]]
    said_by: str
    author: str
    holder: str
    holder_value: str
    modality: str
    sentence: str
    trigger: str
    rule: str
    article: str
    published: str | None
    article_id: str
    char_start: int
    char_end: int
    statement: str
    id: str
    beside: str
    details: Mapping[str, list[str]]
    time: str
    time_from: str
    time_to: str
    quantity: str
    confidence: float

    @property
    def who(self) -> str:
        """The roles in words: "agent Russia; recipient Iran, Israel"."""
        return "; ".join(f"{role} {', '.join(names)}" for role, names in self.roles.items())

    def __str__(self) -> str:
        """What is said, who says it how surely, and what became of it."""
        return f"{self.predicate} ({self.who}) · {self.said_by}: {_SURE[self.holder_value]} · {self.status}"


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One claim that an edge rests on; `view` is the edge's: asserted or reported."""

    shown: ClassVar[tuple[str, ...]] = ("edge", "view", "sentence", "said_by", "article")

    edge: str
    view: str
    via: str
    claim: ClaimRow

    def __str__(self) -> str:
        """The sentence with its trigger in [brackets], and where it stands."""
        return f"{self.claim.sentence} ({self.claim.article}, {self.claim.char_start}–{self.claim.char_end})"


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One who is quoted or cited, or the article itself: of how many claims certain, denied, unsure."""

    shown: ClassVar[tuple[str, ...]] = ("source", "claims", "certain", "denied", "unsure")

    source: str
    claims: int
    certain: int
    denied: int
    unsure: int
    id: str

    def __str__(self) -> str:
        """The source and how much it says."""
        return f"{self.source}: {self.claims} claims"


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One text of the graph; `published` is as the article gives it (ISO 8601), `source` where it was read; articles with
    the same `dup_cluster` print nearly the same text."""

    shown: ClassVar[tuple[str, ...]] = ("title", "published", "publisher", "words", "claims")

    id: str
    title: str | None
    published: str | None
    publisher: str | None
    url: str | None
    source: str
    words: int
    claims: int
    dup_cluster: str

    def __str__(self) -> str:
        """Its title with date and publisher, as far as they are known."""
        known = ", ".join(part for part in (self.publisher, self.published) if part)
        name = self.title or self.source
        return f"{name} ({known})" if known else name


@dataclass(frozen=True, slots=True)
class EntityRow:
    """One node: its label, class, id (`wd:Q…` where the gazetteer knows it), number of plain edges, other names."""

    shown: ClassVar[tuple[str, ...]] = ("label", "type", "id", "edges", "aliases")

    label: str
    type: str
    id: str
    qid: str | None
    edges: int
    aliases: list[str]

    def __str__(self) -> str:
        """Label, class and id."""
        return f"{self.label} ({self.type}, {self.id})"


def as_row(record: object) -> Row:
    """The fields of a record in their order; those of a record inside it in its place; lists of records as lists of rows."""
    row: Row = {}
    for field in fields(record):  # type: ignore[arg-type]
        value = getattr(record, field.name)
        if isinstance(value, list):
            value = [as_row(each) if is_dataclass(each) else each for each in value]
        row |= as_row(value) if is_dataclass(value) else {field.name: value}
    return row
