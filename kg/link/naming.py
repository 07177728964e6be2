"""Common nouns that only say what a name is: "the city of Mosul", "Anbar province", "our ally Turkey"."""

from __future__ import annotations

from collections.abc import Mapping

from kg.link.discourse import Discourse
from kg.link.folding import fold
from kg.link.kinds import in_class, is_body, is_place, noun_kind
from kg.link.names import NamedSpan
from kg.link.phrases import Phrase
from kg.link.states import States

# "Anbar province": not "area", which may reach beyond
_PLACE_NOUNS = frozenset({
    "province", "region", "neighborhood", "neighbourhood", "district", "governorate", "county", "city", "town", "village",
    "prefecture", "municipality", "suburb",
})
_BODY_NOUNS = frozenset({"party", "group", "organisation", "organization"})


class Naming:
    """Finds the name that a common noun goes with. `named` are the head tokens of names."""

    def __init__(self, discourse: Discourse, states: States, named: Mapping[int, NamedSpan]) -> None:
        self._discourse = discourse
        self._parsed = discourse.parsed
        self._states = states
        self._named = named
        self._by_key = {n.span.key: n.node for n in named.values()}

    def node(self, phrase: Phrase) -> str | None:
        """The node of the name that a phrase goes with, None where the noun is a thing of its own."""
        name = self._beside(phrase.head)
        if name is None:
            return self._by_key.get(fold(phrase.label)) if " " in phrase.label else None
        node, dep = self._states.node_at[name], self._parsed.tokens[name].dep
        noun = self._parsed.tokens[phrase.head].lemma.lower()
        kind, of_name = noun_kind(self._discourse.lexicon, noun, plural=False), self._discourse.kind(node)
        if phrase.plural:
            fits = dep in ("compound", "amod") and of_name == "ArmedGroup" and self._fighters(noun)
        elif dep == "nmod":
            fits = kind in ("City", "Country") and is_place(of_name)
        elif dep in ("compound", "amod"):
            fits = self._compound(noun, kind, of_name)
        else:
            fits = agree(kind, of_name)
        return node if fits else None

    def _fighters(self, noun: str) -> bool:
        """ "ISIL terrorists" are the group."""
        return in_class(self._discourse.lexicon, "armed_group_noun", noun)

    def _compound(self, noun: str, kind: str, of_name: str) -> bool:
        """ "Anbar province", "the M5S party"; "Monti government" and "Iraq region" are something else."""
        if of_name == "Country" or (noun in _PLACE_NOUNS and of_name == "Person"):
            return False
        same = kind == of_name or (is_body(kind) and is_body(of_name) and noun in _BODY_NOUNS)
        return noun in _PLACE_NOUNS or (same and kind != "GovernmentBody")

    def _beside(self, i: int) -> int | None:
        children = self._parsed.children[i]
        if in_class(self._discourse.lexicon, "city_noun", self._parsed.tokens[i].lemma.lower()):
            children = tuple(sorted(children, key=lambda j: self._parsed.tokens[j].dep != "nmod"))  # "the Homs town of Rastan"
        for j in children:
            token = self._parsed.tokens[j]
            goes = token.dep in ("appos", "compound", "amod") or (token.dep == "nmod" and token.case == "of")
            if j in self._named and goes and not self._apart(i, j) and not self._picks(i, j):
                return j
        head = self._parsed.tokens[i].head
        return head if self._parsed.tokens[i].dep == "appos" and head in self._named and not self._apart(i, head) else None

    def _picks(self, i: int, j: int) -> bool:
        """ "The club and its friends, notably Peru": one of them, not another name of the club."""
        between = any(i < k < j for k in self._parsed.dependents(i, "conj"))
        return between or bool(self._parsed.dependents(j, "advmod"))

    def _apart(self, i: int, j: int) -> bool:
        """ "Image: Home Office" is no apposition."""
        return any(self._parsed.tokens[k].text in (":", ";", "(") for k in range(min(i, j), max(i, j)))


def agree(kind: str, of_name: str) -> bool:
    """Whether a noun of a class can say what a name of another class is: "our ally Turkey", "the party Progress"."""
    if kind in ("Entity", "Concept", of_name) or of_name == "Entity":
        return True
    if of_name == "Person":
        return False
    if of_name == "Country":
        return kind in ("Person", "Group", "Place", "Region")
    if is_place(of_name):
        return is_place(kind)
    return (is_body(of_name) and (is_body(kind) or kind in ("Person", "Group", "Programme"))) or (
        not is_body(of_name) and not is_body(kind) and kind != "Person"
    )
