from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest
from made_readings import RUN, Said, build, reading_of

from kg.errors import LedgerError
from kg.ledger import Ledger
from kg.model import Entity, Reading

X, Y = "wd:Q1", "wd:Q2"
ATTACK = Said(X, "attacks", Y)


def one_line(caught: pytest.ExceptionInfo[LedgerError]) -> str:
    message = str(caught.value)
    assert "\n" not in message
    return message


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "news.kg"


# ── Adding ──────────────────────────────────────────────────────────────────────────────────────────


def test_the_same_reading_again_changes_nothing(path):
    reading = reading_of([ATTACK])
    with build(path, [reading]) as ledger:
        before = ledger.change
        assert not ledger.add(reading, {"engine": "of another day"})
        assert (ledger.change, ledger.runs()[ledger.run_of()[reading.article.id]]) == (before, RUN)


def test_the_same_text_from_another_file_is_the_same_article(path):
    with build(path, [reading_of([ATTACK], source="a.txt")]) as ledger:
        assert not ledger.add(reading_of([ATTACK], source="b.txt"), RUN)
        assert [article.source for article in ledger.articles()] == ["a.txt"]


def test_another_reading_of_the_article_replaces_the_first(path):
    first, second = reading_of([ATTACK]), reading_of([ATTACK], engine="rules 2")
    with build(path, [first]) as ledger:
        assert ledger.add(second, RUN | {"version": "2"})
        assert ledger.reading(first.article.id) == second
        assert [change.action for change in ledger.changes()] == ["add", "replace"]
        assert [run["version"] for run in ledger.runs().values()] == ["2"]


def test_a_later_text_of_a_url_supersedes_the_earlier_in_either_order(path):
    url = "https://news.example/1"
    old = reading_of([ATTACK], url=url, published="2024-05-01", opening="Old. ")
    new = reading_of([ATTACK], url=url, published="2024-05-01T06:00:00+02:00", opening="New. ")
    for readings in ([old, new], [new, old]):
        with build(path, readings) as ledger:
            assert [article.id for article in ledger.articles()] == [new.article.id]
    with build(path, [old, new]) as ledger:
        assert [change.action for change in ledger.changes()] == ["add", "supersede", "add"]
        assert not ledger.add(old, RUN)


def test_without_dates_the_text_added_now_supersedes(path):
    first, second = (reading_of([ATTACK], url="https://news.example/1", opening=o) for o in ("One. ", "Two. "))
    with build(path, [first, second]) as ledger:
        assert [article.id for article in ledger.articles()] == [second.article.id]


def test_text_that_is_no_unicode_is_refused_whole(path):
    with build(path, []) as ledger:
        with pytest.raises(LedgerError) as caught:
            ledger.add(reading_of([ATTACK], opening="\ud800 ", source="bad.txt"), RUN)
        assert "bad.txt" in one_line(caught)
        assert (ledger.articles(), ledger.runs(), ledger.changes()) == ((), {}, ())


# ── Retracting and finding ──────────────────────────────────────────────────────────────────────────


