"""Each repair on a pinned tree, before and after; each with a sentence that it must leave alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from written_trees import assert_tree, clear_trees, outline, read_cases, read_tree

from kg.annotate import repairs
from kg.annotate.tree import Tree
from kg.annotate.ud import to_ud

CASES = read_cases("repairs.tsv")


def _without_words(tree: Tree) -> None:
    repairs.nouns.climb_relatives(tree, {})


BY_NAME: dict[str, Callable[[Tree], None]] = {repair.__name__: repair for repair in repairs.REPAIRS}
BY_NAME["climb_relatives"] = _without_words


@pytest.mark.parametrize(("name", "sentence", "rows"), CASES, ids=[f"{name}: {sentence}" for name, sentence, _ in CASES])
def test_tree_before_and_after(name: str, sentence: str, rows: list[list[str]]) -> None:
    tree = read_tree(rows)
    before = outline(tree)
    expected = [
        before[i] if row[9:] == ["="] else (row[9], row[10], row[11], row[12], int(row[13]), row[14].replace("_", " "))
        for i, row in enumerate(rows)
    ]
    BY_NAME[name](tree)
    assert outline(tree) == expected
    assert bool(tree.repairs) == (expected != before)
    assert_tree(tree)


@pytest.mark.parametrize("name", sorted(BY_NAME))
def test_each_repair_has_sentences_for_and_against(name: str) -> None:
    changed = [any(row[9:] != ["="] for row in rows) for case, _, rows in CASES if case == name]
    assert True in changed
    assert False in changed


@pytest.mark.parametrize("name", sorted(BY_NAME))
def test_a_repair_mends_once(name: str) -> None:
    for case, _, rows in CASES:
        if case == name:
            tree = read_tree(rows)
            BY_NAME[name](tree)
            after = outline(tree)
            BY_NAME[name](tree)
            assert outline(tree) == after


@given(clear_trees())
@settings(max_examples=600, deadline=None)
def test_repaired_trees_are_trees(tree: Tree) -> None:
    assert_tree(repairs.repair(to_ud(tree)))


def test_event_nouns_of_the_lexicon_widen_what_can_happen() -> None:
    rows = next(rows for name, _, rows in CASES if name == "climb_relatives" and any(row[0] == "attack" for row in rows))
    rows = [["siege" if cell == "attack" else cell for cell in row] for row in rows]
    verb = next(i for i, row in enumerate(rows) if row[6].startswith("acl"))
    siege = next(i for i, row in enumerate(rows) if row[0] == "siege")
    alone = repairs.repair(read_tree(rows))
    assert alone.heads[verb] != siege
    widened = repairs.repair(read_tree(rows), {"event_noun": frozenset({"siege"})})
    assert widened.heads[verb] == siege
