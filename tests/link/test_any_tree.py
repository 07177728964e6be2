"""Whatever the parser makes of a text, linking ends, stays inside the text and says the same twice."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st
from pinned import LEXICON, pinned, read_texts

from kg.link import link
from kg.link.gazetteer import Gazetteer
from kg.model import Parsed, Sentence, Token

DEPS = [
    "nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "nmod:poss", "amod", "acl", "acl:relcl", "appos", "conj",
    "compound", "flat", "nummod", "det", "case", "advcl", "xcomp", "ccomp", "cop", "punct", "expl", "parataxis", "obl:tmod", "dep",
]  # fmt: skip


@cache
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


@st.composite
def reshaped(draw: st.DrawFn) -> Parsed:
    """A pinned text with any tree over each of its sentences."""
    parsed = pinned(draw(st.sampled_from(sorted(read_texts()))))
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for sentence in parsed.sentences:
        order = list(draw(st.permutations(range(sentence.start, sentence.end))))
        heads = {order[0]: order[0]} | {i: order[draw(st.integers(0, n))] for n, i in enumerate(order[1:])}
        for i in range(sentence.start, sentence.end):
            dep = "root" if heads[i] == i else draw(st.sampled_from(DEPS))
            tokens.append(parsed.tokens[i]._replace(head=heads[i], dep=dep))
        sentences.append(replace(sentence, root=order[0]))
    children = tuple(tuple(t.i for t in tokens if t.head == i and t.i != i) for i in range(len(tokens)))
    return replace(parsed, tokens=tuple(tokens), sentences=tuple(sentences), children=children)


@settings(max_examples=150, deadline=None)
@given(reshaped())
def test_any_tree(parsed: Parsed) -> None:
    links = link(parsed, gazetteer(), LEXICON)
    assert links == link(parsed, gazetteer(), LEXICON)
    assert {e for ids in links.of.values() for e in ids} <= set(links.entities)
    assert all(0 <= m.char_start < m.char_end <= len(parsed.article.text) for m in links.mentions)
    assert all(entity.label.strip() for entity in links.entities.values())
