"""The conversion from the labels of spaCy's English pipelines to UD v2, on pinned parses and on arbitrary trees."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from spacy.tokens import Doc
from spacy.vocab import Vocab
from written_trees import assert_tree, clear_trees, read_cases

from kg.annotate.tree import Tree, tree_from_spacy
from kg.annotate.ud import to_ud

CASES = read_cases("conversions.tsv")
@pytest.mark.parametrize(("name", "sentence", "rows"), CASES, ids=[name for name, _, _ in CASES])
def test_pinned_parse(name: str, sentence: str, rows: list[list[str]]) -> None:
    words, lemmas, upos, xpos, deps, heads = zip(*(row[:6] for row in rows), strict=True)
    doc = Doc(
        Vocab(), words=list(words), lemmas=list(lemmas), pos=list(upos), tags=list(xpos), deps=list(deps),
        heads=[int(head) for head in heads],
    )  # fmt: skip
    tree = to_ud(tree_from_spacy(doc[:]))
    expected = [(dep, int(head), case.replace("_", " ")) for *_, dep, head, case in rows]
    assert list(zip(tree.deps, tree.heads, tree.cases, strict=True)) == expected
    assert_tree(tree)


def test_enough_constructions_are_pinned() -> None:
    assert len({name for name, _, _ in CASES}) >= 40


@given(clear_trees())
@settings(max_examples=400, deadline=None)
def test_result_is_a_tree(tree: Tree) -> None:
    before = (list(tree.heads), list(tree.deps))
    assert_tree(to_ud(tree))
    assert (tree.heads, tree.deps) == before


@given(clear_trees())
@settings(max_examples=400, deadline=None)
def test_no_label_of_the_parser_is_left(tree: Tree) -> None:
    gone = {"ROOT", "attr", "acomp", "oprd", "agent", "dative", "dobj", "nsubjpass", "auxpass", "csubjpass", "pobj", "pcomp", "neg",
            "relcl", "poss", "prt", "quantmod", "npadvmod", "preconj", "predet", "intj", "meta", "prep"}  # fmt: skip
    assert not gone & set(to_ud(tree).deps)
