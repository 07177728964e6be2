"""The arguments of predicate nouns: possessors, demonyms, compounds, prepositions, and the subject that a copula, an
apposition or a light verb lends them ("carried out strikes on X", "X is an ally of Y", "X, an ally of Y")."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.clauses import HELP, Clauses
from kg.extract.tree import VERBAL
from kg.extract.verdicts import convicted, punished
from kg.model import Slot

_EQUIP = frozenset({"provide", "supply", "furnish", "equip", "arm", "present"})
_SIDES = frozenset({"ally", "backer", "supporter", "sponsor", "rival"})
_NAMING = ("including", "such as", "notably", "especially", "particularly")
_SUMS = frozenset({"million", "billion", "dollar", "euro", "pound", "rouble", "ruble", "yen", "yuan", "franc", "krona", "amount"})
_LIGHT_OBLIQUES = ("in", "into", "with")  # "engaged in talks with", "entered into an agreement with", "came with an offer"


@dataclass(frozen=True, slots=True)
class Support:
    """The verb that carries a noun ("launched" of "launched strikes"), and how the noun hangs on it."""

    verb: int
    relation: str  # light | copula | appositive | verdict


def support_of(clauses: Clauses, noun: int) -> Support | None:
    """What lends the noun a subject, if anything does."""
    if clauses.children(noun, "cop"):
        return Support(noun, "copula")
    first = clauses.first(noun)
    token = clauses.tokens[first]
    head = token.head
    if first != noun and clauses.children(first, "cop"):  # "is a friend and partner of X"
        return Support(first, "copula")
    if token.dep == "nmod" and token.case == "of" and clauses.lemma(head) in ("one", "some") and clauses.children(head, "cop"):
        return Support(head, "copula")  # "is one of the donors to X"
    if token.dep == "nmod" and token.case in ("in", "of", "worth of") and _is_sum(clauses, head):  # "gave $2 billion in aid",
        # "imposed a round of sanctions"
        token = clauses.tokens[clauses.first(head)]
        head = token.head
    verdict = convicted(clauses, first)
    if verdict is not None:
        return Support(verdict, "verdict")
    if head == first or clauses.tokens[head].upos not in VERBAL:
        return None
    carried = token.dep in ("obj", "nsubj:pass") or (token.dep == "obl" and token.case in _LIGHT_OBLIQUES)
    if carried and (_is_light(clauses, head) or clauses.predicate_key(head) == "claim"):
        return Support(head, "light")
    return None


def _is_sum(clauses: Clauses, i: int) -> bool:
    known = clauses.lexicon.words.get("quantity_noun", frozenset())
    return clauses.tokens[i].upos in ("NUM", "SYM") or clauses.lemma(i) in _SUMS or clauses.lemma(i) in known


def noun_slots(clauses: Clauses, noun: int, support: Support | None) -> tuple[Slot, ...]:
    """The slots of a predicate noun, nearest first."""
    found = _subjects(clauses, noun, support)
    found += _modifiers(clauses, noun)
    found += _prepositional(clauses, noun)
    found += _contents(clauses, noun)
    found += _helped(clauses, noun) + _in_support(clauses, noun) + _played(clauses, noun, support) + _are_with(clauses, noun)
    found.append(clauses.slot("self", noun))
    if support and support.relation == "light":
        found += _from_verb(clauses, noun, support.verb)
    return tuple(_unique(found))


def _unique(slots: list[Slot]) -> list[Slot]:
    seen: set[tuple[str, int]] = set()
    kept = []
    for slot in slots:
        if (slot.name, slot.token) not in seen:
            seen.add((slot.name, slot.token))
            kept.append(slot)
    return kept


def _subjects(clauses: Clauses, noun: int, support: Support | None) -> list[Slot]:
    # "Turkey, an ally of X": the apposition's noun has what it stands beside as its subject, in either order
    token = clauses.tokens[noun]
    found = []
    if token.dep == "compound" and clauses.tokens[token.head].upos == "PROPN" and \
            clauses.lemma(noun) in clauses.lexicon.words.get("relational_noun", ()):
        found.append(clauses.slot("subj", token.head))  # "NATO member Hungary"
    if token.dep == "appos":
        found += [clauses.slot("subj", k) for k in clauses.conjuncts(token.head)]
    found += [clauses.slot("subj", k) for j in clauses.children(noun, "appos") for k in clauses.conjuncts(j)
              if clauses.tokens[k].upos == "PROPN"]
    found += _examples(clauses, noun)
    if support is None:
        return found
    if support.relation == "verdict":
        return [clauses.slot("subj", j) for j in punished(clauses, support.verb)] + found
    if support.relation == "copula":
        return [clauses.slot("subj", j) for j in clauses.surface_subjects(support.verb)] + found
    return [clauses.slot("subj", j) for j in clauses.deep_subjects(support.verb) if j != noun] + found


def _examples(clauses: Clauses, noun: int) -> list[Slot]:
    """"its backers, including Russia", "allies such as Chad": who is named as one is one."""
    if clauses.tokens[noun].xpos != "NNS" or clauses.lemma(noun) not in _SIDES:
        return []
    named = [j for j in clauses.children(noun, "nmod") if clauses.tokens[j].case in _NAMING]
    return [clauses.slot("subj", k) for j in named for k in clauses.conjuncts(j) if clauses.tokens[k].upos == "PROPN"]


def _modifiers(clauses: Clauses, noun: int) -> list[Slot]:
    found = [clauses.slot("poss", k) for j in clauses.children(noun, "nmod:poss") for k in clauses.conjuncts(j)]
    # "Israeli strikes" says whose, "humanitarian aid" what kind: a frame's condition may ask for it
    found += [clauses.slot("amod", k) for j in clauses.children(noun, "amod") for k in clauses.conjuncts(j)]
    found += [clauses.slot("compound", k) for j in clauses.children(noun, "compound") for k in clauses.conjuncts(j)]
    return found


def _prepositional(clauses: Clauses, noun: int) -> list[Slot]:
    found = []
    for j in clauses.children(noun, "nmod", "obl", "obl:agent"):
        case = clauses.tokens[j].case
        if case:  # "raids by Syrian warplanes" are Syria's
            bearers = clauses.conjuncts(clauses.speaker(j) if case == "by" else j)
            found += [clauses.slot(case, k) for k in bearers]
        if case == "of":  # "the war of aggression against X"
            against = [m for m in clauses.children(j, "nmod") if clauses.tokens[m].case == "against"]
            found += [clauses.slot("against", k) for m in against for k in clauses.conjuncts(m)]
    # "killed in attacks and raids on X": a coordinated noun shares the PP of the last one
    for j in clauses.children(noun, "conj"):
        if clauses.tokens[j].upos == "NOUN" and not found:
            found += [Slot(s.name, s.token, j, True, s.lemma) for s in _prepositional(clauses, j)]
    first = clauses.first(noun)
    if first != noun and not found:  # "a friend and partner of X"
        shared = [j for j in clauses.children(first, "nmod") if clauses.tokens[j].case and j > noun]
        found += [clauses.slot(clauses.tokens[j].case, k, inherited=True) for j in shared for k in clauses.conjuncts(j)]
        owners = clauses.children(first, "nmod:poss")
        found += [clauses.slot("poss", k, inherited=True) for j in owners for k in clauses.conjuncts(j)]
    return found


def _contents(clauses: Clauses, noun: int) -> list[Slot]:
    """"offer to mediate", "claim that X did", "accusation of bombing"; a participle gives by-phrase and subject:
    "support provided by our partners"."""
    found = [clauses.slot("ccomp.subj", k) for j in clauses.asked_for(noun) for s in clauses.children(j, "nsubj")
             for k in clauses.conjuncts(s)]  # "a call for Russia to leave"
    for j in clauses.children(noun, "acl", "ccomp", "xcomp"):
        token = clauses.tokens[j]
        if clauses.is_infinitive(j):
            found += [clauses.slot("xcomp", k) for k in clauses.conjuncts(j)]
        elif token.case:
            found.append(clauses.slot(token.case, j))
        elif "that" in clauses.marks(j) or token.dep == "ccomp":
            found.append(clauses.slot("ccomp", j))
        elif clauses.is_passive(j) and _is_light(clauses, j):
            found += [clauses.slot("by", s.token, via=j) for s in clauses.slots(j) if s.name == "subj"]
            found += [Slot(s.name, s.token, j, False, s.lemma) for s in clauses.oblique_slots(j)]
    return found


def _helped(clauses: Clauses, noun: int) -> list[Slot]:
    """"With support from 14 countries, the fund delivers …": who does it is who is supported."""
    token = clauses.tokens[noun]
    if token.case != "with" or token.dep != "obl" or clauses.lemma(noun) not in HELP:
        return []
    if any(clauses.tokens[j].case in ("for", "to") for j in clauses.children(noun, "nmod")):
        return []
    return [clauses.slot("for", j, inherited=True) for j in clauses.deep_subjects(token.head)]


def _played(clauses: Clauses, noun: int, support: Support | None) -> list[Slot]:
    """"Zverev reached the final with a 6-3 defeat of Alcaraz", "crashed out after a loss to X": whose game it was."""
    token = clauses.tokens[noun]
    words = clauses.lexicon.words
    if support is not None or token.dep != "obl" or clauses.lemma(noun) not in words.get("game_result_noun", ()):
        return []
    after = token.case in ("after", "following") and clauses.lemma(token.head) in words.get("game_progress_verb", ())
    if (token.case not in ("with", "for") and not after) or clauses.children(noun, "nmod:poss"):
        return []
    return [clauses.slot("subj", j, inherited=True) for j in clauses.deep_subjects(token.head)]


def _in_support(clauses: Clauses, noun: int) -> list[Slot]:
    """"spoke in support of the strikers": who speaks supports, and whom stands after "of"."""
    token = clauses.tokens[noun]
    if token.case != "in" or token.dep not in ("obl", "xcomp") or clauses.lemma(noun) not in HELP or token.head == noun:
        return []
    of = [k for j in clauses.children(noun, "nmod") if clauses.tokens[j].case == "of" for k in clauses.conjuncts(j)]
    if not of:
        return []
    subjects = clauses.deep_subjects(token.head)
    return [clauses.slot("subj", j, inherited=True) for j in subjects] + [clauses.slot("for", k) for k in of]


def _are_with(clauses: Clauses, noun: int) -> list[Slot]:
    """"Our thoughts are with the victims": the predicate, which the noun's own phrase does not hold."""
    token = clauses.tokens[clauses.first(noun)]
    predicate = token.head
    if token.dep != "nsubj" or clauses.tokens[predicate].case != "with" or not clauses.children(predicate, "cop"):
        return []
    return [clauses.slot("with", k) for k in clauses.conjuncts(predicate)]


def _is_light(clauses: Clauses, verb: int) -> bool:
    light = clauses.lexicon.words.get("light_verb", frozenset())
    return clauses.predicate_key(verb) in light or clauses.lemma(verb) in light


def _from_verb(clauses: Clauses, noun: int, verb: int) -> list[Slot]:
    found = []
    above = clauses.tokens[noun].head
    equipped = clauses.lemma(verb) in _EQUIP and "with" in (clauses.tokens[noun].case, clauses.tokens[above].case)
    for slot in clauses.slots(verb):
        if equipped and slot.name == "obj":  # "provides Egypt with aid"
            found.append(Slot("to", slot.token, verb, slot.inherited, slot.lemma))
        if slot.name in ("subj", "obj", "xcomp", "ccomp") or slot.token == noun:
            continue
        if slot.via in (None, noun):
            found.append(Slot("to" if slot.name == "iobj" else slot.name, slot.token, verb, slot.inherited, slot.lemma))
    return found
