"""Pronouns, resolved only where number, gender, kind and syntax leave one good candidate."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kg.link.discourse import Discourse, Seen
from kg.link.offices import publisher_state
from kg.link.speech import Speech, speech_at, subject_of
from kg.model import Parsed

_MALE = frozenset({"he", "him", "his", "himself"})
_FEMALE = frozenset({"she", "her", "hers", "herself"})
_THING = frozenset({"it", "its", "itself"})
_SEVERAL = frozenset({"they", "them", "their", "theirs", "themselves"})
_FIRST = frozenset({"i", "me", "my", "mine", "myself"})
_FIRST_SEVERAL = frozenset({"we", "us", "our", "ours", "ourselves"})
_RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})
_REACH = 3  # sentences back
# what a state, speaking for itself, does in its own press statement: "The United States condemns … We offer …"
_SPEECH_ACTS = frozenset("condemn welcome congratulate offer extend express call urge support stand remain commend reaffirm "
                         "applaud deplore mourn join thank honor honour commit encourage recognize recognise affirm".split())


def resolve_pronoun(discourse: Discourse, i: int, speeches: Iterable[Speech]) -> tuple[str, ...]:
    """The entities that the pronoun at token i stands for; none where that is not clear."""
    token = discourse.parsed.tokens[i]
    word = token.text.lower()
    if word in _RELATIVE:
        return _antecedent(discourse, i)
    speech = speech_at(speeches, i)
    if word in _FIRST:
        return _speaker(discourse, speech, singular=True)
    if word in _FIRST_SEVERAL:
        return _speaker(discourse, speech, singular=False) if speech is not None else _publisher(discourse)
    if word in _MALE or word in _FEMALE:
        wrong = "female" if word in _MALE else "male"
        return _last(discourse, i, speech, lambda s: _one_person(discourse, s, wrong))
    if word in _THING:
        return () if _expletive(discourse.parsed, i) else _last(discourse, i, speech, lambda s: _one_thing(discourse, s))
    return _parties(discourse, i, speech) if word in _SEVERAL else ()


# ── who, which, that ────────────────────────────────────────────────────────────────────────────────


def _antecedent(discourse: Discourse, i: int) -> tuple[str, ...]:
    """The noun on which the relative clause hangs."""
    tokens = discourse.parsed.tokens
    j = i
    for _ in range(5):
        if tokens[j].dep == "acl:relcl":
            return discourse.of.get(tokens[j].head, ())
        if tokens[j].head == j or (j != i and tokens[j].upos in ("VERB", "AUX") and tokens[j].dep not in ("conj", "xcomp", "ccomp")):
            return ()
        j = tokens[j].head
    return ()


# ── he, she, it, they ───────────────────────────────────────────────────────────────────────────────


def _one_person(discourse: Discourse, seen: Seen, wrong: str) -> bool:
    if len(seen.entities) != 1 or seen.plural or not discourse.is_person(seen.entities[0]):
        return False
    return discourse.genders.get(seen.entities[0]) != wrong


def _one_thing(discourse: Discourse, seen: Seen) -> bool:
    return len(seen.entities) == 1 and not seen.plural and seen.kind != "demonym" and discourse.is_thing(seen.entities[0])


def _expletive(parsed: Parsed, i: int) -> bool:
    """"It is clear that …": no referent."""
    token = parsed.tokens[i]
    if token.dep == "expl":
        return True
    siblings = parsed.children[token.head]
    clause = any(parsed.tokens[j].dep in ("csubj", "ccomp", "csubj:pass") for j in siblings)
    copula = any(parsed.tokens[j].dep in ("cop", "aux:pass") for j in siblings) or parsed.tokens[token.head].upos == "AUX"
    weather = parsed.tokens[token.head].lemma in ("rain", "snow", "seem", "appear", "happen")
    return token.dep.startswith("nsubj") and ((clause and copula) or weather)


def _last(discourse: Discourse, i: int, speech: Speech | None, fits: Callable[[Seen], bool]) -> tuple[str, ...]:
    """The subject of the same clause for a possessive; else the last fitting subject, sentence by sentence backwards;
    else the last fitting mention. A co-argument of the same verb is never meant."""
    parsed = discourse.parsed
    token = parsed.tokens[i]
    barred = _co_arguments(parsed, i)
    within = [s for s in discourse.seen if s.token < i and s.token not in barred and token.sentence - s.sentence <= _REACH
              and fits(s) and s.kind != "demonym" and not _other_speech(speech, s.token)]
    if not within:
        return ()
    if token.dep == "nmod:poss":
        own = _clause_subject(parsed, i)
        mine = [s for s in within if s.token == own]
        if mine:
            return mine[-1].entities
    nearest = max(s.sentence for s in within)
    subjects = [s for s in within if s.sentence == nearest and s.subject]
    return (subjects or [s for s in within if s.sentence == nearest])[-1].entities


def _other_speech(speech: Speech | None, token: int) -> bool:
    """Whether the pronoun stands outside the speech in which the candidate stands is let pass; the speaker of the
    pronoun's own speech is no third person."""
    return speech is not None and speech.speaker == token


def _co_arguments(parsed: Parsed, i: int) -> set[int]:
    """"Putin told him": he is not Putin."""
    token = parsed.tokens[i]
    if token.dep not in ("obj", "iobj", "obl"):
        return set()
    subject = subject_of(parsed, token.head)
    return {subject} if subject is not None else set()


def _clause_subject(parsed: Parsed, i: int) -> int | None:
    j = i
    while parsed.tokens[j].head != j:
        j = parsed.tokens[j].head
        if parsed.tokens[j].upos in ("VERB", "AUX") or parsed.dependents(j, "cop"):
            return subject_of(parsed, j)
    return subject_of(parsed, j)


def _parties(discourse: Discourse, i: int, speech: Speech | None) -> tuple[str, ...]:
    """The last plural mention, or all parties of the last coordination; groups of people before things."""
    def group(seen: Seen) -> bool:
        return seen.plural and all(discourse.kind(e) in ("Group", "ArmedForce", "ArmedGroup", "Organization", "GovernmentBody",
                                                         "Country", "Person", "PoliticalParty") for e in seen.entities)
    return _last(discourse, i, speech, group) or _last(discourse, i, speech, lambda s: s.plural)


# ── I, we ───────────────────────────────────────────────────────────────────────────────────────────


def _speaker(discourse: Discourse, speech: Speech | None, *, singular: bool) -> tuple[str, ...]:
    """The one who is quoted. "We" of an office holder is the person, as the words say no more."""
    if speech is None or speech.speaker is None:
        return ()
    found = discourse.of.get(speech.speaker, ())
    people = tuple(e for e in found if discourse.is_person(e))
    return people if singular else found


def _publisher(discourse: Discourse) -> tuple[str, ...]:
    """"We" outside of quotations: the state that publishes, or the one that speaks in the text as in its own name."""
    entry = publisher_state(discourse)
    if entry is not None:
        return (discourse.nodes.linked(entry),)
    parsed = discourse.parsed
    owners = {
        discourse.of[t.i][0] for t in parsed.tokens
        if t.dep == "nsubj" and t.i in discourse.of and discourse.is_state(discourse.of[t.i][0])
        and parsed.tokens[t.head].lemma in _SPEECH_ACTS and parsed.tokens[t.head].xpos in ("VBZ", "VBP", "VB")
    }
    return tuple(owners) if len(owners) == 1 else ()
