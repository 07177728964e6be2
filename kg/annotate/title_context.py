"""What the reading of titles looks at: tokens, role nouns, names and word classes, with small questions on them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.annotate.roles import Role, find_roles, name_index, word_class
from kg.lexicon import RoleNoun
from kg.model import Name, Parsed, Token

REGIONS = frozenset(("LOC", "GPE"))
_ENTITIES = frozenset(("GPE", "LOC", "NORP", "ORG", "FAC", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW"))


@dataclass(frozen=True, slots=True)
class TitleContext:
    """One article for the title reader."""

    tokens: Sequence[Token]
    roles: tuple[Role, ...]
    role_at: Mapping[int, Role]
    name_at: Sequence[Name | None]
    persons: tuple[Name, ...]
    portfolio: frozenset[str]
    bodies: frozenset[str]
    places: frozenset[str]
    former: frozenset[str]

    def low(self, i: int) -> str:
        """Token i in lower case, "" outside the text."""
        return self.tokens[i].text.lower() if 0 <= i < len(self.tokens) else ""

    def same(self, i: int, j: int) -> bool:
        """Whether both positions exist and lie in one sentence."""
        size = len(self.tokens)
        return 0 <= i < size and 0 <= j < size and self.tokens[i].sentence == self.tokens[j].sentence

    def is_portfolio(self, name: Name) -> bool:
        """Whether a name is but the field of an office ("State", "Education")."""
        text = " ".join(token.text.lower() for token in self.tokens[name.start : name.end])
        return text in self.portfolio and name.label not in REGIONS

    def person(self, i: int) -> bool:
        """Whether token i lies in a person's name."""
        name = self.name_at[i] if 0 <= i < len(self.tokens) else None
        return name is not None and name.label == "PERSON"

    def entity(self, i: int) -> Name | None:
        """The name of a state, body or place that token i lies in."""
        name = self.name_at[i] if 0 <= i < len(self.tokens) else None
        return name if name is not None and name.label in _ENTITIES else None


def title_context(
    parsed: Parsed, role_nouns: Mapping[str, RoleNoun], words: Mapping[str, frozenset[str]]
) -> TitleContext:
    """The context of one article. Role nouns inside a name are none ("Dean Kamen")."""
    name_at = name_index(parsed.names, len(parsed.tokens))
    persons = tuple(name for name in parsed.names if name.label == "PERSON")
    roles = tuple(role for role in find_roles(parsed.tokens, role_nouns) if not _in_name(name_at, role))
    return TitleContext(
        parsed.tokens,
        roles,
        {i: role for role in roles for i in range(role.start, role.end)},
        name_at,
        persons,
        word_class(words, "portfolio"),
        word_class(words, "body_noun"),
        word_class(words, "region_noun"),
        word_class(words, "former_word"),
    )


def _in_name(name_at: Sequence[Name | None], role: Role) -> bool:
    name = name_at[role.start]
    return name is not None and name.end >= role.end and (name.label == "PERSON" or name.start < role.start)
