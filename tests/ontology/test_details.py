"""What a claim says beside its statement's key: further roles, place, condition, time and quantity."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest
from hand_made import World, small_lexicon, world

from kg.model import Block, BlockKind, Claim, Parsed, Proposition, Reading
from kg.ontology.normalize import normalize
from kg.ontology.phrases import clause, phrase, time_phrase

LEXICON = small_lexicon("""
lex:attack a kg:Frame ; kg:evokes kg:attacks ; kg:verb "attack" ; kg:slots "agent=subj; patient=obj,on; instrument?=with" .
lex:attack-noun a kg:Frame ; kg:evokes kg:attacks ; kg:noun "attack" ; kg:slots "agent=actor; patient=on" .
lex:kill a kg:Frame ; kg:evokes kg:kills ; kg:verb "kill" ; kg:slots "agent=subj; patient=obj" .
lex:offer a kg:Frame ; kg:evokes kg:offersTo ; kg:verb "offer" ; kg:slots "agent=subj; recipient=to; theme?=obj" .
lex:meet a kg:Frame ; kg:evokes kg:meets ; kg:verb "meet" ; kg:slots "party=subj; party2=with; topic?=on" .
lex:praise a kg:Frame ; kg:evokes kg:praises ; kg:verb "praise" ; kg:slots "agent=subj; patient=obj; topic?=for,at" .
lex:say a kg:Frame ; kg:evokes kg:says ; kg:verb "say" ; kg:slots "agent=subj; content=ccomp; recipient?=to" .
lex:mediate a kg:Frame ; kg:evokes kg:mediatesBetween ; kg:verb "mediate" ; kg:slots "agent=subj; party=between; topic?=over" .
lex:offer-mediation a kg:Composition ; kg:evokes kg:offersMediation ; kg:performative kg:offersTo ;
    kg:contentProperty kg:mediatesBetween ; kg:slots "agent=performative.agent; party=content.party" .
