"""Every verb through the real command line, on texts of our own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commands import ROOT, Kg

TEXT = """Envoys meet in Oslo
France and Germany held talks with Iran in Oslo on Monday.
French President Emmanuel Macron said that Israel had attacked Iran.
The United States may impose sanctions on Iran.
"""


@pytest.fixture
def built(kg: Kg, tmp_path: Path) -> Kg:
    """A command line whose folder holds a ledger `news.kg` of one article, `talks.txt`."""
    (tmp_path / "talks.txt").write_text(TEXT)
    assert kg("build", "talks.txt").code == 0
    return kg


def test_build_prints_facts_reports_and_what_is_no_fact(built: Kg) -> None:
    again = built("build", "talks.txt")
    found = {(row["status"], row["subject"], row["predicate"], row["object"]) for row in again.rows}
    assert ("asserted", "France", "negotiatesWith", "Iran") in found
    assert ("reported", "Israel", "attacks", "Iran") in found
    assert any(status == "possible" and subject == "United States" and target == "Iran" for status, subject, _, target in found)
    assert all(row["sentence"] in " ".join(TEXT.split()) for row in again.rows)
    assert again.err == "news.kg: the article was there already; nothing changed\n"


def test_build_as_a_table_for_people(built: Kg) -> None:
    shown = built("build", "talks.txt", "--table").out
    assert [title for title in ("Facts: the article itself says so", "Reports: somebody else says so", "Said, but no fact")
            if title not in shown] == []
    assert "\x1b" not in shown


def test_build_of_many_articles_says_how_many(kg: Kg, tmp_path: Path) -> None:
    for number in range(7):
        (tmp_path / f"{number}.txt").write_text(f"Iran attacked Israel on day {number}.\n")
    outcome = kg("build", tmp_path, "--table")
    assert "The graph now holds" in outcome.out
    assert outcome.err == "news.kg: 7 of 7 articles new or changed\n"  # no bar where there is no terminal
    assert kg("build", tmp_path).err == "news.kg: 0 of 7 articles new or changed\n"


def test_build_reads_standard_input_and_another_ledger(kg: Kg, tmp_path: Path) -> None:
    assert kg("build", "-", "-g", "other.kg", stdin=TEXT.encode()).code == 0
    assert [row["source"] for row in kg("articles", "-g", "other.kg").rows] == ["-"]
    assert not (tmp_path / "news.kg").exists()


def test_build_reads_json_lines(kg: Kg, tmp_path: Path) -> None:
    known = {"title": "Talks", "published": "2022-03-03", "publisher": "The Paper", "url": "https://news.example/1"}
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": TEXT, **known}))
    assert kg("build", "a.jsonl").code == 0
    (row,) = kg("articles").rows
    assert row.items() >= {**known, "source": "a.jsonl:1"}.items()


def test_a_text_without_any_structure(kg: Kg) -> None:
    outcome = kg("build", "-", stdin=b"iran attacked israel and so it goes on and on and nobody knows")
    assert (outcome.code, outcome.err) == (0, "news.kg: 1 article added\n")


def test_facts_are_found_by_either_end(built: Kg) -> None:
    rows = built("facts", "-s", "France", "-p", "negotiatesWith").rows
    assert {(row["subject"], row["object"]) for row in rows} >= {("France", "Iran")}
    assert all(row["status"] == "asserted" for row in built("facts").rows)
    assert {row["status"] for row in built("facts", "--view", "all").rows} == {"asserted", "reported"}
    (attack,) = built("facts", "--view", "reported", "-p", "attacks", "-o", "iran").rows
    assert attack["said_by"] == "Emmanuel Macron (said)"


def test_symmetric_facts_are_found_from_both_ends(built: Kg) -> None:
    forth = built("facts", "-p", "negotiatesWith", "-s", "France", "-o", "Iran").out
    back = built("facts", "-p", "negotiatesWith", "-s", "Iran", "-o", "France").out
    assert forth == back != ""


def test_claims_by_source_and_status(built: Kg) -> None:
    (claim,) = built("claims", "--by", "Macron", "-p", "attacks").rows
    assert claim["sentence"] == "French President Emmanuel Macron said that Israel had [attacked] Iran."
    assert (claim["author"], claim["holder_value"], claim["roles"]) == ("Uu", "CT+", {"agent": ["Israel"], "patient": ["Iran"]})
    assert {row["status"] for row in built("claims", "--status", "possible").rows} == {"possible"}
    assert built("claims", "--about", "France", "--by", "Macron").rows == []


def test_sources_are_counted(built: Kg) -> None:
    counted = {row["source"]: row for row in built("sources").rows}
    assert counted["Emmanuel Macron"]["certain"] == 1
    assert int(str(counted["the article itself"]["claims"])) >= 3


def test_evidence_of_one_edge(built: Kg) -> None:
    (row,) = built("evidence", "Israel", "attacks", "Iran").rows
    assert (row["view"], row["said_by"], row["article"]) == ("reported", "Emmanuel Macron (said)", "Envoys meet in Oslo")
    start, end = int(str(row["char_start"])), int(str(row["char_end"]))
    assert TEXT[start:end] == row["trigger"] == "attacked"
    missing = built("evidence", "Iran", "attacks", "Israel")
    assert (missing.code, missing.out) == (1, "")
    assert missing.err == "kg: news.kg: no edge Iran attacks Israel; `kg claims -p attacks` shows what is no fact\n"


def test_entities_by_name(built: Kg) -> None:
    (row,) = built("entities", "macron").rows
    assert (row["label"], row["type"]) == ("Emmanuel Macron", "Person")
    assert {"France", "Germany", "Iran"} <= {str(row["label"]) for row in built("entities").rows}


def test_nobody_by_that_name(built: Kg) -> None:
    outcome = built("facts", "-s", "Atlantis")
    assert (outcome.code, outcome.err) == (1, "kg: news.kg: nobody is called 'Atlantis'; `kg entities` shows the names\n")


@pytest.mark.parametrize("name", ["nquads", "trig", "turtle", "ntriples", "jsonld", "graphml", "jsonl"])
def test_export_gives_the_same_to_a_file_and_to_standard_output(built: Kg, tmp_path: Path, name: str) -> None:
    printed = built("export", "-f", name)
    assert built("export", "-f", name, "-o", "out.bin").code == 0
    written = (tmp_path / "out.bin").read_bytes()
    assert printed.out.encode() == written
    assert b"negotiatesWith" in written
    assert sorted(path.name for path in tmp_path.iterdir()) == ["news.kg", "out.bin", "talks.txt"]


def test_export_takes_the_format_from_the_ending(built: Kg, tmp_path: Path) -> None:
    assert built("export", "-o", "a.nq").code == 0
    assert (tmp_path / "a.nq").read_text() == built("export", "-f", "nquads").out


@pytest.mark.parametrize(("arguments", "problem"), [
    (("-o", "a.xyz"), "no format ends in"), (("-o", "none/a.nq"), "cannot be written (No such file or directory)"),
    (("-o", "folder", "-f", "trig"), "cannot be written (Is a directory)"),
])
def test_export_to_where_it_cannot(built: Kg, tmp_path: Path, arguments: tuple[str, ...], problem: str) -> None:
    (tmp_path / "folder").mkdir()
    outcome = built("export", *arguments)
    assert (outcome.code, outcome.err.count("\n")) == (1, 1)
    assert problem in outcome.err
    assert list((tmp_path / "folder").iterdir()) == []


def test_query_answers_select_ask_and_construct(built: Kg) -> None:
    assert {"who": "wd:Q142"} in built("query", "SELECT ?who { ?who kg:negotiatesWith wd:Q794 }").rows
    assert built("query", "ASK { wd:Q801 kg:attacks wd:Q794 }").rows == [{"answer": False}]  # reported is no fact
    assert built("query", "ASK { wd:Q801 kgr:attacks wd:Q794 }").rows == [{"answer": True}]
    made = built("query", "-", stdin=b"CONSTRUCT { ?a kg:negotiatesWith ?b } { ?a kg:negotiatesWith ?b }").rows
    assert made and set(made[0]) == {"subject", "predicate", "object"}


def test_verify_finds_no_fault(built: Kg) -> None:
    outcome = built("verify")
    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err.endswith("claims, every span stands in its text\n")


def test_verify_finds_what_does_not_stand_in_the_text(built: Kg, tmp_path: Path) -> None:
    import sqlite3

    with sqlite3.connect(tmp_path / "news.kg") as connection:
        connection.execute("UPDATE claim SET trigger_text = 'bombed' WHERE trigger_text = 'attacked'")
    connection.close()
    outcome = built("verify")
    assert outcome.code == 1
    (row,) = outcome.rows
    assert row["what"] == "claim" and "'bombed' is not at" in str(row["problem"])
    assert outcome.err == "kg: news.kg: 1 fault: what the ledger says does not stand in the text\n"


@pytest.mark.parametrize("key", ["talks.txt", "./talks.txt", "ID"])
def test_retract_leaves_nothing(built: Kg, key: str) -> None:
    if key == "ID":
        key = str(built("articles").rows[0]["id"])
    assert built("retract", key).code == 0
    assert built("export", "-f", "jsonl").out == built("facts", "--view", "all").out == ""
    assert {line.split()[-2] for line in built("export", "-f", "nquads").out.splitlines()} == {
        f"<https://w3id.org/kg-news/id/graph/{name}>" for name in ("ontology", "entities")}  # the vocabulary and the two voices
    assert built("retract", key).code == 1


def test_retract_by_url(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": TEXT, "url": "https://news.example/1"}))
    kg("build", "a.jsonl")
    assert kg("retract", "https://news.example/1").code == 0
    assert kg("articles").rows == []


def test_explain_shows_every_stage(kg: Kg) -> None:
    rows = kg("explain", "Putin offered to mediate between Iran and Israel.").rows
    sections = {str(row["section"]) for row in rows}
    assert sections >= {"Parse", "Propositions", "Entities", "Statements and claims"}
    made = [row for row in rows if row["section"] == "Statements and claims"]
    assert ("offersMediation", "039", "CT+") in {(row["predicate"], row["cameo"], row["author"]) for row in made}
    assert all(row["rule"] for row in made)


def test_explain_says_what_was_left_out(kg: Kg) -> None:
    shown = kg("explain", "-", "--table", stdin=b"The envoy from Norway juggled three oranges in Oslo.").out
    assert "Open edges: no property covers them" in shown and "Left out" in shown


def test_coverage_counts_what_no_property_covers(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Iran serenaded Israel.\nIraq serenaded Syria.\n")
    account, *phrases = kg("coverage", "a.txt").rows
    assert (phrases[0]["phrase"], phrases[0]["count"], phrases[0]["example"]) == ("serenade", 2, "Iran serenaded Israel.")
    assert (account["sentences"], account["claims"], account["open"], account["silent"]) == (2, 0, 2, 0)
    assert not (tmp_path / "news.kg").exists()


def test_coverage_accounts_for_each_sentence(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Iran attacked Israel. Iran serenaded Israel. It rained on and on.\n")
    rows = kg("coverage", "a.txt", "--sentences").rows
    assert [(row["claims"], row["open"], bool(row["dropped"])) for row in rows] == [(1, 0, False), (0, 1, False), (0, 0, True)]
    assert all(int(str(row["propositions"])) >= 1 for row in rows)


def test_eval_prints_figures_and_speed(kg: Kg) -> None:
    rows = kg("eval", "--gold", ROOT / "tests" / "gold", "--articles", ROOT / "articles").rows
    assert [row.get("article") for row in rows[:2]] == ["putin_mediation", None]
    assert {"asserted_lenient", "reported_strict", "forbidden_hard"} <= rows[0].keys()
    assert rows[2].keys() == {"words", "words_per_second", "parser_words_per_second", "ratio"}
    table = kg("eval", "--gold", ROOT / "tests" / "gold", "--articles", ROOT / "articles", "--table", "--show")
    assert "putin_mediation" in table.out and table.out.endswith("\n\n")


def test_eval_without_its_texts(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Iran attacked Israel.")
    outcome = kg("eval", "--gold", ROOT / "tests" / "gold", "--articles", tmp_path)
    assert outcome.code == 1 and "holds no article of the gold" in outcome.err


@pytest.mark.parametrize("wrong", [
    "build", "bild a.txt", "facts --view none", "export -f none", "claims --status none", "eval --gold x",
])
def test_usage_errors_exit_with_2(kg: Kg, wrong: str) -> None:
    outcome = kg(*wrong.split())
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("Usage: kg ")


def test_version(kg: Kg) -> None:
    import kg as package

    assert kg("--version").out == f"kg {package.__version__}\n"
