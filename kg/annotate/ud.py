"""From the labels of spaCy's English pipelines (ClearNLP, Choi and Palmer 2012) to Universal Dependencies v2.

The method: each word gets the word that stands for it in UD: a preposition its object, a copula its predicate, any
other word itself. Words that stand for each other lie on one path of the tree, so drawing each path together into
its lowest word gives a tree again: the result has one root and no cycle by construction.
"""

from __future__ import annotations

from kg.annotate.chains import flatten_conjuncts, join_prepositions, place_coordinators
from kg.annotate.tree import NOMINAL, VERBAL, Tree

_PLAIN = {
    "ROOT": "root", "nsubjpass": "nsubj:pass", "csubjpass": "csubj:pass", "auxpass": "aux:pass", "dobj": "obj",
    "dative": "iobj", "attr": "xcomp", "acomp": "xcomp", "oprd": "xcomp", "neg": "advmod", "prt": "compound:prt",
    "relcl": "acl:relcl", "poss": "nmod:poss", "predet": "det:predet", "preconj": "cc:preconj", "quantmod": "advmod",
    "agent": "obl:agent", "pobj": "obl", "intj": "discourse", "meta": "dep",
}  # fmt: skip
_PREPOSITIONS = frozenset({"prep", "agent", "dative", "cc", "conj", "advmod", "pcomp", "mark", "ROOT", "dep", "advcl"})


def _list(text: str) -> frozenset[str]:
    return frozenset(text.split())


_PREDICATIVE_ADVERBS = _list(
    "here there underway where away over back home abroad ahead nearby out up down off in alone apart together"
)
_TIMES = _list(
    "second minute hour day night morning evening afternoon noon midnight week weekend month quarter season year decade "
    "century time moment today yesterday tomorrow tonight monday tuesday wednesday thursday friday saturday sunday "
    "january february march april may june july august september october november december spring summer autumn winter "
    "jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec."
)


def to_ud(tree: Tree) -> Tree:
    """The same sentence in UD v2, with `cases` filled; the given tree is left alone."""
    stand_ins = _stand_ins(tree)
    tops = _tops(tree, stand_ins)
    heads, deps, cases = list(tree.heads), list(tree.deps), [""] * len(tree)
    for i in range(len(tree)):
        stand_in = stand_ins[i]
        if stand_in != i:
            heads[i] = stand_in
            deps[i] = "cop" if _is_be(tree, i) else "case"
        else:
            heads[i], deps[i], cases[i] = _place(tree, stand_ins, tops[i], i)
    upos, xpos = list(tree.upos), list(tree.xpos)
    for i, dep in enumerate(deps):
        if upos[i] == "SCONJ" and dep in ("nsubj", "nsubj:pass", "obj") and tree.words[i].lower() == "that":
            upos[i], xpos[i] = "PRON", "WDT"
    ud = Tree(list(tree.words), list(tree.lemmas), upos, xpos, deps, heads, cases, tree.ents, tree.glued)
    join_prepositions(ud)
    flatten_conjuncts(ud)
    place_coordinators(ud)
    return ud


# ── Who stands for whom ─────────────────────────────────────────────────────────────────────────────


def _stand_ins(tree: Tree) -> list[int]:
    """For each word the word that stands for it, followed to the end of the chain ("is" → "in" → "danger")."""
    nearest = [_stand_in(tree, i) for i in range(len(tree))]
    for i in range(len(tree)):
        while nearest[nearest[i]] != nearest[i]:
            nearest[i] = nearest[nearest[i]]
    return nearest


def _stand_in(tree: Tree, i: int) -> int:
    if _is_be(tree, i):
        return _predicate(tree, i) if tree.deps[i] not in ("aux", "auxpass") else i
    if tree.kids[i] and _is_preposition(tree, i):
        found = _object(tree, i)
        return i if found is None else found
    return i


def _is_be(tree: Tree, i: int) -> bool:
    return tree.lemmas[i] == "be" and tree.upos[i] in VERBAL


def _is_preposition(tree: Tree, i: int) -> bool:
    return tree.deps[i] in ("prep", "agent") or (
        tree.deps[i] in _PREPOSITIONS and any(tree.deps[j] in ("pobj", "pcomp") for j in tree.kids[i])
    )


