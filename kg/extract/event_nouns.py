"""What the words around an event noun say of the event: whether it is planned, alleged, over, known or only feared."""

from __future__ import annotations

from kg.extract.clauses import Clauses
from kg.extract.cues import CueClasses
from kg.extract.factuality import Commitment
from kg.extract.operators import apply_class
from kg.model import Modality

EVENT_CASES = ("for", "of", "against", "from", "to", "about")  # "called for talks", "warned against an attack"
_OCCUR = frozenset({"take place", "happen", "occur", "begin", "start", "open", "hold", "resume", "continue", "end", "be"})
_HEARSAY = frozenset({"report", "account", "news", "word"})  # "reports of fighting"
_KNOWN = frozenset({"the", "this", "that", "these", "those", "both"})


def apply_modifiers(clauses: Clauses, classes: CueClasses, i: int, state: Commitment) -> None:
    """"planned talks", "alleged attack", "no agreement", "any step"; and "an agreement is unlikely"."""
    negator = clauses.negator(i)
    if negator is not None and not clauses.children(i, "cop"):
        state.negate(negator)
    head = clauses.tokens[i].head
    predicates = [head, *clauses.children(head, "xcomp")] if clauses.tokens[i].dep == "nsubj" else []
    said_of_it = [j for j in predicates if clauses.tokens[j].upos == "ADJ"]
    for j in (*clauses.children(i, "amod", "det", "compound"), *said_of_it):
        if is_marked(clauses, classes, j, "unreal_planned"):
            state.weaken(Modality.PLANNED, j)
        elif is_marked(clauses, classes, j, "unreal_possible"):
            state.weaken(Modality.POSSIBLE, j)
        elif is_marked(clauses, classes, j, "unreal_alleged"):
            state.attribute(None, j, "U")
        elif is_marked(clauses, classes, j, "unreal_failed"):
            state.negate(j)


def is_marked(clauses: Clauses, classes: CueClasses, j: int, name: str) -> bool:
    """By the form, too: the lemma of "planned" may be "plan"."""
    words = (clauses.tokens[j].text.lower(), clauses.lemma(j))
    return any(classes.has(name, word, "adjective") for word in words)


def is_indefinite(clauses: Clauses, i: int) -> bool:
    """No article, possessor, demonym or demonstrative makes the noun known; "his wife and son" share one."""
    first = clauses.first(i)
    if first != i and not clauses.children(i, "det", "nmod:poss") and clauses.children(first, "nmod:poss"):
        return False
    if clauses.tokens[i].upos == "PROPN" or clauses.children(i, "nmod:poss") or clauses.lemma(i) in ("those", "these"):
        return False
    articles = [clauses.tokens[j].text.lower() for j in clauses.children(i, "det")]
    if any(word in _KNOWN for word in articles):
        return False
    if "a" in articles or "an" in articles:  # "an Israeli attack would be a disaster"
        return True
    return not any(clauses.tokens[j].name >= 0 for j in clauses.children(i, "amod"))


def _is_known(clauses: Clauses, i: int) -> bool:
    return any(clauses.tokens[j].text.lower() in _KNOWN for j in clauses.children(i, "det"))


def _who_tells(clauses: Clauses, noun: int) -> int | None:
    """"The UN's reports of fighting"."""
    tellers = clauses.noun_actors(noun) if clauses.children(noun, "nmod:poss") else []
    return tellers[0] if tellers else None


def occurs(clauses: Clauses, verb: int) -> bool:
    """"never took place", "will be held": the verb says whether the event is."""
    place = any(clauses.lemma(j) == "place" for j in clauses.children(verb, "obj"))
    return clauses.predicate_key(verb) in _OCCUR or (place and clauses.lemma(verb) == "take")


def is_over(clauses: Clauses, classes: CueClasses, noun: int, verb: int) -> bool:
    """"withdrew its support for Chad": what lasted lasts no more."""
    keys = (clauses.predicate_key(verb), clauses.lemma(verb))
    return classes.has("ended_state", clauses.lemma(noun), "noun") \
        and any(classes.has("ended_state", key, "verb") for key in keys)


def apply_governing_noun(clauses: Clauses, classes: CueClasses, i: int, head: int, state: Commitment) -> None:
    """"fears of war", "a call for talks", "peace plan"; "reports of fighting" are somebody's word."""
    token = clauses.tokens[i]
    if token.dep == "nmod" and token.case == "of" and clauses.lemma(head) in _HEARSAY and not _is_known(clauses, i):
        state.attribute(_who_tells(clauses, head), head, "U")
        return
    after = token.dep == "nmod" and token.case in (*EVENT_CASES, "over", "on") and token.case != "from"
    if after or token.dep in ("compound", "amod"):
        keys = [f"{clauses.lemma(head)} {token.case}", clauses.lemma(head)]
        name = classes.over_noun(keys, "noun", known=not is_indefinite(clauses, i))
        if name:
            apply_class(clauses, name, head, state, "full")
