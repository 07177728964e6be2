"""Pronouns, resolved only where number, gender, kind and syntax leave one good candidate."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kg.link.discourse import Discourse, Seen
from kg.link.speech import Speech, speech_at, subject_of
from kg.model import Parsed

_MALE = frozenset({"he", "him", "his", "himself"})
_FEMALE = frozenset({"she", "her", "hers", "herself"})
_THING = frozenset({"it", "its", "itself"})
_SEVERAL = frozenset({"they", "them", "their", "theirs", "themselves"})
_RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})
_REACH = {"he": 3, "they": 2, "it": 2}  # sentences back
_PEOPLE = frozenset({
    "Group", "ArmedForce", "ArmedGroup", "Organization", "GovernmentBody", "Country", "Person", "PoliticalParty", "SportsTeam",
    "Company", "Entity",
})  # fmt: skip
_COLLECTIVE = frozenset({"ArmedGroup", "SportsTeam", "PoliticalParty", "CriminalGroup"})
# "It urged citizens": only a body does that
_ACTIVE = frozenset({
    "say", "tell", "announce", "declare", "claim", "insist", "warn", "ask", "urge", "comment", "vow", "promise", "pledge",
    "accuse", "demand", "condemn", "call", "encourage", "invite", "vote", "elect", "appoint", "sign", "ban", "invade",
    "launch", "deploy", "welcome", "reject", "deny", "criticize", "criticise", "hope", "believe", "agree", "refuse",
})


def resolve_pronoun(discourse: Discourse, i: int, speeches: Iterable[Speech]) -> tuple[str, ...]:
    """The entities that the pronoun at token i stands for; none where that is not clear."""
    token = discourse.parsed.tokens[i]
    word = token.text.lower()
    if word in _RELATIVE:
        return _antecedent(discourse, i)
    speech = speech_at(speeches, i)
    if word in _MALE or word in _FEMALE:
        wrong = "female" if word in _MALE else "male"
        return _last(discourse, i, speech, "he", lambda s: _one_person(discourse, s, wrong))
    if word in _THING:
        acts = _acts(discourse.parsed, i)
        return (
            () if _expletive(discourse.parsed, i) else _last(discourse, i, speech, "it", lambda s: _one_thing(discourse, s, acts))
        )
    return _parties(discourse, i, speech) if word in _SEVERAL else ()


# ── who, which, that ────────────────────────────────────────────────────────────────────────────────


def _antecedent(discourse: Discourse, i: int) -> tuple[str, ...]:
    """The noun on which the relative clause hangs."""
    tokens = discourse.parsed.tokens
    j = i
    for _ in range(5):
        if tokens[j].dep == "acl:relcl":
            head = tokens[j].head
            return discourse.of.get(_who(discourse, head) if tokens[i].text.lower() in ("who", "whom") else head, ())
        if tokens[j].head == j or (
            j != i and tokens[j].upos in ("VERB", "AUX") and tokens[j].dep not in ("conj", "xcomp", "ccomp")
        ):
            return ()
        j = tokens[j].head
    return ()


def _who(discourse: Discourse, i: int) -> int:
    """ "Refugees from Sudan, Chad and Eritrea who fled": the next noun upwards that is people."""
    tokens, j = discourse.parsed.tokens, i
    for _ in range(4):
        if any(discourse.kind(e) in _PEOPLE and not discourse.is_state(e) for e in discourse.of.get(j, ())):
            return j
        if not tokens[j].dep.startswith(("nmod", "conj", "appos", "obl")):
            break
        j = tokens[j].head
    return i


# ── he, she, it, they ───────────────────────────────────────────────────────────────────────────────


def _one_person(discourse: Discourse, seen: Seen, wrong: str) -> bool:
    if len(seen.entities) != 1 or seen.plural or not discourse.is_person(seen.entities[0]):
        return False
    return discourse.genders.get(seen.entities[0]) != wrong


def _one_thing(discourse: Discourse, seen: Seen, acts: bool) -> bool:
    if len(seen.entities) != 1 or seen.plural or seen.kind == "demonym":
        return False
    return discourse.is_body(seen.entities[0]) if acts else discourse.is_thing(seen.entities[0])


def _acts(parsed: Parsed, i: int) -> bool:
    """ "It urged citizens": only a body urges."""
    token = parsed.tokens[i]
    return token.dep == "nsubj" and parsed.tokens[token.head].lemma in _ACTIVE


def _expletive(parsed: Parsed, i: int) -> bool:
    """ "It is clear that …": no referent."""
    token = parsed.tokens[i]
    if token.dep == "expl":
        return True
    siblings = parsed.children[token.head]
    clause = any(parsed.tokens[j].dep in ("csubj", "ccomp", "csubj:pass") for j in siblings)
    copula = any(parsed.tokens[j].dep in ("cop", "aux:pass") for j in siblings) or parsed.tokens[token.head].upos == "AUX"
    weather = parsed.tokens[token.head].lemma in ("rain", "snow", "seem", "appear", "happen")
    return token.dep.startswith("nsubj") and ((clause and copula) or weather)


def _last(discourse: Discourse, i: int, speech: Speech | None, word: str, fits: Callable[[Seen], bool]) -> tuple[str, ...]:
    """The subject of the same clause for a possessive; else the last fitting subject, sentence by sentence backwards;
    else the last fitting mention. A co-argument of the same verb is never meant."""
    within = _candidates(discourse, i, speech, _REACH[word], fits)
    if not within:
        return ()
    if discourse.parsed.tokens[i].dep == "nmod:poss":
        own = _clause_subject(discourse.parsed, i)
        mine = [s for s in within if s.token == own]
        if mine:
            return mine[-1].entities
        bodies = [s for s in within if discourse.is_body(s.entities[0])]
        within = bodies or within  # what has something is rather a body than a thing
    nearest = max(s.sentence for s in within)
    subjects = [s for s in within if s.sentence == nearest and s.subject]
    return (subjects or [s for s in within if s.sentence == nearest])[-1].entities


def _candidates(discourse: Discourse, i: int, speech: Speech | None, reach: int, fits: Callable[[Seen], bool]) -> list[Seen]:
    barred = _above(discourse.parsed, i)
    others = {e for j in _co_arguments(discourse.parsed, i) for e in discourse.of.get(j, ())}
    sentence = discourse.parsed.tokens[i].sentence
    found: list[Seen] = []
    for s in reversed(discourse.seen):  # in reading order, so the reach ends the walk
        if sentence - s.sentence > reach:
            break
        barred_here = s.token in barred or others.intersection(s.entities) or s.kind == "demonym"
        if s.token < i and not barred_here and fits(s) and not _other_speech(speech, s.token):
            found.append(s)
    return found[::-1]


def _other_speech(speech: Speech | None, token: int) -> bool:
    """Whether the pronoun stands outside the speech in which the candidate stands is let pass; the speaker of the
    pronoun's own speech is no third person."""
    return speech is not None and speech.speaker == token


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
    while parsed.tokens[i].head != i and parsed.tokens[i].dep.startswith(("nmod", "conj", "acl", "obl")):
        i = parsed.tokens[i].head
        found.add(i)
    return found


def _clause_subject(parsed: Parsed, i: int) -> int | None:
    j = i
    while parsed.tokens[j].head != j:
        j = parsed.tokens[j].head
        if parsed.tokens[j].upos in ("VERB", "AUX") or parsed.dependents(j, "cop"):
            return subject_of(parsed, j)
    return subject_of(parsed, j)


def _parties(discourse: Discourse, i: int, speech: Speech | None) -> tuple[str, ...]:
    """The last plural mention of people, or a group that is many; things only where nobody acts."""

    def group(seen: Seen) -> bool:
        kinds = {discourse.kind(e) for e in seen.entities}
        return (seen.plural and kinds <= _PEOPLE) or kinds <= _COLLECTIVE

    acts = discourse.parsed.tokens[i].dep == "nsubj"
    found = _last(discourse, i, speech, "they", group)
    return found or (() if acts else _last(discourse, i, speech, "they", lambda s: s.plural))
