"""The rules against the manual of constructions (constructions.txt), on pinned parses."""

from __future__ import annotations

from functools import cache

import pytest
from manual import Construction, holds_together, lexicon, read_manual, read_parses, render

from kg.extract.extractor import extract, speeches
from kg.lexicon import Lexicon
from kg.model import Factuality, Modality, Parsed, Proposition

MANUAL = read_manual()
_lexicon = cache(lexicon)
_parses = cache(read_parses)


@cache
def _read(name: str) -> tuple[Proposition, ...]:
    return extract(_parses()[name], _lexicon())


@pytest.mark.parametrize("construction", MANUAL, ids=lambda c: c.name)
def test_construction(construction: Construction) -> None:
    parsed = _parses()[construction.name]
    assert parsed.article.text == construction.text, "scripts/pin_parses is due"
    assert render(parsed, _read(construction.name)) == construction.lines


@pytest.mark.parametrize("construction", MANUAL, ids=lambda c: c.name)
def test_propositions_are_well_formed(construction: Construction) -> None:
    parsed, propositions = _parses()[construction.name], _read(construction.name)
    assert [p.index for p in propositions] == list(range(len(propositions)))
    assert [p.head for p in propositions] == sorted(p.head for p in propositions), "in text order"
    for p in propositions:
        assert p.trigger == tuple(sorted(set(p.trigger)))
        assert p.sentence == parsed.tokens[p.head].sentence
        assert holds_together(p.stance)
        assert p.stance.cues == tuple(sorted(set(p.stance.cues)))


def test_names_of_the_manual_are_its_own() -> None:
    names = [construction.name for construction in MANUAL]
    assert len(names) == len(set(names)) == len(_parses())


def test_every_value_and_modality_has_its_sentence() -> None:
    stances = [p.stance for construction in MANUAL for p in _read(construction.name)]
    never = {Factuality.CT_UNKNOWN}  # known whether, not said which: no rule gives it
    assert {s.author for s in stances} | {s.holder_value for s in stances} == set(Factuality) - never
    assert {s.modality for s in stances} == set(Modality) - {Modality.COMMISSIVE}  # promised counts as planned


def test_the_same_parse_gives_the_same_propositions() -> None:
    first, again = _lexicon(), lexicon()
    for construction in MANUAL:
        assert extract(_parses()[construction.name], again) == extract(_parses()[construction.name], first)


def test_without_words_nothing_is_known_of_nouns_but_verbs_still_stand() -> None:
    bare = Lexicon()
    for name, lemmas in {"active": ["attack"], "coordinated verbs": ["shell", "seize"], "possessor": ["anger"]}.items():
        assert [p.lemma for p in extract(_parses()[name], bare) if p.kind in ("verb", "noun", "adjective")] == lemmas


@pytest.mark.parametrize(
    ("name", "speaker", "cue", "marked", "words"),
    [
        ("speaker after", "Banda", "said", True, "Rebels attacked the convoy yesterday,"),
        ("speaker before", "Banda", "said", True, "Rebels attacked the convoy yesterday."),
        ("second quotation", "Banda", None, True, "They burned the trucks."),
        ("announced block", "Banda", "said", False, "Rebels attacked the convoy yesterday. We arrested them."),
        ("back to the author", "Banda", "said", False, "Rebels attacked the convoy."),
        ("pull quote", "Banda", None, True, "Rebels attacked the convoy yesterday."),
    ],
)
def test_who_speaks_where(name: str, speaker: str, cue: str | None, marked: bool, words: str) -> None:
    parsed: Parsed = _parses()[name]
    speech = speeches(parsed, _lexicon())[-1]
    assert parsed.text(speech.start, speech.end) == words
    assert speech.speaker is not None and parsed.tokens[speech.speaker].text == speaker
    assert (None if speech.cue is None else parsed.tokens[speech.cue].text) == cue
    assert speech.marked is marked


def test_a_turn_of_phrase_is_no_speech() -> None:
    assert speeches(_parses()["turn of phrase"], _lexicon()) == ()
