"""Structural propositions become properties by the classes of their ends."""

from __future__ import annotations

import pytest
from hand_made import World, small_lexicon, world

from kg.model import Mention, Title
from kg.ontology.structural import Structures

LEXICON = small_lexicon("""
lex:president a kg:RoleNoun ; kg:noun "president" ; kg:gives kg:headOfStateOf, kg:leads ; kg:representsState true .
lex:chief a kg:RoleNoun ; kg:noun "chief" ; kg:gives kg:leads .
lex:minister a kg:RoleNoun ; kg:noun "minister" ; kg:gives kg:memberOf .
lex:speaker a kg:RoleNoun ; kg:noun "spokesman" ; kg:gives kg:spokespersonFor ; kg:office false .
lex:general a kg:RoleNoun ; kg:noun "general" ; kg:rank true .
lex:critic a kg:Frame ; kg:evokes kg:criticizes ; kg:noun "critic" ; kg:slots "agent=subj; recipient=of" .
""")


def _edges(place: World, line: str, rule: str = "") -> list[str]:
    made = Structures(LEXICON, place.links, place.parsed).match(place.said(line, rule=rule))
    found = []
    for match in made:
        prop = LEXICON.properties[match.property]
        subject, object_ = match.fillers[prop.subject], match.fillers[prop.object]
        found.append(f"{subject[0][2:]} {match.property} {object_[0][2:]}")
    return found


def _two(first: str, second: str) -> World:
    return world(f"Alpha[{first}] Beta[{second}] thing critic close .")


@pytest.mark.parametrize(
    ("line", "first", "second", "expected"),
    [
        # places
        ("place in@Alpha: subj=Alpha obj=Beta", "City", "Country", "alpha locatedIn beta"),
        ("place in@Alpha: subj=Alpha obj=Beta", "Group", "City", "alpha locatedIn beta"),
        ("place in@Alpha: subj=Alpha obj=Beta", "Event", "City", "alpha occursIn beta"),
        ("place in@Alpha: subj=Alpha obj=Beta", "Country", "Region", ""),  # "Russia in the Middle East" acts there
        ("place in@Alpha: subj=Alpha obj=Beta", "City", "Person", ""),
        ("place on@Alpha: subj=Alpha obj=Beta", "Event", "Country", ""),  # "talks on Syria"
        ("place on@Alpha: subj=Alpha obj=Beta", "Event", "GeographicFeature", "alpha occursIn beta"),
        ("place from@Alpha: subj=Alpha obj=Beta", "Person", "Company", "alpha memberOf beta"),
        ("place of@Alpha: subj=Alpha obj=Beta", "Person", "Organization", "alpha memberOf beta"),
        ("place of@critic: subj=Alpha obj=Beta", "Person", "Organization", ""),  # a dealing, no membership
        ("place of@Alpha: subj=Alpha obj=Beta", "Group", "Organization", ""),
        ("place near@Alpha: subj=Alpha obj=Beta", "City", "City", "alpha locatedNear beta"),
        ("place near@Alpha: subj=Alpha obj=Beta", "Person", "City", ""),
        ("place of@Alpha: subj=Alpha obj=Beta", "SportsTeam", "Country", "alpha representsCountry beta"),
        ("place under@Alpha: subj=Alpha obj=Beta", "City", "City", ""),
        # possession and compounds
        ("possessive 's@Alpha: subj=Alpha obj=Beta", "Facility", "Country", "alpha locatedIn beta"),
        ("possessive 's@Alpha: subj=Alpha obj=Beta", "ArmedForce", "Country", "alpha partOf beta"),
        ("possessive 's@thing: subj=Alpha obj=Beta", "ArmedForce", "Country", ""),  # no name of its own: "Iran's army"
        ("possessive 's@Alpha: subj=Alpha obj=Beta", "Weapon", "Country", "beta operates alpha"),
        ("possessive 's@Alpha: subj=Alpha obj=Beta", "Company", "Company", "alpha partOf beta"),
        ("possessive 's@Alpha: subj=Alpha obj=Beta", "Person", "Person", ""),
        ("compound amod@Alpha: subj=Alpha obj=Beta", "Event", "City", "alpha occursIn beta"),
        ("compound amod@Alpha: subj=Alpha obj=Beta", "Event", "Country", ""),  # "Israeli strikes": whose, not where
        ("compound amod@Alpha: subj=Alpha obj=Beta", "Weapon", "Country", "beta operates alpha"),
        # membership and appositions
        ("including including@Alpha: subj=Alpha obj=Beta", "Region", "City", "beta locatedIn alpha"),
        ("appositive ,@Alpha: subj=Alpha obj=Beta", "City", "Country", "alpha locatedIn beta"),
        ("appositive ,@Alpha: subj=Alpha obj=Beta", "Country", "Country", ""),
    ],
)
def test_ends_decide(line: str, first: str, second: str, expected: str) -> None:
    place = _two(first, second)
    assert _edges(place, line) == ([expected] if expected else [])


