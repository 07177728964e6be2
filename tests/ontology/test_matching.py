"""Frames against hand-made propositions: slots, classes, conditions, and which frame wins."""

from __future__ import annotations

import pytest
from hand_made import World, small_lexicon, world

from kg.ontology.matching import Match, Matcher

LEXICON = small_lexicon("""
lex:attack a kg:Frame ; kg:evokes kg:attacks ; kg:verb "attack", "fire on" ;
    kg:slots "agent=subj; patient=obj,on,against:Agent,Place,Artifact,!Event" ; kg:unless "obj=problem" .
lex:attack-noun a kg:Frame ; kg:evokes kg:attacks ; kg:noun "attack" ; kg:slots "agent=actor; patient=on,against" .
lex:visit a kg:Frame ; kg:evokes kg:visits ; kg:verb "visit" ; kg:slots "agent=subj; location=obj:Place" .
lex:visit-person a kg:Frame ; kg:evokes kg:meets ; kg:verb "visit" ; kg:slots "party=subj; party2=obj:Person" .
lex:meet a kg:Frame ; kg:evokes kg:meets ; kg:verb "meet" ; kg:slots "party=subj; party2=obj,with" .
lex:talk a kg:Frame ; kg:evokes kg:meets ; kg:noun "meeting" ; kg:slots "party=actor,between; party2=with" .
lex:impose a kg:Frame ; kg:evokes kg:sanctions ; kg:verb "impose" ; kg:slots "agent=subj; patient=on" ;
    kg:when "obj=sanction,embargo" .
lex:call-on a kg:Frame ; kg:evokes kg:requests ; kg:verb "call on" ; kg:slots "agent=subj; recipient=obj; content?=xcomp" .
lex:call a kg:Frame ; kg:evokes kg:talksByPhoneWith ; kg:verb "call" ; kg:slots "party=subj; party2=obj" .
lex:say a kg:Frame ; kg:evokes kg:says ; kg:verb "say" ; kg:slots "agent=subj; content=ccomp" .
""")


def _read(place: World, line: str) -> list[Match]:
    return Matcher(LEXICON, place.links).match(place.said(line))


def _shown(matches: list[Match]) -> list[str]:
    return [f"{m.property} " + "; ".join(f"{r}={','.join(e[2:] for e in ids)}" for r, ids in m.fillers.items()) for m in matches]


IRAN = "Iran[Country] attacked Iraq[Country] on Basra[City] near rebels[Group] with talks[Event] , missiles[Weapon] , problem ."


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("verb attack@attacked: subj=Iran obj=Iraq", ["attacks agent=iran; patient=iraq"]),
        ("verb attack@attacked: subj=Iran obj=talks", ["attacks agent=iran"]),  # not of the kind: the end is open
        ("verb attack@attacked: subj=Iran obj=talks on=Basra", ["attacks agent=iran; patient=basra"]),  # the next slot
        ("verb attack@attacked: subj=Iran obj=Iraq obj=rebels", ["attacks agent=iran; patient=iraq,rebels"]),
        ("verb attack@attacked: subj=Iran obj=Iraq on=Basra", ["attacks agent=iran; patient=iraq"]),
        ("verb attack@attacked: subj=Iran on=Basra~Iraq on=rebels", ["attacks agent=iran; patient=rebels"]),  # own first
        ("verb attack@attacked: subj=Iran on=Basra~Iraq", ["attacks agent=iran; patient=basra"]),
        ("verb attack@attacked: subj=missiles obj=Iraq", ["attacks patient=iraq"]),  # no agent by the domain
        ("verb attack@attacked: subj=Iran obj=problem", []),  # unless
        ("verb fire@attacked: subj=Iran on=Basra", ["attacks agent=iran; patient=basra"]),  # "fire on"
        ("verb fire@attacked: subj=Iran obj=missiles on=Basra", []),  # to fire missiles on is a frame of its own
        ("verb fire@attacked: subj=Iran obj=missiles", []),
        ("noun attack@attacked: poss=Iran on=Basra", ["attacks agent=iran; patient=basra"]),
        ("noun attack@attacked: amod=Iran against=rebels", ["attacks agent=iran; patient=rebels"]),
        ("verb unknown@attacked: subj=Iran obj=Iraq", []),
    ],
)
def test_slots_and_classes(line: str, expected: list[str]) -> None:
    assert _shown(_read(world(IRAN), line)) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("verb impose@imposed: subj=Chad obj=sanctions on=Mali", []),  # by the lemma, and this one is no lemma
        ("verb impose@imposed: subj=Chad obj=sanction on=Mali", ["sanctions agent=chad; patient=mali"]),
        ("verb impose@imposed: subj=Chad on=Mali", []),
    ],
)
def test_when(line: str, expected: list[str]) -> None:
    place = world("Chad[Country] imposed sanctions sanction on Mali[Country] .")
    assert _shown(_read(place, line)) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("verb visit@visited: subj=Ali obj=Lima", ["visits agent=ali; location=lima"]),
        ("verb visit@visited: subj=Ali obj=Eva", ["meets party=ali; party2=eva"]),
        ("verb visit@visited: subj=Ali", ["visits agent=ali", "meets party=ali"]),  # neither is complete
    ],
)
def test_complete_before_partial(line: str, expected: list[str]) -> None:
    place = world("Ali[Person] visited Lima[City] and Eva[Person] .")
    assert _shown(_read(place, line)) == expected


