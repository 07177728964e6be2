"""Sentences whose tokens are given, as benchmarks have them: parsed without the tokeniser, token by token."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from kg.annotate.parse import _assemble, _Part
from kg.annotate.pipeline import load_pipeline
from kg.annotate.surface import Surface, clean
from kg.identity import digest
from kg.lexicon import RoleNoun
from kg.model import Article, Block, BlockKind, Parsed

if TYPE_CHECKING:
    from spacy.tokens import Doc

_BATCH = 32
# Penn Treebank's ways to write brackets and quotation marks.
_ESCAPES = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}", "``": '"', "''": '"', "`": "'"}


def annotate_tokens(
    sentences: Iterable[Sequence[str]],
    *,
    pipeline: str | None = None,
    role_nouns: Mapping[str, RoleNoun] | None = None,
    words: Mapping[str, frozenset[str]] | None = None,
) -> Iterator[Parsed]:
    """One parse for each sequence of tokens, in their order; token i of the parse is token i of the sequence.

    The article's text is the tokens, each followed by a blank, brackets and quotation marks unescaped: printed as prose
    the parses are no better. Raises ModelError where the pipeline is missing, ValueError for an empty token.
    """
    nlp = load_pipeline(pipeline)
    for doc in nlp.pipe((_doc(nlp.vocab, tokens) for tokens in sentences), batch_size=_BATCH):
        yield _assemble([(doc, _part(doc.text))], role_nouns or {}, words or {})


def _as_parsed(token: str) -> str:
    """The token as the parser knows it: no escapes, plain quotation marks and dashes, none empty."""
    return clean(_ESCAPES.get(token, token), 0).text or token


def _doc(vocab: object, tokens: Sequence[str]) -> Doc:
    from spacy.tokens import Doc

    if not all(tokens):
        raise ValueError("a token is empty")
    return Doc(vocab, words=[_as_parsed(token) for token in tokens])


def _part(text: str) -> _Part:
    article = Article(digest(text), text, blocks=(Block(BlockKind.PARAGRAPH, 0, len(text)),))
    return _Part(article, article.blocks[0], Surface(text, range(len(text))))
