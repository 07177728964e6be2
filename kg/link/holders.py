"""Definite offices: "the minister" is the person of the article who holds that title."""

from __future__ import annotations

from collections.abc import Sequence

from kg.link.discourse import Discourse
from kg.link.folding import fold
from kg.link.offices import Held, role_noun
from kg.link.phrases import Phrase

_DEFINITE = frozenset({"the", "this", "that"})
_NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4}
_HEADS = frozenset({"leads", "headOfStateOf", "headOfGovernmentOf"})
_OF_HEADS = frozenset({"leader", "chief", "head", "boss"})  # what a headline calls anybody who leads
_SHORT = {"pm": "prime minister", "premier": "prime minister", "secgen": "secretary-general"}


class Holders:
    """The people of an article by their titles."""

    def __init__(self, discourse: Discourse, titles: Sequence[Held]) -> None:
        self._discourse = discourse
        self._titles = titles

    def of(self, phrase: Phrase) -> tuple[str, ...]:
        """The one holder of the office that a phrase names, "the two ministers" all of them; none where the article has
        others, too, or nobody."""
        parsed = self._discourse.parsed
        if parsed.dependents(phrase.head, "acl:relcl"):
            return ()
        if phrase.plural:
            return self._counted(phrase)
        if not self._definite(phrase) and not self._capital(phrase):
            return ()
        if role_noun(self._discourse, parsed.text(phrase.start, phrase.head + 1)) is None:
            return ()
        return self._titled(phrase) or self._leading(phrase)

    def _definite(self, phrase: Phrase) -> bool:
        """Its article may hang on a part of the title: "the secretary-general"."""
        before = self._discourse.parsed.tokens[phrase.start - 1].text.lower() if phrase.start else ""
        return phrase.determiner in _DEFINITE or before in _DEFINITE

    def _titled(self, phrase: Phrase) -> tuple[str, ...]:
        """The one who has the title with all these words."""
        parsed = self._discourse.parsed
        tokens = [parsed.tokens[i] for i in range(phrase.start, phrase.end)]
        words = frozenset(fold(token.text) for token in tokens if token.upos in ("NOUN", "PROPN", "ADJ"))
        noun = fold(parsed.tokens[phrase.head].text)
        fitting = [h for h in self._titles if fold(parsed.tokens[h.title.noun].text) == noun and words <= self._all_words(h)]
        former = "former" in words or "ex" in words
        current = [h for h in fitting if not h.title.former]
        people = list(dict.fromkeys(h.person for h in (fitting if former else current)))
        return (people[0],) if len(people) == 1 else ()

    def _leading(self, phrase: Phrase) -> tuple[str, ...]:
        """ "The UN chief", "the premier": who heads that body under another title."""
        parsed = self._discourse.parsed
        noun = fold(parsed.tokens[phrase.head].text)
        if noun in _SHORT:
            heads = [h for h in self._titles if fold(h.core) == _SHORT[noun]]
        elif noun in _OF_HEADS and len(phrase.modifiers) == 1:
            beside = parsed.dependents(phrase.head, "compound", "amod", "nmod:poss")
            bodies = {e for j in beside for e in self._discourse.of.get(j, ())}
            heads = [h for h in self._titles if h.body in bodies and h.noun is not None and _HEADS.intersection(h.noun.properties)]
        else:
            return ()
        people = list(dict.fromkeys(h.person for h in heads if not h.title.former))
        return (people[0],) if len(people) == 1 else ()

    def _counted(self, phrase: Phrase) -> tuple[str, ...]:
        """ "The two ministers", "both leaders": where just as many have been named."""
        parsed = self._discourse.parsed
        words = [parsed.tokens[j].text.lower() for j in parsed.dependents(phrase.head, "nummod", "det", "det:predet")]
        number = next((_NUMBERS[word] for word in words if word in _NUMBERS), 0)
        if not number or not (self._definite(phrase) or "both" in words) or len(phrase.modifiers) > 1 + (number > 0):
            return ()
        noun = parsed.tokens[phrase.head].lemma.lower()
        any_head = noun in _OF_HEADS
        named = [h for h in self._titles if h.title.holder < phrase.head and not h.title.former]
        fitting = [h for h in named if fold(parsed.tokens[h.title.noun].lemma) == noun
                   or (any_head and h.noun is not None and _HEADS.intersection(h.noun.properties))]
        people = tuple(dict.fromkeys(h.person for h in fitting))
        return people if len(people) == number else ()

    def _capital(self, phrase: Phrase) -> bool:
        return self._discourse.parsed.tokens[phrase.head].text[:1].isupper()

    def _all_words(self, held: Held) -> frozenset[str]:
        parsed, title = self._discourse.parsed, held.title
        return held.words | {fold(parsed.tokens[i].text) for i in range(title.start, title.end)}
