"""Composition: a performative over a content, with the lexicon's own frames and compositions."""

from __future__ import annotations

from functools import cache
from itertools import permutations

import pytest
from hand_made import World, world

from kg.lexicon import Lexicon
from kg.ontology.matching import Match, Matcher, compose
from kg.ontology.reader import default_paths, read_lexicon


@cache
def _lexicon() -> Lexicon:
    return read_lexicon(default_paths())


def _composed(place: World, *lines: str) -> list[Match]:
    matcher = Matcher(_lexicon(), place.links)
    return compose([m for line in lines for m in matcher.match(place.said(line))], _lexicon())


def _only(place: World, *lines: str) -> tuple[str, str | None, dict[str, list[str]]]:
    (match,) = [m for m in _composed(place, *lines) if not m.superseded]
    return match.property, match.cameo, {role: [e[2:] for e in ids] for role, ids in match.fillers.items() if ids}


OFFER = world("Oman[Country] made an offer to mediate between Chad[Country] and Libya[Country] .")
OFFER_LINES = (
    "noun offer@made+offer: subj=Oman xcomp=mediate",
    "verb mediate@mediate: subj=Oman between=Chad between=Libya",
)
DISMISSAL = world("Chad[Country] dismissed Oman[Country] 's offer[Proposal] to mediate .")


def test_offer_and_mediate_are_an_offer_of_mediation() -> None:
    expected = ("offersMediation", "039", {"agent": ["oman"], "party": ["chad", "libya"]})
    assert _only(OFFER, *OFFER_LINES) == expected


@pytest.mark.parametrize("verb", ["dismiss", "reject"])
def test_rejecting_a_mediation_offer_is_rejecting_the_mediator(verb: str) -> None:
    made = _composed(
        DISMISSAL,
        f"verb {verb}@dismissed: subj=Chad obj=offer",
        "noun offer@offer: poss=Oman xcomp=mediate",
        "verb mediate@mediate: subj=Oman between=Chad",
    )
    (match,) = [m for m in made if m.property == "rejectsMediationBy"]
    assert (match.cameo, match.fillers["agent"], match.fillers["recipient"]) == ("126", ["e:chad"], ["e:oman"])


def test_an_offer_without_parties_can_still_be_rejected() -> None:
    offer = ("noun offer@offer: poss=Oman xcomp=mediate", "verb mediate@mediate: subj=Oman")
    lines = ("verb reject@dismissed: subj=Chad obj=offer", *offer)
    (match,) = _composed(DISMISSAL, *lines)
    assert (match.property, match.fillers["recipient"]) == ("rejectsMediationBy", ["e:oman"])


def test_composed_parts_step_back() -> None:
    matcher = Matcher(_lexicon(), OFFER.links)
    plain = [m for line in OFFER_LINES for m in matcher.match(OFFER.said(line))]
    compose(plain, _lexicon())
    assert {m.property: m.superseded for m in plain} == {"offersTo": True, "mediatesBetween": False}


def test_order_does_not_matter() -> None:
    readings = [_only(OFFER, *lines) for lines in permutations(OFFER_LINES)]
    assert all(reading == readings[0] for reading in readings)


def test_no_content_no_composition() -> None:
    assert _composed(OFFER, OFFER_LINES[0]) == []
    assert _composed(OFFER, OFFER_LINES[1]) == []


def test_content_of_another_clause_does_not_compose() -> None:
    place = world("Oman[Country] made an offer . Qatar[Country] will mediate between Chad[Country] and Libya[Country] .")
    lines = ("noun offer@made+offer: subj=Oman", "verb mediate@mediate: subj=Qatar between=Chad between=Libya")
    assert _composed(place, *lines) == []
