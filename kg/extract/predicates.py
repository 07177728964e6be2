"""Propositions of verbs, nouns and adjectives: one for each predicate that the lexicon could know, or that stays open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.extract.clauses import Clauses
from kg.extract.nominals import Support, noun_slots, support_of
from kg.extract.stance import Stances
from kg.model import Attribution, BlockKind, Factuality, Slot, Stance


@dataclass(frozen=True, slots=True)
class Draft:
    """A proposition before it is numbered."""

    kind: str
    lemma: str
    head: int
    trigger: tuple[int, ...]
    slots: tuple[Slot, ...]
    stance: Stance
    rule: str
    tense: str = ""


_SILENT = (BlockKind.DATELINE, BlockKind.BYLINE)


def read_predicates(clauses: Clauses, stances: Stances) -> Iterator[Draft]:
    """All predicates of an article in text order; a word may give several keys, the most telling first."""
    lexicon = clauses.lexicon
    for token in clauses.tokens:
        if clauses.parsed.sentences[token.sentence].section in _SILENT:
            continue
        if token.upos == "VERB" or (token.upos == "AUX" and token.dep not in ("aux", "aux:pass", "cop")):
            yield from _verb(clauses, stances, token.i)
        elif token.upos in ("NOUN", "PROPN") and ("noun", token.lemma.lower()) in lexicon.frames:
            yield from _noun(clauses, stances, token.i)
        elif token.upos == "NOUN" and token.text.lower().endswith("ing"):
            yield from _gerund(clauses, stances, token.i)
        elif token.upos in ("ADJ", "NOUN", "VERB") and ("adjective", token.lemma.lower()) in lexicon.frames:
            yield from _adjective(clauses, stances, token.i)
        if token.upos in ("VERB", "ADJ") and token.dep in ("amod", "acl") and token.upos == "VERB" \
                and ("adjective", token.text.lower()) in lexicon.frames:
            yield from _adjective(clauses, stances, token.i, token.text.lower())


def _verb(clauses: Clauses, stances: Stances, i: int) -> Iterator[Draft]:
    slots = clauses.slots(i)
    if not slots:
        return
    rule = "verb.passive" if clauses.is_passive(i) else _construction(clauses, i)
    key, trigger = verb_key(clauses, i)
    if clauses.lemma(i) in clauses.lexicon.words.get("light_verb", ()) and key == clauses.lemma(i):
        carried = [s for s in slots if s.name == "obj" and ("noun", s.lemma) in clauses.lexicon.frames]
        if carried and ("verb", f"{key} {carried[0].lemma}") not in clauses.lexicon.frames:
            rule = "verb.light"  # the noun's own frame says it better: the matcher tries this one last
    fixed = next((s for s in slots if s.name == "obj" and ("verb", f"{key} {s.lemma}") in clauses.lexicon.frames), None)
    if fixed is not None:  # "take part": verb and noun are one word
        key, trigger = f"{key} {fixed.lemma}", tuple(sorted({*trigger, fixed.token}))
        slots = tuple(s for s in slots if s is not fixed)
    yield Draft("verb", key, i, trigger, slots, stances.of_clause(i), rule, _tense(clauses, i))


def verb_key(clauses: Clauses, i: int) -> tuple[str, tuple[int, ...]]:
    """"carry out", "call on": the verb with its particle, or with a preposition that makes its sense. With a fixed
    preposition the prepositional object becomes the object."""
    particles = clauses.children(i, "compound:prt")
    return clauses.predicate_key(i), tuple(sorted([i, *particles]))


def _construction(clauses: Clauses, i: int) -> str:
    token = clauses.tokens[i]
    if token.dep == "acl:relcl":
        return "verb.relative"
    if token.dep in ("acl", "advcl") and token.xpos in ("VBG", "VBN"):
        return "verb.participle"
    if clauses.is_infinitive(i):
        return "verb.infinitive"
    return "verb.coordinated" if token.dep == "conj" else "verb.active"


def _tense(clauses: Clauses, i: int) -> str:
    auxiliaries = [clauses.tokens[j] for j in clauses.children(i, "aux", "aux:pass", "cop")]
    if any(t.text.lower() in ("will", "shall", "'ll", "’ll", "wo") for t in auxiliaries):
        return "future"
    tags = {t.xpos for t in auxiliaries} | {clauses.tokens[i].xpos}
    if "VBD" in tags or ("VBN" in tags and not tags & {"VBZ", "VBP"}):
        return "past"
    return "present" if tags & {"VBZ", "VBP"} else ""


def _noun(clauses: Clauses, stances: Stances, i: int) -> Iterator[Draft]:
    support: Support | None = support_of(clauses, i)
    slots = noun_slots(clauses, i, support)
    if not slots:
        return
    trigger: tuple[int, ...] = (i,)
    if support is None:
        stance, rule = stances.of_noun(i), "noun.modified"
    elif support.relation == "copula":
        stance, rule = stances.of_clause(i), "noun.copula"
    elif support.relation == "verdict":
        stance, rule = stances.of_clause(support.verb), "noun.verdict"
    else:
        particles = clauses.children(support.verb, "compound:prt")
        stance, rule = stances.of_noun(i, support.verb), "noun.light_verb"
        trigger = tuple(sorted([support.verb, *particles, i]))
    if support and clauses.lemma(support.verb) == "claim":  # "claims full control of the city"
        stance = _claimed(clauses, stance, support.verb)
    tense = _tense(clauses, support.verb) if support else ""
    yield Draft("noun", clauses.lemma(i), i, trigger, slots, stance, rule, tense)


def _claimed(clauses: Clauses, stance: Stance, verb: int) -> Stance:
    claimants = clauses.deep_subjects(verb)
    claimed = Attribution(claimants[0] if claimants else None, verb)
    author = Factuality.UNKNOWN if stance.author is Factuality.CT_POS else stance.author
    return replace(stance, author=author, attribution=(*stance.attribution, claimed))


def _gerund(clauses: Clauses, stances: Stances, i: int) -> Iterator[Draft]:
    """"the shelling of Homs by the army": a noun made of a verb has the verb's frames."""
    stem = clauses.tokens[i].text.lower()[:-3]
    forms = (stem, stem + "e", stem[:-1] if stem[-2:-1] == stem[-1:] else stem)
    verb = next((f for f in forms if ("verb", f) in clauses.lexicon.frames), None)
    if verb is None:
        return
    named = {"of": "obj", "by": "subj", "poss": "subj"}
    own = noun_slots(clauses, i, support_of(clauses, i))
    slots = tuple(Slot(named.get(s.name, s.name), s.token, s.via, s.inherited, s.lemma) for s in own)
    if any(s.name == "obj" for s in slots):
        yield Draft("verb", verb, i, (i,), slots, stances.of_noun(i), "noun.gerund")


