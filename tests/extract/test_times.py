"""Times, conditions and quantities against their manual (times.txt), on pinned parses."""

from __future__ import annotations

from functools import cache

import pytest
from manual import TIME_PARSES, TIMES, Construction, lexicon, read_manual, read_parses

from kg.extract.extractor import extract
from kg.model import Parsed, Proposition

MANUAL = read_manual(TIMES)
_lexicon = cache(lexicon)


@cache
def _parses() -> dict[str, Parsed]:
    return read_parses(TIME_PARSES)


def _word(parsed: Parsed, token: int | None) -> str:
    return "" if token is None else parsed.tokens[token].text


def _line(parsed: Parsed, p: Proposition) -> str:
    counted = " ".join(f"{_word(parsed, token)}={text}" for token, text in p.quantities)
    return " | ".join((p.lemma, _word(parsed, p.time), _word(parsed, p.condition), counted)).rstrip()


def _told(name: str) -> tuple[str, ...]:
    parsed = _parses()[name]
    return tuple(_line(parsed, p) for p in extract(parsed, _lexicon()) if p.kind in ("verb", "noun"))


@pytest.mark.parametrize("construction", MANUAL, ids=lambda c: c.name)
def test_circumstances(construction: Construction) -> None:
    assert _parses()[construction.name].article.text == construction.text, "scripts/pin_parses is due"
    assert _told(construction.name) == construction.lines


@pytest.mark.parametrize("construction", MANUAL, ids=lambda c: c.name)
def test_what_is_found_stands_in_the_sentence(construction: Construction) -> None:
    parsed = _parses()[construction.name]
    for p in extract(parsed, _lexicon()):
        fillers = {slot.token for slot in p.slots}
        assert {token for token, _ in p.quantities} <= fillers
        assert all(text.split()[0] in parsed.article.text for _, text in p.quantities)
        assert {parsed.tokens[i].sentence for i in (p.time, p.condition) if i is not None} <= {p.sentence}


def test_a_title_and_a_place_have_no_circumstances() -> None:
    found = [p for parsed in _parses().values() for p in extract(parsed, _lexicon())]
    structural = [p for p in found if p.kind not in ("verb", "noun", "adjective")]
    assert structural
    assert all((p.time, p.condition, p.quantities) == (None, None, ()) for p in structural)


def test_names_of_the_manual_are_its_own() -> None:
    assert len({construction.name for construction in MANUAL}) == len(MANUAL) == len(_parses())
