"""Propositions and links become statements, claims, open edges, and what is dropped."""

from __future__ import annotations

from itertools import permutations

import pytest
from hand_made import World, small_lexicon, world
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import AUTHOR, GENERIC, Attribution, Claim, Factuality, Lift, Modality, Proposition, Reading, Source, Stance, Status
from kg.ontology.normalize import normalize

LEXICON = small_lexicon("""
lex:attack a kg:Frame ; kg:evokes kg:attacks ; kg:verb "attack" ; kg:slots "agent=subj; patient=obj,on" .
lex:attack-noun a kg:Frame ; kg:evokes kg:attacks ; kg:noun "attack" ; kg:slots "agent=actor; patient=on" .
lex:launch a kg:Frame ; kg:evokes kg:launches ; kg:verb "launch" ; kg:slots "agent=subj; theme=obj:!Person" .
lex:say a kg:Frame ; kg:evokes kg:says ; kg:verb "say" ; kg:slots "agent=subj; content=ccomp" .
lex:meet a kg:Frame ; kg:evokes kg:meets ; kg:verb "meet" ; kg:slots "party=subj; party2=obj,with" .
""")
REPORTED = Stance(Factuality.UNKNOWN, Factuality.CT_POS)
PLACE = world(
    "Ali[Person] said that Iran[Country] attacked Iraq[Country] and met Chad[Country] near Basra[City] . "
    "Mali[Country] launched an attack[Event] on Basra[City] ."
)


def _read(*propositions: Proposition, place: World = PLACE) -> Reading:
    return normalize(place.parsed, propositions, place.links, LEXICON)


def _held_by(source: int | None, cue: int | None, mode: str = "indirect") -> Stance:
    chain = (Attribution(source, cue, mode),)
    return Stance(Factuality.UNKNOWN, Factuality.CT_POS, Modality.ACTUAL, chain, () if cue is None else (cue,))


def _claim(reading: Reading) -> Claim:
    (claim,) = reading.claims
    return claim


ATTACK = PLACE.said("verb attack@attacked: subj=Iran obj=Iraq")
MEET = PLACE.said("verb meet@met: subj=Iran obj=Chad", index=1)
SAY = PLACE.said("verb say@said: subj=Ali ccomp=attacked", index=2)
LAUNCH = PLACE.said("verb launch@launched: subj=Mali obj=attack on=Basra", rule="verb.light", index=3)
ATTACK_NOUN = PLACE.said("noun attack@launched+attack: subj=Mali on=Basra#2", rule="noun.light_verb", index=4)
TOUR = PLACE.said("verb tour@near: subj=Ali obj=Basra with=Chad", index=5)
ALL = (ATTACK, MEET, SAY, LAUNCH, ATTACK_NOUN, TOUR)


def test_a_claim_points_at_its_words() -> None:
    claim = _claim(_read(ATTACK))
    text = PLACE.parsed.article.text
    assert text[claim.trigger_start : claim.trigger_end] == claim.trigger == "attacked"
    assert text[claim.char_start : claim.char_end].startswith("Ali said") and claim.sentence == 0
    assert (claim.holder, claim.attribution, claim.author, claim.rule) == (AUTHOR, (), Factuality.CT_POS, "verb.test")


def test_a_torn_trigger_is_its_head_alone() -> None:
    claim = _claim(_read(ATTACK_NOUN))
    assert claim.trigger == "attack"


def test_a_trigger_in_one_piece_is_kept_whole() -> None:
    place = world("Mali[Country] carried out raids in Basra[City] .")
    said = place.said("verb attack@carried+out: subj=Mali obj=Basra")
    assert _claim(_read(said, place=place)).trigger == "carried out"


@pytest.mark.parametrize(
    ("source", "cue", "mode", "expected"),
    [
        ("Ali", "said", "direct", Source("e:ali", "said", "direct")),
        (None, "said", "indirect", Source(GENERIC, "said", "indirect")),
        ("near", "said", "indirect", Source(GENERIC, "said", "indirect")),  # a source that stands for nothing known
        ("Ali", None, "indirect", Source("e:ali", "", "indirect")),
    ],
)
def test_holder(source: str | None, cue: str | None, mode: str, expected: Source) -> None:
    stance = _held_by(None if source is None else PLACE.token(source), None if cue is None else PLACE.token(cue), mode)
    claim = _claim(_read(PLACE.said("verb attack@attacked: subj=Iran obj=Iraq", stance)))
    assert claim.attribution == (expected,)
    assert claim.holder == expected.entity


def test_the_innermost_source_holds_it() -> None:
    chain = (Attribution(PLACE.token("Ali"), PLACE.token("said")), Attribution(PLACE.token("Chad"), None))
    stance = Stance(Factuality.UNKNOWN, Factuality.CT_POS, Modality.ACTUAL, chain)
    claim = _claim(_read(PLACE.said("verb attack@attacked: subj=Iran obj=Iraq", stance)))
    assert claim.holder == "e:chad"
    assert [s.entity for s in claim.attribution] == ["e:ali", "e:chad"]


def test_what_is_said_is_the_content_of_saying() -> None:
    reading = _read(ATTACK, SAY)
    by_predicate = {s.predicate: s for s in reading.statements}
    assert dict(by_predicate["says"].roles)["content"] == (by_predicate["attacks"].id,)
    assert by_predicate["says"].edges == ()


