"""`kg ask`: named questions on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from commands import Kg

TEXT = """Norwegian Foreign Minister Kåre Lund offered to mediate between Chad and Sudan. Norway also offered to mediate
between Egypt and Sudan. Sudan attacked Chad, Egypt said. Georgia borders Chad."""


@pytest.fixture
def asked(kg: Kg) -> Kg:
    assert kg("build", "-", stdin=TEXT.encode()).code == 0
    return kg


@pytest.mark.live
def test_rows_in_pipes_and_a_table_without_ids_on_terminals(asked: Kg) -> None:
    outcome = asked("ask", "who-offers-mediation", "--whom", "Egypt")
    assert outcome.code == 0
    assert [(row["mediator"], row["party"], row["party_id"]) for row in outcome.rows] == [("Norway", "Egypt", "wd:Q79")]
    assert asked("ask", "who-offers-mediation", "--whom=wd:Q79", "--lang", "cypher").out == outcome.out
    table = asked("ask", "--table", "who-offers-mediation", "--whom", "egypt").out
    assert table.startswith("Who offers mediation to whom?\n")
    assert "Norway" in table
    assert "wd:Q79" not in table


@pytest.mark.live
@pytest.mark.parametrize(("call", "message"), [
    (["who-offer-mediation"], "no question 'who-offer-mediation'; near: who-offers-mediation"),
    ([], "give the name of a question"),
    (["source-of"], "source-of: give --who (a name or an id)"),
    (["source-of", "--whom", "Egypt"], "source-of: no parameter --whom; it takes --who"),
    (["whose-weapons", "--of", "Egypt"], "whose-weapons: no parameter --of; it takes none"),
    (["source-of", "--who"], "--who has no value"),
    (["source-of", "Egypt"], "'Egypt' is no parameter"),
    (["source-of", "--who", "Egypt", "--who", "Chad"], "--who is given twice"),
    (["source-of", "--who", "Egyptt"], "--who: nobody is called 'Egyptt'; near: Egypt"),
    (["source-of", "--who", "Zzz"], "--who: nobody is called 'Zzz'; `kg entities` shows the names"),
    (["source-of", "--who", "a"], "--who: 'a' may be "),
    (["source-of", "--who", " "], "--who is empty"),
    (["what-is-new", "--since", "yesterday"], "--since: 'yesterday' is not a day"),
    (["evidence-of-edge", "--subject", "Egypt", "--predicate", "atacks", "--object", "Chad"],
     "--predicate: no property 'atacks'; near: attacks"),
    (["source-of", "--who", "Egypt", "-g", "none.kg"], "none.kg"),
    (["--list", "--queries", "none"], "none: no folder"),
])
def test_errors_are_one_line(asked: Kg, call: list[str], message: str) -> None:
    outcome = asked("ask", *call)
    assert outcome.code == 1
    assert outcome.out == ""
    assert message in outcome.err
    assert outcome.err.count("\n") == 1


def test_the_list_and_the_texts(kg: Kg) -> None:
    listed = kg("ask", "--list").rows
    assert (len(listed), listed[0]["name"]) == (40, "who-offers-mediation")
    assert "who-attacked-whom" in kg("ask", "--list", "--table").out
    shown = kg("ask", "who-attacked-whom", "--show").out
    assert "PREFIX kg: <https://w3id.org/kg-news/ns#>" in shown
    assert "MATCH (a:Entity)-[r]->(b:Entity)" in shown
    assert "--since (date, default 0001-01-01)" in shown
    assert kg("ask", "who-attacked-whom", "--show", "--lang", "cypher").out.startswith("MATCH ")
    (row,) = kg("ask", "who-attacked-whom", "--show", "--json").rows
    assert str(row["sparql"]).startswith("PREFIX ")


@pytest.mark.live
def test_questions_of_the_user(asked: Kg, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "how-many.toml").write_text("""title = "How many statements?"
description = "All of them."
sparql = "SELECT (COUNT(?s) AS ?statements) { ?s a kg:Statement }"
cypher = "MATCH (s:Statement) RETURN count(s) AS statements"
""")
    (row,) = asked("ask", "how-many", "--queries", "mine").rows
    assert int(str(row["statements"])) > 2
    assert asked("ask", "how-many", "--queries", "mine", "--lang", "cypher").rows == [row]
