"""Which cue class a word belongs to, asked in the order that fits what hangs under it."""

from __future__ import annotations

from kg.lexicon import Lexicon
from kg.model import Modality

# a finite clause is said, known or believed; an infinitive is intended, asked for, managed or missed
_FINITE = (
    "factive", "semifactive", "neutral", "nonfactive", "deny", "hope", "belief", "request", "commissive",
    "obligation", "consideration", "ability", "implicative_positive", "prevent",
)
_INFINITIVE = (
    "implicative_positive", "oneway", "perception", "implicative_negative", "prevent", "ability", "obligation",
    "request", "commissive", "attempt", "consideration", "hedge_probable", "nonfactive", "hope", "belief", "deny",
    "factive", "semifactive", "neutral",
)
_AFTER_NOUN = (
    "implicative_positive", "implicative_negative", "prevent", "commissive", "attempt", "ability", "request",
    "obligation", "nonfactive", "hope", "belief", "consideration", "deny", "factive", "semifactive", "neutral",
)
_NOMINAL = (
    "prevent_event", "terminative", "unreal_governor", "prevent", "implicative_negative", "deny", "commissive",
    "attempt", "request", "obligation", "hope", "belief", "ability",
)
_INDEFINITE = (*_NOMINAL, "unreal_governor_weak", "consideration")  # "discussed talks", but "discussed the attack"

# a gerund after these, with no class above it, is an aim or a topic; after "by", "after", "from" it has happened
OPEN_CASES = {
    **dict.fromkeys(("to", "toward", "towards", "on", "at", "for", "into"), Modality.PLANNED),
    **dict.fromkeys(("in", "about", "of", "with", "over", "against"), Modality.POSSIBLE),
}


class CueClasses:
    """Looks up cue classes in the lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._cues = lexicon.cues

    def has(self, name: str, word: str, pos: str) -> bool:
        """Whether a word of this part of speech is in the class."""
        return word in self._cues.get(f"{name}.{pos}", ())

    def of_content(self, keys: list[str], pos: str, *, infinitive: bool) -> str:
        """The class of a word over a clause, "" when it has none. `keys` are its names, the most telling first."""
        order = _FINITE if not infinitive else _AFTER_NOUN if pos == "noun" else _INFINITIVE
        return self._first(keys, pos, order)

    def over_gerund(self, keys: list[str], pos: str, case: str) -> str:
        """The class of a word over a preposition and a gerund: "arrested for killing X" alleges it."""
        if case in ("for", "of", "over", "on", "with", "in") and any(self.has("allegation_for", key, pos) for key in keys):
            return "nonfactive"
        if keys[-1] in ("make", "take", "have", "get", "give", "do", "play"):  # "made progress in retaking X": not the causative
            return ""
        return self.of_content(keys, pos, infinitive=True)

    def over_noun(self, keys: list[str], pos: str, *, known: bool) -> str:
        """The class of a word over an event noun: does it make the event wanted, feared, prevented? `known` events
        ("the attack") are there whatever is thought of them."""
        return self._first(keys, pos, _NOMINAL if known else _INDEFINITE)

    def _first(self, keys: list[str], pos: str, order: tuple[str, ...]) -> str:
        for key in keys:
            for name in order:
                if self.has(name, key, pos):
                    return name
        return ""