def _object(tree: Tree, i: int) -> int | None:
    """The object of preposition i: a nominal, a gerund clause, or what an inner preposition governs."""
    kids = tree.kids[i]
    for dep in ("pobj", "pcomp"):
        objects = [j for j in kids if tree.deps[j] == dep and not _is_inner_word(tree, j)]
        if objects:  # after the preposition, if anywhere: "crimes that he committed against hundreds" has two
            return next((j for j in objects if j > i), objects[0])
    for j in kids:  # "out of the town", "in and around the city"
        if j > i and tree.deps[j] in ("prep", "conj", "pcomp") and _is_preposition(tree, j):
            found = _object(tree, j)
            if found is not None:
                return j
    for j in kids:  # "described as dangerous", "since then"
        if j > i and tree.deps[j] in ("amod", "advmod", "acomp", "advcl", "dobj", "nummod"):
            return j
    return None


def _is_inner_word(tree: Tree, j: int) -> bool:
    """The "of" of "because of", given as `pcomp` without an object of its own."""
    return tree.upos[j] in ("ADP", "SCONJ", "PART") and not any(k > j for k in tree.kids[j])


def _predicate(tree: Tree, i: int) -> int:
    """The predicate of copula i, or i itself where "be" is the predicate ("there is a risk", "the aim is to win")."""
    kids = tree.kids[i]
    if any(tree.deps[j] == "expl" and tree.lemmas[j] == "there" for j in kids):
        return i
    for dep in ("attr", "acomp", "oprd"):
        for j in kids:
            if tree.deps[j] == dep:
                return j
    clause = next((j for j in kids if tree.deps[j] in ("ccomp", "xcomp", "dobj")), None)
    if clause is not None:  # "The aim is to win.", but "It is up to them to decide."
        near = next((j for j in kids if i < j < clause and tree.deps[j] not in ("neg", "advmod", "punct")), i)
        return near if tree.deps[near] == "prep" and _object(tree, near) is not None else i
    for j in kids:  # "The talks are underway in Geneva."
        if tree.deps[j] == "advmod" and tree.lemmas[j] in _PREDICATIVE_ADVERBS and (j > i or tree.lemmas[j] == "where"):
            return j
    for j in kids:  # "The plan is in danger."
        if j > i and tree.deps[j] == "prep" and tree.kids[j] and _object(tree, j) is not None:
            return j
    return i


def _tops(tree: Tree, stand_ins: list[int]) -> list[int]:
    """For each word that stands for others the highest of them, else the word itself."""
    tops = list(range(len(tree)))
    for i, stand_in in enumerate(stand_ins):
        head = tree.heads[i]
        if head == i or stand_ins[head] != stand_in:
            tops[stand_in] = i
    return tops


# ── Where a word goes ───────────────────────────────────────────────────────────────────────────────


def _place(tree: Tree, stand_ins: list[int], top: int, i: int) -> tuple[int, str, str]:
    """Head, relation and case of word i, which stands for all from `top` down to itself."""
    case = _case(tree, top, i)
    if tree.heads[top] == top:
        return i, "root", case
    above = tree.heads[top]
    if tree.deps[top] == "prep":  # "from Tehran to Moscow": "to" hangs on "from"
        while _has_object(tree, stand_ins, above) and tree.heads[above] != above and tree.deps[above] == "prep":
            above = tree.heads[above]
    if tree.deps[top] == "pobj" and stand_ins[above] != i and tree.heads[above] != above:
        return stand_ins[tree.heads[above]], "obj", case  # the pronoun of the clause, made a second object of "against"
    head = stand_ins[above]
    return head, _relation(tree, top, i, above, case), case


def _has_object(tree: Tree, stand_ins: list[int], i: int) -> bool:
    return stand_ins[i] != i and not _is_be(tree, i)


def _case(tree: Tree, top: int, i: int) -> str:
    """The prepositions between `top` and i, with the words that belong to them ("because of", "such as")."""
    words: list[str] = []
    j = i
    while j != top:
        j = tree.heads[j]
        if _is_be(tree, j):
            break
        here = [tree.words[j].lower()]
        here += [tree.words[k].lower() for k in tree.kids[j] if tree.deps[k] == "pcomp" and _is_inner_word(tree, k)]
        words = here + words
    return " ".join(words)


