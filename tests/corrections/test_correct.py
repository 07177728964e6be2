"""Corrections of one article: by hand for each kind, and by Hypothesis for what must always hold."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_readings import KEYS, Said, made_readings, reading_of, statement_of

from kg.corrections import Corrections, correct
from kg.corrections.decisions import Rejection, Spot
from kg.identity import claim_id, is_entity_id, sha256_text, statement_id
from kg.ledger.check import faults
from kg.model import Entity, Factuality, Lift, Reading, Statement

BLAIR, TONY = "e:blair.person", "wd:Q9545"
IRAQ = "wd:Q796"
TARGET = Entity(TONY, "Tony Blair", "Person", "Q9545", ancestors=("Agent", "Entity"))
MERGE = Corrections(moves={BLAIR: TONY}, targets={TONY: TARGET})


def entity(reading: Reading, key: str) -> Entity:
    (found,) = (e for e in reading.entities if e.id == key)
    return found


def only(reading: Reading) -> Statement:
    (found,) = reading.statements
    return found


def test_a_merge_takes_everything_along():
    bo = Entity("e:bo.person", "Bo", "Person")
    said = Said(BLAIR, "visits", IRAQ, holder=BLAIR, author="Uu", details=(("theme", BLAIR), ("topic", bo.id)))
    before = reading_of([said], entities=[Entity(BLAIR, "Blair", "Organization", aliases=("Mr Blair",)), bo],
                        lifts=[Lift(BLAIR, "wd:Q145", "e:pm.office")])
    now = correct(before, MERGE)
    key = statement_id("visits", {"agent": [TONY], "patient": [IRAQ]})
    assert (only(now).id, only(now).edges, only(now).roles) == (key, ((TONY, IRAQ),), (("agent", (TONY,)), ("patient", (IRAQ,))))
    (claim,) = now.claims
    assert claim.id == claim_id(claim.article, key, claim.trigger_start, claim.trigger_end, TONY)
    assert (claim.statement, claim.holder, claim.attribution[0].entity) == (key, TONY, TONY)
    assert claim.details == (("topic", "e:bo.person"),)  # what is a filler now is no detail
    assert now.mentions[0].entities == (TONY,)
    assert (now.lifts[0].person, now.open_edges[0].subject) == (TONY, TONY)
    assert entity(now, TONY) == Entity(TONY, "Tony Blair", "Person", "Q9545", ("Mr Blair", "Blair"), None, ("Agent", "Entity"))
    assert now.article.text[claim.trigger_start : claim.trigger_end] == claim.trigger


def test_what_is_not_concerned_is_the_very_same():
    reading = reading_of([Said("wd:Q1", "visits", "wd:Q2")])
    assert correct(reading, MERGE) is reading


def test_an_entity_that_is_there_keeps_what_the_article_calls_it():
    before = reading_of([Said(BLAIR, "visits", IRAQ), Said(TONY, "visits", IRAQ)],
                        entities=[Entity(TONY, "Anthony Blair", "Person"), Entity(BLAIR, "Blair", "Person")])
    now = correct(before, MERGE)
    assert (entity(now, TONY).label, entity(now, TONY).aliases) == ("Anthony Blair", ("Blair",))
    assert (len(now.statements), len(now.claims)) == (1, 2)


def test_two_claims_that_become_one_leave_the_more_doubtful():
    before = reading_of([Said(BLAIR, "visits", IRAQ, details=(("theme", "a"),))])
    first, statement = before.claims[0], statement_of(Said(TONY, "visits", IRAQ))
    key = claim_id(first.article, statement.id, first.trigger_start, first.trigger_end, first.holder)
    second = replace(first, id=key, statement=statement.id, author=Factuality.UNKNOWN, details=(("theme", "b"),))
    now = correct(replace(before, statements=(*before.statements, statement), claims=(first, second)), MERGE)
    assert now.claims == (replace(second, details=(("theme", "a"), ("theme", "b"))),)


def test_nobody_does_something_to_himself_by_a_merge():
    before = reading_of([Said(BLAIR, "praises", TONY), Said(TONY, "visits", IRAQ)])
    now = correct(before, MERGE)
    assert [s.predicate for s in now.statements] == ["visits"]
    assert [(d.trigger, d.reason) for d in now.dropped[1:]] == [("praises", "a correction left nothing of its statement")]
    assert not any(x.subject == x.object for x in now.open_edges)


def test_symmetric_pairs_stay_in_order():
    before = reading_of([Said("e:zoe.person", "meets", IRAQ, symmetric=True)])
    now = correct(before, Corrections(moves={"e:zoe.person": "e:ann.person"}, targets={}))
    assert only(now).edges == (("e:ann.person", IRAQ),)
    assert only(now).roles == (("party", ("e:ann.person", IRAQ)),)


def test_a_statement_about_a_statement_follows():
    inner = statement_id("visits", {"agent": [BLAIR], "patient": [IRAQ]})
    before = reading_of([Said(BLAIR, "visits", IRAQ), Said("wd:Q1", "says", inner, role="content")])
    now = correct(before, MERGE)
    new = statement_id("visits", {"agent": [TONY], "patient": [IRAQ]})
    outer = next(s for s in now.statements if s.predicate == "says")
    assert dict(outer.roles)["content"] == (new,)
    assert outer.id == statement_id("says", {"agent": ["wd:Q1"], "content": [new]})


def test_what_is_said_of_a_rejected_statement_goes_with_it():
    inner = statement_id("visits", {"agent": [BLAIR], "patient": [IRAQ]})
    before = reading_of([Said(BLAIR, "visits", IRAQ), Said("wd:Q1", "says", inner, role="content"), Said("wd:Q1", "visits", IRAQ)])
    now = correct(before, Corrections(rejections=(Rejection(statement=inner),)))
    assert [s.predicate for s in now.statements] == ["visits"]
    assert len(now.claims) == 1


@pytest.mark.parametrize("rejection, left", [
    (Rejection(subject=BLAIR, predicate="visits", object=IRAQ), ["praises"]),
    (Rejection(predicate="praises"), ["visits"]),
    (Rejection(object=IRAQ), []),
    (Rejection(rule="verb.active"), []),
    (Rejection(rule="noun.possessive"), ["visits", "praises"]),
    (Rejection(predicate="visits", article="doc:0000000000000000"), ["visits", "praises"]),
    (Rejection(subject=IRAQ), ["visits", "praises"]),
])
def test_rejections(rejection, left):
    before = reading_of([Said(BLAIR, "visits", IRAQ), Said("wd:Q1", "praises", IRAQ)])
    now = correct(before, Corrections(rejections=(rejection,)))
    assert [s.predicate for s in now.statements] == left
    assert ("wd:Q1" in {e.id for e in now.entities}) == ("praises" in left or bool(now.open_edges))


def test_a_claim_is_rejected_by_the_id_before_and_after_a_merge():
    before = reading_of([Said(BLAIR, "visits", IRAQ), Said(BLAIR, "praises", IRAQ)])
    after = correct(before, MERGE)
    for reading in (before, after):
        claim = next(c for c in reading.claims if c.trigger == "visits")
        now = correct(before, Corrections(MERGE.moves, targets=MERGE.targets, rejections=(Rejection(claim=claim.id),)))
        assert [s.predicate for s in now.statements] == ["praises"]


def test_a_pair_of_several_is_rejected_alone():
    one = reading_of([Said("wd:Q1", "meets", "wd:Q2", symmetric=True)])
    statement = Statement(one.statements[0].id, "meets", (("party", ("wd:Q1", "wd:Q2", "wd:Q3")),),
                          (("wd:Q1", "wd:Q2"), ("wd:Q1", "wd:Q3")), symmetric=True)
    before = Reading(one.article, one.sentences, one.entities, one.mentions, (statement,), one.claims)
    now = correct(before, Corrections(rejections=(Rejection(subject="wd:Q3", object="wd:Q1"),)))
    assert only(now).edges == (("wd:Q1", "wd:Q2"),)
    assert now.claims == one.claims


def test_an_edge_via_office_goes_without_the_statement_of_the_person():
    said = [Said(BLAIR, "visits", IRAQ, official=True), Said("wd:Q1", "meets", BLAIR, symmetric=True, official=True)]
    before = reading_of(said, lifts=[Lift(BLAIR, "wd:Q145", "e:pm.office")])
    rejections = tuple(Rejection(subject="wd:Q145", object=other) for other in (IRAQ, "wd:Q1"))
    now = correct(before, replace(MERGE, rejections=rejections))
    assert {s.predicate: (s.official, s.edges) for s in now.statements} == {
        "visits": (False, ((TONY, IRAQ),)), "meets": (False, (("wd:Q1", TONY),))}
    assert (len(now.claims), len(now.lifts)) == (2, 1)
    assert correct(before, replace(MERGE, rejections=(Rejection(subject="wd:Q145", object="wd:Q2"),))) == correct(before, MERGE)


def test_a_mention_is_another_entity_in_its_sentence_only():
    before = reading_of([Said(BLAIR, "visits", IRAQ), Said(BLAIR, "praises", IRAQ)], entities=[Entity(BLAIR, "Blair", "Person")])
    spot = before.mentions[0]
    cherie = Entity("e:cherie-blair.person", "Cherie Blair", "Person")
    spots = {before.article.id: (Spot(spot.char_start, spot.char_end, cherie.id),)}
    now = correct(before, Corrections(spots=spots, targets={cherie.id: cherie}))
    assert {s.predicate: s.edges[0][0] for s in now.statements} == {"visits": cherie.id, "praises": BLAIR}
    assert [m.entities for m in now.mentions] == [(cherie.id,), (BLAIR,)]
    assert {e.id for e in now.entities} == {BLAIR, cherie.id, IRAQ}


def test_class_and_label_are_what_the_line_says():
    before = reading_of([Said(BLAIR, "visits", IRAQ)], entities=[Entity(BLAIR, "Blair", "City", ancestors=("Place",))])
    now = correct(before, Corrections(types={BLAIR: ("Person", ("Agent",))}, labels={BLAIR: "Tony Blair"}))
    assert entity(now, BLAIR) == Entity(BLAIR, "Tony Blair", "Person", None, ("Blair",), None, ("Agent",))
    assert now.claims == before.claims


# ── What always holds ───────────────────────────────────────────────────────────────────────────────

NEW = ("e:new.person", "wd:Q99")
_moves = st.dictionaries(st.sampled_from(KEYS[1:]), st.sampled_from((KEYS[0], *NEW)), max_size=3)
_rejection = st.builds(Rejection, predicate=st.sampled_from(("attacks", "praises", "meets")),
                       subject=st.sampled_from(("", *KEYS, *NEW)), object=st.sampled_from(("", KEYS[0])))


@st.composite
def cases(draw: st.DrawFn) -> tuple[Reading, Corrections]:
    """A reading and corrections of what is in it."""
    before = draw(made_readings())
    spots = draw(st.lists(st.builds(lambda m, e: Spot(m.char_start, m.char_end, e), st.sampled_from(before.mentions),
                                    st.sampled_from(NEW)), max_size=1))
    targets = {key: Entity(key, key, "Person") for key in (KEYS[0], *NEW)}
    return before, Corrections(
        moves=draw(_moves), spots={before.article.id: tuple(spots)} if spots else {}, targets=targets,
        types=draw(st.dictionaries(st.sampled_from(KEYS + NEW), st.just(("Country", ("GPE",))), max_size=1)),
        labels=draw(st.dictionaries(st.sampled_from(KEYS + NEW), st.just("Label"), max_size=1)),
        rejections=tuple(draw(st.lists(_rejection, max_size=2))))


@given(cases())
def test_corrected_readings_hold_together(case):
    before, corrections = case
    now = correct(before, corrections)
    known = {e.id for e in now.entities} | {c.statement for c in now.claims}
    assert [f for f in faults(now, sha256_text(now.article.text), known) if not _as_before(f, before)] == []
    assert {s.id for s in now.statements} == {c.statement for c in now.claims}
    for ids in ([s.id for s in now.statements], [c.id for c in now.claims], [e.id for e in now.entities]):
        assert len(ids) == len(set(ids))
    assert not {e.id for e in now.entities} & set(corrections.moves)
    assert (now.article, now.sentences) == (before.article, before.sentences)


def _as_before(fault, before: Reading) -> bool:
    """A made reading may name, beside a claim, what it does not have."""
    known = {e.id for e in before.entities}
    return any(f"names {value}," in fault.problem for c in before.claims for _, value in c.details
               if is_entity_id(value) and value not in known)


@given(cases())
def test_correcting_twice_is_correcting_once(case):
    before, corrections = case
    now = correct(before, corrections)
    assert correct(now, corrections) == now


@given(made_readings())
def test_no_corrections_change_nothing(reading):
    assert correct(reading, Corrections()) is reading
