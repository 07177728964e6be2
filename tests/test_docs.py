"""What README and docs say is true: their commands run, their examples are found, their tables are complete."""

from __future__ import annotations

import importlib.util
import re
import sqlite3
from pathlib import Path

import pytest
from commands import ROOT, SEED, Kg

from kg.evaluation.examples import Example, examples, run
from kg.ingest.articles import article_from_text
from kg.ontology.reader import default_paths, read_lexicon
from kg.pipeline import Pipeline

README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
PAGES = {path.name: path.read_text(encoding="utf-8") for path in sorted((ROOT / "docs").rglob("*.md"))}


def blocks(text: str, language: str) -> list[str]:
    """The code blocks of a page, without the indentation of a list."""
    found = re.findall(rf"^( *)```{language}\n(.*?)^ *```$", text, re.MULTILINE | re.DOTALL)
    return [re.sub(rf"^{indent}", "", block, flags=re.MULTILINE) for indent, block in found]


def rows(text: str, heading: str) -> list[list[str]]:
    """The cells of the first table under a heading."""
    lines = f"\n{text}".split(f"\n{heading}\n")[1].split("\n#")[0].splitlines()
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")][2:]


@pytest.fixture
def folder(kg: Kg, tmp_path: Path) -> Kg:
    """A folder with the seed article at the place that the README names, and its graph."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / SEED.name).write_text(SEED.read_text(encoding="utf-8"), encoding="utf-8")
    assert kg("build", f"articles/{SEED.name}").code == 0
    return kg


def test_the_first_two_commands() -> None:
    assert blocks(README, "sh")[:2] == ["scripts/kg build articles/putin_mediation.txt\n", "scripts/test\n"]
    assert all((ROOT / name).stat().st_mode & 0o100 for name in ("scripts/kg", "scripts/test", "scripts/check", ".ci/run"))


def test_the_readme_shows_what_is_found(folder: Kg) -> None:
    found = {(row["status"], str(row["subject"]), f"`{row['predicate']}`", str(row["object"])): str(row["sentence"])
             for row in folder("build", "articles").rows}
    lists = {"fact": "asserted", "report": "reported"}
    for kind, subject, predicate, target, words in rows(README, "## What it prints"):
        status, _, name = ("", "", subject) if kind in lists else subject.partition(": ")
        sentence = found[lists.get(kind, status), name, predicate, target]
        for quoted in re.findall(r'"([^"]+)"', words):  # the words stand in its sentence; "…" leaves some out
            parts = [part.strip(" .") for part in re.sub(r"[*“”]", "", quoted).split("…")]
            assert all(part in sentence.replace('"', "") for part in parts), (quoted, sentence)


def test_the_picture_of_the_readme_is_what_show_draws(folder: Kg, tmp_path: Path) -> None:
    (picture,) = re.findall(r'<img src="([^"]+)"', README)
    assert folder("show", "-o", "graph.svg").code == 0
    assert (tmp_path / "graph.svg").read_text() == (ROOT / picture).read_text(), "run scripts/pictures"


def test_the_examples_of_the_three_lists_are_found(folder: Kg) -> None:
    found = {(row["status"], f"{row['subject']} `{row['predicate']}` {row['object']}") for row in folder("build", "articles").rows}
    table = rows(README, "## Facts, reports, suppositions")
    for status, (_, entry, _) in zip(("asserted", "reported", "hypothetical"), table, strict=True):
        assert (status, entry.removeprefix("hypothetical: ")) in found


def test_the_readme_has_all_verbs_and_formats() -> None:
    from kg.cli.app import app
    from kg.store import FORMATS

    verbs = {command.name or command.callback.__name__ for command in app.registered_commands if command.callback}
    assert set(re.findall(r"`kg (\w+)", README.split("## Verbs")[1].split("\n## ")[0])) >= verbs
    assert {name for cell, _ in rows(README, "## Formats") for name in re.findall(r"`(\w[\w-]*)`", cell)} == set(FORMATS)


@pytest.mark.parametrize(("script", "page"), [("cli_page", "cli.md"), ("queries_page", "queries.md")])
def test_pages_that_are_made_are_up_to_date(script: str, page: str) -> None:
    spec = importlib.util.spec_from_file_location(script, ROOT / "scripts" / f"{script}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert PAGES[page] == module.page(), "run scripts/docs"


@pytest.mark.live
def test_the_factuality_of_the_concepts(pipeline: Pipeline) -> None:
    table = rows(PAGES["concepts.md"], "## How certain")
    readings = pipeline.read(article_from_text(row[3]) for row in table)
    for (_, author, holder, sentence), reading in zip(table, readings, strict=True):
        attacks = {statement.id for statement in reading.statements if statement.predicate == "attacks"}
        found = {(claim.author.value, claim.holder_value.value) for claim in reading.claims if claim.statement in attacks}
        assert found == {(author, holder)}, sentence


def test_every_status_is_explained() -> None:
    from kg.model import Status

    assert {row[0] for row in rows(PAGES["concepts.md"], "## Status")} == {status.value for status in Status}


@pytest.mark.live
@pytest.mark.parametrize("page", ["lexicon.md", "vocabulary.md", "CONTRIBUTING.md"])
def test_entries_hold_what_they_promise(page: str, tmp_path: Path) -> None:
    (text,) = blocks(PAGES.get(page, CONTRIBUTING), "turtle")
    (tmp_path / "mine.ttl").write_text(text)
    mine = Pipeline(ontologies=(str(tmp_path / "mine.ttl"),))
    names = set(re.findall(r"^lex:([\w-]+) a kg:Frame", text, re.MULTILINE))
    wanted: list[Example] = [example for example in examples(mine.lexicon) if example.frame.split(":")[-1] in names]
    assert len(wanted) >= 2 * len(names) > 0
    assert [outcome for outcome in run(mine, wanted) if not outcome.passed] == []


def test_a_lexicon_page_does_not_repeat_what_is_there() -> None:
    known = {frame.id for frames in read_lexicon(default_paths()).frames.values() for frame in frames}
    assert not any(name in frame for frame in known for name in ("docs-", "mourn-verb"))


def test_the_page_of_the_ledger_has_all_tables_and_columns(folder: Kg, tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "news.kg")
    tables = {str(name) for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE sql LIKE '%STRICT'")}
    found = {name: {str(row[1]) for row in connection.execute(f"PRAGMA table_info({name})")} for name in tables}
    lines = rows(PAGES["ledger.md"], "# The ledger")
    told = {table.strip("`"): set(re.findall(r"`(\w+)`", columns)) for table, _, columns in lines}
    assert told == found
    for view, _, columns in rows(PAGES["ledger.md"], "## Views"):
        (name,), told_columns = re.findall(r"`(\w+)`", view), re.findall(r"`(\w+)`", columns)
        assert told_columns == [row[1] for row in connection.execute(f"PRAGMA table_info({name})")], name
    views = {str(name) for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'view'")}
    assert views == {view.strip("`") for view, _, _ in rows(PAGES["ledger.md"], "## Views")}
    answers = [connection.execute(question).fetchall() for question in blocks(PAGES["ledger.md"], "sql")]
    assert all(answers[:3]) and len(answers[0]) >= 2, "the article tells of mediation, of reports and of facts"
    connection.close()


@pytest.mark.parametrize("page", [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))],
                         ids=lambda path: path.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
        assert "://" in target or (page.parent / target).exists(), target