@pytest.mark.parametrize(
    ("line", "complete"),
    [
        ("verb meet@met: subj=Ali with=Eva", True),
        ("verb meet@met: subj=both", True),
        ("verb meet@met: subj=Ali subj=Eva", True),
        ("verb meet@met: subj=Ali", False),
        ("verb meet@met: with=Eva", False),
        ("noun meeting@met: between=Ali between=Eva", True),
        ("noun meeting@met: poss=Ali with=Eva", True),
    ],
)
def test_parties(line: str, complete: bool) -> None:
    place = world("Ali[Person] met Eva[Person] and both[Ali:Person,Eva:Person] .")
    matcher = Matcher(LEXICON, place.links)
    (match,) = matcher.match(place.said(line))
    assert matcher.complete(match) is complete


def test_fixed_preposition_wins_over_the_bare_verb() -> None:
    place = world("Chad[Country] called on Mali[Country] to leave .")
    (match,) = _read(place, "verb call@called: subj=Chad on=Mali xcomp=leave")
    assert match.property == "requests"
    assert match.fillers == {"agent": ["e:chad"], "recipient": ["e:mali"], "content": []}
    assert match.tokens["content"] == [place.token("leave")], "a clause is content though it stands for no entity"
    (match,) = _read(place, "verb call@called: subj=Chad obj=Mali")
    assert match.property == "talksByPhoneWith"


def test_nouns_are_no_content_of_saying() -> None:
    place = world("Chad[Country] said attack[Event] and came .")
    (match,) = _read(place, "verb say@said: subj=Chad ccomp=came")
    assert match.tokens["content"] == [place.token("came")]
    (match,) = _read(place, "verb say@said: subj=Chad ccomp=attack")
    assert "content" not in match.tokens


@pytest.mark.parametrize(
    ("kind", "wanted", "unknown", "accepted"),
    [
        ("Country", ("Agent",), False, True),
        ("Country", ("Place",), False, True),
        ("Person", ("Place",), True, False),
        ("Entity", ("Agent",), False, False),
        ("Entity", ("Agent",), True, True),
        ("Weapon", (), False, True),
        ("Weapon", ("Entity",), False, True),
        ("Event", ("Statement",), False, True),
        ("Person", ("Statement",), False, False),
    ],
)
def test_accepts(kind: str, wanted: tuple[str, ...], unknown: bool, accepted: bool) -> None:
    assert Matcher(LEXICON, world("Chad .").links).accepts(kind, wanted, unknown=unknown) is accepted
