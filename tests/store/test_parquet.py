"""Parquet: a folder of tables that hold what the ledger holds."""

from __future__ import annotations

import builtins
import io

import pytest
from made_readings import KEYS, NAMES, Said, build, reading_of

from kg import Graph
from kg.errors import QueryError
from kg.model import GENERIC, Entity
from kg.store import write

X, Y, ANN, BO = KEYS
NASTY = [*NAMES, "n" * 10_000, '"""', "\x00", " \ufeff"]
TABLES = ("articles", "claims", "edges", "entities", "sentences", "statements")


@pytest.fixture
def ledger(tmp_path):
    entities = [Entity(key, NASTY[n], "Person", None, tuple(NASTY), None, ("Agent",)) for n, key in enumerate(KEYS)]
    said = [Said(X, "attacks", Y, details=(("theme", "|".join(NASTY)),), time=("on Monday", "2024-05-06", "2024-05-07")),
            Said(ANN, "visits", BO, "Uu", GENERIC, "CT+"), Said(Y, "attacks", X, "CT-")]
    whole = "".join(NASTY)
    with build(tmp_path / "a.kg", [reading_of(said, entities=entities, title=whole, opening=f"{whole} ")]) as found:
        yield found


def tables(folder) -> dict[str, list[dict[str, object]]]:
    import pyarrow.parquet as pq

    return {path.stem: pq.read_table(path).to_pylist() for path in sorted(folder.iterdir())}


def test_all_that_the_ledger_holds_comes_back(ledger, tmp_path):
    (tmp_path / "out").mkdir()
    write(ledger, tmp_path / "out", "parquet")
    found = tables(tmp_path / "out")
    article = ledger.articles()[0]
    assert tuple(found) == TABLES
    assert [(row["id"], row["name"], tuple(row["aliases"]), row["ancestors"]) for row in found["entities"]] == [
        (e.id, e.label, e.aliases, ["Agent"]) for e in ledger.entities()]
    assert [(row["view"], row["subject"], row["predicate"], row["object"], row["n_claims"]) for row in found["edges"]] == [
        ("asserted", X, "attacks", Y, 1), ("reported", ANN, "visits", BO, 1)]
    assert {row["id"]: row["status"] for row in found["statements"]} == {j.statement.id: j.status for j in ledger.statements()}
    assert [(row["id"], row["statement"], row["trigger"]) for row in found["claims"]] == [
        (c.id, c.statement, c.trigger) for c in ledger.claims()]
    assert found["claims"][0]["details"] == [{"role": "theme", "value": "|".join(NASTY)}]
    assert (found["claims"][0]["time_to"], found["claims"][1]["time_to"]) == ("2024-05-07", None)
    assert all(article.text[row["char_start"] : row["char_end"]] == row["text"] for row in found["sentences"])
    assert [(row["headline"], row["text"]) for row in found["articles"]] == [(article.title, article.text)]


def test_a_folder_appears_whole_and_only_takes_the_place_of_its_like(ledger, tmp_path):
    graph, folder = Graph.open(ledger.path), tmp_path / "news.parquet"
    for _ in range(2):
        graph.export(folder)
        assert tuple(tables(folder)) == TABLES
    (folder / "mine.txt").write_text("mine")
    with pytest.raises(QueryError, match=r"mine\.txt, which is no part of this export"):
        graph.export(folder)
    with pytest.raises(QueryError, match="a file, and this format is a folder"):
        graph.export(ledger.path, "parquet")
    with pytest.raises(QueryError, match="is a folder"):
        graph.export(io.BytesIO(), "parquet")
    assert {path.name for path in tmp_path.iterdir() if ".part" in path.name or ".old" in path.name} == set()
    assert (folder / "mine.txt").exists()


def test_a_ledger_without_articles_gives_empty_tables(tmp_path):
    with build(tmp_path / "a.kg", ()) as ledger:
        (tmp_path / "out").mkdir()
        write(ledger, tmp_path / "out", "parquet")
    assert tables(tmp_path / "out") == {name: [] for name in TABLES}


def test_where_pyarrow_is_missing_one_line_says_so(ledger, tmp_path, monkeypatch):
    real = builtins.__import__

    def missing(name, *rest):
        if name.startswith("pyarrow"):
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(QueryError, match=r"pip install 'kg-news\[parquet\]'"):
        Graph.open(ledger.path).export(tmp_path / "x.parquet")
    assert not (tmp_path / "x.parquet").exists()