def test_an_article_is_found_by_id_url_and_every_spelling_of_its_path(path, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    reading = reading_of([ATTACK], url="https://news.example/1", source="in/a.txt")
    with build(path, [reading, reading_of([ATTACK], opening="Other. ", source="in/b.txt")]) as ledger:
        for key in (reading.article.id, "https://news.example/1", "in/a.txt", str(tmp_path / "in" / "a.txt"), "./in/../in/a.txt"):
            assert ledger.article(key) == reading.article


def test_a_ledger_that_moved_with_its_articles_still_finds_them(tmp_path, monkeypatch):
    home, elsewhere = tmp_path / "home", tmp_path / "elsewhere"
    home.mkdir()
    build(home / "news.kg", [reading_of([ATTACK], source=str(home / "a.txt"))]).close()
    home.rename(elsewhere)
    with Ledger.open(elsewhere / "news.kg") as ledger:
        assert ledger.article(str(elsewhere / "a.txt"))
        assert str(elsewhere) not in ledger.article(str(elsewhere / "a.txt")).source


def test_a_jsonl_file_stands_for_its_lines(path):
    lines = [reading_of([ATTACK], opening=f"{n}. ", source=f"/in/all.jsonl:{n}") for n in (1, 2)]
    with build(path, lines) as ledger:
        assert ledger.retract("/in/all.jsonl:1") == lines[0].article
        assert ledger.retract("/in/all.jsonl") == lines[1].article


def test_none_or_several_matches_are_errors_that_say_so(path):
    twins = [reading_of([ATTACK], opening=o, source="-") for o in ("One. ", "Two. ")]
    with build(path, twins) as ledger:
        with pytest.raises(LedgerError) as caught:
            ledger.retract("-")
        assert twins[0].article.id in one_line(caught)
        for key in ("nowhere.txt", "", "%", "a\0b"):
            with pytest.raises(LedgerError, match="no article"):
                ledger.retract(key)
        assert len(ledger.articles()) == 2


def test_retracting_takes_only_what_nobody_else_says(path):
    one = reading_of([ATTACK, Said(X, "praises", "wd:Q3")], opening="One. ")
    two = reading_of([ATTACK], opening="Two. ")
    with build(path, [one, two]) as ledger:
        ledger.retract(one.article.id)
        assert [judged.statement.predicate for judged in ledger.statements()] == ["attacks"]
        assert [entity.id for entity in ledger.entities()] == [X, Y]
        assert {claim.article for claim in ledger.claims()} == {two.article.id}
        assert ledger.mentions(one.article.id) == ledger.sentences(one.article.id) == ledger.dropped(one.article.id) == ()
        assert [edge.predicate for edge in ledger.edges()] == ["attacks"]
        assert [change.action for change in ledger.changes(since=2)] == ["retract"]


# ── What several articles say ───────────────────────────────────────────────────────────────────────


def named(label: str, kind: str, *aliases: str, opening: str) -> Reading:
    return reading_of([ATTACK], entities=[Entity(X, label, kind, "Q1", aliases)], opening=opening)


def test_label_and_type_are_those_of_most_articles_and_all_names_are_kept(path):
    readings = [
        named("Ruritania", "Country", "Ruritanian", opening="1. "),
        named("Kingdom", "Region", "Ruritania", opening="2. "),
        named("Ruritania", "Region", opening="3. "),
    ]
    with build(path, readings) as ledger:
        assert ledger.entity(X) == Entity(X, "Ruritania", "Region", "Q1", ("Kingdom", "Ruritanian"))
        ledger.retract(readings[2].article.id)
        assert (ledger.entity(X).label, ledger.entity(X).type) == ("Kingdom", "Country")  # a tie: in order


def test_entities_are_found_by_label_then_alias_then_part(path):
    with build(path, [named("Ruritania", "Country", "the Kingdom", opening="1. ")]) as ledger:
        assert [e.id for e in ledger.find_entities("RURITANIA")] == [X]
        assert [e.id for e in ledger.find_entities("the kingdom")] == [X]
        assert [e.id for e in ledger.find_entities("kingd")] == [X]
        assert ledger.find_entities(" ") == ledger.find_entities("nobody") == ()
        with pytest.raises(LedgerError, match="no entity"):
            ledger.entity("wd:Q99")


def test_claims_by_article_statement_and_holder(path):
    one = reading_of([ATTACK, Said(X, "attacks", Y, "Uu", "e:bo.person", "CT-")], opening="One. ")
    two = reading_of([ATTACK], opening="Two. ")
    with build(path, [one, two]) as ledger:
        assert ledger.claims(article=one.article.id) == one.claims
        assert ledger.claims(holder="e:bo.person") == one.claims[1:]
        assert ledger.claims(article=two.article.id, holder="e:bo.person") == ()
        judged = ledger.statement(one.statements[0].id)
        assert (judged.status.value, judged.contested, len(judged.claims)) == ("asserted", True, 3)
        assert ledger.statements() == (judged,)


def test_claims_keep_what_is_outside_the_key(path):
    details = (("instrument", "chemical weapons"), ("location", Y))
    dated = Said(X, "attacks", Y, details=details, time=("since 2012", "2012-01-01", ""), quantity="at least 28")
    one, two = reading_of([dated], opening="One. "), reading_of([ATTACK], opening="Two. ")
    with build(path, [one, two]) as ledger:
        (judged,) = ledger.statements()
        (claim,) = ledger.claims(article=one.article.id)
        assert (claim.details, claim.time_text, claim.time_from, claim.time_to, claim.quantity) == (
            details, "since 2012", "2012-01-01", "", "at least 28")
        assert {c.details for c in judged.claims} == {details, ()}
        assert ledger.verify() == ()


# ── Opening ─────────────────────────────────────────────────────────────────────────────────────────


def test_a_second_writer_is_told_and_readers_go_on(path):
    with build(path, [reading_of([ATTACK])]) as ledger:
        with pytest.raises(LedgerError) as caught:
            Ledger.open(path, mode="write")
        assert str(path) in one_line(caught)
        assert "writing" in str(caught.value)
        with Ledger.open(path) as reader:
            assert len(reader.articles()) == 1
            ledger.add(reading_of([ATTACK], opening="Two. "), RUN)
            assert len(reader.articles()) == 2
    with Ledger.open(path, mode="write") as ledger:
        assert len(ledger.articles()) == 2


def test_a_closed_ledger_is_one_file(path):
    build(path, [reading_of([ATTACK])]).close()
    assert os.listdir(path.parent) == [path.name]


def test_a_snapshot_is_of_one_moment(path):
    with build(path, [reading_of([ATTACK])]) as ledger, Ledger.open(path) as reader, reader.snapshot():
        assert len(reader.articles()) == 1
        ledger.add(reading_of([ATTACK], opening="Two. "), RUN)
        assert len(reader.articles()) == 1


def test_a_reader_cannot_write(path):
    build(path, [reading_of([ATTACK])]).close()
    with Ledger.open(path) as reader:
        for write in (lambda: reader.add(reading_of([ATTACK]), RUN), lambda: reader.retract("-")):
            with pytest.raises(LedgerError, match="reading only"):
                write()


def foreign(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE t (x)")
    connection.close()


def _of_version(path: Path, number: int) -> None:
    build(path, []).close()
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {number}")
    connection.close()


def other_version(path: Path) -> None:
    _of_version(path, 99)


def first_version(path: Path) -> None:
    _of_version(path, 1)  # claims without circumstances


@pytest.mark.parametrize("mode", ["read", "write"])
@pytest.mark.parametrize(
    ("make", "word"),
    [
        (foreign, "not a ledger"),
        (other_version, "version 99, this kg reads version 4; a newer kg made it"),
        (first_version, "version 1, this kg reads version 4; build it anew"),
        (lambda path: path.write_text("Just a text that somebody gave the wrong name.\n" * 40), "not a ledger"),
        (lambda path: path.mkdir(), "folder"),
    ],
)
def test_what_is_no_ledger_of_this_version_is_left_alone(path, mode, make, word):
    make(path)
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(LedgerError) as caught:
        Ledger.open(path, mode=mode)
    message = one_line(caught)
    assert str(path) in message
    assert word in message
    assert (path.read_bytes() if path.is_file() else b"") == before
    assert os.listdir(path.parent) == [path.name]


def test_a_damaged_ledger_says_so(path):
    build(path, [reading_of([ATTACK])]).close()
    os.truncate(path, path.stat().st_size // 2)
    with pytest.raises(LedgerError) as caught:
        Ledger.open(path)
    assert "is damaged" in one_line(caught)


def test_missing_and_empty_files(path):
    with pytest.raises(LedgerError, match="no such ledger"):
        Ledger.open(path)
    assert not path.exists()
    path.touch()
    with pytest.raises(LedgerError, match="empty"):
        Ledger.open(path)
    Ledger.open(path, mode="write").close()  # a build that was killed before it wrote anything
    with Ledger.open(path) as ledger:
        assert ledger.articles() == ()


@pytest.mark.parametrize("folder", ["/proc", "/nowhere-at-all"])
def test_a_folder_that_cannot_be_written(folder):
    with pytest.raises(LedgerError) as caught:
        Ledger.open(f"{folder}/news.kg", mode="write")
    assert f"{folder}/news.kg" in one_line(caught)


def test_unknown_mode(path):
    with pytest.raises(LedgerError, match="read, write"):
        Ledger.open(path, mode="w")


# ── Verifying ───────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("plant", "what"),
    [
        ("UPDATE article SET text = replace(text, 'attacks', 'ATTACKS')", {"article", "claim"}),
        ("UPDATE claim SET trigger_text = 'kisses'", {"claim"}),
        ("UPDATE claim SET trigger_start = trigger_start + 1", {"claim"}),
        ("UPDATE claim SET char_end = char_end - 1", {"claim"}),
        ("UPDATE claim SET trigger_end = 9000", {"claim"}),
        ("UPDATE claim SET holder = 'wd:Q77'", {"claim"}),
        ("UPDATE claim SET details = '[[\"location\", \"wd:Q77\"]]'", {"claim"}),
        ("UPDATE mention SET char_end = 9000", {"mention"}),
        ("UPDATE mention SET entities = '[\"wd:Q77\"]'", {"mention"}),
        ("UPDATE sentence SET char_start = char_end", {"sentence", "claim"}),
        ("DELETE FROM statement", {"claim"}),
        ("DELETE FROM entity WHERE id = 'wd:Q2'", {"statement", "open edge"}),
        ("UPDATE open_edge SET char_start = -1", {"open edge"}),
    ],
)
def test_verify_finds_a_planted_fault(path, plant, what):
    reading = reading_of([ATTACK])
    with build(path, [reading]) as ledger:
        assert ledger.verify() == ()
    with sqlite3.connect(path) as connection:
        connection.execute(plant)
    connection.close()
    with Ledger.open(path) as ledger:
        found = ledger.verify()
    assert {fault.what for fault in found} == what
    assert all(fault.article == reading.article.id and "\n" not in str(fault) for fault in found)
