"""Bodies of a state called by nationality: "the Iraqi army" is a node of its own, the same in every article."""

from __future__ import annotations

from kg.link.body_keys import body_key
from kg.link.discourse import Discourse
from kg.link.kinds import in_class
from kg.link.phrases import Phrase
from kg.link.states import States

_CLASSES = (("government_noun", "GovernmentBody"), ("force_noun", "ArmedForce"))
_PARTS = ("amod", "compound", "nmod:poss", "nmod")


def state_bodies(discourse: Discourse, states: States, phrase: Phrase) -> tuple[str, ...]:
    """The bodies that a phrase of states and a government or force noun names, none for all other phrases. "The
    governments of Iraq and Jordan" are two."""
    parsed = discourse.parsed
    noun = parsed.tokens[phrase.head].lemma.lower()
    kind = next((kind for name, kind in _CLASSES if in_class(discourse.lexicon, name, noun)), None)
    state = _state(discourse, states, phrase)
    if kind is None or state is None or parsed.dependents(phrase.head, "nummod"):
        return ()
    named = set(parsed.subtree(state))
    others = [j for j in range(phrase.start, phrase.head) if j not in named and parsed.tokens[j].upos != "PUNCT"]
    if any(parsed.tokens[j].upos not in ("NOUN", "PROPN", "ADJ") or parsed.tokens[j].dep == "advmod" for j in others):
        return ()
    words = [parsed.tokens[j].text for j in others] + [noun if parsed.tokens[state].case else parsed.tokens[phrase.head].text]
    coordinated = [j for j in parsed.dependents(state, "conj") if j in states.node_at and discourse.is_state(states.node_at[j])]
    names = [body_key(words, discourse.nodes.label(states.node_at[j])) for j in (state, *coordinated)]
    labels = names if coordinated else [phrase.label]
    return tuple(discourse.nodes.named(label, kind, name) for label, name in zip(labels, names, strict=True))


def _state(discourse: Discourse, states: States, phrase: Phrase) -> int | None:
    """The child that names the state: "Iraqi", "Iraq's", "of Iraq"."""
    for j in discourse.parsed.children[phrase.head]:
        token = discourse.parsed.tokens[j]
        if j in states.node_at and token.dep in _PARTS and token.case in ("", "of") and discourse.is_state(states.node_at[j]):
            return j
    return None
