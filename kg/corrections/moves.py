"""Which entity is which other one: chains are followed to their ends; circles and second targets are errors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from kg.corrections.file import Entry

_Step = tuple[str, Entry]


class Moves:
    """Collects moves in every article, and in one; what is said of one article comes first there."""

    def __init__(self) -> None:
        self._everywhere: dict[str, _Step] = {}
        self._own: dict[str, dict[str, _Step]] = defaultdict(dict)

    def add(self, entry: Entry, source: str, target: str, article: str = "") -> None:
        """`source` is `target`. Raises CorrectionsError when another line says that it is something else."""
        if source == target:
            return
        for key in (source, target):
            scope = key.partition("/e/")[0] if "/e/" in key else ""
            if scope and scope != source.partition("/e/")[0] and scope != article:
                raise entry.error(f"{key} is a common noun of one article, and cannot stand for what others name; give an e: id "
                                  "with label and type")
        steps = self._own[article] if article else self._everywhere
        known, other = steps.setdefault(source, (target, entry))
        if known != target:
            raise entry.error(f"{source} is already made {known} by line {other.line}; leave one of the two out")

    def end(self, key: str, article: str = "") -> str:
        """What an entity is after all moves. Raises CorrectionsError for a circle."""
        own, seen = self._own.get(article, {}), {key}
        while step := own.get(key) or self._everywhere.get(key):
            key, entry = step
            if key in seen:
                raise entry.error(f"goes round in a circle: {' and '.join(sorted(seen))} are each made the other; leave one out")
            seen.add(key)
        return key

    def check(self) -> None:
        """Raises CorrectionsError for a circle."""
        self.closed()
        self.closed_in()

    def closed(self) -> dict[str, str]:
        """Entity -> what it is, in every article."""
        return {source: self.end(source) for source in sorted(self._everywhere)}

    def closed_in(self) -> dict[str, dict[str, str]]:
        """Article -> the whole map that holds in it, for those with lines of their own."""
        return {article: {source: self.end(source, article) for source in self._sources(article)}
                for article in sorted(self._own)}

    def _sources(self, article: str) -> Iterator[str]:
        yield from sorted({*self._everywhere, *self._own[article]})
