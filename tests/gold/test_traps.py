"""No false facts: what a sentence supposes, denies, plans or fears gives no edge that reads as fact (tests/gold/traps.txt)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.evaluation.examples import edges
from kg.ingest.articles import article_from_text
from kg.model import Status
from kg.pipeline import Pipeline

_TRAPS = Path(__file__).with_name("traps.txt")
_HEADING = re.compile(r"== (never|always) (\w+) ==")


@pytest.fixture(scope="module")
def asserted() -> dict[str, set[str]]:
    """The properties of the asserted edges of each sentence, every sentence read as an article of its own."""
    sentences = sorted({sentence for _, _, sentence in _traps()})
    readings = Pipeline().read([article_from_text(sentence, source=str(k)) for k, sentence in enumerate(sentences)])
    return {
        sentence: {name for _, name, _, view in edges(reading) if view == Status.ASSERTED}
        for sentence, reading in zip(sentences, readings, strict=True)
    }


def _traps() -> list[tuple[str, str, str]]:
    """(never or always, property, sentence)"""
    found, section = [], ("", "")
    for line in _TRAPS.read_text(encoding="utf-8").splitlines():
        heading = _HEADING.fullmatch(line)
        if heading:
            section = (heading[1], heading[2])
        elif line and section[0]:
            found.append((*section, line))
    return found


def test_what_is_not_told_as_fact_is_no_asserted_edge(asserted: dict[str, set[str]]) -> None:
    false = [(name, sentence) for kind, name, sentence in _traps() if kind == "never" and name in asserted[sentence]]
    assert false == []


def test_what_is_told_as_fact_is_one(asserted: dict[str, set[str]]) -> None:
    missed = [(name, sentence) for kind, name, sentence in _traps() if kind == "always" and name not in asserted[sentence]]
    assert missed == []


def test_every_property_has_both_kinds() -> None:
    kinds = {kind: {name for k, name, _ in _traps() if k == kind} for kind in ("never", "always")}
    assert kinds["never"] <= kinds["always"]
