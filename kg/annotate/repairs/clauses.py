"""Repairs of what goes wrong between clauses: stolen subjects, swallowed verbs, relative clauses, mixed conjuncts."""

from __future__ import annotations

from kg.annotate.tree import NOMINAL, VERBAL, Tree

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "csubj:pass", "expl")
_SINCE = frozenset({"once", "still", "now", "formerly", "previously", "long", "already", "currently", "also", "recently"})


def _finite(tree: Tree, i: int) -> bool:
    """A finite predicate: by its own tag, or by its auxiliary or copula."""
    carriers = tree.children(i, "aux", "aux:pass", "cop")
    if carriers:
        return tree.xpos[carriers[0]] in _FINITE or tree.xpos[carriers[0]] == "MD"
    return tree.xpos[i] in _FINITE


def return_subjects(tree: Tree) -> None:
    """The subject after a fronted phrase, read as that phrase's apposition or conjunct ("According to Reuters, the
    army and the police have both denied the claim.")."""
    for verb in range(2, len(tree)):
        if tree.upos[verb] not in ("VERB", "ADJ", "NOUN") or not _finite(tree, verb):
            continue
        if tree.deps[verb] not in ("root", "ccomp", "parataxis", "acl:relcl") or tree.child(verb, *_SUBJECTS) is not None:
            continue
        phrase = next((j for j in tree.kids[verb] if j < verb and tree.deps[j] in ("obl", "obl:tmod")), None)
        if phrase is None:
            continue
        stolen = next((j for j in tree.children(phrase, "appos", "conj") if phrase < j < verb), None)
        if stolen is None or tree.words[tree.subtree(stolen)[0] - 1] != "," or tree.child(stolen, "cc") is not None:
            continue
        others = [j for j in tree.children(phrase, "conj") if stolen < j < verb]
        tree.move(stolen, verb, "nsubj:pass" if tree.child(verb, "aux:pass") is not None else "nsubj")
        for j in others:
            tree.move(j, stolen, "conj")
        tree.log("stolen-subject", stolen)


def free_verbs(tree: Tree) -> None:
    """A finite verb swallowed by the phrase before it ("Results from the vote show that he won.")."""
    for verb in range(3, len(tree)):
        if tree.xpos[verb] not in _FINITE or not tree.cases[verb] or tree.deps[verb] not in ("acl", "nmod", "obl", "advcl"):
            continue
        noun, above = verb - 1, tree.heads[verb]
        if tree.heads[noun] != verb or tree.deps[noun] != "compound" or tree.upos[above] not in NOMINAL or above > noun:
            continue
        if tree.child(verb, *_SUBJECTS) is not None or tree.deps[above] not in ("root", "ccomp"):
            continue
        case = tree.cases[verb]
        tree.crown(verb)
        tree.move(noun, above, "nmod")
        for j in [j for j in tree.kids[verb] if j < noun and j != above]:
            tree.move(j, noun if j > above else above, tree.deps[j])
        tree.deps[above], tree.cases[noun], tree.cases[verb] = "nsubj", case, ""
        tree.log("swallowed-verb", verb)


def attach_zero_relatives(tree: Tree) -> None:
    """A clause without conjunction right after a noun modifies the noun ("They returned to areas the group once
    held.")."""
    for verb in range(3, len(tree)):
        if tree.deps[verb] != "advcl" or tree.xpos[verb] not in _FINITE or tree.cases[verb] or tree.heads[verb] > verb:
            continue
        subject = tree.child(verb, "nsubj")
        if subject is None or tree.child(verb, "mark", "obj", "aux:pass", "cop", "ccomp") is not None:
            continue
        noun = tree.subtree(verb)[0] - 1
        if not any(tree.xpos[j].startswith("W") for j in tree.kids[verb]) and _can_carry(tree, noun, verb):
            tree.move(verb, noun, "acl:relcl")
            tree.log("zero-relative", verb)