def test_a_copula_places_only_places() -> None:
    line = "place in@Beta: subj=Alpha obj=Beta"
    assert _edges(_two("Facility", "City"), line, "place.copula") == ["alpha locatedIn beta"]
    assert _edges(_two("Person", "City"), line, "place.copula") == []


def test_what_is_called_something_else_than_a_place_is_not_placed() -> None:
    line = "place in@player: subj=Alpha obj=Beta"  # "Alpha is a key player in Beta"
    assert _edges(world("Alpha[Country] player Beta[City] ."), line, "place.copula") == []


def test_a_demonym_is_no_place() -> None:
    place = world("clash[Event] Basra[City] .")
    line = "compound amod@clash: subj=clash obj=Basra"
    assert _edges(place, line) == ["clash occursIn basra"]
    mentions = (Mention(("e:basra",), 1, 6, 11, "demonym"),)
    adjectival = World(place.parsed, type(place.links)(place.links.entities, mentions, place.links.of))
    assert _edges(adjectival, line) == []


def test_nothing_relates_to_itself() -> None:
    assert _edges(world("Paris[City] Paris[City] ."), "place in@Paris: subj=Paris obj=Paris#2") == []


TITLES = [
    ("president", Title(3, 0, 3, 0, 2), "Country", ["eva holdsOffice office", "eva headOfStateOf land"]),
    ("president", Title(3, 0, 3, 0, 2), "Company", ["eva holdsOffice office", "eva leads land"]),
    ("president", Title(3, 0, 3, 0, 2, former=True), "Country", ["eva formerlyHeldOffice office"]),
    ("chief", Title(3, 0, 3, 0, 2), "Company", ["eva holdsOffice office", "eva leads land"]),
    ("spokesman", Title(3, 0, 3, 0, 2), "Organization", ["eva spokespersonFor land"]),
    ("general", Title(3, 0, 3, 0, 2), "Country", []),  # a rank is no office
    ("warden", Title(3, 0, 3, 0, 2), "Country", ["eva holdsOffice office"]),  # an office that we know nothing of
]


@pytest.mark.parametrize(("noun", "title", "kind", "expected"), TITLES, ids=lambda v: v if isinstance(v, str) else "")
def test_titles(noun: str, title: Title, kind: str, expected: list[str]) -> None:
    place = world(f"{noun} of Land[{kind}] Eva[Person] .", titles=(title,), offices=(("e:office", "the office"),))
    rule = "title.former" if title.former else "title.name"
    assert _edges(place, f"title {noun}@{noun}: subj=Eva of=Land title={noun}", rule) == expected


def test_a_title_without_body_or_office_says_nothing() -> None:
    place = world("president Eva[Person] .", titles=(Title(1, 0, 1, 0),))
    assert _edges(place, "title president@president: subj=Eva title=president") == []


def test_the_longest_role_noun_counts() -> None:
    lexicon = small_lexicon("""
lex:minister a kg:RoleNoun ; kg:noun "minister" ; kg:gives kg:memberOf .
lex:prime a kg:RoleNoun ; kg:noun "prime minister" ; kg:gives kg:headOfGovernmentOf .
""")
    place = world("prime minister Eva[Person] .", titles=(Title(2, 0, 2, 1),))
    role = Structures(lexicon, place.links, place.parsed).role_noun(0)
    assert role is not None and role.properties == ("headOfGovernmentOf",)
