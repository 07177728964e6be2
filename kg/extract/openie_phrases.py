"""The words of an argument for open propositions: short, in text order, only words that stand in the sentence."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from kg.extract.clauses import Clauses

Words = tuple[int, ...]  # tokens in text order, not always side by side

# A short argument does without clauses, appositions and what is coordinated with it; `acl` stays: "plans to leave".
_LONG = ("acl:relcl", "appos", "parataxis", "conj", "cc", "cc:preconj", "advcl", "dep")
_COORDINATION = frozenset({"conj", "cc", "cc:preconj"})
# A modifier's own coordination stays: "chemical and biotechnology companies".
_MODIFIERS = frozenset({"amod", "compound", "nmod", "nmod:poss", "nummod", "acl", "det", "advmod"})
_OF_CLAUSE = ("cop", "nsubj", "nsubj:pass", "csubj", "aux", "mark", "expl", "obl", "obl:tmod")
_OF_PREDICATIVE = ("cop", "nsubj", "nsubj:pass", "aux", "mark", "acl:relcl", "conj", "cc", "expl", "punct", "advcl", "ccomp",
                   "parataxis")
CONNECTIVES = frozenset({"where", "when", "why", "how", "however"})  # they join clauses and belong to none
_EDGES = frozenset({",", ";", ":", ".", "--", "—", "-", "?", "!"})
_BRACKETS = {"(": ")", "[": "]", "{": "}"}
_PARTED = frozenset({",", "(", "--", "—", "-", ":"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})


class Phrases:
    """Finds the words that belong to a head."""

    def __init__(self, clauses: Clauses) -> None:
        self.clauses = clauses
        self.tokens = clauses.tokens

    def below(self, i: int, drop: Collection[str] = ()) -> list[int]:
        """i and what hangs on it, without the branches of the relations in `drop`, at any depth."""
        found, stack = [], [i]
        while stack:
            j = stack.pop()
            found.append(j)
            stack += [k for k in self.clauses.children(j) if self.tokens[k].dep not in drop]
        return sorted(found)

    def nominal(self, i: int, *, case: bool = False, whole: bool = False, without: Iterable[int] = ()) -> Words:
        """A noun phrase; with its preposition if `case`, with all that is coordinated if `whole`."""
        if self.tokens[i].dep == "advcl":
            return self.clause(i, without=() if case else self.prepositions(i))
        drop = [dep for dep in _LONG if not whole or dep not in _COORDINATION]
        prepositions = [] if case else self.prepositions(i)
        skipped = {*drop, *_OF_CLAUSE} if self.clauses.children(i, "cop") else {*drop, "mark"}
        words = [i]
        for j in self.clauses.children(i):
            dep = self.tokens[j].dep
            if j in prepositions or (dep in skipped and not self._is_close(i, j)):
                continue
            inner = [d for d in drop if d not in _COORDINATION] if dep in _MODIFIERS else drop
            words += self.below(j, inner)
        words += [j for j in self._name(i) if j not in prepositions]
        unwanted = set(without)
        return self.trim(self._quoted(j for j in words if j not in unwanted))

    def prepositions(self, i: int) -> list[int]:
        """The prepositions in front of a noun phrase or gerund, not the 's behind a possessor."""
        deps = ("case", "mark") if self.tokens[i].dep == "advcl" else ("case",)
        return [j for j in self.clauses.children(i, *deps) if j < i]

    def _is_close(self, i: int, j: int) -> bool:
        """"his son Tom"; "Paris, France": an apposition without which the phrase names something else."""
        if self.tokens[j].dep != "appos" or j < i:
            return False
        parted = any(self.tokens[k].text in _PARTED for k in range(i, j))
        return not parted or (j - i <= 4 and self._is_place(i) and self._is_place(j))

    def _is_place(self, i: int) -> bool:
        name = self.tokens[i].name
        return name >= 0 and self.clauses.parsed.names[name].label in _PLACES

    def _name(self, i: int) -> range:
        """A name is never cut: "the London, Midland and Scottish Railway"."""
        number = self.tokens[i].name
        if number < 0:
            return range(0)
        name = self.clauses.parsed.names[number]
        return range(name.start, name.end)

    def conjuncts(self, i: int) -> list[int]:
        """i and what is coordinated with it, but for parts of one name."""
        name = self.tokens[i].name
        return [i, *(j for j in self.clauses.conjuncts(i)[1:] if name < 0 or self.tokens[j].name != name)]

    def predicative(self, i: int, *, short: bool = False) -> list[int]:
        """"very proud of it" of "she was very proud of it"; without "of it" if `short`."""
        drop = (*_OF_PREDICATIVE, "obl", "obl:tmod", "xcomp") if short else _OF_PREDICATIVE
        return [j for j in self.below(i, drop) if self.tokens[j].text.lower() not in CONNECTIVES]

    def clause(self, i: int, *, without: Iterable[int] = ()) -> Words:
        """A whole clause with the quotation marks around it."""
        unwanted = set(without)
        return self.trim(self._quoted(j for j in self.below(i) if j not in unwanted))

    def _quoted(self, found: Iterable[int]) -> list[int]:
        """With the quotation marks among the words, and the one beside them that makes a pair."""
        members = set(found)
        if not members:
            return []
        first, last = min(members), max(members)
        words = [j for j in range(first, last + 1) if j in members or self.tokens[j].text == '"']
        before = [first - 1] if first and self.tokens[first - 1].text == '"' else []
        after = self._closing(last)
        if self._quotes(words) % 2 == 0:
            return [*before, *words, *after] if before and after else words
        return [*before, *words] if before else [*words, *after]

    def _closing(self, last: int) -> list[int]:
        """The quotation mark behind the last word, and the comma or stop inside of it."""
        following = [j for j in range(last + 1, last + 3) if j < len(self.tokens)]
        texts = [self.tokens[j].text for j in following]
        if texts[:1] == ['"']:
            return following[:1]
        return following if texts[1:] == ['"'] and texts[0] in _EDGES else []

    def trim(self, found: Iterable[int]) -> Words:
        """In text order, each once; no punctuation at the ends, none that has lost its neighbours or its partner."""
        words = sorted(set(found))
        words = [i for n, i in enumerate(words) if not self._is_empty_bracket(words, n)]
        kept = [i for n, i in enumerate(words) if not self._is_loose(words, n)]
        while kept and self.tokens[kept[0]].text in _EDGES:
            kept.pop(0)
        while kept and self.tokens[kept[-1]].text in _EDGES:
            kept.pop()
        return tuple(kept)

    def _is_loose(self, words: list[int], n: int) -> bool:
        text = self.tokens[words[n]].text
        if text in _EDGES and self.tokens[words[n]].upos == "PUNCT":
            near = words[max(n - 1, 0) : n + 2]
            return near[-1] - near[0] >= len(near)
        if text in _BRACKETS:
            return not any(self.tokens[j].text == _BRACKETS[text] for j in words[n:])
        if text in _BRACKETS.values():
            return not any(_BRACKETS.get(self.tokens[j].text) == text for j in words[:n])
        return text == '"' and self._quotes(words) % 2 == 1

    def _is_empty_bracket(self, words: list[int], n: int) -> bool:
        """"Rio Verde ( )": what stood in the brackets is gone."""
        around = [self.tokens[j].text for j in words[max(n - 1, 0) : n + 2]]
        text = self.tokens[words[n]].text
        opens = text in _BRACKETS and around[-1:] == [_BRACKETS[text]]
        return opens or (n > 0 and _BRACKETS.get(around[0]) == text)

    def _quotes(self, words: list[int]) -> int:
        return sum(self.tokens[j].text == '"' for j in words)
