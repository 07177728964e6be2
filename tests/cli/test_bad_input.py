"""Bad input: one line on standard error, exit status 1, nothing half-written."""

from __future__ import annotations

import json
import os
import sqlite3
from pathlib import Path

import pytest
from commands import Kg, Outcome

from kg.ledger import Ledger

GOOD = "Iran attacked Israel on Monday.\n"


def assert_one_line(outcome: Outcome, *words: str) -> None:
    """An error of one line with these words in it."""
    assert (outcome.code, outcome.out, outcome.err.count("\n")) == (1, "", 1), outcome
    assert outcome.err.startswith("kg: ")
    assert [word for word in words if word not in outcome.err] == []


FILES = {
    "binary.txt": (b"\x7fELF\0\0\0", "binary.txt: is a binary file, not a text"),
    "latin.txt": ("Añez left La Paz, “for now”.".encode("cp1252"), "latin.txt: is not UTF-8 (byte 1); if it is windows-1252, say"),
    "empty.txt": (b"", "empty.txt: the article is empty"),
    "blank.txt": (b" \n\n\t", "blank.txt: the article is empty"),
    "long.txt": (b"Iran attacked Israel. " * 500_000, "long.txt: 11,000,000 bytes; an article may have 1,000,000 characters"),
    "numbers.txt": (b"12.5\n***\n", "numbers.txt: no sentence in it"),
    "broken.jsonl": (b'{"text": "Iran attacked Israel."}\n{"text": "Iran \n', "broken.jsonl:2: no JSON"),
}


@pytest.mark.parametrize("name", sorted(FILES))
def test_a_bad_file_stops_before_anything_is_written(kg: Kg, tmp_path: Path, name: str) -> None:
    content, problem = FILES[name]
    (tmp_path / "good.txt").write_text(GOOD)
    (tmp_path / name).write_bytes(content)
    assert_one_line(kg("build", "good.txt", name), problem)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(["good.txt", name])


@pytest.mark.parametrize("name", sorted(FILES))
def test_the_good_ones_are_kept_when_asked(kg: Kg, tmp_path: Path, name: str) -> None:
    content, problem = FILES[name]
    (tmp_path / "good.txt").write_text(GOOD)
    (tmp_path / name).write_bytes(content)
    outcome = kg("build", "--keep-going", tmp_path)
    assert outcome.code == 0
    assert f"kg: left out: {tmp_path}/{problem}" in outcome.err
    good = ["broken.jsonl:1"] if name == "broken.jsonl" else []
    assert sorted(str(row["source"]) for row in kg("articles").rows) == [f"{tmp_path}/{each}" for each in (*good, "good.txt")]


def test_a_bad_line_of_a_large_file_is_named(kg: Kg, tmp_path: Path) -> None:
    lines = [json.dumps({"text": f"Iran attacked Israel on day {n}."}) for n in range(2000)]
    lines[1233] = "{"
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    assert_one_line(kg("build", "a.jsonl"), "a.jsonl:1234: no JSON", "--keep-going")
    assert not (tmp_path / "news.kg").exists()


