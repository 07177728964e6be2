"""Articles in, parses out: blocks are cleaned, parsed by spaCy, converted to UD v2 and repaired."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kg.annotate.headline import Casing, common_words
from kg.annotate.names import repair_names
from kg.annotate.pipeline import load_pipeline
from kg.annotate.repairs import repair
from kg.annotate.surface import Surface, clean
from kg.annotate.titles import read_titles
from kg.annotate.tree import tree_from_spacy
from kg.annotate.ud import to_ud
from kg.lexicon import RoleNoun
from kg.model import Article, Block, BlockKind, Name, Parsed, Sentence, Token

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_REMARK = 10  # tokens: a longer piece after a comma is a sentence of its own


def annotate(
    articles: Iterable[Article],
    *,
    pipeline: str | None = None,
    role_nouns: Mapping[str, RoleNoun] | None = None,
    words: Mapping[str, frozenset[str]] | None = None,
) -> Iterator[Parsed]:
    """The parses of the articles, in their order, one at a time. Raises ModelError where the pipeline is missing."""
    nlp = load_pipeline(pipeline)
    is_common = common_words(nlp)
    for article in articles:
        # An article is a batch of its own: its parse depends on nothing else, not even in the last digit of a score.
        surfaces = list(_surfaces(article, is_common))
        docs = nlp.pipe(surfaces, as_tuples=True, batch_size=len(surfaces))
        yield _assemble(list(docs), role_nouns or {}, words or {})


@dataclass(frozen=True, slots=True)
class _Part:
    """A block on its way through the pipeline."""

    article: Article
    block: Block
    surface: Surface


def _surfaces(article: Article, is_common: Callable[[str], bool]) -> Iterator[tuple[str, _Part]]:
    blocks = article.blocks or (Block(BlockKind.PARAGRAPH, 0, len(article.text)),)
    surfaces = [clean(article.text[block.char_start : block.char_end], block.char_start) for block in blocks]
    casing = Casing((s.text for s, b in zip(surfaces, blocks, strict=True) if not b.kind.is_headline), is_common)
    for block, surface in zip(blocks, surfaces, strict=True):
        text = casing.recase(surface.text) if block.kind.is_headline else surface.text
        yield text, _Part(article, block, surface)


@dataclass(slots=True)
class _Builder:
    words: Mapping[str, frozenset[str]]
    tokens: list[Token] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)
    repairs: list[tuple[str, int]] = field(default_factory=list)

    def add_sentence(self, span: Span, part: _Part) -> None:
        """Convert, repair and append one sentence of a block."""
        tree = repair(to_ud(tree_from_spacy(span)), self.words)
        start, number, text = len(self.tokens), len(self.sentences), part.article.text
        for i, token in enumerate(span):
            char_start, char_end = part.surface.span(token.idx, token.idx + len(token))
            self.tokens.append(Token(
                start + i, text[char_start:char_end], tree.lemmas[i], tree.upos[i], tree.xpos[i], tree.deps[i],
                start + tree.heads[i], char_start, char_end, number, tree.cases[i],
            ))  # fmt: skip
        first, last = self.tokens[start], self.tokens[-1]
        self.sentences.append(Sentence(number, start, len(self.tokens), start + tree.root, first.char_start,
                                       last.char_end, part.block.kind))  # fmt: skip
        self.repairs.extend((name, start + i) for name, i in tree.repairs)


def _assemble(
    group: list[tuple[Doc, _Part]], role_nouns: Mapping[str, RoleNoun], words: Mapping[str, frozenset[str]]
) -> Parsed:
    builder = _Builder(words)
    for doc, part in group:
        offset = len(builder.tokens)
        for span in _sentences(doc):
            builder.add_sentence(span, part)
        builder.names.extend(Name(offset + ent.start, offset + ent.end, ent.label_) for ent in doc.ents)
    names = tuple(repair_names(builder.tokens, builder.names, builder.sentences, role_nouns, words))
    tokens = number_names(builder.tokens, names)
    parsed = Parsed(
        article=group[0][1].article, tokens=tokens, sentences=tuple(builder.sentences), names=names,
        children=read_children(tokens), repairs=tuple(builder.repairs),
    )  # fmt: skip
    return replace(parsed, titles=tuple(read_titles(parsed, role_nouns, words)))


def _sentences(doc: Doc) -> Iterator[Span]:
    """The sentences of a block; what the parser cut off before a comma is one of them: "Ten people died" + ", he said."."""
    start = 0
    for span in doc.sents:
        if span.end < len(doc) and doc[span.end].text == "," and len(list(doc[span.end].sent)) <= _REMARK:
            continue
        yield doc[start : span.end]
        start = span.end


def number_names(tokens: Iterable[Token], names: Iterable[Name]) -> tuple[Token, ...]:
    """The tokens with `name` set to the index of the name that they lie in."""
    index = {i: number for number, name in enumerate(names) for i in range(name.start, name.end)}
    return tuple(t if t.name == index.get(t.i, -1) else t._replace(name=index.get(t.i, -1)) for t in tokens)


def read_children(tokens: tuple[Token, ...]) -> tuple[tuple[int, ...], ...]:
    """The dependents of each token in text order."""
    kids: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.i:
            kids[token.head].append(token.i)
    return tuple(map(tuple, kids))
