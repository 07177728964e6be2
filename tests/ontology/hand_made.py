"""Small worlds for the tests of matching and normalizing: a text whose words carry their entities, propositions over
it, and a lexicon of a few entries.

    world("Iran[Country] attacked both[Iraq:Country,Syria:Country] .")
    world.said("verb attack@attacked: subj=Iran obj=both")
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.lexicon import Lexicon
from kg.model import (
    Article,
    Block,
    BlockKind,
    Entity,
    Lift,
    Links,
    Mention,
    Parsed,
    Proposition,
    Sentence,
    Slot,
    Stance,
    Title,
    Token,
)
from kg.ontology.reader import read_lexicon
from kg.resources import ontologies

_PREFIXES = """@prefix kg: <https://w3id.org/kg-news/ns#> .
@prefix lex: <https://w3id.org/kg-news/lexicon#> .
"""
_WORD = re.compile(r"(?P<text>[^\s\[]+)(?:\[(?P<entities>[^\]]*)\])?(?P<space>\s*)")


def small_lexicon(entries: str) -> Lexicon:
    """The ontology's classes and properties with these entries of a lexicon, in Turtle."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "entries.ttl"
        path.write_text(_PREFIXES + entries, encoding="utf-8")
        return read_lexicon([ontologies() / "kg.ttl", path])


def entity_id(name: str) -> str:
    """The id of an entity of a small world."""
    return "e:" + name.lower()


@dataclass(frozen=True, slots=True)
class World:
    """A text with what its words stand for."""

    parsed: Parsed
    links: Links

    def token(self, word: str) -> int:
        """The first token with this text; "word#2" is the second one."""
        text, _, nth = word.partition("#")
        return [t.i for t in self.parsed.tokens if t.text == text][int(nth or 1) - 1]

    def said(self, line: str, stance: Stance | None = None, rule: str = "", index: int = 0) -> Proposition:
        """A proposition from "kind lemma@trigger_words: slot=word slot=word~via"."""
        head, _, slots = line.partition(": ")
        kind, _, rest = head.partition(" ")
        lemma, _, words = rest.partition("@")
        trigger = tuple(sorted(self.token(w) for w in words.split("+")))
        parts = tuple(self._slot(part) for part in slots.split())
        place = self.token(words.split("+")[-1])
        sentence = self.parsed.tokens[place].sentence
        return Proposition(index, kind, lemma, place, trigger, parts, stance or Stance(), rule or f"{kind}.test", sentence)

    def _slot(self, part: str) -> Slot:
        name, _, filler = part.partition("=")
        word, _, via = filler.partition("~")
        token = self.token(word)
        lemma = self.parsed.tokens[token].lemma.lower()
        return Slot(name.replace("_", " "), token, self.token(via) if via else None, False, lemma)


def world(
    marked: str, titles: tuple[Title, ...] = (), offices: tuple[tuple[str, str], ...] = (), lifts: tuple[Lift, ...] = ()
) -> World:
    """A world from a text with blanks between its words; a "." ends a sentence. `offices` are (id, label)."""
    tokens: list[Token] = []
    entities: dict[str, Entity] = {e: Entity(e, label, "Office") for e, label in offices}
    of: dict[int, tuple[str, ...]] = {}
    text, sentence = "", 0
    for found in _WORD.finditer(marked):
        word, i = found["text"], len(tokens)
        upos = "PUNCT" if word == "." else "PROPN" if word[0].isupper() else "NOUN"
        start, end = len(text), len(text) + len(word)
        tokens.append(Token(i, word, word, upos, "", "dep", 0, start, end, sentence))
        text += word + found["space"]
        sentence += word == "."
        made = [_entity(part, word) for part in (found["entities"] or "").split(",") if part]
        entities |= {e.id: e for e in made}
        if made:
            of[i] = tuple(e.id for e in made)
    mentions = tuple(Mention(ids, i, tokens[i].char_start, tokens[i].char_end, "name") for i, ids in of.items())
    article = Article("doc:test", text, blocks=(Block(BlockKind.PARAGRAPH, 0, len(text)),))
    parsed = Parsed(article, tuple(tokens), tuple(_sentences(tokens)), titles=titles, children=tuple(() for _ in tokens))
    return World(parsed, Links(entities, mentions, of, {k: e for k, (e, _) in enumerate(offices)}, lifts))


def _entity(part: str, word: str) -> Entity:
    name, _, kind = part.partition(":") if ":" in part else (word, "", part)
    return Entity(entity_id(name), name, kind)


def _sentences(tokens: Sequence[Token]) -> list[Sentence]:
    found = []
    for index in range(tokens[-1].sentence + 1):
        own = [t for t in tokens if t.sentence == index]
        ends = own[0].char_start, own[-1].char_end
        found.append(Sentence(index, own[0].i, own[-1].i + 1, own[0].i, *ends, BlockKind.PARAGRAPH))
    return found
