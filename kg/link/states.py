"""Where states stand in a text: by name, by demonym, by the seat of their government."""

from __future__ import annotations

from collections.abc import Sequence

from kg.link.discourse import Discourse
from kg.link.names import NamedSpan, attributive
from kg.link.roles import stands_for_state


class States:
    """The nodes of names by head token, demonyms and metonyms included. `node_at` maps a head token to its node."""

    def __init__(self, discourse: Discourse, named: Sequence[NamedSpan]) -> None:
        self._discourse = discourse
        inside = {i for n in named for i in range(n.span.start, n.span.end)}
        self.metonyms = {n.span.head: state for n in named if (state := self._metonym(n)) is not None}
        self.node_at = {n.span.head: self.metonyms.get(n.span.head, n.node) for n in named}
        self.demonyms: dict[int, str] = {}
        for token in discourse.parsed.tokens:
            node = self._demonym(token.i) if token.i not in inside or token.i in self.node_at else None
            if node is not None:
                self.demonyms[token.i] = self.node_at[token.i] = node

    def _metonym(self, named: NamedSpan) -> str | None:
        """ "Moscow said", "talks between Moscow and Tehran"."""
        surface = named.span.surface.removeprefix("the ").removeprefix("The ")
        entry = self._discourse.gazetteer.capital_of(surface)
        if entry is None or self._discourse.is_person(named.node):
            return None
        if not stands_for_state(self._discourse.parsed, self._discourse.lexicon, named.span.head):
            return None
        return self._discourse.nodes.linked(entry)

    def _demonym(self, i: int) -> str | None:
        """ "Israeli" before a noun; as a noun it is people."""
        token = self._discourse.parsed.tokens[i]
        if not token.text[:1].isupper() or not attributive(self._discourse.parsed, i) or token.xpos in ("NNS", "NNPS"):
            return None
        entry = self._discourse.gazetteer.demonym(token.text)
        if entry is None or entry.label == token.text:
            return None
        return self._discourse.nodes.linked(entry)
