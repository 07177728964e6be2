"""The reader of the ontology files: what it makes of each kind of entry, and what it refuses."""

from __future__ import annotations

import time
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import OntologyError
from kg.lexicon import Composition, Condition, RoleNoun, RoleSpec
from kg.ontology.reader import read_lexicon

PREFIXES = """
@prefix kg: <https://w3id.org/kg-news/ns#> .
@prefix lex: <https://w3id.org/kg-news/lexicon#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""
ONTOLOGY = """
kg:Entity a owl:Class .
kg:Agent a owl:Class ; rdfs:subClassOf kg:Entity .
kg:Place a owl:Class ; rdfs:subClassOf kg:Entity .
kg:Country a owl:Class ; rdfs:subClassOf kg:Agent , kg:Place .
kg:conflictsWith a owl:ObjectProperty ; kg:quad 4 .
kg:attacks a owl:ObjectProperty ; rdfs:subPropertyOf kg:conflictsWith ;
    kg:edgeSubject "agent" ; kg:edgeObject "patient" ; rdfs:domain kg:Agent ;
    kg:range kg:Agent , kg:Place ; kg:official true ; kg:plover "ASSAULT" ; kg:cameo "190" .
kg:bombs a owl:ObjectProperty ; rdfs:subPropertyOf kg:attacks .
kg:meets a owl:ObjectProperty , owl:SymmetricProperty ; kg:edgeSubject "party" ; kg:edgeObject "party" .
kg:says a owl:ObjectProperty ; kg:edgeObject "content" ; kg:kind kg:Communication .
"""
FRAME = """
lex:attack-verb a kg:Frame ; kg:evokes kg:attacks ; kg:verb "attack", "fire on" ; kg:slots "agent=subj; patient=obj" .
"""


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(PREFIXES + text, encoding="utf-8")
    return path


def read(folder: Path, text: str):
    return read_lexicon([write(folder, "kg.ttl", ONTOLOGY), write(folder, "lexicon.ttl", text)])


def test_classes_know_all_that_is_above_them_nearest_first(tmp_path):
    lexicon = read(tmp_path, "")
    assert lexicon.classes["Country"] == ("Country", "Agent", "Place", "Entity")
    assert lexicon.is_a("Country", "Place") and not lexicon.is_a("Place", "Agent")


def test_a_property_has_its_roles_types_codes_and_traits(tmp_path):
    attacks = read(tmp_path, "").properties["attacks"]
    assert (attacks.subject, attacks.object) == ("agent", "patient")
    assert (attacks.domain, attacks.range) == (("Agent",), ("Agent", "Place"))
    assert (attacks.official, attacks.symmetric, attacks.kind) == (True, False, "Event")
    assert (attacks.plover, attacks.cameo, attacks.parents) == ("ASSAULT", "190", ("conflictsWith",))


def test_a_property_inherits_the_quad_but_no_code(tmp_path):
    properties = read(tmp_path, "").properties
    assert (properties["bombs"].quad, properties["bombs"].cameo) == (4, None)
    assert properties["meets"].quad is None
    assert (properties["meets"].symmetric, properties["meets"].subject) == (True, "party")
    assert (properties["says"].object, properties["says"].kind) == ("content", "Communication")


def test_views_are_told_what_goes_against_a_property_and_how_long_its_events_last(tmp_path):
    properties = read(tmp_path, """
kg:accepts a owl:ObjectProperty ; kg:opposedTo kg:rejects .
kg:rejects a owl:ObjectProperty ; kg:window 30 .
kg:declines a owl:ObjectProperty ; rdfs:subPropertyOf kg:rejects .
kg:capitalOf a owl:ObjectProperty ; kg:singleValued "subject" .
""").properties
    assert properties["accepts"].opposed == ("declines", "rejects")
    assert properties["rejects"].opposed == properties["declines"].opposed == ("accepts",)
    assert (properties["declines"].window, properties["accepts"].window) == (30, 7)
    assert (properties["capitalOf"].single, properties["accepts"].single) == (("subject",), ())


def test_a_frame_is_found_under_each_of_its_lemmas(tmp_path):
    text = """
lex:attack-verb a kg:Frame ; kg:evokes kg:attacks ; kg:verb "attack", "fire on" ;
    kg:slots "agent=subj; patient=obj,on,out of:Agent,Place,!Country; instrument?=with" ;
    kg:when "obj=*" ; kg:unless "obj=problem, plan" ;
    skos:example "Rebels attacked a town. => Rebels | attacks | town" ;
    kg:counterExample "Doctors attacked the problem." .
