"""Linking whole articles: each case is an invented text of texts.txt, its parse pinned."""

from __future__ import annotations

import pytest
from pinned import LEXICON, pinned

from kg.lexicon import Lexicon
from kg.link import link
from kg.link.gazetteer import Gazetteer
from kg.model import Lift, Links, Parsed


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def heads(parsed: Parsed, word: str) -> list[int]:
    return [token.i for token in parsed.tokens if token.text == word]


def labels(parsed: Parsed, links: Links, word: str) -> list[list[str]]:
    """For each token with this text the labels of what it stands for."""
    return [[links.entities[e].label for e in links.of.get(i, ())] for i in heads(parsed, word)]


SAME = [  # (text, word, the labels of each of its mentions)
    ("surname", "Delgado", [["Maria Delgado"], ["Maria Delgado"]]),
    ("given-name-of-a-woman", "He", [["Carlos Soto"]]),
    ("score-beside-name", "Tottenham", [["Tottenham"]]),
    ("initials", "NRN", [["Northern Relief Network"], ["Northern Relief Network"]]),
    ("short-form", "Alliance", [["Harbour Alliance"], ["Harbour Alliance"]]),
    ("metonym", "Moscow", [["Russia"], ["Moscow"], ["Russia"]]),
    ("metonym", "Ankara", [["Turkey"]]),
    ("metonym", "Tehran", [["Iran"]]),
    ("city", "Moscow", [["Moscow"]]),
    ("shared-country-name", "Korea", [["South Korea"], ["South Korea"]]),
    ("shared-country-name-alone", "Korea", [["Korea"]]),
    ("state-after-city", "York", [["New York State"]]),
    ("city", "Tehran", [["Tehran"]]),
    ("demonym", "Israeli", [["Israel"]]),
    ("demonym", "Israelis", [["Israelis"]]),
    ("state-body", "army", [["Turkish army"], ["Turkish army"]]),
    ("two-governments", "governments", [["government of Iraq", "government of Jordan"]]),
    ("president", "president", [["Anna Morel"]]),
    ("mayor", "mayor", [["Paul Petit"], ["Paul Petit"]]),
    ("co-argument", "him", [["Carlos Soto"]]),
    ("reflexive", "himself", [["Carlos Soto"]]),
    ("both", "countries", [["Chile", "Peru"]]),
    ("quote", "We", [["Carlos Soto"]]),
    ("quote", "I", [["Carlos Soto"]]),
    ("announced", "I", [["Carlos Soto"]]),
    ("quantity", "Hundreds", [["hundreds of villagers"]]),
    ("quantity", "villagers", [["hundreds of villagers"]]),
    ("again", "bomb", [["bomb"], ["bomb"], ["bomb in a second market"]]),
    ("other-modifier", "bomb", [["car bomb"], ["truck bomb"]]),
    ("only-event", "accident", [["crane collapse in the harbour"]]),
    ("country", "country", [["Bolivia"]]),
    ("headline", "Storm", [["storm"]]),
    ("headline", "storm", [["storm"], ["storm"]]),
    ("secretary-general", "general", [["Paul Petit"]]),
    ("secretary-general", "chief", [["Paul Petit"]]),
    ("two-ministers", "ministers", [["Paul Petit", "Carlos Soto"]]),
    ("town-of-province", "town", [["Rastan"], ["Rastan"]]),
    ("its-of-the-thanked", "its", [["Chad"]]),
    ("they-said", "they", [["Norway", "Chad"]]),
    ("department", "Department", [["United States Department of State"], ["United States Department of State"]]),
    ("signed-statement", "I", [["Paul Petit"]]),
    ("place-by-its-noun", "Shabwa", [["Shabwa"], ["Shabwa"]]),
    ("counterparts-by-name", "counterparts", [["Paul Petit", "Anna Morel"]]),
    ("headline", "Nine", [[]]),
    ("numbers", "107", [["107 people"]]),
    ("numbers", "238", [["238 people"]]),
    ("compass", "Syria", [["northern Syria", "Syria"]]),
    ("compass", "northern", [["Syria"]]),
    ("nested", "Government", [["Government of Iraq"]]),
    ("nested", "Iraq", [["Iraq"]]),
    ("statement", "We", [["United States"]]),
    ("statement", "our", [["United States"]]),
    ("expletive", "It", [[]]),
    ("its", "its", [["Peru"]]),
    ("its", "It", [["Peru"]]),
    ("beside-those", "it", [["regime"]]),
    ("they", "They", [["thousands of farmers"]]),
    ("no-node", "soldiers", [[]]),
    ("no-node", "Monday", [[]]),
    ("no-node", "days", [[]]),
    ("no-node", "He", [[]]),
    ("province", "city", [["Mosul"]]),
    ("province", "province", [["Anbar"]]),
    ("owner", "house", [["Carlos Soto's house"], ["Carlos Soto's house"]]),
    ("the-wounded", "wounded", [["wounded"]]),
    ("the-wounded", "Those", [["Those in need"]]),
    ("hyphen", "ming", [["Chan Wai-ming"], ["Chan Wai-ming"]]),
    ("possessive-name", "Party", [["New People's Party"]]),
    ("its-backers", "its", [["regime"]]),
    ("board", "its", [["commission"]]),
    ("no-storm", "accident", [["accident"]]),
    ("explosion", "explosion", [["blast"]]),
    ("headline-event", "collapse", [["accident"], ["accident"]]),
    ("behalf", "I", [["Norway"]]),
    ("daughter", "She", [["daughter"]]),
    ("interview", "you", [["Maria Delgado"]]),
    ("interview", "I", [["Maria Delgado"]]),
    ("typhoon", "Linda", [["Typhoon Linda"], ["Typhoon Linda"]]),
    ("brackets", "it", [[]]),
    ("brackets", "It", [[]]),
    ("far", "It", [[]]),
    ("truce", "They", [["government", "rebels"]]),
    ("crane-accident", "accident", [["accident"], ["accident"]]),
    ("named-body", "It", [["Harbour Alliance"]]),
    ("crane-accident", "festival", [["festival"]]),
    ("surname-first", "Warwick", [[], ["Paul Warwick"], ["Paul Warwick"]]),
]


