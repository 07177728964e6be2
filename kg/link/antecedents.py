"""What a pronoun of the third person goes back to: candidates by number, gender and kind, ranked by salience."""

from __future__ import annotations

from collections.abc import Callable

from kg.link.discourse import Discourse, Seen
from kg.link.speech import Speech, subject_of
from kg.model import Parsed

_LOCATIVE = frozenset({"in", "at", "near", "across", "inside", "outside", "around", "throughout", "within", "over", "from"})
# tried on development texts: a subject beats a nearer place, what is told of time and again beats what was named once
_SALIENCE = {"subject": 2, "object": 1, "place": -2, "sentence": -2, "again": 1, "vague": -2, "owner": -1, "body": 1}
_OFTEN = 2  # mentions beyond the first that count
_ALONE = 1  # the only people there are may be so much less salient
_JUDGING = frozenset({
    "thank", "praise", "commend", "applaud", "honor", "honour", "congratulate", "criticize", "criticise", "condemn", "blame",
    "denounce", "sanction", "designate", "blacklist", "fine", "punish", "sentence", "jail", "convict", "arrest", "charge",
    "fire", "sack", "suspend", "slam", "blast", "rebuke", "attack", "laud", "hail", "salute", "mock",
})  # fmt: skip
_VAGUE = frozenset({"Entity", "Concept"})


def antecedent(discourse: Discourse, i: int, speech: Speech | None, reach: int, fits: Callable[[Seen], bool],
               floor: int = -99) -> tuple[str, ...]:
    """The subject of the same clause for a possessive; else the most salient fitting mention at most `reach` sentences
    back, none where its salience is below `floor`. A co-argument of the same verb is never meant."""
    within = _candidates(discourse, i, speech, reach, fits)
    if (beside := _beside_relative(discourse, i)) and any(s.entities == beside and fits(s) for s in within):
        return beside
    if discourse.parsed.tokens[i].dep == "nmod:poss":
        if (judged := _judged(discourse, i)) and any(s.entities == judged and fits(s) for s in within):
            return judged
        if (beside := coordinated_owner(discourse, i)) and any(s.entities == beside and fits(s) for s in discourse.seen):
            return beside
        if (owner := phrase_owner(discourse, i)) and any(s.entities == owner and fits(s) for s in within):
            return owner
        mine = [s for s in within if s.token == clause_subject(discourse.parsed, i)]
        if mine:
            return mine[-1].entities
        within = [s for s in within if discourse.is_body(s.entities[0])] or within  # rather a body has something than a thing
    if not within:
        return ()
    sentence = discourse.parsed.tokens[i].sentence
    salience, _, best = max(((_salience(discourse, s, sentence), s.token, s) for s in within), key=lambda found: found[:2])
    people = (best.plural and best.subject) or all(discourse.kind(e) in ("Group", "Person") for e in best.entities)
    alone = people and len({s.entities for s in within}) == 1 and salience >= floor - _ALONE
    return best.entities if salience >= floor or alone else ()


def _salience(discourse: Discourse, seen: Seen, sentence: int) -> int:
    token = discourse.parsed.tokens[seen.token]
    found = _SALIENCE["sentence"] * (sentence - seen.sentence)
    found += _SALIENCE["again"] * min(_OFTEN, min(discourse.told[e] for e in seen.entities) - 1)
    found += _SALIENCE["body"] * (seen.kind == "name" and all(discourse.is_body(e) for e in seen.entities))
    found += _SALIENCE["vague"] * all(discourse.kind(e) in _VAGUE for e in seen.entities)
    first = discourse.parsed.tokens[token.head] if token.dep == "conj" else token
    if seen.subject or first.dep.startswith("nsubj"):
        return found + _SALIENCE["subject"]
    if token.dep in ("obj", "iobj"):
        return found + _SALIENCE["object"]
    if token.dep in ("nmod:poss", "compound"):
        return found + _SALIENCE["owner"]
    return found + (_SALIENCE["place"] if token.case in _LOCATIVE else 0)


def _candidates(discourse: Discourse, i: int, speech: Speech | None, reach: int, fits: Callable[[Seen], bool]) -> list[Seen]:
    barred = _above(discourse.parsed, i)
    others = {e for j in _co_arguments(discourse.parsed, i) for e in discourse.of.get(j, ())}
    sentence = discourse.parsed.tokens[i].sentence
    found: list[Seen] = []
    for s in reversed(discourse.seen):  # in reading order, so the reach ends the walk
        if sentence - s.sentence > reach:
            break
        speaker = speech is not None and speech.speaker == s.token  # no third person in his own words
        barred_here = s.token in barred or others.intersection(s.entities) or s.kind == "demonym"
        if s.token < i and not barred_here and not speaker and fits(s):
            found.append(s)
    return found[::-1]