""")
PLACE = world(
    "Iran[Country] attacked Iraq[Country] with drones[Weapon] and missiles near Basra[City] on Monday . "
    "Mali[Country] offered weapons to Chad[Country] mediate between Niger[Country] Togo[Country] over water ."
)


def _read(*said: Proposition, place: World = PLACE) -> Reading:
    return normalize(place.parsed, said, place.links, LEXICON)


def _claim(*said: Proposition, place: World = PLACE) -> Claim:
    (claim,) = _read(*said, place=place).claims
    return claim


def _timed(said: Proposition, word: str, tense: str = "past") -> Proposition:
    return replace(said, time=PLACE.token(word), tense=tense)


ATTACK = PLACE.said("verb attack@attacked: subj=Iran obj=Iraq with=drones")


# ── Roles ───────────────────────────────────────────────────────────────────────────────────────────


def test_a_role_outside_the_key_stands_on_the_claim_only() -> None:
    plain = _read(PLACE.said("verb attack@attacked: subj=Iran obj=Iraq"))
    armed = _read(ATTACK)
    assert armed.statements == plain.statements
    assert [c.id for c in armed.claims] == [c.id for c in plain.claims]
    assert [c.details for c in plain.claims + armed.claims] == [(), (("instrument", "e:drones"),)]


def test_what_a_detail_names_is_an_entity_of_the_reading() -> None:
    reading = _read(ATTACK)
    assert "e:drones" in {e.id for e in reading.entities}
    assert ("e:drones",) in {m.entities for m in reading.mentions}


def test_what_stands_for_no_entity_is_kept_in_its_words() -> None:
    said = PLACE.said("verb offer@offered: subj=Mali to=Chad obj=weapons")
    assert _claim(said).details == (("theme", "weapons"),)


def test_both_groups_of_parties_are_in_the_key() -> None:
    said = PLACE.said("verb meet@attacked: subj=Iran with=Iraq on=Basra")
    assert _claim(said).details == (("topic", "e:basra"),)


def test_a_time_fills_no_role() -> None:
    said = PLACE.said("verb praise@attacked: subj=Iran obj=Iraq at=Monday")
    assert _claim(said).details == (("topic", "Monday"),)
    assert _claim(_timed(said, "Monday")).details == ()


def test_a_composed_property_keeps_what_its_parts_say() -> None:
    offer = PLACE.said("verb offer@offered: subj=Mali to=Chad xcomp=mediate")
    mediate = PLACE.said("verb mediate@mediate: subj=Mali between=Niger between=Togo over=water", index=1)
    reading = _read(offer, mediate)
    (offered,) = (s.id for s in reading.statements if s.predicate == "offersMediation")
    (claim,) = (c for c in reading.claims if c.statement == offered)
    assert claim.details == (("recipient", "e:chad"), ("topic", "water"))


# ── Places ──────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("verb attack@attacked: subj=Iran obj=Iraq near=Basra", (("location", "e:basra"),)),
        ("verb attack@attacked: subj=Iran obj=Iraq near=Basra~Iraq", ()),  # found under the object: the object's place
        ("verb attack@attacked: subj=Iran obj=Iraq near=drones", ()),  # no place
        ("verb attack@attacked: subj=Iran obj=Iraq near=Iraq", ()),  # it has its role
        ("verb attack@attacked: subj=Iran obj=Iraq for=Basra", ()),
        ("noun attack@attacked: subj=Iran on=Iraq near=Basra", (("location", "e:basra"),)),
        ("verb praise@attacked: subj=Iran obj=Iraq at=Basra", (("topic", "e:basra"),)),  # the frame says what it is
    ],
)
def test_where_it_was(line: str, expected: tuple[tuple[str, str], ...]) -> None:
    assert _claim(PLACE.said(line)).details == expected


# ── Time ────────────────────────────────────────────────────────────────────────────────────────────


def _dated(published: str | None) -> World:
    return World(replace(PLACE.parsed, article=replace(PLACE.parsed.article, published=published)), PLACE.links)


@pytest.mark.parametrize(
    ("published", "tense", "span"),
    [
        ("2024-03-14", "past", ("2024-03-11", "2024-03-12")),
        ("2024-03-14T08:00:00Z", "future", ("2024-03-18", "2024-03-19")),
        ("2024-03-14", "", ("", "")),
        (None, "past", ("", "")),
        ("2024", "past", ("", "")),
    ],
)
def test_time_by_the_day_of_the_article_and_the_tense(published: str | None, tense: str, span: tuple[str, str]) -> None:
    claim = _claim(_timed(ATTACK, "Monday", tense), place=_dated(published))
    assert (claim.time_text, claim.time_from, claim.time_to) == ("Monday", *span)


def test_time_by_the_dateline() -> None:
    place = world("Thursday,_March_14,_2024 . Iran[Country] attacked Iraq[Country] yesterday .")
    text = place.parsed.article.text.replace("_", " ")
    article = replace(place.parsed.article, text=text, blocks=(Block(BlockKind.DATELINE, 0, 24),))
    said = replace(place.said("verb attack@attacked: subj=Iran obj=Iraq"), time=place.token("yesterday"), tense="past")
    claim = _claim(said, place=World(replace(place.parsed, article=article), place.links))
    assert (claim.time_from, claim.time_to) == ("2024-03-13", "2024-03-14")


def test_time_changes_no_id() -> None:
    timed, plain = _read(_timed(ATTACK, "Monday"), place=_dated("2024-03-14")), _read(ATTACK)
    assert timed.statements == plain.statements
    assert [c.id for c in timed.claims] == [c.id for c in plain.claims]


# ── Quantity and condition ──────────────────────────────────────────────────────────────────────────


def _counted(line: str, place: World, counted: tuple[tuple[str, str], ...]) -> list[tuple[tuple[str, ...], str]]:
    said = replace(place.said(line), quantities=tuple((place.token(word), text) for word, text in counted))
    reading = _read(said, place=place)
    roles = {s.id: dict(s.roles) for s in reading.statements}
    objects = {key: ends.get("patient") or ends["recipient"] for key, ends in roles.items()}
    return sorted((objects[c.statement], c.quantity) for c in reading.claims)


def test_each_statement_has_the_quantity_of_its_own_object() -> None:
    place = world("Iran[Country] killed soldiers[Group] and villagers[Group] .")
    found = _counted("verb kill@killed: subj=Iran obj=soldiers obj=villagers", place, (("soldiers", "three"), ("villagers", "28")))
    assert found == [(("e:soldiers",), "three"), (("e:villagers",), "28")]


def test_how_many_acted_is_not_how_many_suffered() -> None:
    place = world("men[Group] killed Ali[Person] .")
    assert _counted("verb kill@killed: subj=men obj=Ali", place, (("men", "three"),)) == [(("e:ali",), "")]


def test_what_is_given_is_counted_where_it_is_no_end() -> None:
    place = world("Mali[Country] offered tents to Chad[Country] .")
    assert _counted("verb offer@offered: subj=Mali to=Chad obj=tents", place, (("tents", "200"),)) == [(("e:chad",), "200")]


def test_a_condition_is_a_detail() -> None:
    said = replace(PLACE.said("verb attack@attacked: subj=Iran obj=Iraq"), condition=PLACE.token("mediate"))
    assert _claim(said).details == (("condition", "mediate"),)


# ── Two rules on one trigger ────────────────────────────────────────────────────────────────────────


def test_two_rules_on_one_trigger_give_their_details_together() -> None:
    with_place = PLACE.said("verb attack@attacked: subj=Iran obj=Iraq near=Basra", index=1)
    for order in permutations((ATTACK, with_place)):
        assert _claim(*order).details == (("instrument", "e:drones"), ("location", "e:basra"))


# ── Words of phrases ────────────────────────────────────────────────────────────────────────────────


def _tree(rows: str) -> Parsed:
    """A tree of "word dep head upos" rows; the head is counted from one."""
    parts = [row.split() for row in rows.split("; ")]
    place = world(" ".join(word for word, *_ in parts)).parsed
    given = zip(place.tokens, parts, strict=True)
    tokens = tuple(t._replace(dep=dep, head=int(head) - 1, upos=upos) for t, (_, dep, head, upos) in given)
    children = tuple(tuple(t.i for t in tokens if t.head == i != t.i) for i in range(len(tokens)))
    return replace(place, tokens=tokens, children=children)


def test_a_phrase_goes_without_preposition_article_and_clauses() -> None:
    tree = _tree("with case 4 ADP; the det 4 DET; new amod 4 ADJ; network nmod 4 NOUN; of case 6 ADP; missiles nmod 4 NOUN; "
                 "that nsubj 8 PRON; failed acl:relcl 4 VERB")
    assert phrase(tree, 3) == "new network of missiles"


def test_a_clause_keeps_its_conjunction() -> None:
    tree = _tree(", punct 4 PUNCT; if mark 4 SCONJ; rebels nsubj 4 NOUN; disarm advcl 4 VERB; . punct 4 PUNCT")
    assert clause(tree, 3) == phrase(tree, 3) == "if rebels disarm"


def test_a_time_goes_with_its_preposition_and_without_what_is_said_of_it() -> None:
    tree = _tree("on case 2 ADP; Monday obl 2 PROPN; , punct 2 PUNCT; when advmod 5 ADV; shelled acl:relcl 2 VERB")
    assert time_phrase(tree, 1) == "on Monday"
