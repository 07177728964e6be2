"""Articles through the pipeline's own model."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kg.annotate.parse import annotate
from kg.annotate.pipeline import load_pipeline, pipeline_version
from kg.annotate.show import format_parse
from kg.errors import ModelError
from kg.model import Article, Block, BlockKind, Parsed

pytestmark = pytest.mark.live

TEXT = (
    "Cole Dismisses Reed’s Mediation Offer\n"
    "Saturday, May 3, 2014\n"
    "Ann Cole met Tom Reed in Lagos. She said that Reed’s offer to\u00a0mediate was “not serious”.\n"
    "\u200eThe army carried out an attack on the rebel-held town because of the talks.\n"
)


def article(text: str = TEXT, number: str = "doc:1") -> Article:
    kinds = [BlockKind.TITLE, BlockKind.DATELINE, *[BlockKind.PARAGRAPH] * 9]
    blocks, position = [], 0
    for kind, line in zip(kinds, text.split("\n"), strict=False):
        if line:
            blocks.append(Block(kind, position, position + len(line)))
        position += len(line) + 1
    return Article(number, text, blocks=tuple(blocks))


@pytest.fixture(scope="module")
def parsed() -> Parsed:
    return next(annotate([article()]))


def test_tokens_show_the_article(parsed: Parsed) -> None:
    for i, token in enumerate(parsed.tokens):
        assert token.i == i
        assert TEXT[token.char_start : token.char_end] == token.text
        assert token.text.strip() == token.text != ""
    assert [t.text for t in parsed.tokens[:6]] == ["Cole", "Dismisses", "Reed", "’s", "Mediation", "Offer"]


def test_title_is_parsed_as_a_sentence(parsed: Parsed) -> None:
    root = parsed.tokens[parsed.sentences[0].root]
    assert (root.text, root.lemma, root.upos) == ("Dismisses", "dismiss", "VERB")
    assert [parsed.tokens[i].text for i in parsed.dependents(root.i, "nsubj", "obj")] == ["Cole", "Offer"]
    assert parsed.sentences[0].section is BlockKind.TITLE


def test_sentences_stay_in_their_block(parsed: Parsed) -> None:
    for sentence in parsed.sentences:
        inside = [b for b in parsed.article.blocks if b.char_start <= sentence.char_start and sentence.char_end <= b.char_end]
        assert [b.kind for b in inside] == [sentence.section]
    assert [s.section for s in parsed.sentences] == [
        BlockKind.TITLE, BlockKind.DATELINE, BlockKind.PARAGRAPH, BlockKind.PARAGRAPH, BlockKind.PARAGRAPH,
    ]  # fmt: skip


def test_sentences_are_trees(parsed: Parsed) -> None:
    for sentence in parsed.sentences:
        span = parsed.tokens[sentence.start : sentence.end]
        assert [t.i for t in span if t.head == t.i] == [sentence.root]
        assert parsed.subtree(sentence.root) == [t.i for t in span]


def test_prepositions_and_particles(parsed: Parsed) -> None:
    by_text = {t.text: t for t in parsed.tokens}
    assert (by_text["talks"].dep, by_text["talks"].case) == ("obl", "because of")
    assert by_text["out"].dep == "compound:prt"
    assert parsed.tokens[by_text["held"].head].text == "town"
    assert by_text["The"].upos == "DET"


def test_names_and_tokens_agree(parsed: Parsed) -> None:
    for number, name in enumerate(parsed.names):
        assert {t.name for t in parsed.tokens[name.start : name.end]} == {number}
    inside = {i for name in parsed.names for i in range(name.start, name.end)}
    assert all(t.name == -1 for t in parsed.tokens if t.i not in inside)
    assert ("Ann Cole", "PERSON") in [(parsed.text(n.start, n.end), n.label) for n in parsed.names]


def test_articles_come_one_by_one_and_apart(parsed: Parsed) -> None:
    pulled: list[str] = []

    def source() -> Iterator[Article]:
        for number in range(40):
            pulled.append(str(number))
            yield article(number=f"doc:{number}")

    results = annotate(source())
    first = next(results)
    assert len(pulled) < 40
    assert first.article.id == "doc:0"
    assert (first.tokens, first.names, first.titles) == (parsed.tokens, parsed.names, parsed.titles)
    assert [p.article.id for p in results] == [f"doc:{n}" for n in range(1, 40)]


def test_article_without_blocks_is_one_paragraph() -> None:
    (found,) = annotate([Article("doc:2", "He left.\n\nShe stayed.")])
    assert [t.text for t in found.tokens] == ["He", "left", ".", "She", "stayed", "."]
    assert found.sentences[0].section is BlockKind.PARAGRAPH


def test_blank_article_has_no_sentences() -> None:
    (found,) = annotate([Article("doc:3", " \n\u200b ")])
    assert (found.tokens, found.sentences, found.children) == ((), (), ())


def test_a_unit_ends_a_sentence() -> None:
    text = "Shell sued Greenpeace for $2m. Its boss left."
    parsed = next(annotate([Article("doc:1", text)]))
    assert [text[s.char_start : s.char_end] for s in parsed.sentences] == ["Shell sued Greenpeace for $2m.", "Its boss left."]


def test_model_is_named() -> None:
    assert pipeline_version() == ("en_core_web_md", "3.7.1")
    assert load_pipeline() is load_pipeline()


def test_missing_model_says_what_to_do() -> None:
    with pytest.raises(ModelError, match=r"'en_core_web_none' is not installed; run: python -m spacy download en_core_web_none"):
        load_pipeline("en_core_web_none")


def test_parse_is_shown_as_a_table(parsed: Parsed) -> None:
    lines = format_parse(parsed, parsed.sentences[0]).split("\n")
    assert lines[0].split() == ["i", "text", "lemma", "upos", "dep", "head", "case"]
    assert lines[1].split() == ["0", "Cole", "Cole", "PROPN", "nsubj", "1", "Dismisses"]
    assert lines[2].split() == ["1", "Dismisses", "dismiss", "VERB", "root", "-"]