def test_nothing_good_is_an_error_even_when_it_keeps_going(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    outcome = kg("build", "--keep-going", "empty.txt")
    assert (outcome.code, outcome.err.splitlines()[-1]) == (1, "kg: no article could be read")


def test_what_is_not_there(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    assert_one_line(kg("build", "none.txt"), "none.txt: no such file or folder")
    assert_one_line(kg("build", "folder"), "folder: no text in this folder")
    assert_one_line(kg("build", "-", "--encoding", "latin-99", stdin=b"x"), "no such encoding")
    assert_one_line(kg("build", "-", stdin=b"caf\xe9 closed"), "standard input: is not UTF-8")
    assert not (tmp_path / "news.kg").exists()


@pytest.mark.parametrize("verb", [
    ("facts",), ("claims",), ("sources",), ("evidence", "a", "b", "c"), ("articles",), ("entities",), ("verify",), ("retract", "x"),
    ("export",), ("query", "ASK {}"), ("contested",), ("conflicts",), ("events",),
])
def test_no_ledger_is_an_error_and_makes_none(kg: Kg, tmp_path: Path, verb: tuple[str, ...]) -> None:
    assert_one_line(kg(*verb, "-g", "none.kg"), "none.kg: no such ledger; make one with `kg build`")
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def ledger(kg: Kg, tmp_path: Path) -> Path:
    """A ledger with one article."""
    (tmp_path / "good.txt").write_text(GOOD)
    assert kg("build", "good.txt").code == 0
    return tmp_path / "news.kg"


@pytest.mark.parametrize("verb", [("facts",), ("build", "good.txt"), ("retract", "good.txt"), ("verify",)])
def test_a_ledger_of_another_version(kg: Kg, ledger: Path, verb: tuple[str, ...]) -> None:
    connection = sqlite3.connect(ledger)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = ledger.read_bytes()
    assert_one_line(kg(*verb), "ledger of version 99, this kg reads version")
    assert ledger.read_bytes() == before


@pytest.mark.parametrize("verb", [("facts",), ("build", "good.txt"), ("verify",)])
def test_a_file_that_is_no_ledger(kg: Kg, tmp_path: Path, verb: tuple[str, ...]) -> None:
    (tmp_path / "good.txt").write_text(GOOD)
    (tmp_path / "news.kg").write_text("Dear diary, this is no database at all.\n" * 100)
    assert_one_line(kg(*verb), "not a ledger")
    assert (tmp_path / "news.kg").read_text().startswith("Dear diary")


@pytest.mark.parametrize("verb", [("build", "good.txt"), ("retract", "good.txt")])
def test_a_ledger_that_another_one_writes_to(kg: Kg, ledger: Path, verb: tuple[str, ...]) -> None:
    with Ledger.open(ledger, mode="write"):
        assert_one_line(kg(*verb, "--wait", "0.2"), f"another kg is writing to it (process {os.getpid()} since 20")
        assert kg("facts").code == 0  # reading goes on
    assert kg(*verb).code == 0


def test_a_missing_model_says_how_to_install_it(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(GOOD)
    assert_one_line(kg("build", "good.txt", "--model", "xx_no_such_model"), "'xx_no_such_model' is not installed; run: ")
    assert_one_line(kg("explain", "He left.", "--model", "xx_no_such_model"), "run: ")
    assert not (tmp_path / "news.kg").exists()


@pytest.mark.parametrize(("content", "problem"), [(None, "none.ttl"), ("this is no Turtle", "none.ttl")])
def test_a_bad_ontology(kg: Kg, tmp_path: Path, content: str | None, problem: str) -> None:
    (tmp_path / "good.txt").write_text(GOOD)
    if content:
        (tmp_path / "none.ttl").write_text(content)
    assert_one_line(kg("build", "good.txt", "--ontology", "none.ttl"), problem)
    assert not (tmp_path / "news.kg").exists()


@pytest.mark.parametrize(("text", "problem"), [
    ("SELECT ?x { ?x kg:attacks ", "SPARQL: "),
    ("SELEKT", "neither SPARQL"),
    ("", "neither SPARQL"),
    ("MATCH (n RETURN n", "Cypher: syntax error"),
    ("MATCH (n) DELETE n", "DELETE is refused"),
    ("SELECT ?x { ?x zz:a ?y }", "SPARQL: "),
    ("INSERT DATA { <a:a> <a:b> <a:c> }", "updates are refused"),
    ("SELECT ?x { SERVICE <http://a.example/> { ?x ?y ?z } }", "SERVICE is refused"),
])
def test_a_query_that_cannot_be_answered(kg: Kg, ledger: Path, text: str, problem: str) -> None:
    assert_one_line(kg("query", text), problem)


def test_gold_that_is_none(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(GOOD)
    assert_one_line(kg("eval", "--gold", "none", "--articles", "good.txt"), "none")
    (tmp_path / "bad.pack").write_bytes(b"no pack")
    assert_one_line(kg("eval", "--gold", "bad.pack", "--articles", "good.txt"), "bad.pack: holds no gold annotations")


def test_a_property_that_nobody_knows(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Iran attacked Israel.\n")
    kg("build", "a.txt")
    outcome = kg("facts", "-p", "atacks")
    assert (outcome.code, outcome.err) == (1, "kg: no property is called 'atacks'; near: attacks, asks\n"), outcome.err
    assert kg("facts", "-p", "visits").code == 0
