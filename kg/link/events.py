"""Which nouns may mean one and the same event, and the events that headlines tell of."""

from __future__ import annotations

from kg.link.discourse import Discourse
from kg.link.kinds import is_event, noun_kind
from kg.link.phrases import Phrase, read_phrase
from kg.link.spans import is_headline

# nouns that may take up one another; none of them takes up a noun of another row
_SAME_EVENTS = (
    frozenset({"accident", "crash", "collapse", "collision", "derailment", "sinking"}),
    frozenset({"storm", "hurricane", "typhoon", "cyclone", "tornado", "blizzard"}),
    frozenset({"attack", "strike", "airstrike", "bombing", "assault", "raid", "blast", "explosion", "shelling", "bombardment",
               "shooting", "massacre", "killing", "ambush", "stabbing"}),
    frozenset({"war", "conflict", "fighting", "battle", "clash", "hostility", "insurgency", "invasion"}),
    frozenset({"earthquake", "quake", "tremor"}),
    frozenset({"flood", "flooding", "inundation", "deluge"}),
    frozenset({"fire", "blaze", "wildfire"}),
    frozenset({"drought"}), frozenset({"famine"}), frozenset({"stampede", "crush"}),
    frozenset({"election", "vote", "poll", "referendum"}),
    frozenset({"trial", "case", "hearing"}),
)  # fmt: skip

_ANY = frozenset({
    "event", "incident", "tragedy", "disaster", "catastrophe", "calamity", "episode", "affair", "atrocity", "violence", "crime",
    "emergency", "crisis",
})  # fmt: skip


def may_be_any(noun: str) -> bool:
    """Whether a noun says no more than that something happened: "the incident"."""
    return noun in _ANY


def same_event(noun: str) -> frozenset[str]:
    """The nouns that may take up an event called by this one, itself included; none where no other noun is known."""
    return next((nouns for nouns in _SAME_EVENTS if noun in nouns), frozenset())


def headlined(discourse: Discourse) -> list[Phrase]:
    """The events that headlines name with more than a noun: "bridge collapse"."""
    parsed = discourse.parsed
    nouns = [
        token
        for sentence in parsed.sentences
        if is_headline(parsed, sentence.start)
        for token in parsed.tokens[sentence.start : sentence.end]
        if token.upos == "NOUN" and token.dep != "compound"
    ]
    events = [read_phrase(parsed, t.i) for t in nouns if is_event(noun_kind(discourse.lexicon, t.lemma, plural=False))]
    return [phrase for phrase in events if phrase.modifiers and not phrase.plural and phrase.bare]
