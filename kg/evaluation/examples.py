"""The lexicon's example sentences, run: each frame has sentences that must give its edge and some that must not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.model import Reading, Status

if TYPE_CHECKING:
    from kg.lexicon import Frame, Lexicon
    from kg.pipeline import Pipeline

_EXPECTED = re.compile(
    r"^(?P<text>.+?)\s*=>\s*(?P<subject>.+?)\s*\|\s*(?P<property>\w+)\s*\|\s*(?P<object>.+?)(?:\s*\[(?P<view>\w+)\])?$"
)


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence of a frame. `subject` and `object` are the names of the ends; both empty in a counter-example."""

    frame: str
    property: str
    text: str
    subject: str = ""
    object: str = ""
    view: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an example: whether it passed, and the edges that were found."""

    example: Example
    passed: bool
    found: tuple[tuple[str, str, str, str], ...]  # subject, property, object, view


def examples(lexicon: Lexicon) -> Iterator[Example]:
    """The examples of all frames, by frame."""
    frames = {f.id: f for group in lexicon.frames.values() for f in group}
    for key in sorted(frames):
        yield from _of_frame(frames[key])


def _of_frame(frame: Frame) -> Iterator[Example]:
    for line in frame.examples:
        match = _EXPECTED.match(line)
        if match:
            view = match["view"] or "asserted"
            yield Example(frame.id, match["property"], match["text"], match["subject"], match["object"], view)
    for line in frame.counter_examples:
        yield Example(frame.id, frame.property, line.split("=>")[0].strip())


def run(pipeline: Pipeline, wanted: Iterable[Example]) -> Iterator[Outcome]:
    """Reads each example as an article of its own."""
    from kg.ingest.articles import article_from_text

    listed = list(wanted)
    articles = [article_from_text(e.text, source=e.frame) for e in listed]
    for example, reading in zip(listed, pipeline.read(articles), strict=True):
        found = tuple(sorted(edges(reading)))
        symmetric = pipeline.lexicon.properties[example.property].symmetric
        yield Outcome(example, _passes(example, reading, found, symmetric=symmetric), found)


def edges(reading: Reading) -> Iterator[tuple[str, str, str, str]]:
    """The plain edges of one reading: labels of the ends, property, view."""
    from kg.ledger.views import status

    names = {e.id: e.label for e in reading.entities}
    for statement in reading.statements:
        state = status([c for c in reading.claims if c.statement == statement.id])
        if state in (Status.ASSERTED, Status.REPORTED):
            for subject, object_ in statement.edges:
                yield names[subject], statement.predicate, names[object_], state.value


def _passes(example: Example, reading: Reading, found: Iterable[tuple[str, str, str, str]], *, symmetric: bool) -> bool:
    if not example.subject:
        return all(name != example.property for _, name, _, _ in found)
    names = {e.label: {_fold(n) for n in (e.label, *e.aliases)} for e in reading.entities}
    labels = {e.id: e.label for e in reading.entities}
    for mention in reading.mentions:
        for entity in mention.entities:
            if entity in labels:
                names[labels[entity]].add(_fold(reading.article.text[mention.char_start : mention.char_end]))
    for subject, name, object_, view in found:
        ends = _called(example.subject, names[subject]) and _called(example.object, names[object_])
        ends = ends or (symmetric and _called(example.subject, names[object_]) and _called(example.object, names[subject]))
        if name == example.property and view == example.view and ends:
            return True
    return False


def _called(wanted: str, names: set[str]) -> bool:
    return _fold(wanted) in names


def _fold(name: str) -> str:
    return re.sub(r"^(?:the|a|an|its|their|his|her)\s+", "", name.casefold().replace("’", "'").strip())
