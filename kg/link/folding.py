"""How names are compared: without article, case and typographic variants."""

from __future__ import annotations

from kg.model import Parsed


def fold(text: str) -> str:
    """A name without article, case and typographic variants: the key under which mentions meet."""
    text = " ".join(text.replace("’", "'").replace("‘", "'").split()).casefold()
    return text.removeprefix("the ").strip(" '\"“”")


def opens_capital(parsed: Parsed, i: int) -> bool:
    """Whether a word opens with a capital letter, perhaps after a short article: "al-Hilla", "d'Avignon"."""
    return any(c.isupper() for c in parsed.tokens[i].text[:3])
