"""Words with hyphens, which spaCy cuts into three: one of the parts must carry the whole."""

from __future__ import annotations

from kg.annotate.tree import Tree

# Prefixes that are no word of their own: "re-taking" is one predicate, "retake".
_PREFIXES = frozenset({"re", "co", "de", "pre", "un", "dis", "over", "under", "out", "mis"})
_SIDES = frozenset({"anti", "counter", "pro", "non", "ex", "ultra", "semi", "mid", "multi", "inter", "trans", "vice"})
_TAILS = frozenset({"up", "down", "out", "off", "in", "on", "over", "away", "back", "by", "elect", "general", "designate"})


def join_hyphens(tree: Tree) -> None:
    """The last part of a hyphened word carries the others ("Troops are re-taking the ISIL-held dam.")."""
    i = 1
    while i < len(tree) - 1:
        if tree.words[i] == "-" and tree.glued[i] and tree.glued[i + 1]:
            start, end = i - 1, i + 2
            while end < len(tree) - 1 and tree.words[end] == "-" and tree.glued[end] and tree.glued[end + 1]:
                end += 2
            _join(tree, start, end)
            i = end
        i += 1


def _join(tree: Tree, start: int, end: int) -> None:
    parts = range(start, end)
    last = end - 1
    if tree.words[last].lower() in _TAILS or not tree.words[start].replace(".", "").isalpha():
        return  # "build-up", "president-elect", "28-year-old" are read well as they are
    before = (tree.heads[start:end], tree.deps[start:end], tree.lemmas[last])
    _carry(tree, parts, last)
    for i in parts:
        if i != last:
            tree.move(i, last, "punct" if tree.words[i] == "-" else _relation(tree, i, last))
            tree.adopt(i, last)
    prefix, word, lemma = tree.words[start].lower(), tree.words[last].lower(), tree.lemmas[last].lower()
    if len(parts) == 3 and prefix in _PREFIXES and (word.startswith(prefix) or not lemma.startswith(prefix)):
        tree.lemmas[last] = prefix + lemma
    if before != (tree.heads[start:end], tree.deps[start:end], tree.lemmas[last]):
        tree.log("hyphen", last)


def _carry(tree: Tree, parts: range, last: int) -> None:
    """Put the last part in the place of the highest part."""
    top = next(i for i in sorted(parts, key=lambda j: _depth(tree, j)))
    if top == last:
        return
    above, dep, case = tree.heads[top], tree.deps[top], tree.cases[top]
    while tree.heads[last] != top:  # climb until the last part is a child of the highest
        if not tree.below(last, top):
            tree.move(last, top, "dep")
        else:
            tree.move(last, tree.heads[tree.heads[last]], "dep")
    tree.crown(last)
    if above == top:
        dep = "root"
    tree.deps[last], tree.cases[last] = dep, case
    tree.cases[top] = ""


def _depth(tree: Tree, i: int) -> int:
    depth = 0
    while tree.heads[i] != i:
        i, depth = tree.heads[i], depth + 1
    return depth


def _relation(tree: Tree, i: int, last: int) -> str:
    """"ISIL-held": ISIL stands to "held" like a noun without a preposition; all else is a compound."""
    if tree.words[i].lower() in _PREFIXES | _SIDES:
        return "compound"
    if tree.xpos[last] in ("VBN", "VBD", "VBG") and tree.upos[i] in ("NOUN", "PROPN", "ADJ") and tree.upos[last] != "NOUN":
        return "obl:npmod" if tree.upos[i] != "ADJ" or tree.ents[i] else "advmod"
    return "compound"