def _relation(tree: Tree, top: int, i: int, above: int, case: str) -> str:
    dep = tree.deps[top]
    nominal_head = _is_nominal(tree, above)
    if top != i and not _is_be(tree, top):
        if dep == "conj":
            return "conj"
        if dep == "agent":
            return "obl:agent" if not _is_clause(tree, i) else "advcl"
        if _is_clause(tree, i):
            return "acl" if nominal_head else "advcl"
        return "nmod" if nominal_head else "obl"
    return _plain_relation(tree, dep, top, i, nominal_head)


def _plain_relation(tree: Tree, dep: str, top: int, i: int, nominal_head: bool) -> str:
    if dep in ("attr", "oprd", "acomp"):
        return _complement(tree, top, dep)
    if dep == "relcl" and not any(tree.xpos[j].startswith("W") for j in tree.kids[i]):
        return "acl" if any(tree.xpos[j] == "TO" for j in tree.kids[i]) else "acl:relcl"  # "one way to end it"
    if tree.xpos[i] == "EX":
        return "expl"
    if dep == "npadvmod":
        kind = "tmod" if tree.lemmas[i].lower() in _TIMES else "npmod"
        return ("nmod:" if nominal_head else "obl:") + kind
    if dep == "aux" and tree.xpos[i] == "TO":
        return "mark"
    if dep == "mark" and tree.words[i].lower() == "that" and tree.deps[tree.heads[i]] == "relcl":
        return _relative_that(tree, tree.heads[i])
    if dep == "prep":  # without an object: a particle, or the gap of a relative clause
        return _bare_preposition(tree, i)
    if dep == "nmod":
        return "amod" if tree.upos[i] == "ADJ" else "compound"
    if dep == "pcomp":
        return "case" if tree.upos[i] in ("ADP", "SCONJ", "PART") else ("acl" if nominal_head else "advcl")
    return _PLAIN.get(dep, dep)


def _relative_that(tree: Tree, verb: int) -> str:
    """"crimes that they committed": the pronoun taken for a conjunction is the object, or the subject where none is."""
    deps = {tree.deps[j] for j in tree.kids[verb]}
    if not deps & {"nsubj", "nsubjpass", "expl"}:
        return "nsubj:pass" if "auxpass" in deps else "nsubj"
    return "mark" if deps & {"dobj", "attr", "acomp", "nsubjpass", "ccomp"} else "obj"


def _complement(tree: Tree, top: int, dep: str) -> str:
    """"There is a risk": the risk is the subject; "He became president": the president is an open complement."""
    head = tree.heads[top]
    if dep == "attr" and any(tree.deps[j] == "expl" and tree.lemmas[j] == "there" for j in tree.kids[head]):
        return "nsubj"
    if dep == "oprd" and tree.xpos[head] != "VBN" and all(tree.deps[j] not in ("dobj", "nsubjpass") for j in tree.kids[head]):
        return "obj" if tree.upos[top] in NOMINAL else "xcomp"  # "They named the ship after him."
    return "xcomp"


def _bare_preposition(tree: Tree, i: int) -> str:
    """"the man he spoke to" gives `obl`, the place of the gap; elsewhere it is an adverb."""
    head = tree.heads[i]
    while tree.deps[head] in ("xcomp", "ccomp", "conj", "advcl") and tree.heads[head] != head:
        head = tree.heads[head]
    return "obl" if tree.deps[head] in ("relcl", "csubj", "pcomp") else "advmod"


def _is_nominal(tree: Tree, above: int) -> bool:
    """Whether a dependent of `above` modifies a noun: not where `above` is a copula or other verb."""
    if tree.upos[above] in NOMINAL:
        return True
    if tree.upos[above] == "DET":  # "those in the camp"
        return tree.deps[above] != "det"
    return tree.xpos[above] == "POS"


def _is_clause(tree: Tree, i: int) -> bool:
    """A gerund or finite clause, by its tag or by its copula."""
    return tree.upos[i] in VERBAL or any(tree.deps[j] in ("nsubj", "nsubjpass") for j in tree.kids[i])
