"""How names are compared: without article, case and typographic variants."""

from __future__ import annotations

from kg.model import Parsed


def fold(text: str) -> str:
    """A name without article, case and typographic variants: the key under which mentions meet."""
    text = " ".join(text.replace("’", "'").replace("‘", "'").split()).casefold()
    return text.removeprefix("the ").strip(" '\"“”")


def opens_capital(parsed: Parsed, i: int) -> bool:
    """Whether a word opens with a capital letter, perhaps after a short article: "al-Hilla", "d'Avignon"; or holds one
    as some trade names do: "shopWise"."""
    word = parsed.tokens[i].text
    if word.islower():
        return False
    return any(c.isupper() for c in word[:3]) or has_inner_capital(word)


def has_inner_capital(word: str) -> bool:
    """Whether a word is written as some trade names are: "shopWise"."""
    return not word.islower() and len(word) > 3 and word[0].islower() and word.isalpha()
