"""Quantities: how many, or how much, an argument is ("28 people", "dozens of houses", "25% of the land")."""

from __future__ import annotations

from kg.extract.clauses import Clauses

_NUMBERS = ("CARDINAL", "MONEY", "PERCENT", "QUANTITY")
_OF_NUMBERS = frozenset({"nummod", "advmod", "compound", "amod", "flat", "obl:npmod", "conj", "cc"})
_ABOUT = frozenset({"over", "about", "around", "nearly", "almost", "some", "roughly", "approximately"})
_ROUND = frozenset({"dozen", "score", "hundred", "thousand", "million", "billion", "trillion", "handful", "%", "percent"})


class Quantities:
    """Finds the quantities of the arguments of one article; each word is looked at once."""

    def __init__(self, clauses: Clauses) -> None:
        self.clauses, self.tokens = clauses, clauses.tokens
        self._known: dict[int, str] = {}

    def of(self, i: int) -> str:
        """The quantity of the phrase that token i heads, as the text has it, "" where none is given."""
        if i not in self._known:
            self._known[i] = ""  # cuts a cycle of a broken tree
            self._known[i] = self._read(i)
        return self._known[i]

    def _read(self, i: int) -> str:
        token = self.tokens[i]
        if token.upos in ("NUM", "SYM") or self._is_round(i):
            return "" if self.clauses.children(i, "cop") or self._is_date(i) else self._words(i, i + 1)
        numbers = [j for j in self.clauses.children(i, "nummod") if j < i and not self._is_date(j)]
        if numbers:
            return self._words(numbers[-1], i)
        above = token.head  # "dozens of houses", "25% of the land"
        number = self.tokens[above].upos in ("NUM", "SYM") or self._is_round(above)
        if token.dep != "nmod" or token.case != "of" or self.clauses.bearer(above) != i:
            return ""
        if number:
            return self._words(above, above + 1)
        counted = self.of(above)  # "300 tonnes of copper"
        unit = self.tokens[above].text
        return counted if not counted or counted.endswith(unit) else f"{counted} {unit}"

    def _is_round(self, i: int) -> bool:
        return self.clauses.lemma(i) in _ROUND and self.tokens[i].upos != "PROPN"

    def _is_date(self, i: int) -> bool:
        return self.tokens[i].name >= 0 and self._label(i) in ("DATE", "TIME")

    def _label(self, i: int) -> str:
        return self.clauses.parsed.names[self.tokens[i].name].label

    def _words(self, i: int, end: int) -> str:
        """The number with its "at least" and "$": the name that it lies in, else what depends on it without a gap."""
        start, stop = i, i + 1
        if self.tokens[i].name >= 0 and self._label(i) in _NUMBERS:
            name = self.clauses.parsed.names[self.tokens[i].name]
            start, stop = name.start, max(i + 1, min(name.end, end) if end > i + 1 else name.end)
        else:
            own = {j for j in self.clauses.parsed.subtree(i) if self.tokens[j].dep in _OF_NUMBERS}
            while start - 1 in own:
                start -= 1
            while stop in own and stop < end:
                stop += 1
        if start and self.tokens[start - 1].text.lower() in _ABOUT and self.tokens[start - 1].text.lower() not in self._cases(i):
            start -= 1
        return self.clauses.parsed.text(start, stop)

    def _cases(self, i: int) -> tuple[str, ...]:
        """The prepositions of the phrase: "a row over 20 boats" is not about more than 20."""
        return self.tokens[i].case, self.tokens[self.tokens[i].head].case
