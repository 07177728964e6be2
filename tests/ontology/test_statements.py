"""Statements: identity by content, splitting, parties, and the edges that they project to."""

from __future__ import annotations

import pytest
from hand_made import entity_id, small_lexicon, world
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.identity import statement_id
from kg.model import Statement
from kg.ontology.matching import Match
from kg.ontology.statements import Statements

LEXICON = small_lexicon("")
PLACE = world("Iran[Country] Iraq[Country] Chad[Country] Mali[Country] Ali[Person] storm[NamedEvent] attack[Event] .")
NAMES = ("Iran", "Iraq", "Chad", "Mali")


def _built(property_: str, **roles: str) -> list[Statement]:
    fillers = {role: [entity_id(name) for name in names.split()] for role, names in roles.items()}
    match = Match(PLACE.said("verb test@attack: subj=Iran"), property_, fillers)
    return list(Statements(LEXICON, PLACE.links).build(match))


def _edges(statements: list[Statement]) -> list[tuple[str, str]]:
    return [(a[2:], b[2:]) for s in statements for a, b in s.edges]


def test_distributive_roles_are_split() -> None:
    made = _built("attacks", agent="Iran Iraq", patient="Chad Mali")
    assert _edges(made) == [("iran", "chad"), ("iran", "mali"), ("iraq", "chad"), ("iraq", "mali")]
    assert len({s.id for s in made}) == 4


def test_identity_is_predicate_and_fillers() -> None:
    (one,) = _built("attacks", agent="Iran", patient="Chad")
    assert one.id == statement_id("attacks", {"agent": ["e:iran"], "patient": ["e:chad"]})
    others = [*_built("shells", agent="Iran", patient="Chad"), *_built("attacks", agent="Chad", patient="Iran")]
    assert one.id not in {s.id for s in others} and len({s.id for s in others}) == 2


def test_codes_and_kind_come_from_the_property() -> None:
    (one,) = _built("attacks", agent="Iran", patient="Chad")
    prop = LEXICON.properties["attacks"]
    assert (one.plover, one.cameo, one.quad) == (prop.plover, prop.cameo, prop.quad)
    assert (one.kind, one.official, one.quad) == (prop.kind, prop.official, 4)


def test_nobody_does_it_to_himself() -> None:
    assert _edges(_built("attacks", agent="Iran Iraq", patient="Iraq")) == [("iran", "iraq")]
    assert _built("attacks", agent="Iran", patient="Iran") == []
    assert _built("meets", party="Iran", party2="Iran") == []


def test_missing_end_gives_nothing() -> None:
    assert _built("attacks", agent="Iran") == []
    assert _built("meets", party="Iran") == []


def test_mediation_is_one_statement_on_all_its_edges() -> None:
    (one,) = _built("offersMediation", agent="Iran", party="Chad Mali")
    assert one.roles == (("agent", ("e:iran",)), ("party", ("e:chad", "e:mali")))
    assert one.edges == (("e:iran", "e:chad"), ("e:iran", "e:mali"))


def test_a_mediator_is_no_party() -> None:
    (one,) = _built("offersMediation", agent="Iran", party="Iran Mali")
    assert one.edges == (("e:iran", "e:mali"),)


def test_parties_of_one_group_meet_each_other() -> None:
    (one,) = _built("meets", party="Mali Iran Chad")
    assert one.edges == (("e:chad", "e:iran"), ("e:chad", "e:mali"), ("e:iran", "e:mali"))


def test_two_groups_meet_across() -> None:
    made = _built("meets", party="Iran Iraq", party2="Mali")
    assert sorted(_edges(made)) == [("iran", "mali"), ("iraq", "mali")]


def test_a_storm_commits_no_assault() -> None:
    (by_storm,) = _built("kills", agent="storm", patient="Ali")
    (by_state,) = _built("kills", agent="Iran", patient="Ali")
    assert (by_storm.plover, by_storm.cameo, by_storm.quad) == (None, None, None)
    assert by_state.quad == 4


def test_content_gives_no_edge() -> None:
    match = Match(PLACE.said("verb say@attack: subj=Iran"), "says", {"agent": ["e:iran", "e:iraq"]})
    made = list(Statements(LEXICON, PLACE.links).containing(match, ["st:b", "st:a"]))
    assert [s.roles for s in made] == [
        (("agent", ("e:iran",)), ("content", ("st:a", "st:b"))),
        (("agent", ("e:iraq",)), ("content", ("st:a", "st:b"))),
    ]
    assert all(s.edges == () for s in made)


@given(first=st.permutations(NAMES), size=st.integers(2, 4))
@settings(max_examples=25)
def test_the_order_of_parties_changes_nothing(first: list[str], size: int) -> None:
    shuffled, ordered = first[:size], sorted(first[:size])
    assert _built("meets", party=" ".join(shuffled)) == _built("meets", party=" ".join(ordered))


@pytest.mark.parametrize("property_", sorted(p.name for p in LEXICON.properties.values() if p.symmetric and p.subject != p.object))
def test_symmetric_edges_are_stored_once(property_: str) -> None:
    prop = LEXICON.properties[property_]
    one = _built(property_, **{prop.subject: "Mali", prop.object: "Chad"})
    other = _built(property_, **{prop.subject: "Chad", prop.object: "Mali"})
    assert _edges(one) == _edges(other)
