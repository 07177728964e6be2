"""Every named question has the same answer, known row by row, in SPARQL by two stores and in Cypher."""

from __future__ import annotations

import pytest
from made_readings import build
from question_doors import DOORS
from question_rows import ROWS, TOLD
from question_world import readings

from kg.store.questions import shipped

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")  # it uses an old name of its own

QUESTIONS = sorted(shipped())


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    with build(tmp_path_factory.mktemp("questions") / "news.kg", readings()) as made:
        yield made


@pytest.fixture(scope="module")
def doors(ledger):
    return {name: door(ledger) for name, door in DOORS.items()}


def values(name):
    defaults = {each.name: each.default for each in shipped()[name].parameters if each.default is not None}
    return defaults | TOLD.get(name, {})


def test_there_are_forty_with_the_ten_of_the_data_model():
    assert len(QUESTIONS) == 40
    assert sorted(question.competency for question in shipped().values() if question.competency) == list(range(1, 11))
    assert set(ROWS) == set(QUESTIONS)
    assert all(len(rows) >= 2 for rows in ROWS.values())


@pytest.mark.parametrize("name", QUESTIONS)
def test_all_doors_give_the_known_rows(doors, name):
    question = shipped()[name]
    answers = {door: ask(question, values(name)) for door, ask in doors.items()}
    columns, rows = answers.pop("pyoxigraph")
    kept = [i for i, column in enumerate(columns) if not column.endswith("_id") and not column.startswith("char_")]
    assert [tuple(row[i] for i in kept) for row in rows] == ROWS[name]
    for door, answer in answers.items():
        assert answer == (columns, rows), door


def test_offsets_lead_to_the_sentence(ledger, doors):
    columns, rows = doors["kglite"](shipped()["evidence-of-edge"], values("evidence-of-edge"))
    found = [dict(zip(columns, row, strict=True)) for row in rows]
    assert len(found) == 2
    for row in found:
        text = ledger.article(row["article_id"]).text
        assert text[row["char_start"] : row["char_end"]] == row["sentence"]


@pytest.mark.parametrize(("name", "told", "count"), [
    ("who-offers-mediation", {"who": "wd:Q20"}, 2), ("who-offers-mediation", {"whom": "wd:Q1049"}, 1),
    ("who-attacked-whom", {"since": "2024-06-03"}, 2), ("who-attacked-whom", {"whom": "wd:Q657"}, 1),
    ("who-attacked-whom", {"who": "wd:Q20"}, 0), ("confirmed-by-several", {"since": "2024-06-03"}, 0),
    ("confirmed-by-several", {"least": 3}, 0), ("who-met-whom", {"since": "2024-06-03"}, 1),
    ("who-met-whom", {"who": "e:kare-lund.person"}, 1), ("sanctions", {"whom": "wd:Q657"}, 0),
    ("planned-acts", {"who": "wd:Q1049"}, 1), ("casualties", {"since": "2024-06-06"}, 0),
    ("entities-without-id", {"kind": "Person"}, 4), ("most-active", {"kind": "Person"}, 2),
    ("who-speaks-for-whom", {"whom": "wd:Q79"}, 1), ("office-holders", {"of": "wd:Q657"}, 1),
    ("who-supports-whom", {"who": "wd:Q846"}, 1), ("who-accuses-whom", {"whom": "wd:Q657"}, 2),
    ("arms-and-aid", {"whom": "wd:Q1049"}, 1), ("source-of", {"who": "kg:Generic"}, 2),
])
def test_parameters_narrow_the_answer(doors, name, told, count):
    answers = {door: ask(shipped()[name], values(name) | told) for door, ask in doors.items()}
    columns, rows = answers.pop("pyoxigraph")
    assert len(rows) == count
    assert all(answer == (columns, rows) for answer in answers.values())


def test_copies_confirm_nothing(tmp_path):
    """The first print of a text and a copy of it are one voice; another text is a second one."""
    from made_readings import Said, reading_of

    text = " ".join(f"word{n} of the story {n % 7}" for n in range(150)) + "\n"
    said = [Said("wd:Q1", "attacks", "wd:Q2")]
    papers = [reading_of(said, opening=opening, published=f"2024-05-0{day}", publisher=publisher)
              for day, publisher, opening in ((1, "Agency", text), (2, "Daily Post", text), (3, "Evening Star", "Other. "))]
    for several, publishers in ((papers[:2], 0), (papers, 1)):
        with build(tmp_path / "news.kg", several) as made:
            for door in DOORS.values():
                ask = door(made)
                assert len(ask(shipped()["confirmed-by-several"], values("confirmed-by-several"))[1]) == publishers
                assert len(ask(shipped()["unconfirmed-reports"], {"publisher": "daily post"})[1]) == 1 - publishers


NASTY = ['") } #', "\\", 'a"b\\"', "'); MATCH (n) RETURN n //", "$who", "line\nend\r\ttab", "\u202eעברית", "𐍈😀",
         "> <", "`", "{|}^"]


@pytest.mark.parametrize("words", NASTY)
def test_a_value_never_becomes_part_of_a_query(doors, words):
    for name, told in (("sentences-with-word", {"words": words}), ("unconfirmed-reports", {"publisher": words}),
                       ("source-of", {"who": words}), ("most-active", {"kind": words}),
                       ("evidence-of-edge", {"subject": words, "predicate": words, "object": words})):
        for ask in doors.values():
            assert ask(shipped()[name], values(name) | told)[1] == []


def test_a_value_is_found_as_it_stands(tmp_path):
    from made_readings import Said, reading_of

    sentence = "He said: \"No \\ 'never' $who {x}\" 😀 to Ann."
    with build(tmp_path / "news.kg", [reading_of([Said("wd:Q1", "visits", "wd:Q2", sentence=sentence, trigger="said")])]) as made:
        for door in DOORS.values():
            ask = door(made)
            for words in ("\"no \\ '", "$WHO {x}", "😀"):
                assert len(ask(shipped()["sentences-with-word"], {"words": words})[1]) == 1
