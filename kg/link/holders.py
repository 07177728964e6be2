"""Definite offices: "the minister" is the person of the article who holds that title."""

from __future__ import annotations

from collections.abc import Sequence

from kg.link.discourse import Discourse
from kg.link.folding import fold
from kg.link.offices import Held, role_noun
from kg.link.phrases import Phrase

_DEFINITE = frozenset({"the", "this", "that"})


class Holders:
    """The people of an article by their titles."""

    def __init__(self, discourse: Discourse, titles: Sequence[Held]) -> None:
        self._discourse = discourse
        self._titles = titles

    def of(self, phrase: Phrase) -> tuple[str, ...]:
        """The one holder of the office that a phrase names; none where the article has several or nobody."""
        parsed = self._discourse.parsed
        if phrase.plural or parsed.dependents(phrase.head, "acl:relcl"):
            return ()
        if phrase.determiner not in _DEFINITE and not self._capital(phrase):
            return ()
        if role_noun(self._discourse, parsed.text(phrase.start, phrase.head + 1)) is None:
            return ()
        tokens = [parsed.tokens[i] for i in range(phrase.start, phrase.end)]
        words = frozenset(fold(token.text) for token in tokens if token.upos in ("NOUN", "PROPN", "ADJ"))
        noun = fold(parsed.tokens[phrase.head].text)
        fitting = [h for h in self._titles if fold(parsed.tokens[h.title.noun].text) == noun and words <= self._all_words(h)]
        current = [h for h in fitting if not h.title.former]
        people = list(dict.fromkeys(h.person for h in current or fitting))
        return (people[0],) if len(people) == 1 else ()

    def _capital(self, phrase: Phrase) -> bool:
        return self._discourse.parsed.tokens[phrase.head].text[:1].isupper()

    def _all_words(self, held: Held) -> frozenset[str]:
        parsed, title = self._discourse.parsed, held.title
        return held.words | {fold(parsed.tokens[i].text) for i in range(title.start, title.end)}
