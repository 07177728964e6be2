"""Readings made by hand or by Hypothesis: what a sentence says is given, offsets and ids are worked out here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from hypothesis import strategies as st

from kg import identity
from kg.ledger import Ledger
from kg.model import (
    AUTHOR,
    GENERIC,
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

RUN = {"engine": "rules", "version": "test"}


@dataclass(frozen=True)
class Said:
    """One sentence with one claim: `subject predicate object`, and who commits how far."""

    subject: str
    predicate: str
    object: str
    author: str = "CT+"
    holder: str = AUTHOR
    value: str = "CT+"
    modality: str = "actual"
    symmetric: bool = False
    official: bool = False
    quad: int | None = None
    kind: str = "Event"
    role: str = "patient"
    sentence: str = ""
    trigger: str = ""
    plover: str | None = None
    cameo: str | None = None
    details: tuple[tuple[str, str], ...] = ()
    time: tuple[str, str, str] = ("", "", "")
    quantity: str = ""
    confidence: float = 1.0
    outer: tuple[str, ...] = ()  # who passes on what the holder says, outermost first
    mode: str = "indirect"  # how the holder is quoted
    section: str = "paragraph"  # where the sentence stands


def statement_of(said: Said) -> Statement:
    ends = {"party": tuple(sorted({said.subject, said.object}))} if said.symmetric else {
        "agent": (said.subject,), said.role: (said.object,)}
    return Statement(
        identity.statement_id(said.predicate, ends), said.predicate, tuple(ends.items()), ((said.subject, said.object),),
        symmetric=said.symmetric, official=said.official, kind=said.kind, plover=said.plover, cameo=said.cameo, quad=said.quad)


def reading_of(
    said: Sequence[Said],
    *,
    entities: Iterable[Entity] = (),
    lifts: Iterable[Lift] = (),
    title: str | None = None,
    published: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    source: str = "-",
    opening: str = "News. ",
    engine: str = "rules",
) -> Reading:
    """Reading of a text that starts with `opening` and has one sentence for each thing said."""
    given = {entity.id: entity for entity in entities}
    text, spans = opening, []
    for one in said:
        words = one.sentence or f"{_name(one.subject, given)} {one.predicate} {_name(one.object, given)}."
        spans.append((len(text), len(text) + len(words)))
        text += words + "\n"
    key = identity.article_id(text, title=title, published=published, publisher=publisher, url=url)
    article = Article(key, text, title, published, publisher, url, source,
                      (Block(BlockKind.PARAGRAPH, 0, len(text)),), (Quotation(0, 4, closed=False),))
    sentences = tuple(Sentence(n, 3 * n, 3 * n + 3, 3 * n + 1, *span, BlockKind(said[n].section)) for n, span in enumerate(spans))
    claims = {c.id: c for c in (_claim(one, article, s, engine) for one, s in zip(said, sentences, strict=True))}
    statements = {s.id: s for s in map(statement_of, said)}
    named = {end for one in said for end in (one.subject, one.object, one.holder)} - {AUTHOR, GENERIC}
    named |= set(given) | {end for lift in lifts for end in (lift.person, lift.state, lift.office)}
    return Reading(
        article, sentences, tuple(given.get(k) or Entity(k, _name(k, given), "Person") for k in sorted(named)),
        tuple(Mention((one.subject,), s.start, s.char_start, s.char_start + 1, "name")
              for one, s in zip(said, sentences, strict=True)),
        tuple(statements.values()), tuple(claims.values()), tuple(lifts),
        tuple(OpenEdge("op:" + identity.digest(key, s.index), key, s.index, one.subject, "sit with", one.object,
                       Status.NEGATED, s.char_start, s.char_end, s.char_start, s.char_start + 1)
              for one, s in zip(said, sentences, strict=True)),
        (Dropped(0, "be", "no end"),))


def _claim(said: Said, article: Article, sentence: Sentence, engine: str) -> Claim:
    trigger = said.trigger or said.predicate
    start = article.text.index(trigger, sentence.char_start)
    statement = statement_of(said).id
    outer = tuple(Source(key, "reported") for key in said.outer)
    chain = () if said.holder == AUTHOR else (*outer, Source(said.holder, "said", said.mode))
    return Claim(
        identity.claim_id(article.id, statement, start, start + len(trigger), said.holder), statement, article.id,
        sentence.index, sentence.char_start, sentence.char_end, start, start + len(trigger), trigger,
        Factuality(said.author), said.holder, Factuality(said.value), Modality(said.modality), chain, "past", "verb.active",
        engine, said.details, *said.time, said.quantity, said.confidence)


def _name(key: str, given: dict[str, Entity]) -> str:
    return given[key].label if key in given else key.partition(":")[2]


def build(path: Path, readings: Iterable[Reading]) -> Ledger:
    """A ledger, open for writing, with these readings; an older file goes."""
    for suffix in ("", "-wal", "-shm"):
        Path(f"{path}{suffix}").unlink(missing_ok=True)
    ledger = Ledger.open(path, mode="write")
    for reading in readings:
        ledger.add(reading, RUN)
    return ledger


# ── Arbitrary readings ──────────────────────────────────────────────────────────────────────────────

KEYS = ("wd:Q1", "wd:Q2", "e:ann.person", "e:bo.person")
# Quotes, backslash, line ends, right-to-left marks, a character of four bytes, controls, characters special in RDF.
NAMES = (
    'Ann "the <Axe>" O\'Neil', "back\\slash\\n", "line\nend\r\ttab", "\u202eעברית\u202c", "𐍈😀é",
    "a\x85b\u2028c\x01d", "{|^`} %41 #",
)
FACTUALITIES = tuple(value.value for value in Factuality)

_details = st.lists(
    st.tuples(st.sampled_from(("theme", "location")), st.sampled_from(KEYS) | st.sampled_from(NAMES)), max_size=3, unique=True)
_times = st.sampled_from((
    ("", "", ""), ("on Monday", "2024-05-06", "2024-05-07"), ("since 2012", "2012-01-01", ""), ('\u2028 "now"', "", "")))

_said = st.builds(
    Said,
    subject=st.sampled_from(KEYS),
    predicate=st.sampled_from(("attacks", "praises", "visits")),
    object=st.sampled_from(KEYS),
    author=st.sampled_from(FACTUALITIES),
    holder=st.sampled_from((AUTHOR, GENERIC, *KEYS)),
    value=st.sampled_from(FACTUALITIES),
    modality=st.sampled_from([value.value for value in Modality]),
    official=st.booleans(),
    quad=st.sampled_from((None, 1, 4)),
    kind=st.sampled_from(("Event", "State")),
    details=_details.map(lambda pairs: tuple(sorted(pairs))),
    time=_times,
    quantity=st.sampled_from(("", "28", "at least 1\u00a0000")),
    confidence=st.sampled_from((0.0, 0.55, 0.9, 1.0)),
) | st.builds(
    Said,
    subject=st.sampled_from(KEYS),
    predicate=st.just("meets"),
    object=st.sampled_from(KEYS),
    author=st.sampled_from(("CT+", "Uu")),
    symmetric=st.just(True),
    official=st.just(True),
)
_lift = st.builds(Lift, person=st.sampled_from(KEYS[2:]), state=st.sampled_from(KEYS[:2]), office=st.just("e:chair.office"))


@st.composite
def made_readings(draw: st.DrawFn) -> Reading:
    """A reading of one to five sentences; articles differ in what they call an entity."""
    entities = [
        Entity(key, draw(st.sampled_from(NAMES)), draw(st.sampled_from(("Person", "Country"))),
               draw(st.sampled_from((None, "Q7"))), tuple(draw(st.lists(st.sampled_from(NAMES), max_size=2, unique=True))))
        for key in KEYS
    ]
    return reading_of(
        draw(st.lists(_said, min_size=1, max_size=5)), entities=entities, lifts=draw(st.lists(_lift, max_size=2)),
        title=draw(st.sampled_from((None, *NAMES))),
        published=draw(st.sampled_from((None, "2024-05-06", "2024-05-07T01:00+02:00"))),
        publisher=draw(st.sampled_from((None, "Daily Post", "Evening Star"))),
        opening=draw(st.text(st.characters(exclude_categories=["Cs"]), max_size=8)) + "news ")


def unlike(readings: Sequence[Reading]) -> bool:
    """Whether the readings are of different articles."""
    return len({reading.article.id for reading in readings}) == len(readings)
