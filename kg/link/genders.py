"""Nouns for people that say whether "he" or "she" takes them up."""

from __future__ import annotations

_MALE = frozenset({
    "man", "boy", "father", "son", "brother", "husband", "uncle", "nephew", "grandfather", "gentleman", "king", "prince",
    "spokesman", "chairman", "businessman", "policeman", "fisherman", "congressman", "actor",
})  # fmt: skip
_FEMALE = frozenset({
    "woman", "girl", "mother", "daughter", "sister", "wife", "aunt", "niece", "grandmother", "lady", "queen", "princess",
    "spokeswoman", "chairwoman", "businesswoman", "policewoman", "congresswoman", "actress",
})  # fmt: skip


def noun_gender(noun: str) -> str:
    """ "male" or "female" for a noun that is one of them, else ""."""
    return "male" if noun in _MALE else "female" if noun in _FEMALE else ""