"""
    lexicon = read(tmp_path, text)
    (frame,) = lexicon.frames["verb", "fire on"]
    assert lexicon.frames["verb", "attack"] == (frame,)
    assert (frame.id, frame.property, frame.lemmas) == ("attack-verb", "attacks", ("attack", "fire on"))
    assert frame.roles == (
        RoleSpec("agent", ("subj",)),
        RoleSpec("patient", ("obj", "on", "out of"), ("Agent", "Place"), ("Country",)),
        RoleSpec("instrument", ("with",), optional=True),
    )
    assert frame.when == (Condition("obj", frozenset({"*"})),)
    assert frame.unless == (Condition("obj", frozenset({"problem", "plan"})),)
    assert frame.examples == ("Rebels attacked a town. => Rebels | attacks | town",)
    assert frame.counter_examples == ("Doctors attacked the problem.",)


def test_the_actor_of_a_noun_is_any_of_five_slots(tmp_path):
    text = 'lex:a a kg:Frame ; kg:evokes kg:attacks ; kg:noun "raid" ; kg:slots "agent=actor,from; patient=on" .'
    (frame,) = read(tmp_path, text).frames["noun", "raid"]
    assert frame.roles[0].slots == ("subj", "poss", "amod", "by", "compound", "from")


def test_frames_of_a_lemma_stand_in_the_order_of_their_ids_whatever_the_order_of_files(tmp_path):
    ontology = write(tmp_path, "kg.ttl", ONTOLOGY)
    frame = 'lex:{0} a kg:Frame ; kg:evokes kg:attacks ; kg:verb "raid" ; kg:slots "agent=subj; patient=obj" .'
    late, early = write(tmp_path, "1.ttl", frame.format("b")), write(tmp_path, "2.ttl", frame.format("a"))
    forth, back = read_lexicon([ontology, late, early]), read_lexicon([early, late, ontology])
    assert [each.id for each in forth.frames["verb", "raid"]] == ["a", "b"]
    assert forth == back


def test_two_groups_of_parties(tmp_path):
    text = 'lex:m a kg:Frame ; kg:evokes kg:meets ; kg:verb "meet" ; kg:slots "party=subj; party2?=obj,with" .'
    (frame,) = read(tmp_path, text).frames["verb", "meet"]
    assert [(spec.role, spec.optional) for spec in frame.roles] == [("party", False), ("party2", True)]


def test_a_composition_stands_under_performative_and_content(tmp_path):
    text = """
lex:c a kg:Composition ; kg:evokes kg:meets ; kg:performative kg:says , kg:attacks ; kg:contentProperty kg:bombs ;
    kg:slots "party=performative.agent; party2=content.patient" ; kg:cameo "039" .
"""
    found = read(tmp_path, text).compositions
    roles = (("party", "performative.agent"), ("party2", "content.patient"))
    assert found["says", "bombs"] == Composition("meets", "says", "bombs", roles, "039")
    assert set(found) == {("says", "bombs"), ("attacks", "bombs")}


def test_role_nouns(tmp_path):
    text = """
lex:head a kg:RoleNoun ; kg:noun "president", "king" ; kg:gives kg:attacks ; kg:representsState true .
lex:rank a kg:RoleNoun ; kg:noun "dr" ; kg:rank true ; kg:office false .
"""
    nouns = read(tmp_path, text).role_nouns
    assert nouns["king"] == RoleNoun("king", ("attacks",), represents_state=True)
    assert nouns["dr"] == RoleNoun("dr", (), office=False, rank=True)


def test_cue_classes_are_kept_by_part_of_speech_and_word_classes_as_they_are(tmp_path):
    text = """
