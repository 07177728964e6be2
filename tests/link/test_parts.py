"""The parts of linking that need no gazetteer."""

from __future__ import annotations

import pytest
from pinned import LEXICON, pinned

from kg.link.chains import Group, chain
from kg.link.dates import holds_at, holds_now, is_lead
from kg.link.folding import fold
from kg.link.gazetteer_entries import OfficeTerm
from kg.link.kinds import name_kind, noun_kind
from kg.link.phrases import read_phrase
from kg.link.roles import stands_for_state
from kg.link.spans import Span
from kg.link.speech import read_speech, speaker_of
from kg.model import Parsed


def at(parsed: Parsed, word: str, which: int = 0) -> int:
    return [token.i for token in parsed.tokens if token.text == word][which]


PHRASES = [
    ("phrase", "people", "at least 28 people"),
    ("phrase", "strike", "strike on a school in the old town"),  # the relative clause stays out
    ("phrase", "villages", "two villages"),  # and so does "on Monday"
    ("owner", "house", "Carlos Soto's house"),
    ("state-body", "army", "Turkish army"),
    ("demonym", "depot", "depot"),
    ("compass", "Clashes", "clashes"),  # the capital is the sentence's
]


@pytest.mark.parametrize(("text", "word", "label"), PHRASES)
def test_labels(text: str, word: str, label: str) -> None:
    parsed = pinned(text)
    assert read_phrase(parsed, at(parsed, word)).label == label


def test_a_phrase_knows_its_parts() -> None:
    parsed = pinned("owner")
    phrase = read_phrase(parsed, at(parsed, "house"))
    assert phrase.possessor == at(parsed, "Soto")
    assert (phrase.aliases, phrase.modifiers, phrase.plural) == ((), frozenset(), False)  # never the bare head


@pytest.mark.parametrize(("text", "word", "which", "expected"), [
    ("metonym", "Moscow", 0, True), ("metonym", "Ankara", 0, True), ("metonym", "Moscow", 1, False), ("metonym", "Tehran", 0, True),
    ("city", "Moscow", 0, False), ("city", "Tehran", 0, False),
])  # fmt: skip
def test_a_capital_acts_or_is_a_place(text: str, word: str, which: int, expected: bool) -> None:
    parsed = pinned(text)
    assert stands_for_state(parsed, LEXICON, at(parsed, word, which)) is expected


def test_speakers() -> None:
    quote, announced = pinned("quote"), pinned("announced")
    assert speaker_of(quote, at(quote, "plans")) == at(quote, "Soto")
    assert speaker_of(quote, at(quote, "Soto")) is None
    assert speaker_of(announced, at(announced, "bridge")) == at(announced, "Soto")
    assert len(read_speech(announced)) == 1


def group(text: str, label: str) -> tuple[str, Group]:
    return fold(text), Group(fold(text), [Span(0, 1, 0, label, text, fold(text))])


CHAINS = [
    (["Ana Maria Soto", "Soto"], ["Ana Maria Soto"], "Soto", "ana maria soto"),
    (["Ana Soto", "Luis Soto", "Soto"], ["Ana Soto", "Luis Soto"], "Soto", "soto"),  # two bearers: neither
    (["Ana Soto", "Ana"], ["Ana Soto"], "Ana", "ana soto"),
    (["Harbour Relief Fund", "HRF"], [], "HRF", "harbour relief fund"),
    (["Coastal Alliance", "Alliance"], [], "Alliance", "coastal alliance"),
    (["Church of the Coast", "Church"], [], "Church", "church of the coast"),
    (["Peruvian Supreme Court of Appeal", "Supreme Court"], [], "Supreme Court", "peruvian supreme court of appeal"),
    (["Foreign Ministry", "Ministry"], [], "Ministry", "ministry"),  # generic
    (["Coastal Alliance", "Mountain Alliance", "Alliance"], [], "Alliance", "alliance"),
]


@pytest.mark.parametrize(("names", "persons", "short", "full"), CHAINS)
def test_chains(names: list[str], persons: list[str], short: str, full: str) -> None:
    groups = dict(group(name, "PERSON" if persons else "ORG") for name in names)
    assert chain(pinned("quote"), groups, frozenset(map(fold, persons)), frozenset())[fold(short)] == full


def test_a_name_with_an_id_of_its_own_is_no_short_form() -> None:
    groups = dict(group(name, "ORG") for name in ("Coastal Alliance", "Alliance"))
    assert chain(pinned("quote"), groups, frozenset(), frozenset({"alliance"}))["alliance"] == "alliance"


@pytest.mark.parametrize(("label", "name", "kind"), [
    ("ORG", "Ministry of Fish", "GovernmentBody"), ("PERSON", "Ana Guard", "Person"), ("LAW", "Resolution 12", "Law"),
    ("ORG", "Coast Guard", "ArmedForce"),
    ("GPE", "Atlantis", "GPE"), ("", "Blue", "Entity"),     ("FAC", "Lake Tana", "GeographicFeature"),
])  # fmt: skip
def test_the_class_of_a_name(label: str, name: str, kind: str) -> None:
    assert name_kind(label, name.split()) == kind


def test_the_class_of_a_noun() -> None:
    assert noun_kind(LEXICON, "minister", plural=False) == "Person"
    assert noun_kind(LEXICON, "minister", plural=True) == "Group"
    assert noun_kind(LEXICON, "zeugma", plural=False) == "Entity"


@pytest.mark.parametrize(("start", "end", "date", "expected"), [
    ("2012-05-07", "2018", "2015-01-01", True), ("2012-05-07", "2018", "2018-06-01", True),
    ("2012-05-07", "2018", "2019-01-01", False), ("2012-05-07", "", "2012-05-06", False), ("2012", "", "2012-01-01", True),
    ("", "2018", "2015-01-01", False), ("2012", "", "", False),
])  # fmt: skip
def test_terms(start: str, end: str, date: str, expected: bool) -> None:
    assert holds_at(OfficeTerm("Mayor", None, None, start, end), date) is expected


def test_who_leads_now() -> None:
    assert holds_now(OfficeTerm("President", None, None, "2012", ""))
    assert not holds_now(OfficeTerm("President", None, None, "2012", "2014"))
    assert is_lead("President")
    assert not is_lead("President of the Upper Valley")
    assert not is_lead("Mayor of Lima")
