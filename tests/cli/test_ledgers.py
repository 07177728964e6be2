"""The verbs about whole ledgers, through the real command line."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from commands import ROOT, Kg

from kg.ledger import Ledger

TEXTS = {"a": "Iran attacked Israel on Monday.\n", "b": "Russia offered to mediate between Iran and Israel.\n"}


@pytest.fixture
def two(kg: Kg, tmp_path: Path) -> Kg:
    """A folder with `a.kg` and `b.kg`, each of one article."""
    for name, text in TEXTS.items():
        (tmp_path / f"{name}.txt").write_text(text)
        assert kg("build", f"{name}.txt", "-g", f"{name}.kg").code == 0
    return kg


def test_merge_into_a_new_ledger_and_into_the_first(two: Kg, tmp_path: Path) -> None:
    merged = two("merge", "a.kg", "b.kg", "-o", "c.kg")
    assert (merged.code, merged.err) == (0, "c.kg: took in 2 articles\n")
    assert two("merge", "a.kg", "b.kg").err == "a.kg: took in 1 article\n"
    assert two("diff", "a.kg", "c.kg").code == 0
    assert two("verify", "-g", "c.kg").code == 0
    assert {row["source"] for row in two("articles", "-g", "c.kg").rows} == {"a.txt", "b.txt"}


def test_diff_lists_what_is_unlike_and_says_so_by_its_status(two: Kg) -> None:
    outcome = two("diff", "a.kg", "b.kg")
    assert outcome.code == 1
    assert {"kind": "edge", "in": "a.kg", "id": "asserted wd:Q794 attacks wd:Q801"} in outcome.rows
    assert {row["in"] for row in outcome.rows if row["kind"] == "article"} == {"a.kg", "b.kg"}
    assert (two("diff", "a.kg", "a.kg").code, two("diff", "a.kg", "a.kg").out) == (0, "")


def test_an_export_is_read_back_also_from_standard_input(two: Kg, tmp_path: Path) -> None:
    assert two("export", "-o", "a.jsonl", "-g", "a.kg").code == 0
    assert two("import", "a.jsonl", "-g", "copy.kg").err == "copy.kg: 1 article new or changed\n"
    assert two("import", "-", "-g", "b.kg", stdin=(tmp_path / "a.jsonl").read_bytes()).err == "b.kg: 1 article new or changed\n"
    assert two("diff", "a.kg", "copy.kg").code == 0
    assert two("verify", "-g", "copy.kg").code == 0


def test_log_tells_what_happened_since(two: Kg) -> None:
    two("build", "b.txt", "-g", "a.kg")
    two("retract", "a.txt", "-g", "a.kg")
    rows = two("log", "-g", "a.kg").rows
    assert [(row["number"], row["action"], row["source"]) for row in rows] == [
        (1, "add", "a.txt"), (2, "add", "b.txt"), (3, "retract", "a.txt")]
    assert [row["number"] for row in two("log", "-g", "a.kg", "--since", 2).rows] == [3]


def test_compact_tells_both_sizes_and_brings_up_to_date(two: Kg, tmp_path: Path) -> None:
    assert " bytes before, " in two("compact", "-g", "a.kg").err
    with closing(sqlite3.connect(tmp_path / "old.kg")) as connection:
        connection.executescript((ROOT / "tests" / "ledger" / "old" / "version3.sql").read_text(encoding="utf-8"))
    refused = two("facts", "-g", "old.kg")
    assert (refused.code, refused.err.count("\n")) == (1, 1)
    assert "run `kg compact` on it" in refused.err
    assert two("compact", "-g", "old.kg").code == 0
    assert two("facts", "-g", "old.kg", "-s", "France").rows


@pytest.mark.parametrize(
    ("verb", "words"),
    [
        (("merge", "a.kg", "no.kg"), "no.kg: no such ledger"),
        (("merge", "no.kg", "a.kg"), "no.kg: no such ledger"),
        (("merge", "a.kg", "b.kg", "-o", "a.kg"), "a.kg: is there already"),
        (("merge", "a.kg", "old.kg"), "ledger of version 3"),
        (("merge", "a.kg", "a.txt"), "not a ledger"),
        (("diff", "a.kg", "no.kg"), "no.kg: no such ledger"),
        (("compact", "-g", "no.kg"), "no.kg: no such ledger"),
        (("log", "-g", "no.kg"), "no.kg: no such ledger"),
        (("import", "a.txt", "-g", "new.kg"), "a.txt:1: no JSON"),
        (("import", "no.jsonl"), "no.jsonl: cannot be read"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_changes_nothing(two: Kg, tmp_path: Path, verb: tuple[str, ...], words: str) -> None:
    with closing(sqlite3.connect(tmp_path / "old.kg")) as connection:
        connection.executescript((ROOT / "tests" / "ledger" / "old" / "version3.sql").read_text(encoding="utf-8"))
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    outcome = two(*verb)
    assert (outcome.code, outcome.out, outcome.err.count("\n")) == (1, "", 1)
    assert words in outcome.err
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
    with Ledger.open(tmp_path / "a.kg") as ledger:
        assert len(ledger.articles()) == 1
