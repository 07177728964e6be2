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
    if kind is None:
        return ()
    state = next((j for j in parsed.children[phrase.head] if j in states.node_at and parsed.tokens[j].dep in _PARTS
                  and discourse.is_state(states.node_at[j]) and parsed.tokens[j].case in ("", "of")), None)
    if state is None or parsed.dependents(phrase.head, "nummod"):
        return ()
    named = set(parsed.subtree(state))
    others = [j for j in range(phrase.start, phrase.head) if j not in named and parsed.tokens[j].upos != "PUNCT"]
    if any(parsed.tokens[j].upos not in ("NOUN", "PROPN", "ADJ") or parsed.tokens[j].dep == "advmod" for j in others):
        return ()
    words = [parsed.tokens[j].text for j in others] + [noun if parsed.tokens[state].case else parsed.tokens[phrase.head].text]
    every = [state, *(j for j in parsed.dependents(state, "conj") if j in states.node_at and discourse.is_state(states.node_at[j]))]
    if len(every) == 1:
        return (discourse.nodes.named(phrase.label, kind, body_key(words, discourse.nodes.label(states.node_at[state]))),)
    labels = [discourse.nodes.label(states.node_at[j]) for j in every]
    return tuple(discourse.nodes.named(body_key(words, label), kind, body_key(words, label)) for label in labels)
