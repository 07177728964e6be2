"""What the repairs of names look at: tokens, sentences, role nouns and word classes, with small questions on them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.annotate.roles import FIRST_NAMES, Role, compact, find_roles, is_capital, word_class
from kg.lexicon import RoleNoun
from kg.model import BlockKind, Name, Sentence, Token

MONTHS = frozenset(
    [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
        "november", "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"
    ]
)


@dataclass(frozen=True, slots=True)
class NameContext:
    """One article for the name repairs. `roles` are its role nouns, `role_at[i]` the one that token i lies in."""

    tokens: Sequence[Token]
    sentences: Sequence[Sentence]
    words: Mapping[str, frozenset[str]]
    roles: tuple[Role, ...]
    role_at: Mapping[int, Role]
    portfolio: frozenset[str]
    organisation: frozenset[str]

    def text(self, start: int, end: int) -> str:
        """The words `start`–`end`, joined by blanks."""
        return " ".join(token.text for token in self.tokens[start:end])

    def low(self, i: int) -> str:
        """Token i in lower case."""
        return self.tokens[i].text.lower()

    def touching(self, i: int) -> bool:
        """Whether token i follows the one before without a blank."""
        return i > 0 and self.tokens[i - 1].char_end == self.tokens[i].char_start

    def section(self, i: int) -> BlockKind:
        """The kind of block that token i stands in."""
        return self.sentences[self.tokens[i].sentence].section

    def opens(self, i: int) -> bool:
        """Whether token i is the first word of its sentence."""
        return i == 0 or self.tokens[i - 1].sentence != self.tokens[i].sentence or self.tokens[i - 1].text in '"“:('

    def is_proper(self, i: int) -> bool:
        """A capitalised word that is tagged as a name, or at least not as a common word at the sentence's start."""
        token = self.tokens[i]
        if not is_capital(token) or not compact(token.text) or (token.text.lower() in MONTHS and not self._is_surname(i)):
            return False
        return token.upos == "PROPN" or (token.upos in ("NOUN", "ADJ", "X") and not self.opens(i))

    def same_sentence(self, i: int, j: int) -> bool:
        """Whether both positions exist and lie in one sentence."""
        size = len(self.tokens)
        return 0 <= i < size and 0 <= j < size and self.tokens[i].sentence == self.tokens[j].sentence

    def _is_surname(self, i: int) -> bool:
        """ "Theresa May", "Mrs May"."""
        return i > 0 and self.low(i - 1) in FIRST_NAMES | {"mr", "mrs", "ms", "mr.", "mrs.", "ms.", "theresa", "lady"}


def name_context(
    tokens: Sequence[Token],
    sentences: Sequence[Sentence],
    role_nouns: Mapping[str, RoleNoun],
    words: Mapping[str, frozenset[str]],
) -> NameContext:
    """The context of one article."""
    roles = find_roles(tokens, role_nouns)
    return NameContext(
        tokens,
        sentences,
        words,
        roles,
        {i: role for role in roles for i in range(role.start, role.end)},
        word_class(words, "portfolio"),
        word_class(words, "organisation_noun"),
    )


def free(names: Sequence[Name], start: int, end: int) -> bool:
    """Whether no name overlaps the tokens `start`–`end`."""
    return all(name.end <= start or name.start >= end for name in names)


def without(names: Sequence[Name], start: int, end: int) -> list[Name]:
    """The names that do not overlap the tokens `start`–`end`."""
    return [name for name in names if name.end <= start or name.start >= end]
