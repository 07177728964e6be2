"""The fifteen PLOVER roots of 2021 and what gives them: properties of the ontology, words, and pairs of word classes.

To undo a restraint is to yield, to undo help is a sanction: the classes are the `event_*` cues of the lexicon.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.lexicon import Lexicon

ROOTS = ("AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST",
         "SANCTION", "MOBILIZE", "COERCE", "ASSAULT")
CONFLICT = frozenset({"THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "REJECT"})
_RENAMED = {"RETREAT": "YIELD", "CONCEDE": "YIELD"}  # of the earlier codebook that the ontology names
# Where the roots of 2021 put a property that the ontology codes otherwise or not at all.
_BY_PROPERTY = {
    "convicts": "ACCUSE", "charges": "ACCUSE", "sentences": "COERCE", "cyberAttacks": "ASSAULT", "rescues": "AID",
    "trains": "AID", "investsIn": "AID", "evacuates": "AID", "hosts": "CONSULT", "participatesIn": "CONSULT",
    "speaksAt": "CONSULT", "turnsAway": "REJECT", "denies": "REJECT", "declinesToComment": "REJECT", "fines": "COERCE",
    "displaces": "ASSAULT", "removesFromOffice": "YIELD", "hasCloseTiesWith": "SUPPORT", "alliedWith": "SUPPORT",
    "extradites": "ACCUSE", "receivesAward": "SUPPORT", "acquits": "YIELD", "damages": "ASSAULT", "harms": "ASSAULT",
    "protects": "AID", "responsibleFor": "ACCUSE", "asks": "REQUEST", "seizes": "ASSAULT", "blockades": "ASSAULT",
}
# Verb class, noun class -> root; the first pair that holds decides.
_PAIRS = (
    ("freeze", "asset", "COERCE"), ("undo", "outlet", "COERCE"), ("summon", "envoy", "ACCUSE"), ("seek", "case", "ACCUSE"),
    ("seek", "penalty", "ACCUSE"), ("agree", "truce", "AGREE"), ("seize", "custody", "COERCE"), ("freeze", "outlet", "COERCE"),
    ("pass", "information", "COOPERATE"),
    ("undo", "restraint", "YIELD"), ("undo", "action", "YIELD"), ("undo", "case", "YIELD"), ("undo", "force", "YIELD"),
    ("undo", "envoy", "SANCTION"), ("undo", "truce", "REJECT"), ("undo", "pact", "REJECT"), ("undo", "help", "SANCTION"),
    ("allow", "permission", "YIELD"), ("allow", "refuge", "AID"), ("breach", "truce", "ASSAULT"),
    ("breach", "restraint", "REJECT"), ("breach", "pact", "REJECT"), ("decree", "siege", "COERCE"),
    ("decree", "blockade", "ASSAULT"), ("decree", "truce", "YIELD"), ("deny", "permission", "REJECT"),
    ("deny", "demand", "REJECT"), ("deny", "pact", "REJECT"), ("seek", "refuge", "REQUEST"), ("accept", "refuge", "AID"),
    ("accept", "demand", "YIELD"), ("muster", "force", "MOBILIZE"), ("agree", "treaty", "SUPPORT"),
    ("seize", "shield", "ASSAULT"), ("go", "walkout", "PROTEST"), ("undo", "toil", "PROTEST"), ("deny", "action", "REJECT"),
    ("disperse", "walkout", "COERCE"), ("retaliate", "action", "ASSAULT"),
    ("deny", "case", "REJECT"), ("reaffirm", "commitment", "SUPPORT"),
)


class Roots:
    """Looks roots up in one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def of_property(self, name: str) -> str:
        """The root of a property, "" for one that is no political event."""
        if name in _BY_PROPERTY:
            return _BY_PROPERTY[name]
        record = self.lexicon.properties.get(name)
        root = (record.plover or "").split(":")[0].split("/")[0] if record else ""
        return _RENAMED.get(root, root)

    def of_word(self, word: str, part: str) -> str:
        """The root that a word points to by itself: part is verb, noun or adjective."""
        return next((root for root in ROOTS if self.among(root.lower(), part, [word])), "")

    def of_first(self, words: Iterable[str]) -> str:
        """The root of a verb that needs no property: "deport"."""
        words = tuple(words)
        return next((root for root in ROOTS if self.among(f"first_{root.lower()}", "verb", words)), "")

    def of_pair(self, acts: Iterable[str], things: Iterable[list[str]], part: str) -> str:
        """What is done (`part` says whether by verb or noun) to what; each thing has its names, the most telling first."""
        acts = tuple(acts)
        rules = [(noun, root) for verb, noun, root in _PAIRS if self.among(verb, part, acts)]
        for names in things:
            for name in names:
                for noun, root in rules:
                    if self.among(noun, "noun", [name]):
                        return root
        return ""

    def among(self, name: str, part: str, words: Iterable[str]) -> bool:
        """Whether one of the words is in the class `event_<name>`."""
        listed = self.lexicon.cues.get(f"event_{name}.{part}", frozenset())
        return any(word in listed for word in words)
