"""Coreference figures: the measures on clusters worked by hand, the reader and the whole way on a made-up document."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.evaluation.clusters import best_sum, conll
from kg.evaluation.coref import FoundMention, GoldMention, Resolved, lines, read_documents, resolve, score
from kg.pipeline import Pipeline

ROWS = [  # word, part of speech, word above, Entity
    ("Maria", "PROPN", 3, "(1-person-new-sssss-cf1-1-coref-Maria_Delgado"),
    ("Delgado", "PROPN", 1, "1)"),
    ("visited", "VERB", 0, ""),
    ("Lima", "PROPN", 3, "(2-place-new-nnnnn-cf2-1-coref-Lima)"),
    (".", "PUNCT", 3, ""),
    ("She", "PRON", 2, "(1-person-giv:act-sssss-cf1-1-ana)"),
    ("left", "VERB", 0, ""),
    ("Lima", "PROPN", 2, "(2-place-giv:act-nnnnn-cf2-1-coref)"),
    (".", "PUNCT", 2, ""),
]


def conllu() -> str:
    """The document: two sentences of one paragraph."""
    found: list[str] = []
    for text, rows in (("Maria Delgado visited Lima.", ROWS[:5]), ("She left Lima.", ROWS[5:])):
        found += ["# newpar"] if not found else []
        found.append(f"# text = {text}")
        for n, (word, upos, head, entity) in enumerate(rows, 1):
            found.append("\t".join([str(n), word, "_", upos, "_", "_", str(head), "_", "_", f"Entity={entity}" if entity else "_"]))
        found.append("")
    return "\n".join(found)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "made_up.conllu").write_text(conllu(), encoding="utf-8")
    return tmp_path


def test_a_document_is_read_with_its_text_and_mentions(folder: Path) -> None:
    (document,) = read_documents(folder)
    assert document.text == "Maria Delgado visited Lima. She left Lima.\n"
    assert document.mentions == [
        GoldMention(0, 2, "1", "Maria_Delgado", nominal=True), GoldMention(3, 4, "2", "Lima", nominal=True),
        GoldMention(5, 6, "1", "Maria_Delgado", nominal=False), GoldMention(7, 8, "2", "Lima", nominal=True),
    ]  # fmt: skip


def test_no_documents_are_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no \*\.conllu"):
        read_documents(tmp_path)


def test_end_to_end(folder: Path) -> None:
    resolved = list(resolve(read_documents(folder), Pipeline()))
    scores = score(resolved)
    assert scores.named == (1.0, 1.0, 1.0)
    assert scores.pronouns == (1.0, 1.0, 1)
    assert [line.split("\t")[1:3] for line in lines(resolved)] == [["0", "2"], ["3", "4"], ["5", "6"], ["7", "8"]]


def test_a_pronoun_that_stands_for_the_wrong_thing_or_for_nothing(folder: Path) -> None:
    (document,) = read_documents(folder)
    names = FoundMention((0, 2), 1, ("maria",), "name"), FoundMention((3, 4), 3, ("lima",), "name")
    wrong = Resolved(document, (*names, FoundMention((5, 6), 5, ("lima",), "pronoun")))
    assert score([wrong]).pronouns == (0.0, 0.0, 1)
    assert score([Resolved(document, names)]).pronouns == (0.0, 0.0, 1)
    right = Resolved(document, (*names, FoundMention((5, 6), 5, ("maria",), "pronoun")))
    assert score([right, Resolved(document, names)]).pronouns == (1.0, 0.5, 2)


def test_conll_of_a_cluster_cut_in_two() -> None:
    gold, found = [frozenset("abcd")], [frozenset("ab"), frozenset("cd")]
    # MUC 1, 2/3; B3 1, 1/2; CEAFe: one of the halves, 2·2/6 of 2 found and 1 gold
    precision, recall = (1 + 1 + 1 / 3) / 3, (2 / 3 + 1 / 2 + 2 / 3) / 3
    assert conll([(gold, found)])[:2] == pytest.approx((precision, recall))
    assert conll([]) == conll([([], [])]) == (0.0, 0.0, 0.0)


@given(st.lists(st.lists(st.integers(0, 9), min_size=3, max_size=3), min_size=1, max_size=3))
def test_the_best_sum_is_that_of_all_assignments(rows: list[list[int]]) -> None:
    from itertools import permutations

    best = max(sum(rows[i][j] for i, j in enumerate(columns)) for columns in permutations(range(3), len(rows)))
    assert best_sum([[float(value) for value in row] for row in rows]) == best
    assert best_sum([list(map(float, column)) for column in zip(*rows, strict=True)]) == best
