"""What has been mentioned so far, and who it was: the state that the parts of linking share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.lexicon import Lexicon
from kg.link.kinds import is_body
from kg.link.nodes import Nodes
from kg.model import Mention, Parsed

if TYPE_CHECKING:
    from kg.link.gazetteer import Gazetteer

_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj"})


@dataclass(frozen=True, slots=True)
class Seen:
    """One mention in reading order."""

    token: int
    entities: tuple[str, ...]
    kind: str  # of the mention
    plural: bool
    subject: bool
    sentence: int


@dataclass(slots=True)
class Discourse:
    """The parse, the tables and the nodes of one article with the mentions found so far."""

    parsed: Parsed
    gazetteer: Gazetteer
    lexicon: Lexicon
    nodes: Nodes
    of: dict[int, tuple[str, ...]] = field(default_factory=dict)
    seen: list[Seen] = field(default_factory=list)
    mentions: dict[int, Mention] = field(default_factory=dict)
    told: Counter[str] = field(default_factory=Counter)  # entity -> its mentions so far
    genders: dict[str, str] = field(default_factory=dict)  # person node -> "male" | "female"

    def bind(
        self, token: int, entities: Iterable[str], kind: str, span: tuple[int, int] | None = None, *, plural: bool = False
    ) -> None:
        """Let the mention headed by `token` stand for these entities. `span` are its tokens."""
        found = tuple(dict.fromkeys(entities))
        if not found:
            return
        start, end = span or (token, token + 1)
        tokens = self.parsed.tokens
        self.of[token] = found
        self.told.update(found)
        self.mentions[token] = Mention(found, token, tokens[start].char_start, tokens[end - 1].char_end, kind)
        if kind != "pronoun" or tokens[token].dep in _SUBJECTS:
            self.seen.append(Seen(token, found, kind, plural, tokens[token].dep in _SUBJECTS, tokens[token].sentence))

    def kind(self, entity: str) -> str:
        """The class of an entity."""
        return self.nodes.kind(entity)

    def is_state(self, entity: str) -> bool:
        """Whether an entity is a country."""
        return self.kind(entity) == "Country"

    def is_person(self, entity: str) -> bool:
        """Whether an entity is a person."""
        return self.kind(entity) == "Person"

    def is_thing(self, entity: str) -> bool:
        """Whether "it" may stand for an entity: no person, no group of people."""
        return self.kind(entity) not in ("Person", "Group")

    def is_body(self, entity: str) -> bool:
        """Whether an entity is an organisation or a state."""
        return is_body(self.kind(entity))