def _adjective(clauses: Clauses, stances: Stances, i: int, key: str = "") -> Iterator[Draft]:
    """"were critical of X"; "officials critical of X"; "U.S.-backed forces" with the first part as compound."""
    token = clauses.tokens[i]
    first = clauses.first(i)
    copular = bool(clauses.children(first, "cop", "nsubj"))
    found: list[Slot] = []
    if copular:
        found += [clauses.slot("subj", j) for j in clauses.surface_subjects(first)]
    elif token.dep in ("amod", "acl", "acl:relcl", "appos") and token.head != i:
        found += [clauses.slot("subj", j) for j in clauses.conjuncts(token.head)]
    elif token.dep == "xcomp":
        found += [clauses.slot("subj", j) for j in clauses.surface_subjects(i)]
    found += [clauses.slot(s.name, clauses.speaker(s.token)) for s in clauses.oblique_slots(i) or clauses.oblique_slots(first)]
    before = [j for j in clauses.children(i, "compound", "obl:npmod", "nmod", "obj", "amod", "dep", "advmod") if j < i]
    found += [clauses.slot("compound", j) for j in before if clauses.tokens[j].upos in ("NOUN", "PROPN", "ADJ")]
    if found:
        stance = stances.of_clause(first) if copular or token.dep == "xcomp" else stances.of_description(token.head)
        rule = "adjective.copula" if copular else "adjective.modifier"
        yield Draft("adjective", key or clauses.lemma(i), i, (i,), tuple(found), stance, rule)