def open_squeezed_relatives(tree: Tree) -> None:
    """The same with its verb read as a participle of its subject ("Aid reached towns the rebels once held.")."""
    for verb in range(3, len(tree)):
        if tree.deps[verb] != "acl" or tree.xpos[verb] not in ("VBD", "VBN"):
            continue
        if tree.child(verb, "obj", "obl:agent") is not None:
            continue
        subject = tree.heads[verb]
        between = range(subject + 1, verb)
        if not between or any(tree.words[j].lower() not in _SINCE for j in between) or tree.heads[subject] == subject:
            continue
        noun = tree.subtree(subject)[0] - 1
        if tree.cases[subject] or tree.upos[subject] not in ("NOUN", "PROPN") or not _can_carry(tree, noun, subject):
            continue
        tree.move(verb, noun, "acl:relcl")
        tree.move(subject, verb, "nsubj")
        for j in tree.children(subject, "advmod"):
            tree.move(j, verb, "advmod")
        tree.xpos[verb] = "VBD"
        tree.log("squeezed-relative", verb)


def _can_carry(tree: Tree, noun: int, clause: int) -> bool:
    """Whether the word before a clause is a noun outside it that a clause may modify."""
    return noun > 0 and tree.upos[noun] in ("NOUN", "PROPN") and not tree.below(noun, clause) and tree.deps[noun] != "nsubj"


def release_main_verbs(tree: Tree) -> None:
    """The verb after a relative clause taken for its complement, so that the sentence has none ("The plan that he made
    failed.", "The man he spoke to left.")."""
    noun = tree.root
    if tree.upos[noun] not in ("NOUN", "PROPN") or tree.child(noun, "cop", *_SUBJECTS) is not None:
        return
    for relative in tree.children(noun, "acl:relcl"):
        verb = next((j for j in tree.children(relative, "ccomp", "advcl", "conj") if j > relative), None)
        if verb is None or not _finite(tree, verb) or tree.child(verb, "mark", "cc", *_SUBJECTS) is not None:
            continue
        if any(tree.words[j] == "," for j in range(relative, verb)) or tree.xpos[verb] == "VBP":
            continue
        for j in [j for j in tree.children(verb, "case") if j < verb]:  # the gap of the clause: "spoke to"
            tree.move(j, relative, "obl")
        tree.move(verb, noun, "dep")
        tree.crown(verb)
        tree.deps[noun] = "nsubj:pass" if tree.child(verb, "aux:pass") is not None else "nsubj"
        tree.cases[verb] = ""
        for j in [j for j in (*tree.children(noun, "punct"), *tree.children(relative, "punct")) if j > verb]:
            tree.move(j, verb, "punct")
        tree.log("main-verb", verb)
        return


def untangle_relatives(tree: Tree) -> None:
    """Two subjects in a relative clause: its verb was read as a participle of the second, the main verb as the verb of
    the clause ("The region that the militia once controlled is free.")."""
    for verb in range(4, len(tree)):
        if tree.deps[verb] != "acl:relcl":
            continue
        pronoun = next((j for j in tree.kids[verb] if tree.xpos[j] in ("WDT", "WP") and j < verb), None)
        subject = next((j for j in tree.children(verb, "nsubj", "nsubj:pass") if j != pronoun and j < verb), None)
        if pronoun is None or subject is None or subject < pronoun:
            continue
        inner = next((j for j in tree.children(subject, "acl") if subject < j < verb), None)
        if inner is None or tree.xpos[inner] not in ("VBN", "VBD") or tree.child(inner, "obj", "obl:agent") is not None:
            continue
        if any(tree.words[j].lower() not in _SINCE for j in range(subject + 1, inner)):
            continue
        _untangle(tree, verb, pronoun, subject, inner)
        tree.log("tangled-relative", inner)


