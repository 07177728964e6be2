"""Pronouns, resolved only where number, gender, kind and syntax leave one good candidate."""

from __future__ import annotations

from collections.abc import Iterable

from kg.link.antecedents import antecedent, clause_subject, with_conjuncts
from kg.link.discourse import Discourse, Seen
from kg.link.kinds import is_event
from kg.link.speech import Speech, speech_at
from kg.model import Parsed

_MALE = frozenset({"he", "him", "his"})
_FEMALE = frozenset({"she", "her", "hers"})
_THING = frozenset({"it", "its"})
_SEVERAL = frozenset({"they", "them", "their", "theirs"})
_REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})
_ARGUMENTS = frozenset({"obj", "iobj", "obl", "nmod"})  # not "the president himself"
_RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})
_REACH = {"he": 3, "they": 2, "it": 2}  # sentences back
_FLOOR = {"he": -2, "they": 0, "it": 1}  # of salience; tuned on GUM's news and interviews
_PEOPLE = frozenset({
    "Group", "ArmedForce", "ArmedGroup", "Organization", "GovernmentBody", "Country", "Person", "PoliticalParty", "SportsTeam",
    "Company", "Entity",
})  # fmt: skip
_OF_PREDICATES = frozenset({"xcomp", "advcl", "acl", "ccomp", "csubj"})
_ADDRESSING = frozenset({"ask", "request", "urge", "tell", "invite", "order", "call", "force", "persuade", "warn", "accuse"})
_HAPPENING = frozenset({"happen", "occur"})
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
    if word in _REFLEXIVE:
        own = clause_subject(discourse.parsed, i)
        return discourse.of.get(own, ()) if own is not None and token.dep in _ARGUMENTS else ()
    speech = speech_at(speeches, i)
    if word in _MALE or word in _FEMALE:
        return _person(discourse, i, speech, "female" if word in _MALE else "male")
    if word in _THING:
        return _thing(discourse, i, speech)
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


def _person(discourse: Discourse, i: int, speech: Speech | None, wrong: str) -> tuple[str, ...]:
    def fits(seen: Seen) -> bool:
        one = len(seen.entities) == 1 and not seen.plural and discourse.is_person(seen.entities[0])
        return one and discourse.genders.get(seen.entities[0]) != wrong

    return antecedent(discourse, i, speech, _REACH["he"], fits, _FLOOR["he"])


def _thing(discourse: Discourse, i: int, speech: Speech | None) -> tuple[str, ...]:
    token = discourse.parsed.tokens[i]
    above = discourse.parsed.tokens[token.head].lemma
    verb = above if token.dep == "nsubj" or above in _ADDRESSING else ""

    def fits(seen: Seen) -> bool:
        if len(seen.entities) != 1 or seen.plural or seen.kind == "demonym":
            return False
        if verb in _HAPPENING:
            return is_event(discourse.kind(seen.entities[0]))
        return discourse.is_body(seen.entities[0]) if verb in _ACTIVE | _ADDRESSING else discourse.is_thing(seen.entities[0])

    if _expletive(discourse.parsed, i):
        return ()
    sure = 2 if verb in _ACTIVE | _ADDRESSING | _HAPPENING else int(token.dep == "nmod:poss")
    return antecedent(discourse, i, speech, _REACH["it"] + 2 * (verb in _HAPPENING), fits, _FLOOR["it"] - sure)


def _expletive(parsed: Parsed, i: int) -> bool:
    """ "It is clear that …", "it is our duty to help", "(it)": no referent."""
    token = parsed.tokens[i]
    if token.dep == "expl" or _bracketed(parsed, i):
        return True
    siblings = parsed.children[token.head]
    clause = any(parsed.tokens[j].dep in ("csubj", "ccomp", "csubj:pass") for j in siblings)
    copula = any(parsed.tokens[j].dep in ("cop", "aux:pass") for j in siblings) or parsed.tokens[token.head].upos == "AUX"
    clause = clause or any(j > token.head and _opens_clause(parsed, j) for j in siblings)
    weather = parsed.tokens[token.head].lemma in ("rain", "snow", "seem", "appear")
    return token.dep.startswith("nsubj") and ((clause and copula) or weather)


def _opens_clause(parsed: Parsed, i: int) -> bool:
    """ "… to help" under a predicate noun or adjective."""
    marked = any(parsed.tokens[j].text.lower() in ("to", "that", "for") for j in parsed.dependents(i, "mark", "aux", "case"))
    return marked and parsed.tokens[i].dep in _OF_PREDICATES


def _bracketed(parsed: Parsed, i: int) -> bool:
    """ "(it)" marks a text as Italian."""
    return 0 < i < len(parsed.tokens) - 1 and parsed.tokens[i - 1].text == "(" and parsed.tokens[i + 1].text == ")"


def _parties(discourse: Discourse, i: int, speech: Speech | None) -> tuple[str, ...]:
    """The last plural mention of people, or a group that is many, with all it is coordinated with; things only where
    nobody acts."""
    own = clause_subject(discourse.parsed, i) if discourse.parsed.tokens[i].dep == "nmod:poss" else None

    def group(seen: Seen) -> bool:
        kinds = {discourse.kind(e) for e in seen.entities}
        many = seen.plural or (seen.token == own and not kinds & {"Person", "Entity", "Country"})  # "the team rebuilt their robot"
        return (many and kinds <= _PEOPLE) or kinds <= _COLLECTIVE

    if tellers := _tellers(discourse, i):
        return tellers
    found = antecedent(discourse, i, speech, _REACH["they"], group, _FLOOR["they"])
    if not found and not discourse.parsed.tokens[i].dep.startswith("nsubj"):
        found = antecedent(discourse, i, speech, _REACH["they"], lambda s: s.plural, _FLOOR["they"])
    return with_conjuncts(discourse, found, i)


def _tellers(discourse: Discourse, i: int) -> tuple[str, ...]:
    """ "France and Germany said they condemned it": the coordinated subject of the reporting clause; states are no group
    anywhere else."""
    parsed = discourse.parsed
    clause = parsed.tokens[parsed.tokens[i].head]
    if not parsed.tokens[i].dep.startswith("nsubj") or clause.dep != "ccomp" or parsed.tokens[clause.head].lemma not in _ACTIVE:
        return ()
    for subject in parsed.dependents(clause.head, "nsubj"):
        every = [subject, *parsed.dependents(subject, "conj")]
        found = tuple(dict.fromkeys(e for j in every for e in discourse.of.get(j, ())))
        if subject < i and len(found) > 1 and all(discourse.kind(e) in _PEOPLE for e in found):
            return found
    return ()
