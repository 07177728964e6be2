"""One sentence as a dependency tree that can be changed: what conversion and repairs work on."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM"})
VERBAL = frozenset({"VERB", "AUX"})
_SHORT_VERB = re.compile(r"[^aeiou]*[aeiou][bdgmnprt]")


@dataclass(slots=True)
class Tree:
    """Parallel lists, one entry a word; positions count from the start of the sentence. The root is its own head.

    `kids` follows `heads`: change heads through `move` and `crown` only. `repairs` records what was repaired where.
    """

    words: list[str]
    lemmas: list[str]
    upos: list[str]
    xpos: list[str]
    deps: list[str]
    heads: list[int]
    cases: list[str] = field(default_factory=list)
    ents: list[str] = field(default_factory=list)  # the tagger's entity label of each word, or ""
    glued: list[bool] = field(default_factory=list)  # no blank stands before the word
    kids: list[list[int]] = field(default_factory=list)
    repairs: list[tuple[str, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.cases = self.cases or [""] * len(self.words)
        self.ents = self.ents or [""] * len(self.words)
        self.glued = self.glued or [False] * len(self.words)
        self.kids = [[] for _ in self.words]
        for i, head in enumerate(self.heads):
            if head != i:
                self.kids[head].append(i)

    def __len__(self) -> int:
        return len(self.words)

    @property
    def root(self) -> int:
        """The word that is its own head."""
        return next(i for i, head in enumerate(self.heads) if head == i)

    def move(self, i: int, head: int, dep: str) -> None:
        """Hang word i (not the root) under `head`. The caller sees to it that `head` is not below i."""
        old = self.heads[i]
        if old != head:
            self.kids[old].remove(i)
            self.kids[head].append(i)
            self.kids[head].sort()
            self.heads[i] = head
        self.deps[i] = dep

    def crown(self, i: int) -> None:
        """Put word i, a child of its head, in the place of its head; the head becomes a child of i, dep "dep"."""
        old = self.heads[i]
        above = self.heads[old]
        self.kids[old].remove(i)
        if above == old:
            self.heads[i] = i
        else:
            self.kids[above][self.kids[above].index(old)] = i
            self.kids[above].sort()
            self.heads[i] = above
        self.deps[i] = self.deps[old]
        self.kids[i].append(old)
        self.kids[i].sort()
        self.heads[old], self.deps[old] = i, "dep"

    def adopt(self, source: int, target: int, *deps: str) -> None:
        """Move the children of `source` with one of these relations (all where none is named) under `target`."""
        for child in list(self.kids[source]):
            if child != target and (not deps or self.deps[child] in deps):
                self.move(child, target, self.deps[child])

    def child(self, i: int, *deps: str) -> int | None:
        """The first child of i with one of these relations."""
        for j in self.kids[i]:
            if self.deps[j] in deps:
                return j
        return None

    def children(self, i: int, *deps: str) -> list[int]:
        """The children of i with one of these relations, in text order."""
        return [j for j in self.kids[i] if self.deps[j] in deps]

    def below(self, i: int, ancestor: int) -> bool:
        """Whether word i is `ancestor` or stands under it."""
        while i != ancestor:
            if self.heads[i] == i:
                return False
            i = self.heads[i]
        return True

    def subtree(self, i: int) -> list[int]:
        """Word i and all below it, in text order."""
        found, stack = [], [i]
        while stack:
            j = stack.pop()
            found.append(j)
            stack.extend(self.kids[j])
        return sorted(found)

    def log(self, name: str, i: int) -> None:
        """Note that the repair `name` was applied at word i."""
        self.repairs.append((name, i))


def _lemma(word: str, lemma: str, upos: str) -> str:
    """Lower case, but for proper nouns. The tables give "hop" for "hoped" and "rat" for "rated": a short verb would have
    doubled its consonant ("hopped"), or has no -es ("hopes"), so it must have ended in -e."""
    if upos == "PROPN":
        return lemma
    short = upos == "VERB" and _SHORT_VERB.fullmatch(lemma.lower())
    return lemma.lower() + "e" if short and word.lower() in {lemma.lower() + end for end in ("ed", "ing", "es")} else lemma.lower()


def tree_from_spacy(span: Any) -> Tree:
    """The tree of a spaCy `Span` (or `Doc` of one sentence) with its labels as they are. Of several roots the last stays,
    the others are what it reports ("Ten people died" + ", the ministry said")."""
    start = span[0].i
    tokens = list(span)
    heads = [t.head.i - start for t in tokens]
    roots = [i for i, head in enumerate(heads) if head == i]
    for root in roots[:-1]:
        heads[root] = roots[-1]
    return Tree(
        words=[t.text for t in tokens],
        lemmas=[_lemma(t.text, t.lemma_, t.pos_) for t in tokens],
        upos=[t.pos_ for t in tokens],
        xpos=[t.tag_ for t in tokens],
        deps=["ccomp" if i in roots[:-1] else t.dep_ for i, t in enumerate(tokens)],
        heads=heads,
        ents=[t.ent_type_ for t in tokens],
        glued=[False] + [not t.whitespace_ for t in tokens[:-1]],
    )
