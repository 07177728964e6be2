"""Whole ledgers from Python: history, merging, comparing, compacting."""

from __future__ import annotations

from pathlib import Path

import pytest
from made_readings import Said, build, reading_of

from kg import Graph
from kg.errors import LedgerError

ONE, TWO = (reading_of([Said("wd:Q1", verb, "wd:Q2")], opening=f"{verb}: ") for verb in ("attacks", "visits"))


def test_a_graph_takes_in_and_compares_ledgers(tmp_path: Path) -> None:
    build(tmp_path / "a.kg", [ONE]).close()
    build(tmp_path / "b.kg", [TWO]).close()
    with Graph.open(tmp_path / "a.kg") as graph:
        assert {d.where for d in graph.differences(tmp_path / "b.kg") if d.kind == "article"} == {"first", "second"}
        assert graph.merge(tmp_path / "b.kg") == 1
        assert [(change.number, change.action) for change in graph.changes()] == [(1, "add"), (2, "add")]
        assert [change.article for change in graph.changes(since=1)] == [TWO.article.id]
        assert {fact.predicate for fact in graph.facts()} == {"attacks", "visits"}
        with pytest.raises(LedgerError, match="no such ledger"):
            graph.merge(tmp_path / "none.kg")
        assert graph.compact()[1] == (tmp_path / "a.kg").stat().st_size


def test_a_graph_in_memory_takes_in_a_ledger(tmp_path: Path) -> None:
    build(tmp_path / "a.kg", [ONE]).close()
    with Graph.in_memory() as graph:
        assert graph.merge(tmp_path / "a.kg") == 1
        assert [fact.predicate for fact in graph.facts()] == ["attacks"]
        assert graph.differences(tmp_path / "a.kg") == ()
