"""Repairs of what belongs to a verb: particles, second participles, shifted objects, the object of a control verb."""

from __future__ import annotations

from kg.annotate.tree import NOMINAL, Tree

_PARTICLES = frozenset({"back", "out", "up", "down", "off", "away", "over", "aside", "apart", "forward"})
_PAST = frozenset({"VBD", "VBN"})
# Verbs whose particle spaCy takes for a preposition over their object: "take over the city".
_PARTICLE_OBJECTS = {
    "out": frozenset({"carry", "rule", "wipe", "drive", "throw", "point", "pull", "call", "hand", "set", "try", "sort", "put"}),
    "up": frozenset({"set", "blow", "give", "take", "pick", "break", "back", "build", "open", "step", "draw", "round", "split"}),
    "over": frozenset({"take", "hand", "turn", "give"}),
    "off": frozenset({"call", "cut", "break", "lay", "put", "seal", "fight", "set", "ward"}),
    "down": frozenset({"shoot", "gun", "shut", "bring", "cut", "turn", "lay", "hunt", "put", "vote", "strike", "close"}),
    "back": frozenset({"take", "push", "drive", "win", "force", "bring", "beat", "call", "hold"}),
    "away": frozenset({"take", "give", "throw", "turn", "send", "drive"}),
    "on": frozenset({"carry"}),
}  # fmt: skip
_TO_CONTROL = frozenset({
    "ask", "urge", "help", "allow", "tell", "order", "force", "enable", "encourage", "persuade", "convince", "press",
    "invite", "warn", "permit", "require", "request", "advise", "instruct", "command", "compel", "cause", "lead", "push",
    "want", "expect", "get", "teach", "train", "authorize", "authorise", "oblige", "appoint", "elect", "beg", "implore",
    "call", "lobby", "pressure", "prompt", "challenge", "direct", "appeal", "summon", "dare", "tempt", "hire", "assist",
    "like", "prefer", "need", "forbid", "leave", "bring", "trust", "choose", "select", "recruit", "entitle", "prepare",
})  # fmt: skip
_SHIFTERS = frozenset({"in", "on", "at", "with", "without", "for", "after", "during", "from"})
_JURIES = frozenset({"jury", "judge", "magistrate"})
_COURTS = _JURIES | {"court", "tribunal", "panel"}
_VERDICTS = frozenset({"convict", "find", "acquit", "clear", "accuse", "sentence", "jail", "fine"})
_BARE_CONTROL = frozenset({"let", "make", "help", "have", "see", "watch", "hear", "bid"})
# Verbs with two objects: "prisoners given food" is passive although an object stands there.
GIVING = frozenset({
    "give", "offer", "award", "deny", "grant", "send", "show", "pay", "tell", "teach", "hand", "promise", "call", "name",
    "allow", "accord", "assign", "lend", "guarantee", "refuse", "elect", "appoint", "consider", "deem", "make", "dub",
})  # fmt: skip


def join_particles(tree: Tree) -> None:
    """An adverb or bare preposition next to its verb, or after its object, is a particle ("Rebels took back the
    town.", "Soldiers drove them back.")."""
    for i in range(1, len(tree)):
        if tree.words[i].lower() not in _PARTICLES or tree.deps[i] not in ("advmod", "obl") or tree.kids[i]:
            continue
        verb = tree.heads[i]
        if verb >= i or tree.upos[verb] != "VERB":
            continue
        adjacent = verb == i - 1 and tree.child(verb, "obj", "nsubj:pass") is not None
        after_object = tree.deps[i - 1] == "obj" and tree.heads[i - 1] == verb
        if adjacent or after_object:
            tree.deps[i] = "compound:prt"
            tree.log("particle", i)


def free_particle_objects(tree: Tree) -> None:
    """The particle was read as the preposition of the object ("The junta carried out an attack.")."""
    for i in range(1, len(tree)):
        verbs = _PARTICLE_OBJECTS.get(tree.words[i].lower())
        if verbs is None or tree.deps[i] != "case" or tree.lemmas[i - 1] not in verbs:
            continue
        noun, verb = tree.heads[i], i - 1
        if tree.heads[noun] != verb or tree.cases[noun] != tree.words[i].lower() or tree.deps[noun] != "obl":
            continue
        if tree.child(verb, "obj", "nsubj:pass") is None and tree.upos[verb] == "VERB":
            tree.move(i, verb, "compound:prt")
            tree.deps[noun], tree.cases[noun] = "obj", ""
            tree.log("particle-object", i)


