from __future__ import annotations

import pytest
from made_readings import Said, reading_of, statement_of

from kg.ledger import contested, edges, ends, status
from kg.ledger.support import Witness
from kg.ledger.views import judge
from kg.model import AUTHOR, GENERIC, Claim, Lift

ANN, BO, X, Y = "e:ann.person", "e:bo.person", "wd:Q1", "wd:Q2"


def claims(*stances: tuple[str, str, str, str]) -> tuple[Claim, ...]:
    """Claims (author, holder, value, modality) about one statement."""
    said = [Said(X, "attacks", Y, author, holder, value, modality) for author, holder, value, modality in stances]
    return reading_of(said).claims


@pytest.mark.parametrize(
    ("expected", "stances"),
    [
        ("asserted", [("CT+", AUTHOR, "CT+", "actual")]),
        ("asserted", [("CT+", AUTHOR, "CT+", "actual"), ("Uu", BO, "CT-", "actual")]),  # contested
        ("asserted", [("Uu", BO, "CT-", "actual"), ("CT-", AUTHOR, "CT-", "actual"), ("CT+", BO, "CT+", "actual")]),
        ("negated", [("CT-", AUTHOR, "CT-", "actual")]),
        ("negated", [("CT-", AUTHOR, "CT-", "actual"), ("Uu", BO, "CT+", "actual")]),
        ("reported", [("Uu", BO, "CT+", "actual")]),
        ("reported", [("PR+", GENERIC, "CT+", "actual")]),  # "reportedly"
        ("reported", [("Uu", BO, "CT+", "actual"), ("Uu", ANN, "PS+", "possible")]),
        ("disputed", [("Uu", BO, "CT+", "actual"), ("Uu", ANN, "CT-", "actual")]),
        ("negated", [("Uu", ANN, "CT-", "actual")]),
        ("negated", [("Uu", ANN, "CT-", "actual"), ("Uu", BO, "CT+", "planned")]),  # CT+ counts for what is actual
        ("planned", [("Uu", ANN, "PR+", "planned")]),
        ("planned", [("Uu", ANN, "CT+", "commissive")]),
        ("possible", [("PS+", AUTHOR, "PS+", "possible")]),
        ("possible", [("Uu", ANN, "PR-", "actual")]),
        ("hypothetical", [("Uu", AUTHOR, "Uu", "hypothetical")]),
        ("hypothetical", [("Uu", ANN, "Uu", "conditional")]),
        ("hypothetical", [("Uu", AUTHOR, "CT+", "actual")]),  # the author is no source beside himself
        ("hypothetical", []),
    ],
)
def test_status(expected, stances):
    found = claims(*stances)
    assert status(found).value == expected
    assert status(found[::-1]).value == expected


def test_contested_when_asserted_and_denied():
    yes, no = ("CT+", AUTHOR, "CT+", "actual"), ("Uu", BO, "CT-", "actual")
    assert contested(claims(yes, no))
    assert contested(claims(yes, ("CT-", AUTHOR, "CT-", "actual")))
    assert not contested(claims(yes))
    assert not contested(claims(no))


def edges_of(*said: Said, lifts: tuple[Lift, ...] = (), office: bool = True) -> list[tuple[str, str, str, str, str]]:
    reading = reading_of(said, lifts=lifts)
    known = {reading.article.id: Witness(reading.article.id)}
    judged = [judge(s, [c for c in reading.claims if c.statement == s.id], known) for s in reading.statements]
    found = edges(judged, known, {reading.article.id: reading.lifts} if office else None)
    return [(edge.view, edge.subject, edge.predicate, edge.object, edge.via) for edge in found]


def test_only_asserted_and_reported_statements_give_edges():
    assert edges_of(
        Said(X, "attacks", Y),
        Said(X, "visits", Y, "Uu", BO, "CT+"),
        Said(X, "praises", Y, "CT-", AUTHOR, "CT-"),
        Said(X, "threatens", Y, "Uu", BO, "CT+", "planned"),
        Said(X, "accuses", Y, "PS+", AUTHOR, "PS+", "possible"),
        Said(X, "warns", Y, "Uu", AUTHOR, "Uu", "hypothetical"),
    ) == [("asserted", X, "attacks", Y, "text"), ("reported", X, "visits", Y, "text")]