@pytest.mark.parametrize(("text", "word", "expected"), SAME, ids=[f"{text}:{word}" for text, word, _ in SAME])
def test_what_a_word_stands_for(gazetteer: Gazetteer, text: str, word: str, expected: list[list[str]]) -> None:
    parsed = pinned(text)
    assert labels(parsed, link(parsed, gazetteer, LEXICON), word) == expected


def test_a_relative_pronoun_skips_places_to_the_people(gazetteer: Gazetteer) -> None:
    parsed = pinned("relative")
    links = link(parsed, gazetteer, LEXICON)
    assert links.of[heads(parsed, "who")[0]] == links.of[heads(parsed, "Refugees")[0]]


def test_a_state_after_a_city_is_told_from_the_country_of_that_name(gazetteer: Gazetteer) -> None:
    parsed = pinned("state-after-city")
    links = link(parsed, gazetteer, LEXICON)
    assert [links.of[i] for i in heads(parsed, "Georgia")] == [("wd:Q1428",), ("wd:Q230",)]


def test_a_common_party_name_is_of_the_country_that_the_article_is_about(gazetteer: Gazetteer) -> None:
    parsed = pinned("common-party")
    links = link(parsed, gazetteer, LEXICON)
    assert [links.entities[e].qid for e in links.of[heads(parsed, "Party")[0]]] == [None]


KINDS = [
    ("list-of-places", "Sarmin", "GPE"), ("list-of-places", "Talamenes", "GPE"), ("list-of-places", "Zumar", "GPE"),
    ("surname", "Delgado", "Person"), ("metonym", "Tanks", "Vehicle"), ("demonym", "Israelis", "Group"),
    ("state-body", "army", "ArmedForce"), ("two-governments", "treaty", "Treaty"), ("phrase", "people", "Group"),
    ("phrase", "strike", "Attack"), ("country", "vote", "Election"), ("compass", "Syria", "Region"),
    ("both", "Relations", "Entity"), ("typhoon", "Linda", "Disaster"),
    ("daughter", "daughter", "Person"), ("possessive-name", "Party", "PoliticalParty"), ("only-event", "collapse", "Disaster"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "kind"), KINDS)
