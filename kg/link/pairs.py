"""Two states at once: "both nations", "the two countries"."""

from __future__ import annotations

from kg.link.discourse import Discourse
from kg.link.kinds import in_class
from kg.link.phrases import Phrase
from kg.link.speech import subject_of

_SIDES = frozenset({"side", "party", "leader", "government", "capital"})
_TWO = frozenset({"two", "2", "both"})
_REACH = 4  # sentences back


def both_states(discourse: Discourse, phrase: Phrase) -> tuple[str, ...]:
    """The two states last mentioned together, without the subject and the possessor of the same clause:
    "Highlighting Russia's ties with both nations, Putin …"."""
    parsed = discourse.parsed
    noun = parsed.tokens[phrase.head].lemma.lower()
    words = {parsed.tokens[j].text.lower() for j in parsed.children[phrase.head]}
    if not words & _TWO or not (in_class(discourse.lexicon, "country_noun", noun) or noun in _SIDES):
        return ()
    barred = _same_clause(discourse, phrase)
    here = parsed.tokens[phrase.head].sentence
    for sentence in range(here, max(-1, here - _REACH - 1), -1):
        found = [
            s.entities[0]
            for s in discourse.seen
            if s.sentence == sentence
            and s.token < phrase.head
            and s.kind != "pronoun"
            and len(s.entities) == 1
            and discourse.is_state(s.entities[0])
            and s.entities[0] not in barred
        ]
        states = list(dict.fromkeys(reversed(found)))
        if len(states) >= 2:
            return tuple(reversed(states[:2]))
    return ()


def _same_clause(discourse: Discourse, phrase: Phrase) -> set[str]:
    parsed = discourse.parsed
    barred: set[str] = set()
    i = phrase.head
    while parsed.tokens[i].head != i:
        i = parsed.tokens[i].head
        for j in parsed.dependents(i, "nmod:poss", "amod"):
            barred.update(discourse.of.get(j, ()))
        if parsed.tokens[i].upos == "VERB":
            subject = subject_of(parsed, i)
            barred.update(discourse.of.get(subject, ()) if subject is not None else ())
            break
    return barred
