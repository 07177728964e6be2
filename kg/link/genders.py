"""What says whether "he" or "she" takes somebody up: nouns for people, titles, given names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import Parsed, Title

if TYPE_CHECKING:
    from kg.link.gazetteer import Gazetteer

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


def gender_by_name(gazetteer: Gazetteer, label: str) -> str:
    """By the given name; a name alone may be a surname: "Maggie" is a woman, "Thomas" may be anybody."""
    given = label.split()[0]
    return "" if given == label and gazetteer.persons(label) else gazetteer.gender(given)


def gender_by_title(parsed: Parsed, titles: list[Title]) -> str | None:
    """By "Mr", "spokeswoman" and their like, None where a title does not say."""
    words = {parsed.tokens[i].text.lower().rstrip(".") for t in titles for i in range(t.start, t.end)}
    if words & {"mr", "sir", "lord", "king", "prince", "sheikh", "spokesman", "chairman", "congressman"}:
        return "male"
    return "female" if words & {"mrs", "ms", "miss", "dame", "lady", "queen", "princess", "spokeswoman", "baroness"} else None
