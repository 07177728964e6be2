"""Repairs of clauses with one subject too many, or with their subject read as something else."""

from __future__ import annotations

import itertools

from kg.annotate.tree import Tree

_SUBJECTS = ("nsubj", "nsubj:pass")
_AMOUNTS = frozenset({"over", "under", "about", "around", "some"})


def name_titled_subjects(tree: Tree) -> None:
    """A title with a phrase of its own before the name: the name is the subject ("Minister for Trade Ann Cole has
    resigned.")."""
    for title, name in _pairs(tree):
        start = tree.subtree(name)[0]
        unknown = tree.ents[name] == "" and tree.upos[name] == tree.upos[title] == "PROPN" and tree.child(name, "det") is None
        person = tree.ents[name] == "PERSON" and tree.ents[title] != "PERSON"
        unknown = unknown and tree.child(title, "nmod") is not None
        if (person or unknown) and tree.subtree(title)[-1] + 1 == start:
            tree.move(title, name, "compound")
            tree.log("titled-subject", name)


def attach_false_subjects(tree: Tree) -> None:
    """A noun between commas after a fronted phrase is an apposition to its end ("After the fall of Mosul, the group's
    capital, the army will advance."); so is the larger place ("The museum in Seattle, Washington was closed.")."""
    for false, true in _pairs(tree):
        start = tree.subtree(false)[0]
        if start < 2 or tree.words[start - 1] != "," or tree.words[tree.subtree(true)[0] - 1] != ",":
            continue
        noun = start - 2
        verb = tree.heads[false]
        if tree.upos[noun] in ("NOUN", "PROPN") and not tree.below(noun, false) and tree.heads[verb] != noun:
            tree.move(false, noun, "appos")
            tree.log("false-subject", false)
    for true, false in _pairs(tree):
        small, comma = false - 2, false - 1
        places = tree.ents[false] == "GPE" and small > true and tree.ents[small] in ("GPE", "LOC", "FAC")
        if places and tree.words[comma] == "," and tree.below(small, true):
            tree.move(false, small, "appos")
            tree.log("false-subject", false)


def set_aside_subjects(tree: Tree) -> None:
    """A pronoun takes the noun up again ("The head of the union, he said so."); after "there is", what follows a colon
    explains the first ("There is one way: a settlement.")."""
    for first, second in _pairs(tree):
        start = tree.subtree(second)[0]
        if start == second and tree.xpos[second] == "PRP" and tree.words[start - 1] == ",":
            tree.move(first, tree.heads[first], "dislocated")
            tree.log("set-aside-subject", first)
    for verb in range(len(tree)):
        subjects = [j for j in tree.kids[verb] if j > verb and tree.deps[j] == "nsubj"]
        if len(subjects) == 2 and tree.child(verb, "expl") is not None:
            tree.move(subjects[1], subjects[0], "appos")
            tree.log("set-aside-subject", subjects[1])


def free_companions(tree: Tree) -> None:
    """What comes with the subject is not the subject ("With the support of the alliance, the rebels, who had regrouped,
    have advanced.", where "support" was made the subject and "rebels" its apposition)."""
    for noun in range(1, len(tree)):
        if tree.deps[noun] != "nsubj":
            continue
        start, verb = tree.subtree(noun)[0], tree.heads[noun]
        with_ = next((j for j in (start, start - 1) if j >= 0 and tree.words[j].lower() == "with"), None)
        if with_ is None or tree.kids[with_] or verb < noun:
            continue
        inner = [j for j in tree.subtree(noun) if tree.deps[j] in ("appos", "conj") and j > noun
                 and tree.words[tree.subtree(j)[0] - 1] == "," and tree.child(j, "cc") is None]  # fmt: skip
        if not inner:
            continue
        tree.move(inner[0], verb, "nsubj")
        tree.move(with_, noun, "case")
        tree.move(noun, verb, "obl")
        tree.cases[noun] = "with"
        tree.log("companion", noun)


def coordinate_subjects(tree: Tree) -> None:
    """Two subjects with "as well as", or two names with "and" between them, are one ("Iran as well as Iraq was invited.",
    "President Abe and Prime Minister Obi met.")."""
    for first, second in _pairs(tree):
        link = tree.subtree(second)[0] - 1
        names = tree.upos[first] == tree.upos[second] == "PROPN"
        if first < link and tree.deps[link] == "cc" and (names or tree.words[link].lower() == "as"):
            tree.move(second, first, "conj")
            tree.move(link, second, "cc")
            tree.log("double-subject", second)


def coordinate_persons(tree: Tree) -> None:
    """A person before "and" read as part of the next one's title ("Secretary of State Cole and Secretary of Defense Ann
    Reed will meet.")."""
    for second in range(2, len(tree)):
        first = next((j for j in tree.children(second, "compound") if tree.child(j, "cc") == j + 1), None)
        if first is None or not tree.ents[first] == tree.ents[second] == "PERSON":
            continue
        case = tree.cases[second]
        tree.crown(first)
        for j in [j for j in tree.kids[second] if j < first]:
            tree.move(j, first, tree.deps[j])
        tree.move(second, first, "conj")
        tree.move(first + 1, second, "cc")
        tree.cases[first], tree.cases[second] = case, ""
        tree.log("two-persons", first)


def _pairs(tree: Tree) -> list[tuple[int, int]]:
    """Neighbouring subjects of one verb, both before it."""
    found: list[tuple[int, int]] = []
    for verb in range(len(tree)):
        subjects = [j for j in tree.kids[verb] if j < verb and tree.deps[j] in _SUBJECTS]
        found.extend(itertools.pairwise(subjects))
    return found


def split_fronted_phrases(tree: Tree) -> None:
    """A name and the subject after it read as one phrase ("According to Reuters the army was defeated.")."""
    for noun in range(2, len(tree)):
        article, verb = tree.child(noun, "det"), tree.heads[noun]
        if not tree.cases[noun] or tree.deps[noun] != "obl" or article is None or verb < noun:
            continue
        names = [j for j in tree.children(noun, "compound", "nmod", "amod") if j < article and tree.upos[j] == "PROPN"]
        if not names or tree.words[article].lower() not in ("the", "a", "an") or tree.child(verb, *_SUBJECTS, "expl") is not None:
            continue
        name = names[-1]
        if name != article - 1 or tree.upos[verb] not in ("VERB", "ADJ", "NOUN"):
            continue
        tree.move(name, verb, "obl")
        tree.cases[name], tree.cases[noun] = tree.cases[noun], ""
        for j in [j for j in tree.kids[noun] if j < name]:
            tree.move(j, name, tree.deps[j])
        tree.deps[noun] = "nsubj:pass" if tree.child(verb, "aux:pass") is not None else "nsubj"
        tree.log("fronted-name", name)


def free_amounts(tree: Tree) -> None:
    """An amount at the start of the subject read as a preposition ("According to the ministry over 300 miners were
    killed.")."""
    for noun in range(2, len(tree)):
        if tree.cases[noun] not in _AMOUNTS or tree.deps[noun] != "obl":
            continue
        verb = tree.heads[noun]
        case, number = tree.child(noun, "case"), tree.child(noun, "nummod")
        if verb < noun or case is None or number != case + 1 or tree.child(verb, *_SUBJECTS, "expl") is not None:
            continue
        if tree.upos[verb] != "VERB" or tree.deps[verb] not in ("root", "ccomp", "conj", "advcl"):
            continue
        tree.move(case, number, "advmod")
        tree.deps[noun] = "nsubj:pass" if tree.child(verb, "aux:pass") is not None else "nsubj"
        tree.cases[noun] = ""
        tree.log("amount", noun)
