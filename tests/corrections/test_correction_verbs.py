"""The verbs with a real file, from text to graph and back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from commands import ROOT, Kg

TEXT = """Ann Lee praised Lee Motors on Monday. Bo criticized the company, Erdogan said.

Turkey attacked Georgia on Tuesday. Lee Motors praised Turkey.
"""
(EXAMPLE,) = re.findall(r"```toml\n(.*?)```", (ROOT / "docs" / "corrections.md").read_text(encoding="utf-8"), re.DOTALL)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "news.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def write(folder: Path, text: str) -> None:
    (folder / "corrections.toml").write_text(text, encoding="utf-8")


def exported(kg: Kg) -> list[str]:
    outcome = kg("export", "-f", "nquads")
    assert outcome.code == 0
    return sorted(outcome.out.splitlines())


@pytest.mark.live
def test_a_line_is_applied_at_every_build_and_undone_when_it_goes(kg: Kg, folder: Path) -> None:
    assert kg("build", "news.txt").code == 0
    plain = exported(kg)
    write(folder, '[[merge]]\nentities = ["Georgia"]\ninto = "e:country-x.country"\nlabel = "X"\ntype = "Country"\n'
                  '[[reject]]\npredicate = "praises"\nsubject = "Turkey"\nbecause = "idle"\n[[reject]]\nsubject = "Ann Lee"\n')
    for again in range(2):
        assert kg("build", "news.txt").code == 0
        facts = {(row["subject"], row["predicate"], row["object"]) for row in kg("facts").rows}
        assert ("Turkey", "attacks", "X") in facts and not any("Ann Lee" in fact for fact in facts), again
        assert kg("verify").code == 0
    checked = kg("corrections", "check").rows
    assert [(row["line"], row["kind"], row["note"]) for row in checked] == [
        (1, "merge", ""), (6, "reject", "touches nothing"), (10, "reject", "")]
    assert checked[0]["articles"] == 1 and checked[1]["because"] == "idle"
    (folder / "corrections.toml").unlink()
    assert "1 article corrected anew" in kg("corrections", "apply").err
    assert exported(kg) == plain
    assert "0 articles corrected anew" in kg("corrections", "apply").err


@pytest.mark.live
def test_another_file_and_what_is_wrong(kg: Kg, folder: Path) -> None:
    kg("build", "news.txt")
    before = exported(kg)
    write(folder, '[[rename]]\nentity = "Nobody"\nlabel = "N"\n')
    for command in (("build", "news.txt"), ("corrections", "apply")):
        outcome = kg(*command)
        assert (outcome.code, outcome.err.count("corrections.toml:1: rename: nothing is called 'Nobody'")) == (1, 1), command
    outcome = kg("corrections", "check")
    assert (outcome.code, "nothing is called" in str(outcome.rows[0]["note"])) == (1, True)
    (folder / "mine.toml").write_text('[[rename]]\nentity = "Turkey"\nlabel = "Türkiye"\n[[merge]]\n', encoding="utf-8")
    outcome = kg("build", "news.txt", "--corrections", "mine.toml")
    assert (outcome.code, outcome.err) == (1, "kg: mine.toml:4: merge: entities is missing; write entities = … (a list of texts)\n")
    assert exported(kg) == before
    (folder / "mine.toml").write_text('[[rename]]\nentity = "Turkey"\nlabel = "Türkiye"\n', encoding="utf-8")
    assert kg("corrections", "apply", "--corrections", "mine.toml").code == 0
    assert {row["label"] for row in kg("entities", "Turkey").rows} == {"Türkiye"}


@pytest.mark.live
@pytest.mark.parametrize("text, problem", [
    ("[[merge]]\nwhat = 1\n", ":1: merge: unknown key 'what'"),
    ('[[retype]]\nentity = "Turkey"\ntype = "Land"\n', ":1: retype: unknown class 'Land'"),
    ('[[merge]]\nentities = ["e:a.person"]\ninto = "e:b.person"\n[[never_merge]]\nentities = ["e:b.person", "e:a.person"]\n',
     ":4: never_merge: e:b.person and e:a.person are merged"),
])
def test_a_first_build_with_a_bad_file_makes_no_ledger(kg: Kg, folder: Path, text: str, problem: str) -> None:
    write(folder, text)
    outcome = kg("build", "news.txt")
    assert (outcome.code, outcome.err.count("\n"), problem in outcome.err) == (1, 1, True), outcome.err
    assert not (folder / "news.kg").exists()


ARTICLES = {
    "mayors.txt": "Ann Lee praised Boston on Monday. Ann Lee visited Oslo on Tuesday.",
    "cars.txt": "Lee Motors criticized Turkey on Monday. The mayor, Boris Kovac, praised Lee Motors.",
    "talks.txt": "Mayor Kovac met Ms Ann B. Lee in Georgia on Friday. Kovac criticized the state of Georgia.",
}


@pytest.mark.live
def test_the_example_of_the_page(kg: Kg, folder: Path) -> None:
    (folder / "articles").mkdir()
    for name, text in ARTICLES.items():
        (folder / "articles" / name).write_text(text, encoding="utf-8")
    write(folder, EXAMPLE)
    assert kg("build", "articles").code == 0
    rows = kg("corrections", "check").rows
    assert [row["kind"] for row in rows] == re.findall(r"^\[\[(\w+)\]\]", EXAMPLE, re.MULTILINE)
    assert [row["note"] for row in rows] == [""] * 8
    assert all(row["articles"] for row in rows if row["kind"] != "never_merge")
    facts = {(row["subject"], row["predicate"], row["object"]) for row in kg("facts").rows}
    assert {fact for fact in facts if fact[1] != "holdsOffice"} == {
        ("Ann Lee", "meets", "Boris Kovac"), ("Bo Kovac", "criticizes", "state of Georgia"),
        ("Lee Motors", "criticizes", "Türkiye"), ("Ann Lee of Boston", "praises", "Boston"),
        ("Ann Lee of Boston", "visits", "Oslo")}
    types = {row["id"]: (row["label"], row["type"]) for row in kg("entities").rows}
    assert types["e:lee-motors.company"] == ("Lee Motors", "Company") and types["wd:Q43"][0] == "Türkiye"
    assert kg("verify").code == 0


@pytest.mark.live
def test_a_proposal_is_accepted_or_forbidden_by_a_person(kg: Kg, folder: Path) -> None:
    (folder / "one.txt").write_text("The mayor, Boris Kovac, praised Lee Motors on Monday.", encoding="utf-8")
    (folder / "two.txt").write_text("Mayor Kovac criticized Lee Motors on Friday.", encoding="utf-8")
    kg("build", "one.txt", "two.txt")
    before = exported(kg)
    (row,) = kg("entities", "suggest").rows
    assert (row["entity"], row["may_be"]) == ("Kovac", "Boris Kovac") and "Mayor Kovac" in str(row["sentence"])
    entries = kg("entities", "suggest", "--toml").out
    write(folder, entries)
    assert kg("corrections", "apply").code == 0 and exported(kg) == before  # all of it is marked as a comment
    accept, _, forbid = entries.partition("# [[never_merge]]")
    write(folder, accept.replace("# [[", "[[").replace("# proposal", "proposal"))
    assert kg("corrections", "apply").code == 0
    assert {r["subject"] for r in kg("facts", "-o", "Lee Motors").rows} == {"Boris Kovac"}
    assert kg("entities", "suggest").rows == []
    write(folder, "[[never_merge]]\n" + forbid.replace("# entities", "entities"))
    assert kg("corrections", "apply").code == 0 and exported(kg) == before
    assert kg("entities", "suggest").rows == []
    assert kg("entities", "Kovac", "--toml").code == 2
    assert kg("entities", "Kovac").rows  # still a list by name
