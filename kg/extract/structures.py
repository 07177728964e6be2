"""Propositions that no word of their own carries: titles, places, possession, compounds, membership, apposition."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.clauses import Clauses
from kg.extract.event_nouns import is_indefinite
from kg.extract.predicates import Draft
from kg.extract.stance import Stances
from kg.model import BlockKind, Slot, Stance, Title

_PLACE_PREPOSITIONS = frozenset({"in", "at", "inside", "within", "across", "throughout", "on", "of", "around", "from", "outside",
                                 "into", "to", "near"})
_NOMINAL = ("NOUN", "PROPN", "NUM", "PRON", "ADJ")


def read_structures(clauses: Clauses, stances: Stances) -> Iterator[Draft]:
    """All structural propositions of an article."""
    yield from _titles(clauses, stances)
    for token in clauses.tokens:
        if clauses.parsed.sentences[token.sentence].section in (BlockKind.DATELINE, BlockKind.BYLINE):
            continue
        if token.upos in _NOMINAL:
            yield from _modifiers(clauses, stances, token.i)
        if token.upos == "VERB":
            yield from _events_at(clauses, stances, token.i)


def _titles(clauses: Clauses, stances: Stances) -> Iterator[Draft]:
    """"Russian President Vladimir Putin"; slot `title` points at the title's noun, `of` at the state or body."""
    for title in clauses.parsed.titles:
        slots = [clauses.slot("subj", title.holder)]
        if title.of is not None:
            slots += [clauses.slot("of", k) for k in clauses.conjuncts(title.of) if k == title.of or not _is_person(clauses, k)]
        slots.append(clauses.slot("title", title.noun))
        trigger = tuple(range(title.start, title.end))
        rule = "title.former" if title.former else "title.name"
        stance = _stance_of_title(clauses, stances, title)
        yield Draft("title", clauses.lemma(title.noun), title.noun, trigger, tuple(slots), stance, rule)


def _stance_of_title(clauses: Clauses, stances: Stances, title: Title) -> Stance:
    """A clause of its own says "Ann Lee is mayor", "The mayor is Ann Lee"; any other title is a description."""
    said = [i for i in (title.noun, title.holder) if clauses.children(i, "cop")]
    pair = {clauses.tokens[title.noun].head, clauses.tokens[title.holder].head}
    return stances.of_clause(said[0]) if said and not pair.isdisjoint(said) else stances.of_description(title.holder)


def _modifiers(clauses: Clauses, stances: Stances, i: int) -> Iterator[Draft]:
    for j in clauses.children(i, "nmod"):
        case = clauses.tokens[j].case
        if case in _PLACE_PREPOSITIONS:
            yield from _pairs(clauses, stances, i, j, "place", case)
        if case in ("including", "such as", "like", "especially", "notably", "particularly"):
            yield from _pairs(clauses, stances, i, j, "including", case)
            yield from _placed_examples(clauses, stances, i, j)
    for j in clauses.children(i, "nmod:poss"):
        yield from _pairs(clauses, stances, i, j, "possessive", "'s")
    for j in clauses.children(i, "compound", "amod"):
        if clauses.tokens[i].dep == "compound" and clauses.tokens[i].name >= 0 and clauses.tokens[j].dep == "amod":
            yield from _pairs(clauses, stances, clauses.tokens[i].head, j, "compound", "amod")  # "Iranian S-300 missiles"
        if clauses.tokens[j].upos == "PROPN" or clauses.tokens[j].name >= 0 or clauses.tokens[j].text[:1].isupper():
            yield from _pairs(clauses, stances, i, j, "compound", clauses.tokens[j].dep)
    for j in clauses.children(i, "appos"):
        yield from _pairs(clauses, stances, i, j, "appositive", ",")
    for j in clauses.children(i, "obl"):  # the predicate noun of a copula: "is in Paris", "is a town in Syria"
        if clauses.tokens[j].case in _PLACE_PREPOSITIONS:
            yield from _pairs(clauses, stances, i, j, "place", clauses.tokens[j].case)
    if clauses.tokens[i].case in ("in", "at", "inside", "within", "of", "from") and clauses.children(i, "cop"):
        yield from _copular_place(clauses, stances, i)


def _placed_examples(clauses: Clauses, stances: Stances, i: int, j: int) -> Iterator[Draft]:
    """"towns in Iraq including Rabiyah": what the towns lie in, Rabiyah lies in."""
    for place in clauses.children(i, "nmod"):
        if clauses.tokens[place].case in ("in", "across", "throughout") and _is_named(clauses, place):
            for k in clauses.conjuncts(j):
                slots = (clauses.slot("subj", k), clauses.slot("obj", place))
                yield Draft("place", "in", k, _marker(clauses, place), slots, stances.of_description(i), "place.noun")


def _copular_place(clauses: Clauses, stances: Stances, i: int) -> Iterator[Draft]:
    """"The headquarters are in Vienna"."""
    case = clauses.tokens[i].case
    stance = stances.of_clause(i)
    for subject in clauses.surface_subjects(i):
        for k in clauses.conjuncts(i):
            slots = (clauses.slot("subj", subject), clauses.slot("obj", k))
            yield Draft("place", case, i, _marker(clauses, k), slots, stance, "place.copula")


