"""Every code block of README, CONTRIBUTING and docs runs, in the order of its page, in a folder like a fresh checkout."""

from __future__ import annotations

import contextlib
import json
import re
import shlex
import sqlite3
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from commands import ROOT, SEED, Kg

from kg import Graph
from kg.errors import PageError

PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
SHOWN = frozenset({"", "console", "text"})  # what is only shown: output, calls in outline
# What a person does once, or what runs until it is stopped.
OUTSIDE = ("pip install ", "scripts/", "python -m http.server ", "python scripts/")

pytestmark = pytest.mark.live


def code_blocks(page: Path) -> list[tuple[str, str]]:
    """(language, code) of the blocks of a page, without the indentation of a list."""
    found = re.findall(r"^( *)```(\w*)[^\n]*\n(.*?)^ *```$", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    return [(language, re.sub(rf"^{indent}", "", code, flags=re.MULTILINE)) for indent, language, code in found]


@pytest.fixture
def checkout(kg: Kg, tmp_path: Path) -> Kg:
    """A folder with what a checkout has, and the graph of the seed article."""
    for name in ("articles", "notebooks", "tests", "ontologies", "scripts"):
        (tmp_path / name).symlink_to(ROOT / name)
    assert kg("build", f"articles/{SEED.name}").code == 0
    return kg


def run_shell(code: str, kg: Kg, folder: Path) -> None:
    """Runs the lines that call kg; of the others, looks that what they call is there."""
    for line in code.replace("\\\n", " ").splitlines():
        words = [word for word in shlex.split(line, comments=True) if not re.match(r"[A-Z0-9_]+=", word)]
        if words and words[0] == "kg":
            server = words[1] == "load"  # tests/store/test_neo4j_server.py loads a real one
            outcome = kg(*(words[1:] if not server else ["load", "--help"]))
            assert not server or all(word in outcome.out for word in words if word.startswith("--")), line
            missing = words[1] == "show" and "is not built" in outcome.err  # Node makes it, once
            assert outcome.code == 0 or missing, f"{line}: {outcome.err}"
        elif words:
            assert line.startswith(OUTSIDE), f"cannot run {line}"
            assert not words[0].startswith("scripts/") or (folder / words[0]).stat().st_mode & 0o100, line


def run_sparql(code: str, kg: Kg, folder: Path) -> None:
    """Asks it; a question of the docs has an answer."""
    with Graph.open(folder / "news.kg") as graph:
        answer = graph.sparql(code)
        assert answer is True or (not isinstance(answer, bool) and len(answer)), code


def run_cypher(code: str, kg: Kg, folder: Path) -> None:
    """Asks it, as SPARQL."""
    with Graph.open(folder / "news.kg") as graph:
        assert len(graph.cypher(code)), code


def run_sql(code: str, kg: Kg, folder: Path) -> None:
    """Asks the ledger's file."""
    connection = sqlite3.connect(folder / "news.kg")
    for question in filter(str.strip, code.split(";")):
        assert connection.execute(question).description, question
    connection.close()


def run_turtle(code: str, kg: Kg, folder: Path) -> None:
    """Reads it; tests/test_docs.py holds the entries against their examples."""
    import pyoxigraph

    prefixes = "" if "@prefix" in code else _PREFIXES
    assert list(pyoxigraph.parse(prefixes + code, format=pyoxigraph.RdfFormat.TURTLE)), code


_PREFIXES = """@prefix kg: <https://w3id.org/kg-news/ns#> . @prefix lex: <https://w3id.org/kg-news/lexicon#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""

RUNNERS: dict[str, Callable[[str, Kg, Path], object]] = {
    "sh": run_shell, "sparql": run_sparql, "cypher": run_cypher, "sql": run_sql, "turtle": run_turtle,
    "toml": lambda code, kg, folder: tomllib.loads(code), "json": lambda code, kg, folder: json.loads(code),
}


@pytest.fixture
def quiet(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Figures of the docs are drawn without a window, and closed."""
    monkeypatch.setenv("MPLBACKEND", "agg")
    yield
    import matplotlib.pyplot as plt

    plt.close("all")


@pytest.mark.parametrize("page", [page for page in PAGES if any(language not in SHOWN for language, _ in code_blocks(page))],
                         ids=lambda page: str(page.relative_to(ROOT)))
def test_the_blocks_of_a_page_run(page: Path, checkout: Kg, tmp_path: Path, quiet: None) -> None:
    names: dict[str, object] = {}
    for language, code in code_blocks(page):
        if language == "python":
            with contextlib.suppress(PageError):
                exec(compile(code, page.name, "exec"), names)
        elif language not in SHOWN:
            assert language in RUNNERS, f"no way to run {language}"
            RUNNERS[language](code, checkout, tmp_path)
    for value in names.values():
        if isinstance(value, Graph):
            value.close()
