"""Chains of one kind, put as UD has them: prepositions of several words, conjuncts, their conjunctions."""

from __future__ import annotations

from kg.annotate.tree import NOMINAL, Tree

# Words that open a preposition of several words: "out of", "because of", "such as", "along with".
_OPENERS = {
    "of": frozenset({"out", "because", "instead", "ahead", "outside", "inside", "regardless", "irrespective", "off"}),
    "to": frozenset({"according", "due", "prior", "thanks", "owing", "next", "contrary", "up", "close", "subject"}),
    "as": frozenset({"such"}),
    "with": frozenset({"along", "together"}),
    "from": frozenset({"away", "apart", "aside"}),
    "for": frozenset({"except", "but", "as"}),
    "than": frozenset({"rather", "other", "more", "less"}),
}


def join_prepositions(ud: Tree) -> None:
    """"prior to the vote", "away from the town": the opener becomes part of the preposition of its neighbour."""
    for i in range(1, len(ud)):
        openers = _OPENERS.get(ud.words[i].lower())
        if openers is None or ud.words[i - 1].lower() not in openers or ud.deps[i] not in ("case", "cc"):
            continue
        nominal, opener = ud.heads[i], i - 1
        if ud.deps[i] == "cc" or ud.cases[nominal] == "":
            continue
        if ud.heads[opener] == nominal and ud.deps[opener] in ("advmod", "amod", "dep"):
            ud.deps[opener] = "case"
            ud.cases[nominal] = f"{ud.words[opener].lower()} {ud.cases[nominal]}"
        elif ud.heads[nominal] == opener and ud.deps[nominal] in ("obl", "nmod", "advcl", "acl"):
            _lift_over(ud, opener, nominal)


def _lift_over(ud: Tree, opener: int, nominal: int) -> None:
    """"prior" ← "meeting" becomes "meeting" with case "prior to"."""
    if ud.kids[opener] != [nominal] and any(ud.deps[k] not in ("punct", "advmod", "obl:npmod", "obl:tmod")
                                            for k in ud.kids[opener] if k != nominal):
        return
    dep = ud.deps[opener]
    ud.crown(nominal)
    ud.deps[opener] = "case"
    ud.adopt(opener, nominal)
    ud.cases[nominal] = f"{ud.words[opener].lower()} {ud.cases[nominal]}"
    above = ud.heads[nominal]
    if dep in ("advmod", "amod", "xcomp", "compound:prt") and above != nominal:
        ud.deps[nominal] = "nmod" if ud.upos[above] in NOMINAL and ud.child(above, "cop") is None else "obl"


def flatten_conjuncts(ud: Tree) -> None:
    """"A, B and C": B and C both hang on A."""
    for i in range(len(ud)):
        if ud.deps[i] != "conj":
            continue
        first = ud.heads[i]
        while ud.deps[first] == "conj":
            first = ud.heads[first]
        if first != ud.heads[i]:
            ud.move(i, first, "conj")


def place_coordinators(ud: Tree) -> None:
    """The `cc` hangs on the conjunct that follows it."""
    for i in range(len(ud)):
        if ud.deps[i] != "cc":
            continue
        first = ud.heads[i]
        if ud.deps[first] == "conj" and first < i:
            first = ud.heads[first]
        following = next((j for j in ud.kids[first] if ud.deps[j] == "conj" and j > i), None)
        if following is not None and following != ud.heads[i]:
            ud.move(i, following, "cc")