def _co_arguments(parsed: Parsed, i: int) -> set[int]:
    """ "Putin told him": he is not Putin."""
    token = parsed.tokens[i]
    if token.dep not in ("obj", "iobj", "obl"):
        return set()
    subject = subject_of(parsed, token.head)
    return {subject} if subject is not None else set()


def _above(parsed: Parsed, i: int) -> set[int]:
    """ "The reason for it": a phrase does not hold itself."""
    found: set[int] = set()
    while parsed.tokens[i].head != i and parsed.tokens[i].dep.startswith(("nmod", "acl", "obl")):
        i = parsed.tokens[i].head
        found.add(i)
    return found


def clause_subject(parsed: Parsed, i: int) -> int | None:
    """The subject of the clause in which a token stands."""
    j = i
    while parsed.tokens[j].head != j:
        j = parsed.tokens[j].head
        if parsed.tokens[j].upos in ("VERB", "AUX") or parsed.dependents(j, "cop"):
            return subject_of(parsed, j)
    return subject_of(parsed, j)


def _judged(discourse: Discourse, i: int) -> tuple[str, ...]:
    """ "Chad thanked Niger for its help", "sanctioned the bank for its role": who is praised or punished did it."""
    tokens = discourse.parsed.tokens
    noun = tokens[tokens[i].head]
    if noun.case not in ("for", "over") or noun.dep not in ("obl", "nmod"):
        return ()
    verb = noun.head
    while tokens[verb].dep == "nmod" and tokens[verb].head < verb:  # "designating the bank for its role", the phrase on the bank
        verb = tokens[verb].head
    verb = tokens[verb].head if noun.dep == "nmod" else verb
    if tokens[verb].lemma not in _JUDGING:
        return ()
    objects = discourse.parsed.dependents(verb, "obj", "nsubj:pass")
    return discourse.of.get(objects[0], ()) if objects else ()


def coordinated_owner(discourse: Discourse, i: int) -> tuple[str, ...]:
    """ "The regime and its backers": what is said before the conjunct that has the possessive."""
    tokens = discourse.parsed.tokens
    noun = tokens[i].head
    if tokens[noun].dep != "conj" or tokens[noun].head > i:
        return ()
    others = [j for j in discourse.parsed.dependents(tokens[noun].head, "conj") if j < noun]
    return discourse.of.get((others or [tokens[noun].head])[-1], ())


def _beside_relative(discourse: Discourse, i: int) -> tuple[str, ...]:
    """ "The regime and those who back it": what is said before those whom the relative clause is about."""
    tokens = discourse.parsed.tokens
    verb = tokens[tokens[i].head]
    noun = tokens[verb.head]
    if verb.dep != "acl:relcl" or noun.dep != "conj" or noun.head > noun.i or tokens[i].dep not in ("obj", "obl"):
        return ()
    return discourse.of.get(noun.head, ())


def phrase_owner(discourse: Discourse, i: int) -> tuple[str, ...]:
    """ "The board's summary of its inquiry": whose the phrase around the possessive is."""
    tokens, j = discourse.parsed.tokens, discourse.parsed.tokens[i].head
    while tokens[j].dep in ("nmod", "acl", "obl") and tokens[j].head < j:
        j = tokens[j].head
        owners = [k for k in discourse.parsed.dependents(j, "nmod:poss") if k < i]
        if owners:
            return discourse.of.get(owners[0], ())
    return ()


def with_conjuncts(discourse: Discourse, entities: tuple[str, ...], i: int) -> tuple[str, ...]:
    """All parties of the coordination in which these entities were last mentioned: "the regime and its backers"."""
    parsed = discourse.parsed
    last = next((s.token for s in reversed(discourse.seen) if s.entities == entities and s.token < i), None)
    if last is None:
        return entities
    first = parsed.tokens[last].head if parsed.tokens[last].dep == "conj" else last
    every = [j for j in (first, *parsed.dependents(first, "conj")) if j < i]
    return tuple(dict.fromkeys(e for j in every for e in discourse.of.get(j, ()))) if len(every) > 1 else entities