def test_a_denial_is_no_evidence_of_the_edge_that_it_denies():
    reading = reading_of([Said(X, "attacks", Y), Said(X, "attacks", Y, "Uu", BO, "CT-")])
    known = {reading.article.id: Witness(reading.article.id)}
    found = edges([judge(reading.statements[0], reading.claims, known)], known)
    assert [edge.claims for edge in found] == [(reading.claims[0].id,)]
    assert found[0].support.claims == 1


def test_symmetric_edges_stand_once_with_sorted_ends():
    both = [Said(Y, "meets", X, symmetric=True), Said(X, "meets", Y, symmetric=True)]
    assert edges_of(*both) == [("asserted", X, "meets", Y, "text")]
    assert ends(statement_of(both[0])) == ((X, Y),)


def test_ends_that_are_not_known_give_no_edge():
    assert edges_of(Said("", "attacks", Y), Said(X, "attacks", "")) == []


OFFICES = (Lift(ANN, X, "e:chair.office"),)


def test_the_act_of_an_office_holder_is_the_act_of_the_state():
    assert edges_of(Said(ANN, "warns", Y, official=True), lifts=OFFICES) == [
        ("asserted", ANN, "warns", Y, "text"), ("asserted", X, "warns", Y, "office")]


def test_nothing_is_lifted_without_office_or_for_private_acts_or_when_switched_off():
    plain = [("asserted", ANN, "warns", Y, "text")]
    assert edges_of(Said(ANN, "warns", Y, official=True)) == plain
    assert edges_of(Said(ANN, "warns", Y), lifts=OFFICES) == plain
    assert edges_of(Said(ANN, "warns", Y, official=True), lifts=OFFICES, office=False) == plain


def test_who_suffers_an_act_is_not_lifted():
    assert edges_of(Said(Y, "warns", ANN, official=True), lifts=OFFICES) == [("asserted", Y, "warns", ANN, "text")]


def test_a_state_does_nothing_to_itself_by_a_lift():
    assert edges_of(Said(ANN, "warns", X, official=True), lifts=OFFICES) == [("asserted", ANN, "warns", X, "text")]


def test_reported_acts_are_lifted_in_their_own_view():
    assert edges_of(Said(ANN, "warns", Y, "Uu", BO, "CT+", official=True), lifts=OFFICES)[1] == (
        "reported", X, "warns", Y, "office")


def test_symmetric_acts_lift_whichever_end_holds_an_office():
    assert ("asserted", X, "meets", Y, "office") in edges_of(Said(Y, "meets", ANN, symmetric=True, official=True), lifts=OFFICES)
    both = (*OFFICES, Lift(BO, Y, "e:chair.office"))
    assert edges_of(Said(ANN, "meets", BO, symmetric=True, official=True), lifts=both) == [
        ("asserted", ANN, "meets", BO, "text"), ("asserted", X, "meets", Y, "office")]


def test_what_the_text_says_of_the_state_stays_text():
    found = edges_of(Said(ANN, "warns", Y, official=True), Said(X, "warns", Y, official=True), lifts=OFFICES)
    assert ("asserted", X, "warns", Y, "text") in found
    assert len(found) == 2


def test_an_office_known_to_one_article_lifts_nothing_in_another():
    one = reading_of([Said(ANN, "warns", Y, official=True)], opening="One. ")
    other = reading_of([Said(BO, "warns", Y)], lifts=OFFICES, opening="Other. ")
    known = {r.article.id: Witness(r.article.id) for r in (one, other)}
    judged = [judge(r.statements[0], r.claims, known) for r in (one, other)]
    assert {edge.via for edge in edges(judged, known, {other.article.id: other.lifts})} == {"text"}
