"""Matches become statements (identity by content) and the pairs that they project to."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product

from kg.identity import statement_id
from kg.lexicon import Lexicon, Property
from kg.model import Links, Statement
from kg.ontology.matching import Match

_HARMS = frozenset({"kills", "injures", "harms", "destroys", "damages"})


class Statements:
    """Builds statements of one article."""

    def __init__(self, lexicon: Lexicon, links: Links) -> None:
        self.lexicon, self.links = lexicon, links

    def build(self, match: Match) -> Iterator[Statement]:
        """The statements of a match: one for each pair of fillers of distributive roles; `party` stays collective."""
        prop = self.lexicon.properties[match.property]
        if prop.subject == prop.object == "party":
            yield from self._between_parties(prop, match)
            return
        subjects, objects = match.fillers.get(prop.subject, []), match.fillers.get(prop.object, [])
        if prop.object == "party":
            for s in subjects:
                others = [o for o in objects if o != s]
                if others:
                    yield self._statement(prop, match, {prop.subject: [s], "party": others}, [(s, o) for o in others])
            return
        for s, o in product(subjects, objects):
            if s != o:
                yield self._statement(prop, match, {prop.subject: [s], prop.object: [o]}, [(s, o)])

    def containing(self, match: Match, contents: list[str]) -> Iterator[Statement]:
        """Says, claims, promises …: the content is statements, so there is no plain edge."""
        prop = self.lexicon.properties[match.property]
        for s in match.fillers.get(prop.subject, []):
            yield self._statement(prop, match, {prop.subject: [s], prop.object: contents}, [])

    def _between_parties(self, prop: Property, match: Match) -> Iterator[Statement]:
        first, second = match.fillers.get("party", []), match.fillers.get("party2", [])
        if second:
            for a, b in product(first, second):
                if a != b:
                    yield self._statement(prop, match, {"party": [a, b]}, [(a, b)])
        elif len(first) > 1:
            yield self._statement(prop, match, {"party": first}, list(combinations(sorted(first), 2)))

    def _statement(self, prop: Property, match: Match, key: dict[str, list[str]],
                   edges: list[tuple[str, str]]) -> Statement:
        if prop.symmetric:
            edges = [(min(a, b), max(a, b)) for a, b in edges]
        roles = {role: tuple(sorted(set(ids))) for role, ids in key.items()}
        plover, cameo, quad = prop.plover, match.cameo or prop.cameo, prop.quad
        if prop.name in _HARMS and not self._by_agent(key.get(prop.subject, [])):
            plover = cameo = quad = None  # a storm commits no assault
        return Statement(
            statement_id(prop.name, {r: list(ids) for r, ids in roles.items()}), prop.name, tuple(sorted(roles.items())),
            tuple(sorted(set(edges))), prop.symmetric, prop.official, prop.kind, plover, cameo, quad,
        )

    def _by_agent(self, ids: list[str]) -> bool:
        return all(i in self.links.entities and self.lexicon.is_a(self.links.entities[i].type, "Agent") for i in ids)
