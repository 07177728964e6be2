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
    """A name in capitals is no verb ("land ISIL once held", tagged as past tense)."""
    for i, word in enumerate(tree.words):
        if tree.upos[i] == "VERB" and tree.ents[i] in _NAMES and (word.isupper() and len(word) > 2):
            tree.upos[i], tree.xpos[i], tree.lemmas[i] = "PROPN", "NNP", word
            if tree.deps[i] in ("advcl", "acl", "ccomp", "xcomp") and tree.cases[i]:
                tree.deps[i] = "nmod" if tree.upos[tree.heads[i]] in ("NOUN", "PROPN") else "obl"
            tree.log("name-tag", i)


def tag_verbs(tree: Tree) -> None:
    """A noun at the top of a sentence that has no verb, followed by what only its verb takes ("The request of the mayors
    results from a ruling.", "My ties to the club date back to 1979.")."""
    for i in range(2, len(tree) - 2):
        after = _VERB_THEN.get(tree.lemmas[i])
        if after is None or tree.xpos[i] not in ("NN", "NNS") or tree.words[i + 1].lower() not in after:
            continue
        root = tree.root
        if tree.upos[root] != "NOUN" or tree.child(root, "cop", "nsubj", "det") is not None and root == i:
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