def _pairs(clauses: Clauses, stances: Stances, i: int, j: int, kind: str, key: str) -> Iterator[Draft]:
    """The thing and what modifies it; a coordinated modifier gives one each."""
    if kind == "place" and clauses.children(i, "cop"):  # "is a town in Syria": the place of what is called so
        yield from _placed_subject(clauses, stances, i, j, key)
        return
    event = ("noun", clauses.lemma(i)) in clauses.lexicon.frames or clauses.lemma(i) in clauses.lexicon.words.get("event_noun", ())
    described = kind in ("appositive", "compound", "possessive") and not event
    stance = stances.of_description(i) if described else stances.of_noun(i, presupposed=not event)
    if kind == "place" and _is_made(clauses, i):
        stance = stances.of_clause(clauses.tokens[i].head)
    chain = [m for k in clauses.conjuncts(j) for m in (place_chain(clauses, k) if event and kind == "place" else [k])]
    for k in chain:
        if k == i or (kind == "place" and k != j and not _same_list(clauses, j, k)):
            continue
        slots = (clauses.slot("subj", i), clauses.slot("obj", k))
        if slots[0].token == slots[1].token:  # "hundreds of villagers", "Serbian targets"
            continue
        yield Draft(kind, key, i, _marker(clauses, k), slots, stance, f"{kind}.{'noun' if kind == 'place' else 'phrase'}")


def place_chain(clauses: Clauses, place: int) -> list[int]:
    """"in the market area of the old town in Baghdad": what happens in the area happens in all that it lies in."""
    found = [place]
    for j in clauses.children(place, "nmod", "appos"):
        if clauses.tokens[j].case in ("in", "of", "at", "") and clauses.tokens[place].name < 0:
            found += place_chain(clauses, j)
    return found


def _placed_subject(clauses: Clauses, stances: Stances, i: int, j: int, key: str) -> Iterator[Draft]:
    stance = stances.of_clause(i)
    for subject in clauses.surface_subjects(i):
        for k in clauses.conjuncts(j):
            slots = (clauses.slot("subj", subject), clauses.slot("obj", k))
            yield Draft("place", key, i, _marker(clauses, k), slots, stance, "place.copula")


def _marker(clauses: Clauses, k: int) -> tuple[int, ...]:
    cases = clauses.children(k, "case")
    return (cases[0], k) if cases and cases[0] == k - 1 else (k,)


def _is_named(clauses: Clauses, i: int) -> bool:
    """"in Oslo"; not "in May"."""
    name = clauses.tokens[i].name
    return name >= 0 and clauses.parsed.names[name].label not in ("DATE", "TIME")


def _locality(clauses: Clauses, i: int) -> bool:
    name = clauses.tokens[i].name
    return name < 0 or clauses.parsed.names[name].label in ("GPE", "LOC")


def _is_made(clauses: Clauses, i: int) -> bool:
    """"will build a factory in Hungary": it is there once it is built."""
    token = clauses.tokens[i]
    made = token.dep in ("obj", "nsubj:pass") and clauses.lemma(token.head) in clauses.lexicon.words.get("making_verb", ())
    return made and is_indefinite(clauses, i)


def _same_list(clauses: Clauses, j: int, k: int) -> bool:
    """"a museum in Ulm, Baden, the Zoo of Bonn, and …": the list of places is no place itself; but "in Qamenas, Sarmin and
    Talamenes", bare names of one word, are places, whatever the tagger says."""
    if not _locality(clauses, j) or _locality(clauses, k):
        return True
    names = clauses.conjuncts(j)
    return all(clauses.tokens[k].upos == "PROPN" and not clauses.children(k, "det", "compound", "nmod", "appos") for k in names)


def _is_person(clauses: Clauses, i: int) -> bool:
    """"X of the Greens, Y of Labour": the parser takes Y for another body of X."""
    name = clauses.tokens[i].name
    return name >= 0 and clauses.parsed.names[name].label == "PERSON"


def _events_at(clauses: Clauses, stances: Stances, i: int) -> Iterator[Draft]:
    """A place that hangs on the verb but belongs to the noun beside it: "met in Paris for talks", "condemned the attack in
    Baghdad", "In Syria, strikes killed 12", "struck a hospital in Kyiv"."""
    places = [j for j in clauses.children(i, "obl") if clauses.tokens[j].case in ("in", "at", "inside", "across")
              and any(_is_named(clauses, k) for k in place_chain(clauses, j))]
    if not places:
        return
    words = clauses.lexicon.words
    events = words.get("event_noun", frozenset())
    buildings = words.get("facility_noun", frozenset()) | words.get("region_noun", frozenset())
    for j in clauses.children(i, "obj", "obl", "nsubj:pass", "nsubj"):
        token = clauses.tokens[j]
        object_, purpose = token.dep == "obj" and j < places[0], token.dep == "obl" and token.case == "for"
        beside = object_ or purpose or token.dep.startswith("nsubj")
        adjacent = object_ and token.upos == "NOUN" and clauses.parsed.subtree(j)[-1] + 1 == clauses.parsed.subtree(places[0])[0]
        if not beside or j in places or not (clauses.lemma(j) in events or (adjacent and clauses.lemma(j) in buildings)):
            continue
        stance = stances.of_noun(j)
        for place in places:
            for k in [m for c in clauses.conjuncts(place) for m in place_chain(clauses, c)]:
                slots: tuple[Slot, ...] = (clauses.slot("subj", j), clauses.slot("obj", k))
                yield Draft("place", clauses.tokens[place].case, j, _marker(clauses, k), slots, stance, "place.verb")