def coordinate_participles(tree: Tree) -> None:
    """A second verb taken for an adjective of the object ("The blast killed and injured camp residents.")."""
    for i in range(2, len(tree)):
        if tree.deps[i - 1] != "cc" or tree.deps[i] != "amod" or not tree.words[i].endswith("ed"):
            continue
        verb, noun = i - 2, tree.heads[i]
        if tree.xpos[verb] not in _PAST or tree.heads[noun] != verb or tree.deps[noun] != "obj" or noun < i:
            continue
        if any(j < i for j in tree.kids[noun]):
            continue
        first = tree.heads[verb] if tree.deps[verb] == "conj" else verb
        tree.move(i, first, "conj")
        tree.move(noun, i, "obj")
        tree.move(i - 1, i, "cc")
        tree.upos[i], tree.xpos[i], tree.lemmas[i] = "VERB", tree.xpos[verb], _past_lemma(tree.words[i].lower())
        tree.log("second-participle", i)


def _past_lemma(word: str) -> str:
    """The verb of a regular past form: "injured" → "injure", "trapped" → "trap", "attacked" → "attack"."""
    stem = word.removesuffix("ed")
    if stem.endswith("i"):
        return stem[:-1] + "y"
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] in "bdgmnpt":
        return stem[:-1]
    if stem.endswith(("at", "ut", "ac", "ur", "in", "iz", "is", "ag", "as", "ang", "rc", "g", "v", "c", "us", "ir", "ar")):
        return stem + "e"
    return stem


def activate_participles(tree: Tree) -> None:
    """A past tense in a list read as a participle of the noun before it, although it has an object of its own and no
    by-phrase ("The jets hit a depot, destroyed two trucks and conducted raids.")."""
    for i in range(2, len(tree)):
        if tree.deps[i] != "acl" or tree.xpos[i] not in _PAST or tree.child(i, "obj") is None:
            continue
        if tree.lemmas[i] in GIVING or tree.child(i, "aux:pass", "obl:agent", "mark") is not None:
            continue
        verb = tree.heads[i]
        while tree.heads[verb] != verb and tree.upos[verb] != "VERB":
            verb = tree.heads[verb]
        if tree.xpos[verb] not in _PAST or verb > i or tree.child(verb, "aux:pass") is not None:
            continue
        if tree.words[i - 1] == "," or tree.deps[i - 1] == "cc":
            first = tree.heads[verb] if tree.deps[verb] == "conj" else verb
            tree.move(i, first, "conj")
            if tree.deps[i - 1] == "cc":
                tree.move(i - 1, i, "cc")
            tree.xpos[i] = "VBD"
            tree.log("active-participle", i)


def raise_controlled_objects(tree: Tree) -> None:
    """The one who is asked, helped or let is the object, what he is to do an open complement ("Peru helped him find a
    home.", "The mayor let them pass.", "They want the envoy to resign.")."""
    for i in range(1, len(tree)):
        carrier = tree.child(i, "cop", "aux:pass")
        if tree.deps[i] != "ccomp" or tree.xpos[i if carrier is None else carrier] not in ("VB", "VBP"):
            continue
        verb = tree.heads[i]
        marks = [tree.words[j].lower() for j in tree.children(i, "mark")]
        known = _TO_CONTROL if marks == ["to"] else _BARE_CONTROL if not marks else frozenset[str]()
        subject = tree.child(i, "nsubj", "nsubj:pass")
        if tree.lemmas[verb] not in known or subject is None or not verb < subject < i:
            continue
        if _is_finite(tree, i, marks) or tree.child(verb, "obj") is not None or any(
            tree.deps[j] == "punct" for j in tree.kids[verb] if verb < j < subject
        ):
            continue
        tree.move(subject, verb, "obj")
        tree.deps[i] = "xcomp"
        tree.log("control", i)


def raise_small_clauses(tree: Tree) -> None:
    """The object of which something is said, read as subject of a clause without verb ("They held him responsible.",
    "She called the ruling dangerous.")."""
    for i in range(2, len(tree)):
        if tree.deps[i] != "ccomp" or tree.upos[i] not in ("ADJ", "NOUN") or tree.child(i, "cop", "mark", "aux") is not None:
            continue
        verb, subject = tree.heads[i], tree.child(i, "nsubj")
        if subject is None and tree.upos[i] == "ADJ" and i == verb + 1 and tree.upos[verb] == "VERB":  # "He made clear that …"
            tree.deps[i] = "xcomp"
            tree.log("small-clause", i)
        if subject is None or not verb < subject < i or tree.child(verb, "obj") is not None or tree.upos[verb] != "VERB":
            continue
        if all(tree.deps[j] != "punct" for j in range(verb, i)):
            tree.move(subject, verb, "obj")
            tree.deps[i] = "xcomp"
            tree.log("small-clause", i)