def test_saying_nothing_that_we_know_is_dropped() -> None:
    reading = _read(SAY)
    assert reading.statements == ()
    assert [(d.trigger, d.reason) for d in reading.dropped] == [("said", "no property")]


def test_the_noun_speaks_for_its_light_verb() -> None:
    reading = _read(LAUNCH, ATTACK_NOUN)
    assert [s.predicate for s in reading.statements] == ["attacks"]


def test_a_light_verb_stands_where_its_noun_says_nothing() -> None:
    bare = PLACE.said("noun attack@launched+attack: subj=Mali", rule="noun.light_verb", index=4)
    assert "launches" in [s.predicate for s in _read(LAUNCH, bare).statements]


def test_what_no_property_covers_stays_open() -> None:
    reading = _read(TOUR)
    assert [(o.subject, o.phrase, o.object, o.status) for o in sorted(reading.open_edges, key=lambda o: o.phrase)] == [
        ("e:ali", "tour", "e:basra", Status.ASSERTED),
        ("e:ali", "tour with", "e:chad", Status.ASSERTED),
    ]
    assert reading.statements == () and reading.dropped == ()


def test_an_open_edge_needs_two_ends() -> None:
    reading = _read(PLACE.said("verb tour@near: obj=Basra"))
    assert reading.open_edges == ()
    assert [(d.trigger, d.reason) for d in reading.dropped] == [("near", "an argument is missing")]


@pytest.mark.parametrize(
    ("stance", "status"),
    [
        (Stance(), Status.ASSERTED),
        (Stance(Factuality.CT_NEG, Factuality.CT_NEG), Status.NEGATED),
        (_held_by(0, 1), Status.REPORTED),
        (Stance(Factuality.UNKNOWN, Factuality.UNKNOWN, Modality.PLANNED), Status.PLANNED),
        (Stance(Factuality.PS_POS, Factuality.PS_POS, Modality.POSSIBLE), Status.POSSIBLE),
        (Stance(Factuality.UNKNOWN, Factuality.UNKNOWN, Modality.CONDITIONAL), Status.HYPOTHETICAL),
    ],
)
def test_status_of_an_open_edge(stance: Stance, status: Status) -> None:
    reading = _read(PLACE.said("verb tour@near: subj=Ali obj=Basra", stance))
    assert [o.status for o in reading.open_edges] == [status]


def test_the_more_doubtful_of_two_rules_counts() -> None:
    sure = PLACE.said("verb attack@attacked: subj=Iran obj=Iraq")
    unsure = PLACE.said("verb attack@attacked: subj=Iran obj=Iraq", REPORTED, index=1)
    for order in permutations((sure, unsure)):
        assert _claim(_read(*order)).author is Factuality.UNKNOWN


def test_one_statement_in_two_sentences_has_two_claims() -> None:
    place = world("Iran[Country] attacked Iraq[Country] . Iran[Country] attacked Iraq[Country] .")
    lines = ("verb attack@attacked: subj=Iran obj=Iraq", "verb attack@attacked#2: subj=Iran#2 obj=Iraq#2")
    reading = _read(*(place.said(line, index=i) for i, line in enumerate(lines)), place=place)
    assert len(reading.statements) == 1
    assert sorted(c.sentence for c in reading.claims) == [0, 1]


def test_only_what_is_used_is_kept() -> None:
    lift = Lift("e:iran", "e:chad", "e:office")
    place = world("Iran[Country] attacked Iraq[Country] near Mali[Country] Chad[Country] .", lifts=(lift,))
    reading = _read(place.said("verb attack@attacked: subj=Iran obj=Iraq"), place=place)
    assert [e.id for e in reading.entities] == ["e:chad", "e:iran", "e:iraq"], "with the state that the agent acts for"
    assert [m.entities for m in reading.mentions] == [("e:iran",), ("e:iraq",), ("e:chad",)]
    assert reading.lifts == (lift,)


def test_nothing_said_nothing_read() -> None:
    reading = _read()
    assert (reading.statements, reading.claims, reading.open_edges, reading.dropped, reading.entities) == ((), (), (), (), ())


@given(order=st.permutations(ALL))
@settings(max_examples=25)
def test_the_order_of_propositions_changes_nothing(order: list[Proposition]) -> None:
    expected, reading = _read(*ALL), _read(*order)
    assert (reading.statements, reading.claims, reading.open_edges) == (expected.statements, expected.claims, expected.open_edges)
    assert (reading.entities, reading.mentions) == (expected.entities, expected.mentions)


@given(st.lists(st.sampled_from(ALL), max_size=6))
@settings(max_examples=25)
def test_every_claim_has_its_statement_and_its_words(propositions: list[Proposition]) -> None:
    reading = _read(*propositions)
    text = PLACE.parsed.article.text
    assert {c.statement for c in reading.claims} == {s.id for s in reading.statements}
    for claim in reading.claims:
        assert text[claim.trigger_start : claim.trigger_end] == claim.trigger
        assert claim.char_start <= claim.trigger_start < claim.trigger_end <= claim.char_end
    known = {e.id for e in reading.entities} | {s.id for s in reading.statements}
    assert all(filler in known for s in reading.statements for _, ids in s.roles for filler in ids)
