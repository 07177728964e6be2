"""Headlines in title case, re-cased for the parser: "Trump Dismisses Putin's Offer" → "Trump dismisses Putin's offer"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

_WORD = re.compile(r"[^\W\d_]+")
_INNER_CAPITAL = re.compile(r"(?<=[a-z0-9,;] )[A-Z][^\W\d_]*|(?<=[a-z]-)[A-Z][^\W\d_]*")
_LOWER = re.compile(r"(?<![^\W\d_])[a-z][^\W\d_]*")
_DEMONYM = re.compile(r"(?:[ei]an|ish|ese)s?$")
_NO_DEMONYM = frozenset(
    ("these", "finish", "publish", "punish", "vanish", "abolish", "polish", "establish", "diminish", "demolish", "selfish",
     "civilian", "politician", "humanitarian", "guardian", "musician", "physician", "pedestrian", "clean", "mean", "ocean",
     "civilians", "politicians", "humanitarians", "guardians", "musicians", "physicians", "pedestrians", "oceans", "foolish")
)  # fmt: skip
_DATES = frozenset(
    ("january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december",
     "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
)  # fmt: skip


class Casing:
    """How the body of an article writes its words: which are names, which are not."""

    def __init__(self, body: Iterable[str], is_common: Callable[[str], bool]) -> None:
        self._lower: Counter[str] = Counter()
        self._capital: Counter[str] = Counter()
        self._is_common = is_common
        for text in body:
            self._lower.update(_LOWER.findall(text))
            self._capital.update(word.lower() for word in _INNER_CAPITAL.findall(text))

    def recase(self, title: str) -> str:
        """The title as a sentence would be written, of the same length; unchanged where it is written so already."""
        words = list(_WORD.finditer(title))
        if not words or not _is_title_case([match.group() for match in words]):
            return title
        shouted = not any(character.islower() for character in title)
        letters = list(title)
        for number, match in enumerate(words):
            start, end = match.span()
            if end - start > 1 or number == 0 or match.group() == "A":
                letters[start:end] = self._recase_word(match.group(), first=number == 0, shouted=shouted)
        return "".join(letters)

    def _recase_word(self, word: str, *, first: bool, shouted: bool) -> str:
        lower = word.lower()
        if len(lower) != len(word) or (not shouted and not word[1:].islower() and len(word) > 1):
            return word  # "NATO", "McDonald"
        if self._is_name(lower):
            return word[0] + lower[1:] if shouted and len(word) > 3 else word
        return word[0] + lower[1:] if first else lower

    def _is_name(self, lower: str) -> bool:
        capital, small = self._capital[lower], self._lower[lower]
        if capital != small:
            return capital > small
        if lower in _DATES or (_DEMONYM.search(lower) and lower not in _NO_DEMONYM):
            return True
        return not self._is_common(lower)


def _is_title_case(words: list[str]) -> bool:
    """Nearly all longer words have a capital: a sentence would not be written so."""
    long = [word for word in words[1:] if len(word) > 3]
    capitals = sum(word[0].isupper() for word in long)
    return len(long) >= 2 and capitals >= 0.75 * len(long)


def common_words(nlp: Language) -> Callable[[str], bool]:
    """A test for words of the general vocabulary, from the lemmatizer's tables (WordNet) and the stop words."""
    lookups = nlp.get_pipe("lemmatizer").lookups if "lemmatizer" in nlp.pipe_names else None
    stop_words: frozenset[str] = frozenset(nlp.Defaults.stop_words)
    if lookups is None or not lookups.has_table("lemma_index"):
        return stop_words.__contains__
    index, exceptions, rules = (lookups.get_table(f"lemma_{name}") for name in ("index", "exc", "rules"))
    forms = {pos: frozenset(index[pos]) for pos in ("noun", "verb", "adj", "adv") if pos in index}

    def is_common(word: str) -> bool:
        if word in stop_words:
            return True
        return any(
            word in known
            or word in exceptions.get(pos, {})
            or any(word.endswith(old) and word[: len(word) - len(old)] + new in known for old, new in rules.get(pos, ()))
            for pos, known in forms.items()
        )

    return is_common
