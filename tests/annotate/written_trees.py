"""Trees written by hand in tab-separated files: a head line "# name: sentence", a line a word, an empty line."""

from __future__ import annotations

from pathlib import Path

from hypothesis import strategies as st

from kg.annotate.tree import Tree

_HERE = Path(__file__).parent
CLEAR = [
    "acl", "acomp", "advcl", "advmod", "agent", "amod", "appos", "attr", "aux", "auxpass", "case", "cc", "ccomp", "compound",
    "conj", "csubj", "csubjpass", "dative", "dep", "det", "dobj", "expl", "intj", "mark", "meta", "neg", "nmod", "npadvmod",
    "nsubj", "nsubjpass", "nummod", "oprd", "parataxis", "pcomp", "pobj", "poss", "preconj", "predet", "prep", "prt", "punct",
    "quantmod", "relcl", "xcomp",
]  # fmt: skip
WORDS = [
    ("is", "be", "AUX", "VBZ"), ("be", "be", "AUX", "VB"), ("was", "be", "VERB", "VBD"), ("said", "say", "VERB", "VBD"),
    ("to", "to", "PART", "TO"), ("of", "of", "ADP", "IN"), ("out", "out", "ADP", "RP"), ("because", "because", "SCONJ", "IN"),
    ("Peru", "Peru", "PROPN", "NNP"), ("law", "law", "NOUN", "NN"), ("there", "there", "PRON", "EX"), ("as", "as", "ADP", "IN"),
    ("such", "such", "ADJ", "JJ"), ("held", "hold", "VERB", "VBN"), ("-", "-", "PUNCT", "HYPH"), (",", ",", "PUNCT", ","),
    ("over", "over", "ADP", "IN"), ("300", "300", "NUM", "CD"), ("with", "with", "ADP", "IN"), ("UNO", "uno", "VERB", "VBD"),
    ("attack", "attack", "NOUN", "NN"), ("dates", "date", "NOUN", "NNS"), ("that", "that", "PRON", "WDT"),
    ("and", "and", "CCONJ", "CC"), ("prior", "prior", "ADV", "RB"), ("who", "who", "PRON", "WP"),
]  # fmt: skip


def read_cases(name: str) -> list[tuple[str, str, list[list[str]]]]:
    """(name, sentence, rows of cells) of each tree in a file; "_" is an empty cell."""
    cases = []
    for part in (_HERE / name).read_text(encoding="utf-8").strip().split("\n\n"):
        head, *lines = part.split("\n")
        case, sentence = head.removeprefix("# ").split(": ", 1)
        cases.append((case, sentence, [["" if cell == "_" else cell for cell in line.split("\t")] for line in lines]))
    return cases


def read_tree(rows: list[list[str]]) -> Tree:
    """A UD tree from rows of word, entity label, "+" where glued, lemma, upos, xpos, dep, head, case."""
    word, ent, glued, lemma, upos, xpos, dep, head, case = zip(*(row[:9] for row in rows), strict=True)
    return Tree(
        list(word), list(lemma), list(upos), list(xpos), list(dep), [int(h) for h in head],
        [c.replace("_", " ") for c in case], list(ent), [g == "+" for g in glued],
    )  # fmt: skip


def outline(tree: Tree) -> list[tuple[str, str, str, str, int, str]]:
    """What a repair may change, for each word."""
    return list(zip(tree.lemmas, tree.upos, tree.xpos, tree.deps, tree.heads, tree.cases, strict=True))


def assert_tree(tree: Tree) -> None:
    """One root, no cycle, children that agree with heads."""
    assert [i for i, head in enumerate(tree.heads) if head == i] == [tree.root]
    assert tree.deps[tree.root] == "root"
    assert all(tree.below(i, tree.root) for i in range(len(tree)))
    for i, kids in enumerate(tree.kids):
        assert kids == [j for j, head in enumerate(tree.heads) if head == i and j != i]


@st.composite
def clear_trees(draw: st.DrawFn) -> Tree:
    """Any tree over any words with any labels: the parser may do what it likes."""
    size = draw(st.integers(1, 12))
    root = draw(st.integers(0, size - 1))
    order = [root, *draw(st.permutations([i for i in range(size) if i != root]))]
    heads, deps = [root] * size, ["ROOT"] * size
    for place, i in enumerate(order[1:], 1):
        heads[i] = order[draw(st.integers(0, place - 1))]
        deps[i] = draw(st.sampled_from(CLEAR))
    word, lemma, upos, xpos = zip(*(draw(st.sampled_from(WORDS)) for _ in range(size)), strict=True)
    ents = [draw(st.sampled_from(["", "", "GPE", "PERSON", "ORG"])) for _ in range(size)]
    return Tree(list(word), list(lemma), list(upos), list(xpos), deps, heads, [], ents, [draw(st.booleans()) for _ in range(size)])