def _untangle(tree: Tree, verb: int, pronoun: int, subject: int, inner: int) -> None:
    noun = tree.heads[verb]
    tree.crown(verb)
    tree.deps[noun] = "nsubj:pass" if tree.child(verb, "aux:pass") is not None else "nsubj"
    tree.move(inner, noun, "acl:relcl")
    tree.move(subject, inner, "nsubj")
    tree.move(pronoun, inner, "obj")
    for adverb in [j for j in tree.children(subject, "advmod") if j > subject]:
        tree.move(adverb, inner, "advmod")
    tree.xpos[inner] = "VBD"


def leave_garden_paths(tree: Tree) -> None:
    """A participle after the subject taken for the main verb, the main verb for its conjunct, although nothing joins
    them ("Photos of soldiers shown in uniform have circulated.")."""
    for verb in range(2, len(tree)):
        if tree.deps[verb] not in ("conj", "ccomp") or not _finite(tree, verb):
            continue
        if tree.child(verb, "cc", "mark", "nsubj", "nsubj:pass", "expl") is not None:
            continue
        false = tree.heads[verb]
        subject = tree.child(false, "nsubj", "nsubj:pass")
        if tree.xpos[false] not in ("VBN", "VBD") or subject is None or not subject < false < verb:
            continue
        carriers = tree.child(verb, "aux", "aux:pass", "cop")
        if carriers is None or tree.child(false, "aux", "aux:pass", "cop", "obj") is not None:
            continue
        if any(tree.deps[j] in ("punct", "cc") for j in range(false, verb)):
            continue
        tree.crown(verb)
        tree.move(subject, verb, "nsubj:pass" if tree.child(verb, "aux:pass") is not None else "nsubj")
        tree.move(false, subject, "acl")
        for j in tree.children(verb, "csubj"):
            tree.move(j, false, "xcomp")
        tree.xpos[false] = "VBN"
        for j in tree.children(false, "punct"):
            tree.move(j, verb, "punct")
        tree.log("garden-path", verb)


def climb_conjuncts(tree: Tree) -> None:
    """A finite verb is no conjunct of an infinitive or gerund: it goes with the finite verb above ("He called on Peru to
    stop and relied on Chile.")."""
    for i in range(2, len(tree)):
        first = tree.heads[i]
        if tree.deps[i] != "conj" or tree.child(i, *_SUBJECTS) is not None or tree.xpos[first] not in ("VB", "VBG"):
            continue
        carriers = tree.children(i, "aux", "aux:pass", "cop")
        tag = tree.xpos[carriers[0] if carriers else i]
        if (tag not in ("VBD", "VBZ") and not (tag == "VBP" and carriers)) or _finite(tree, first):
            continue
        above = tree.heads[first]
        while tree.heads[above] != above and not _finite(tree, above):
            above = tree.heads[above]
        if above < i and _finite(tree, above) and tree.upos[above] != "NOUN":
            tree.move(i, tree.heads[above] if tree.deps[above] == "conj" else above, "conj")
            tree.log("mixed-conjunct", i)


def free_including(tree: Tree) -> None:
    """"Seven people were killed, including two children, when tornadoes swept through Iowa, destroying homes": the examples
    stand between the clause and its verb; not "on holidays, including Monday, when rebels marched"."""
    for clause in range(1, len(tree)):
        example = tree.heads[clause]
        if tree.deps[clause] != "acl:relcl" or tree.cases[example] != "including" or tree.ents[example] in ("DATE", "TIME"):
            continue
        openers = [tree.words[j].lower() for j in tree.kids[clause] if tree.deps[j] in ("advmod", "mark")]
        if not {"when", "after", "as"}.intersection(openers):
            continue
        verb = tree.heads[example]
        if tree.upos[verb] not in VERBAL:
            continue
        for j in [j for j in tree.kids[example] if j > clause and tree.xpos[j] == "VBG"]:
            tree.move(j, clause, "advcl")
        tree.move(clause, verb, "advcl")
        tree.log("including", clause)
