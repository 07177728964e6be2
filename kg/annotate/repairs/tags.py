"""Repairs of the part of speech, where the form of the word leaves no doubt."""

from __future__ import annotations

from kg.annotate.tree import Tree

_NAMES = frozenset({"PERSON", "NORP", "GPE", "ORG", "LOC"})
# Verbs that the tagger takes for the noun, with the words that can follow them only as verbs.
_VERB_THEN = {
    "result": frozenset({"from", "in"}), "date": frozenset({"back"}), "stem": frozenset({"from"}),
    "end": frozenset({"up"}), "rank": frozenset({"among"}), "point": frozenset({"out"}), "aim": frozenset({"to"}),
}  # fmt: skip


def tag_names(tree: Tree) -> None:
    """A name in capitals is no verb ("They fight the terrorist group ISIL.", tagged as past tense)."""
    for i, word in enumerate(tree.words):
        if tree.upos[i] != "VERB" or tree.ents[i] not in _NAMES or not word.isupper() or len(word) < 3:
            continue
        tree.upos[i], tree.xpos[i], tree.lemmas[i] = "PROPN", "NNP", word
        head, noun = tree.heads[i], tree.child(i, "nsubj")
        if noun is not None and tree.deps[i] == "advcl" and noun < i - 1 and tree.below(i - 1, noun):
            _return_phrase(tree, i, noun)  # "after its seizure by the group ISIL"
        elif tree.deps[i] in ("advcl", "acl") and tree.cases[i]:
            tree.deps[i] = "nmod" if tree.upos[head] in ("NOUN", "PROPN") else "obl"
        elif tree.deps[i] in ("ccomp", "xcomp") and tree.upos[head] == "VERB" and tree.child(head, "obj") is None:
            tree.deps[i] = "obj"
        for j in tree.children(i, "nsubj", "obj"):
            tree.move(j, i, "compound" if j < i else "dep")
        tree.log("name-tag", i)


def _return_phrase(tree: Tree, name: int, noun: int) -> None:
    """The noun takes the place of its false verb, the name goes to the noun before it."""
    tree.crown(noun)
    for j in [j for j in tree.kids[name] if j < noun]:
        if tree.deps[j] == "mark":
            tree.cases[noun] = tree.words[j].lower()
        tree.move(j, noun, "case" if tree.deps[j] == "mark" else tree.deps[j])
    tree.deps[noun] = "obl"
    tree.move(name, name - 1, "appos")


def tag_infinitives(tree: Tree) -> None:
    """After "to", what has an object is a verb ("They fought to free the town.")."""
    for i in range(1, len(tree)):
        if tree.cases[i] != "to" or tree.upos[i] not in ("ADJ", "NOUN") or tree.child(i, "obj") is None:
            continue
        to = tree.child(i, "case")
        if to is None or to + 1 != i or tree.child(i, "det", "cop") is not None:
            continue
        tree.upos[i], tree.xpos[i], tree.cases[i] = "VERB", "VB", ""
        tree.lemmas[i], tree.upos[to], tree.xpos[to] = tree.words[i].lower(), "PART", "TO"
        tree.deps[to] = "mark"
        tree.deps[i] = {"nmod": "acl", "obl": "xcomp"}.get(tree.deps[i], tree.deps[i])
        tree.log("infinitive-tag", i)


def tag_verbs(tree: Tree) -> None:
    """A noun at the top of a sentence that has no verb, followed by what only its verb takes ("The request of the mayors
    results from a ruling.", "My ties to the club date back to 1979.")."""
    for i in range(2, len(tree) - 2):
        after = _VERB_THEN.get(tree.lemmas[i])
        if after is None or tree.xpos[i] not in ("NN", "NNS") or tree.words[i + 1].lower() not in after:
            continue
        root = tree.root
        if tree.upos[root] != "NOUN" or (tree.child(root, "cop", "nsubj", "det") is not None and root == i):
            continue
        if tree.child(root, "cop", "nsubj") is not None or root > i or not _promote(tree, i, root):
            continue
        tree.upos[i], tree.xpos[i] = "VERB", "VBZ" if tree.words[i].lower().endswith("s") else "VBP"
        tree.log("verb-tag", i)


def _promote(tree: Tree, verb: int, root: int) -> bool:
    """Make `verb` the root over the noun phrase before it; what the phrase lost to it goes back."""
    if verb == root:
        subject = next((j for j in tree.kids[verb] if j < verb and tree.upos[j] in ("NOUN", "PROPN")), None)
        if subject is None:
            return False
        tree.move(subject, verb, "nsubj")
        for j in [j for j in tree.kids[verb] if j < subject]:
            tree.move(j, subject, tree.deps[j])
    else:
        noun, case = verb - 1, tree.cases[verb]
        if tree.heads[verb] != root or (case and tree.heads[noun] != verb):
            return False
        tree.crown(verb)
        tree.deps[root], tree.cases[verb] = "nsubj", ""
        if case:
            tree.move(noun, root, "nmod")
            tree.cases[noun] = case
            for j in [j for j in tree.kids[verb] if root < j < noun]:
                tree.move(j, noun, tree.deps[j])
    for j in [j for j in tree.kids[verb] if j > verb and tree.deps[j] == "nmod"]:
        tree.deps[j] = "obl"
    return True
