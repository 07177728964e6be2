"""Repairs of what hangs on a noun: places with a comma, lists read as appositions, clauses on the wrong noun."""

from __future__ import annotations

from collections.abc import Mapping

from kg.annotate.tree import NOMINAL, Tree

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_LISTED = frozenset({"GPE", "ORG", "PERSON", "NORP", "LOC"})
_EVENTS = frozenset({
    "attack", "strike", "airstrike", "bombing", "explosion", "blast", "raid", "ambush", "assault", "shelling",
    "bombardment", "massacre", "shooting", "earthquake", "quake", "flood", "fire", "blaze", "accident", "crash", "collision",
    "collapse", "stampede", "storm", "hurricane", "clash", "operation", "offensive", "campaign", "incident", "battle",
})  # fmt: skip
_STAND_INS = frozenset({"one", "another"})  # "attacks, including one in a market that killed 12"
# What events do, and places do not.
_EVENT_VERBS = frozenset({
    "kill", "injure", "wound", "destroy", "damage", "displace", "occur", "happen", "claim", "maim", "devastate", "leave",
    "cause", "spark", "trigger", "target", "strike", "hit",
})  # fmt: skip
_MEANS = frozenset({
    "mail", "post", "phone", "telephone", "email", "air", "sea", "land", "road", "rail", "train", "plane", "bus", "car", "boat",
    "ship", "force", "law", "hand", "decree", "accident", "mistake", "default",
})  # fmt: skip
# What is done to events, and not to places.
_DEED_VERBS = frozenset({"carry", "launch", "conduct", "perpetrate", "commit", "stage", "mount", "claim", "blame"})


def join_places(tree: Tree) -> None:
    """A place and the larger place after the comma: an apposition, whatever the parser made of it ("a quake in Aceh,
    Indonesia"; "in Washington, D.C.")."""
    for comma in range(1, len(tree) - 1):
        if tree.words[comma] != "," or tree.ents[comma - 1] not in _PLACES or tree.ents[comma + 1] != "GPE":
            continue
        small, large = _top(tree, comma - 1, -1), _top(tree, comma + 1, 1)
        if (tree.deps[large] == "appos" and tree.heads[large] == small) or large == tree.heads[large]:
            continue
        if tree.upos[large] != "PROPN" or tree.deps[large] in ("nsubj", "nsubj:pass", "nmod:poss", "compound", "obj"):
            continue
        if _in_list(tree, small, large) or tree.below(small, large):
            continue
        tree.move(large, small, "appos")
        tree.cases[large] = ""
        tree.log("place-comma", large)


def _top(tree: Tree, i: int, step: int) -> int:
    """The head of the entity that begins or ends at i."""
    label, j = tree.ents[i], i
    while 0 <= j + step < len(tree) and tree.ents[j + step] == label:
        j += step
    span = range(min(i, j), max(i, j) + 1)
    return next((k for k in span if tree.heads[k] not in span or tree.heads[k] == k), i)


def _in_list(tree: Tree, small: int, large: int) -> bool:
    """Conjuncts with an "and" after the larger place: "Homs, Hama and Aleppo"."""
    if tree.deps[small] == "conj" or tree.cases[large] or any(tree.deps[j] == "conj" for j in tree.kids[large]):
        return True
    if tree.deps[large] != "conj":
        return False
    first = tree.heads[large]
    return any(tree.deps[j] == "conj" and j > large for j in tree.kids[first])


def list_appositions(tree: Tree) -> None:
    """Three or more with an "and" are a list, no apposition ("The UK, the wider coalition and the government are
    committed.", "They met Mr Abadi, the security forces, and our partners.")."""
    for i in range(2, len(tree)):
        if tree.deps[i] != "appos" or tree.words[tree.subtree(i)[0] - 1] != ",":
            continue
        first = tree.heads[i]
        others = [j for j in tree.children(i, "conj") if j > i]
        if not others or tree.child(others[-1], "cc") is None or not _alike(tree, first, i, others):
            continue
        target = tree.heads[first] if tree.deps[first] == "conj" else first
        for j in (i, *others):
            tree.move(j, target, "conj")
        tree.log("list", i)


def _alike(tree: Tree, first: int, second: int, others: list[int]) -> bool:
    """Two names that are not one thing, plural nouns without an article, or common nouns with a comma before "and"."""
    if tree.ents[first] in _LISTED and tree.ents[second] in _LISTED:
        return True
    if tree.upos[first] != "NOUN" or tree.upos[second] != "NOUN" or tree.ents[first] or tree.ents[second]:
        return _is_plural_clause(tree, first)
    if len(others) > 1 or tree.words[tree.subtree(others[-1])[0] - 1] == ",":
        return True
    return all(tree.xpos[j] == "NNS" and tree.child(j, "det", "nmod:poss") is None for j in (first, second, *others))


