"""The shipped vocabulary: complete, consistent, and spelled as the code systems spell it."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from kg.ontology.reader import default_paths, read_lexicon
from kg.ontology.turtle import KG, OWL, RDF, RDFS, SKOS, local, of_type, read_entries

KG_TTL = Path(__file__).parents[2] / "ontologies" / "kg.ttl"
# The event types of PLOVER 2.0; those that always are material conflict in its table of quad classes stand apart.
MATERIAL_CONFLICT = {"PROTEST", "MOBILIZE", "COERCE", "ASSAULT"}
PLOVER = MATERIAL_CONFLICT | {
    *("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"),
    *("REQUEST", "ACCUSE", "REJECT", "THREATEN", "SANCTION"),
}
SAID = ("says", "claims", "promises", "intends", "denies", "acknowledges", "reports", "emphasizes", "announces")


@pytest.fixture(scope="module")
def entries():
    return read_entries(KG_TTL)


@pytest.fixture(scope="module")
def lexicon():
    return read_lexicon([KG_TTL])


@pytest.fixture(scope="module")
def relations(entries):
    return of_type(entries, OWL + "ObjectProperty", OWL + "DatatypeProperty")


def test_size(lexicon):
    assert len(lexicon.properties) == 109 + 40 + 29 + 5 + 1  # design, extensions, from the news, quads, inferred
    assert len(lexicon.classes) == 61


def test_everything_has_a_label_and_one_sentence_of_definition(entries, relations):
    for entry in [*relations, *of_type(entries, OWL + "Class")]:
        assert len(entry.get(RDFS + "label")) == 1, entry.name
        (definition,) = entry.get(SKOS + "definition")
        assert re.fullmatch(r"[A-Z][^.]+\.", definition), entry.name


def test_the_definition_of_no_two_properties_is_the_same(relations):
    counted = Counter(entry.get(SKOS + "definition")[0] for entry in relations)
    assert [text for text, count in counted.items() if count > 1] == []


def test_our_annotations_are_declared(entries):
    declared = {entry.iri for entry in of_type(entries, OWL + "AnnotationProperty")}
    used = {key for entry in entries for key in entry.values if key.startswith(KG)}
    assert used == declared


def test_every_property_names_roles_and_classes_of_its_ends(lexicon):
    for name, each in lexicon.properties.items():
        if name != "interactsWith" and "interactsWith" not in each.parents:  # those stand for anything between agents
            assert each.domain and each.range, name


def test_a_symmetric_property_has_the_same_classes_at_both_ends(lexicon):
    for each in lexicon.properties.values():
        if each.symmetric:
            assert set(each.domain) == set(each.range), each.name


def test_whatever_joins_parties_is_symmetric(lexicon):
    for each in lexicon.properties.values():
        assert (each.subject == "party") <= each.symmetric, each.name


def test_a_property_below_another_keeps_its_quad_and_its_kind_of_ends(lexicon):
    for each in lexicon.properties.values():
        for parent in (lexicon.properties[name] for name in each.parents):
            assert parent.quad in (None, each.quad), each.name
            for mine in each.domain:
                assert not parent.domain or lexicon.is_a(mine, *parent.domain), (each.name, mine)
            for mine in each.range if each.name != "capitalOf" else ():  # an armed group's realm has one, too
                assert not parent.range or lexicon.is_a(mine, *parent.range), (each.name, mine)


def test_codes(lexicon):
    for each in lexicon.properties.values():
        if each.plover:
            event = re.split("[:/]", each.plover)[0]
            assert event in PLOVER, each.name
            assert (event not in MATERIAL_CONFLICT) or each.quad == 4, each.name
        assert each.cameo is None or re.fullmatch(r"(0[1-9]|1\d)\d{1,2}|20\d", each.cameo), each.name


def test_inverse_names_are_free_and_given_once(lexicon, relations):
    inverses = [local(name) for entry in relations for name in entry.get(OWL + "inverseOf")]
    assert len(inverses) == len(set(inverses)) > 40
    assert not set(inverses) & set(lexicon.properties)


def test_opposites_are_properties(lexicon, relations):
    pairs = {(entry.name, local(name)) for entry in relations for name in entry.get(KG + "opposedTo")}
    assert {("accepts", "rejects"), ("supports", "opposes"), ("denies", "announces")} <= pairs
    assert all(name in lexicon.properties for _, name in pairs)


def test_what_views_need_to_know(lexicon):
    found = lexicon.properties
    assert found["headOfStateOf"].single == found["headOfGovernmentOf"].single == found["capitalOf"].single == ("subject",)
    assert [found[name].window for name in ("attacks", "strikesFromAir", "kills", "meets", "offersMediation", "visits")] == [
        3, 3, 3, 7, 30, 7]
    assert "declinesOffer" in found["accepts"].opposed


def test_what_is_said_is_a_statement(lexicon):
    for name in SAID:
        assert (lexicon.properties[name].object, lexicon.properties[name].range) == ("content", ("Statement",))
    assert lexicon.properties["claims"].kind == "Communication"


def test_an_event_that_is_named_may_kill_and_a_country_is_a_place_that_acts(lexicon):
    assert lexicon.is_a("Attack", "Event") and lexicon.is_a("Attack", "Entity")
    assert lexicon.is_a("Attack", *lexicon.properties["kills"].domain)
    assert lexicon.is_a("Country", "Agent") and lexicon.is_a("Country", "Place")
    assert not lexicon.is_a("Person", "Place")


def test_official_acts(lexicon):
    official = {name for name, each in lexicon.properties.items() if each.official}
    assert {"offersMediation", "warns", "attacks", "signsAgreementWith", "criticizes"} <= official
    assert not official & {"holdsOffice", "leads", "says", "kills", "locatedIn", "winsElectionTo"}


def test_transitive(relations):
    found = {entry.name for entry in relations if OWL + "TransitiveProperty" in entry.get(RDF + "type")}
    assert found == {"locatedIn", "partOf", "subsidiaryOf"}


def test_the_shipped_files_are_read_together():
    paths = default_paths()
    assert paths[0] == KG_TTL
    lexicon = read_lexicon(paths)
    assert lexicon.frames and lexicon.role_nouns
