"""Files of named questions: what is read of them, and one line for each thing that may be wrong."""

from __future__ import annotations

import pytest

from kg.errors import QueryError
from kg.store.question_answers import cypher_parameters, sparql_text
from kg.store.question_terms import normal, parameters_in, term
from kg.store.questions import known, named, plain_value, read_question, shipped

GOOD = """
title = "Who?"
description = "Nobody\\nelse."
sparql = "SELECT ?a { ?a kg:attacks $whom FILTER(?n > $least) # $not this\\n}"
cypher = "MATCH (a)-[:ATTACKS]->(b) WHERE ($whom IS NULL OR b.id = $whom) AND '$no' <> b.`$no` AND 1 < $least RETURN a"

[parameters.whom]
kind = "entity"
optional = true
description = "Whom."

[parameters.least]
kind = "number"
default = 1
description = "How many."
"""


def question_of(tmp_path, text: str, name: str = "who-is-it"):
    path = tmp_path / f"{name}.toml"
    path.write_text(text, encoding="utf-8")
    return read_question(path)


def test_a_file_is_a_question(tmp_path):
    question = question_of(tmp_path, GOOD)
    assert (question.name, question.title, question.description, question.competency) == ("who-is-it", "Who?", "Nobody else.", 0)
    whom, least = question.parameters
    assert (whom.kind, whom.default, whom.required, least.default, least.required) == ("entity", None, False, 1, False)


def test_values_are_terms_or_parameters(tmp_path):
    question = question_of(tmp_path, GOOD)
    assert sparql_text(question, {"whom": "wd:Q20", "least": 3}) == (
        "SELECT ?a { ?a kg:attacks <http://www.wikidata.org/entity/Q20> FILTER(?n > 3) # $not this\n}")
    assert "$whom" in sparql_text(question, {"least": 1})
    assert cypher_parameters(question, {"least": 1}) == {"whom": None, "least": 1}
    assert term("text", 'a"b\\\n') == '"a\\"b\\\\\\n"'
    assert term("predicate", "a> b") == "<https://w3id.org/kg-news/ns#a%3E%20b>"
    assert term("text", "\ud800") == '"?"'


def test_answers_have_one_form():
    space = "https://w3id.org/kg-news/"
    assert [normal(full) for full in (f"{space}ns#attacks", f"{space}reported#attacks", f"{space}ns#CTNeg", f"{space}ns#Author",
                                      "http://www.wikidata.org/entity/Q20", f"{space}id/doc/ab#char=0,5")] == [
        "attacks", "attacks", "CT-", "kg:Author", "wd:Q20", "doc:ab#char=0,5"]


@pytest.mark.parametrize(("old", "new", "message"), [
    ('title = "Who?"', "", "title is missing"),
    ('title = "Who?"', "title = 3", "title: 3 is of the wrong type"),
    ('title = "Who?"', 'title = "Who?"\ntopic = "x"', "topic: no such key"),
    ('title = "Who?"', 'title = "Who?', "line 2"),
    ("$least)", "$last)", "parameter $last is not declared, but used in sparql"),
    ("1 < $least", "1 < 2", "parameter $least is declared and not used in cypher"),
    ('kind = "number"', 'kind = "float"', "parameters.least.kind: 'float' is none of entity"),
    ("default = 1", 'default = "many"', "'many' is not a whole number"),
    ("default = 1", "default = true", "parameters.least.default"),
    ("optional = true", 'default = "wd:Q1"', "an entity has no default"),
    ("[parameters.least]", "[parameters.Least]", "parameters.Least: a parameter is named by a lower-case word"),
    ("[parameters.least]", "[parameters.graph]", "none of graph"),
    ('description = "Whom."', "", "parameters.whom.description is missing"),
])
def test_what_is_wrong_is_told_in_one_line(tmp_path, old, new, message):
    assert old in GOOD
    with pytest.raises(QueryError) as error:
        question_of(tmp_path, GOOD.replace(old, new, 1))
    assert message in str(error.value)
    assert str(error.value).startswith(f"{tmp_path}/who-is-it.toml: ")
    assert "\n" not in str(error.value)


def test_names_and_bytes_that_are_no_question(tmp_path):
    with pytest.raises(QueryError, match="no name of a question"):
        question_of(tmp_path, GOOD, "Who Is")
    (tmp_path / "bad.toml").write_bytes(b"title = '\xff'")
    with pytest.raises(QueryError, match=r"bad\.toml"):
        read_question(tmp_path / "bad.toml")


def test_folders(tmp_path):
    for folder, message in ((tmp_path / "none", "no folder"), (tmp_path, "no question in it")):
        with pytest.raises(QueryError, match=message):
            known([folder])
    question_of(tmp_path, GOOD, "who-offers-mediation")
    found = known([tmp_path])
    assert len(found) == len(shipped())
    assert found["who-offers-mediation"].title == "Who?"
    with pytest.raises(QueryError, match="near: who-offers-mediation"):
        named(found, "who-offers-mediaton")
    with pytest.raises(QueryError, match="--list"):
        named(found, "xyz")


@pytest.mark.parametrize(("kind", "text", "value"), [
    ("date", "2024-06-01", "2024-06-01"), ("date", "2024-W23-6", "2024-06-08"), ("number", "-3", -3), ("text", " a ", " a ")])
def test_values_of_each_kind(kind, text, value):
    assert plain_value(kind, text, "--x") == value


@pytest.mark.parametrize(("kind", "text"), [
    ("date", "June"), ("date", "2024-13-01"), ("number", "1.5"), ("text", " "), ("entity", "")])
def test_values_that_do_not_fit(kind, text):
    with pytest.raises(QueryError, match="--x"):
        plain_value(kind, text, "--x")


def test_a_column_is_no_parameter():
    for question in shipped().values():
        for name in parameters_in(question.sparql):
            assert f"?{name} " not in question.sparql, f"{question.name}: ?{name} is the parameter ${name}"