def _is_finite(tree: Tree, i: int, marks: list[str]) -> bool:
    """With "to" never; else by an auxiliary, or by a pronoun that can only be a subject."""
    if marks:
        return False
    subject = tree.child(i, "nsubj", "nsubj:pass")
    return tree.child(i, "aux") is not None or (
        subject is not None and tree.words[subject].lower() in {"he", "she", "they", "we", "i", "it"}
        and tree.xpos[i] != "VB"
    )


def find_shifted_objects(tree: Tree) -> None:
    """A long object after a short phrase, read as apposition in that phrase ("They condemned in the strongest terms
    terrorist attacks in Lagos.")."""
    for i in range(2, len(tree)):
        if tree.deps[i] not in ("appos", "conj") or tree.upos[i] not in NOMINAL or tree.child(i, "cc") is not None:
            continue
        phrase = tree.heads[i]
        verb = tree.heads[phrase]
        if tree.deps[phrase] != "obl" or tree.cases[phrase] not in _SHIFTERS or tree.upos[verb] != "VERB" or not verb < phrase < i:
            continue
        start = tree.subtree(i)[0]
        opening = min(tree.subtree(phrase)[0], phrase)
        if opening == verb + 1 and start == phrase + 1 and tree.child(verb, "obj", "ccomp", "aux:pass") is None:
            tree.move(i, verb, "obj")
            for j in [j for j in tree.children(phrase, "nmod", "acl", "acl:relcl") if j > i]:
                tree.move(j, i, tree.deps[j])  # "in Lagos"
            tree.log("heavy-shift", i)


def mark_as_predicates(tree: Tree) -> None:
    """What somebody is described as is an oblique with "as", whether noun or adjective ("They have described the law as
    dangerous.")."""
    for i in range(2, len(tree)):
        if tree.deps[i] not in ("advcl", "xcomp", "amod") or tree.upos[i] != "ADJ" or tree.cases[i]:
            continue
        verb, as_ = tree.heads[i], next((j for j in tree.kids[i] if tree.words[j].lower() == "as"), None)
        if as_ is None or tree.upos[verb] != "VERB" or not verb < as_ < i or tree.child(i, "nsubj", "cop", "obl") is not None:
            continue
        tree.deps[as_], tree.deps[i], tree.cases[i] = "case", "obl", "as"
        tree.log("as-predicate", i)


def free_verdicts(tree: Tree) -> None:
    """What a court found hangs on the verb: "was convicted by a jury of killing X", "found guilty by a jury of fraud"; not
    "by a jury of five women", "by the court of appeal"."""
    for court in range(1, len(tree)):
        verb = tree.heads[court]
        if tree.deps[court] != "obl:agent" or tree.lemmas[court] not in _COURTS or tree.lemmas[verb] not in _VERDICTS:
            continue
        for j in [j for j in tree.kids[court] if j > court and tree.cases[j] in ("of", "for")]:
            crime = tree.deps[j] == "nmod" and tree.lemmas[court] in _JURIES and tree.child(j, "nummod") is None
            if tree.deps[j] == "acl" or (crime and tree.lemmas[j] not in ("man", "woman", "peer", "citizen")):
                guilty = next((k for k in tree.kids[verb] if tree.lemmas[k] == "guilty"), verb)
                tree.move(j, guilty, "advcl" if tree.deps[j] == "acl" else "obl")
                tree.log("verdict", j)


def mark_passive_subjects(tree: Tree) -> None:
    """A participle without auxiliary is passive all the same ("with ten people killed"; "homes were raided and computers
    seized")."""
    for verb in range(1, len(tree)):
        if tree.xpos[verb] != "VBN" or tree.child(verb, "aux", "aux:pass", "cop", "obj", "xcomp") is not None:
            continue
        subject, first = tree.child(verb, "nsubj"), tree.heads[verb]
        absolute = tree.deps[verb] == "advcl" and tree.cases[verb] == "with"
        second = tree.deps[verb] == "conj" and tree.child(first, "aux:pass") is not None
        if subject is not None and (absolute or second):
            tree.deps[subject] = "nsubj:pass"
            tree.log("bare-passive", verb)