def test_the_class_of_an_entity(gazetteer: Gazetteer, text: str, word: str, kind: str) -> None:
    parsed = pinned(text)
    links = link(parsed, gazetteer, LEXICON)
    assert links.entities[links.of[heads(parsed, word)[0]][0]].type == kind


def test_ids_say_how_far_an_entity_is_known(gazetteer: Gazetteer) -> None:
    parsed = pinned("state-body")
    links = link(parsed, gazetteer, LEXICON)
    assert links.of[heads(parsed, "Turkish")[0]] == ("wd:Q43",)
    assert links.of[heads(parsed, "army")[0]] == ("e:army-of-turkey.armedforce",)
    river = links.entities[links.of[heads(parsed, "river")[0]][0]]
    assert (river.id, river.article, river.qid) == ("doc:state-body/e/river", "doc:state-body", None)


def test_a_phrase_is_called_with_and_without_its_complement(gazetteer: Gazetteer) -> None:
    parsed = pinned("only-event")
    links = link(parsed, gazetteer, LEXICON)
    collapse = links.entities[links.of[heads(parsed, "collapse")[0]][0]]
    assert (collapse.label, collapse.aliases) == ("crane collapse in the harbour", ("crane collapse", "accident"))


def test_both_nouns_of_a_coordination_are_called_by_the_whole(gazetteer: Gazetteer) -> None:
    parsed = pinned("coordination")
    links = link(parsed, gazetteer, LEXICON)
    for word in ("families", "friends"):
        assert links.entities[links.of[heads(parsed, word)[0]][0]].aliases == ("families and friends of the victims",)


def test_an_event_is_called_as_in_the_headline(gazetteer: Gazetteer) -> None:
    parsed = pinned("headline-event")
    links = link(parsed, gazetteer, LEXICON)
    assert links.entities[links.of[heads(parsed, "accident")[0]][0]].aliases == ("bridge collapse",)


def test_mention_kinds(gazetteer: Gazetteer) -> None:
    parsed = pinned("metonym")
    links = link(parsed, gazetteer, LEXICON)
    kinds = {m.head: m.kind for m in links.mentions}
    assert [kinds[i] for i in heads(parsed, "Moscow")] == ["metonym", "name", "metonym"]
    assert kinds[heads(parsed, "Tanks")[0]] == "nominal"


def test_an_office_names_its_state_and_lifts_its_holder(gazetteer: Gazetteer) -> None:
    links = link(pinned("president"), gazetteer, LEXICON)
    office = links.entities[links.offices[0]]
    assert (office.label, office.type) == ("President of France", "Office")
    assert "French President" in office.aliases
    assert links.lifts == (Lift("e:anna-morel.person", "wd:Q142", office.id),)


def test_a_mayor_represents_no_state(gazetteer: Gazetteer) -> None:
    links = link(pinned("mayor"), gazetteer, LEXICON)
    assert links.lifts == ()
    assert links.entities[links.offices[0]].label == "mayor of Lyon"


def test_an_office_of_no_known_state_belongs_to_the_article(gazetteer: Gazetteer) -> None:
    links = link(pinned("co-argument"), gazetteer, LEXICON)
    assert links.offices == {0: "doc:co-argument/e/minister"}


@pytest.mark.parametrize("text", ["both", "phrase", "headline", "owner", "two-governments"])
def test_mentions_lie_in_the_text_and_links_are_closed(gazetteer: Gazetteer, text: str) -> None:
    parsed = pinned(text)
    links = link(parsed, gazetteer, LEXICON)
    used = {e for ids in links.of.values() for e in ids} | set(links.offices.values())
    assert used <= set(links.entities)
    assert {m.head: m.entities for m in links.mentions} == dict(links.of)
    for mention in links.mentions:
        head = parsed.tokens[mention.head]
        assert mention.char_start <= head.char_start < head.char_end <= mention.char_end


def test_twice_the_same(gazetteer: Gazetteer) -> None:
    parsed = pinned("both")
    assert link(parsed, gazetteer, LEXICON) == link(parsed, gazetteer, LEXICON)


def test_no_words_no_links(gazetteer: Gazetteer) -> None:
    parsed = pinned("both")
    empty = Parsed(parsed.article, (), ())
    assert link(empty, gazetteer, Lexicon()) == Links()