def _is_plural_clause(tree: Tree, subject: int) -> bool:
    """A singular subject of a plural verb has company."""
    verb = tree.heads[subject]
    carriers = tree.children(verb, "aux", "aux:pass", "cop") or [verb]
    return (
        tree.deps[subject].startswith("nsubj") and tree.xpos[subject] in ("NN", "NNP")
        and (tree.xpos[carriers[0]] == "VBP" or tree.words[carriers[0]].lower() == "were")
    )  # fmt: skip


def climb_relatives(tree: Tree, words: Mapping[str, frozenset[str]]) -> None:
    """The clause says what events do, and its noun is only where the event was ("an attack on a market that killed 12",
    "a raid on a village claimed by gunmen")."""
    events = _EVENTS | _STAND_INS | words.get("event_noun", frozenset())
    for verb in range(3, len(tree)):
        if tree.deps[verb] not in ("acl", "acl:relcl") or tree.upos[verb] != "VERB":
            continue
        noun = tree.heads[verb]
        if noun > verb or tree.lemmas[noun] in events or tree.deps[noun] != "nmod" or not _says_event(tree, verb):
            continue
        event = tree.heads[noun]
        while tree.deps[event] in ("nmod", "conj") and tree.lemmas[event] not in events:
            event = tree.heads[event]
        if tree.lemmas[event] in events and event < noun and tree.cases[noun] not in ("by", "of"):
            tree.move(verb, event, tree.deps[verb])
            tree.log("event-relative", verb)


def _says_event(tree: Tree, verb: int) -> bool:
    """Active with a verb of events, or passive with a verb of deeds; "who" is never an event."""
    if any(tree.lemmas[j].lower() in ("who", "whom", "whose") for j in tree.kids[verb]):
        return False
    passive = tree.xpos[verb] == "VBN" and (tree.deps[verb] == "acl" or tree.child(verb, "aux:pass") is not None)
    if passive:
        return tree.lemmas[verb] in _DEED_VERBS
    subject = tree.child(verb, "nsubj")
    if subject is not None and tree.upos[subject] in NOMINAL and tree.xpos[subject] not in ("WDT", "WP"):
        return False
    thing = tree.child(verb, "obj")
    takes_place = tree.lemmas[verb] == "take" and thing is not None and tree.lemmas[thing] == "place"
    return takes_place or tree.lemmas[verb] in _EVENT_VERBS


def name_agents(tree: Tree) -> None:
    """By-phrases of time and means are no agents ("completed by 2020", "sent by mail"), those of people are ("led in Mali
    by France"), also where they stick to a gerund ("banned from holding rallies by the Ministry of Justice")."""
    for i in range(1, len(tree)):
        if tree.cases[i] != "by":
            continue
        person, verb = tree.ents[i] in ("PERSON", "ORG", "GPE", "NORP"), tree.heads[i]
        if tree.deps[i] == "obl:agent" and _is_means(tree, i):
            tree.deps[i] = "obl"
            tree.log("by-means", i)
        elif tree.deps[i] == "obl" and person and _is_passive(tree, verb):
            tree.deps[i] = "obl:agent"
            tree.log("by-agent", i)
        elif tree.deps[i] == "obl" and person and tree.xpos[verb] == "VBG" and tree.cases[verb]:
            above = tree.heads[verb]
            if _is_passive(tree, above) and tree.child(above, "obl:agent") is None:
                tree.move(i, above, "obl:agent")
                tree.log("by-agent", i)


def _is_means(tree: Tree, i: int) -> bool:
    """A time, a number, or a bare noun of means; "by forces" and "by the law" are agents."""
    if tree.ents[i] in ("DATE", "TIME") or tree.upos[i] == "NUM" or tree.lemmas[i] == "vote":
        return True
    return tree.lemmas[i] in _MEANS and tree.xpos[i] == "NN" and tree.child(i, "det", "nmod", "compound") is None


def _is_passive(tree: Tree, verb: int) -> bool:
    passive = tree.child(verb, "aux:pass", "nsubj:pass") is not None or tree.deps[verb] in ("acl", "advcl")
    return tree.xpos[verb] == "VBN" and passive and tree.child(verb, "obj") is None