lex:factive a kg:CueClass ; kg:class "factive" ; kg:verb "reveal", "admit" ; kg:noun "revelation" .
lex:factive-more a kg:CueClass ; kg:class "factive" ; kg:verb "disclose" .
lex:negator a kg:CueClass ; kg:class "negator" ; kg:word "not", "never" .
lex:light a kg:WordClass ; kg:class "light_verb" ; kg:word "make", "hold" .
"""
    lexicon = read(tmp_path, text)
    assert lexicon.cues == {
        "factive.noun": {"revelation"},
        "factive.verb": {"reveal", "admit", "disclose"},
        "negator": {"not", "never"},
    }
    assert lexicon.words == {"light_verb": {"make", "hold"}}


REFUSED = {
    "unknown property": 'lex:x a kg:Frame ; kg:evokes kg:atacks ; kg:verb "a" ; kg:slots "agent=subj" .',
    "unknown slot “dobj”": 'lex:x a kg:Frame ; kg:evokes kg:attacks ; kg:verb "a" ; kg:slots "agent=dobj" .',
    "unknown slot “actor”": 'lex:x a kg:Frame ; kg:evokes kg:attacks ; kg:verb "a" ; kg:slots "agent=actor" .',
    "which is not “role=slot": 'lex:x a kg:Frame ; kg:evokes kg:attacks ; kg:verb "a" ; kg:slots "agent" .',
    "kg:slots is missing": 'lex:x a kg:Frame ; kg:evokes kg:attacks ; kg:verb "a" .',
    "unknown class “Plce”": 'lex:x a kg:Frame ; kg:evokes kg:attacks ; kg:verb "a" ; kg:slots "agent=subj:!Plce" .',
    "unknown role “actor”": 'lex:x a kg:Frame ; kg:evokes kg:attacks ; kg:verb "a" ; kg:slots "actor=subj" .',
    "role twice": 'lex:x a kg:Frame ; kg:evokes kg:attacks ; kg:verb "a" ; kg:slots "agent=subj; agent=by" .',
    "lacks the role “patient”": 'lex:x a kg:Frame ; kg:evokes kg:attacks ; kg:verb "a" ; kg:slots "agent=subj" .',
    "lacks the role “party”": 'lex:x a kg:Frame ; kg:evokes kg:meets ; kg:verb "a" ; kg:slots "agent=subj" .',
    "one part of speech": 'lex:x a kg:Frame ; kg:evokes kg:attacks ; kg:slots "agent=subj" .',
    "needs triggers of one": 'lex:x a kg:Frame ; kg:evokes kg:attacks ; kg:verb "a" ; kg:noun "a" .',
    "more than once": 'lex:x a kg:Frame ; kg:evokes kg:attacks , kg:bombs ; kg:verb "a" ; kg:slots "agent=subj" .',
    "blanks to spare": 'lex:x a kg:Frame ; kg:evokes kg:attacks ; kg:verb "a " ; kg:slots "agent=subj" .',
    "unknown key “verbs”": 'lex:x a kg:Frame ; kg:evokes kg:attacks ; kg:verbs "a" ; kg:slots "agent=subj" .',
    "condition “obj”": 'lex:x a kg:Frame ; kg:evokes kg:attacks ; kg:verb "a" ; kg:when "obj" ; '
    'kg:slots "agent=subj; patient=obj" .',
    "must be true or false": 'lex:x a kg:RoleNoun ; kg:noun "a" ; kg:rank "yes" .',
    "has an entry already": 'lex:w a kg:RoleNoun ; kg:noun "a" . lex:x a kg:RoleNoun ; kg:noun "a" .',
    "kg:class is missing": 'lex:x a kg:WordClass ; kg:word "a" .',
    "has no word": 'lex:x a kg:WordClass ; kg:class "a" .',
    "performative.role": 'lex:x a kg:Composition ; kg:evokes kg:meets ; kg:performative kg:says ; '
    'kg:contentProperty kg:bombs ; kg:slots "party=says.agent" .',
    "unknown class “Plane”": "kg:x a owl:ObjectProperty ; rdfs:range kg:Plane .",
    "unknown property “loves”": "kg:x a owl:ObjectProperty ; kg:opposedTo kg:loves .",
    "kg:window is long, not a number of days": 'kg:x a owl:ObjectProperty ; kg:window "long" .',
    "unknown kg:singleValued": 'kg:x a owl:ObjectProperty ; kg:singleValued "agent" .',
    "unknown kg:kind": 'kg:x a owl:ObjectProperty ; kg:kind "Action" .',
}


@pytest.mark.parametrize("message", REFUSED)
def test_what_an_entry_may_not_say_is_refused_with_file_and_entry(tmp_path, message):
    with pytest.raises(OntologyError) as caught:
        read(tmp_path, REFUSED[message])
    assert message in str(caught.value)
    assert f"{tmp_path / 'lexicon.ttl'}: x: " in str(caught.value)


def test_an_entry_in_two_files_is_refused(tmp_path):
    paths = [write(tmp_path, "kg.ttl", ONTOLOGY), write(tmp_path, "a.ttl", FRAME), write(tmp_path, "b.ttl", FRAME)]
    with pytest.raises(OntologyError, match=r"attack-verb: is defined in .*a\.ttl, too"):
        read_lexicon(paths)


def test_a_file_that_is_no_turtle_is_named(tmp_path):
    with pytest.raises(OntologyError, match=r"broken\.ttl: cannot be read as Turtle"):
        read_lexicon([write(tmp_path, "broken.ttl", "lex:a a kg:Frame ;; .. ")])
    with pytest.raises(OntologyError, match=r"absent\.ttl"):
        read_lexicon([tmp_path / "absent.ttl"])


def test_reading_costs_little_beside_the_parser(tmp_path):
    """Held against the bare Turtle parser in the same run: seconds say nothing on a busy machine."""
    frame = """lex:f{0} a kg:Frame ; kg:evokes kg:attacks ; kg:verb "a{0}", "b{0}", "c{0}", "d{0}" ;
    kg:slots "agent=subj; patient=obj,on,against:Agent,Place" ; kg:unless "obj=plan" ; skos:example "A. => a | b" ."""
    paths = [write(tmp_path, "kg.ttl", ONTOLOGY), write(tmp_path, "f.ttl", "\n".join(map(frame.format, range(670))))]

    def seconds(work):
        start = time.process_time()
        work()
        return time.process_time() - start

    def bare():
        return [list(ox.parse(path=path, format=ox.RdfFormat.TURTLE)) for path in paths]

    read_lexicon(paths)
    ratios = [seconds(lambda: read_lexicon(paths)) / max(seconds(bare), 1e-6) for _ in range(3)]
    assert min(ratios) < 20
