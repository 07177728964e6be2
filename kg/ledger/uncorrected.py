"""What articles said before corrections were applied: so that a changed or removed correction leaves no trace.

Kept only where it differs from what the ledger holds, table by table, and with the corrections that were applied.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from kg.ledger import rows
from kg.ledger.merge import merged_entity
from kg.ledger.projection import ANY_OF, listed
from kg.model import Entity, Reading

Ask = Callable[..., list[tuple[Any, ...]]]

# All rows of `entity` as they were before corrections.
_SAID = f"""WITH said (article, {rows.COLUMNS['entity']}) AS (
    SELECT article, {rows.COLUMNS['entity']} FROM entity
    WHERE article NOT IN (SELECT article FROM uncorrected WHERE entities IS NOT NULL)
    UNION ALL
    SELECT {', '.join(f"json_extract(r.value, '$[{n}]')" for n in range(8))}
    FROM uncorrected u CROSS JOIN json_each(u.entities) r) """
_CONCERNED = (  # (what is named, where it is named)
    ("entities", f"SELECT article FROM entity WHERE id {ANY_OF}"),
    ("statements", f"SELECT article FROM statement WHERE id {ANY_OF}"),
    ("predicates", f"SELECT article FROM statement WHERE predicate {ANY_OF}"),
    ("claims", f"SELECT article FROM claim WHERE id {ANY_OF}"),
    ("rules", f"SELECT article FROM claim WHERE rule {ANY_OF}"),
)


@dataclass(frozen=True, slots=True)
class Before:
    """An article as it was read, and the mark of the corrections that made of it what the ledger is to hold. With the
    default mark, the next build applies the corrections of that time."""

    reading: Reading
    mark: str = "?"


@dataclass(frozen=True, slots=True)
class Naming:
    """Ids and words by which corrections find what they are about."""

    entities: Collection[str] = ()
    statements: Collection[str] = ()
    predicates: Collection[str] = ()
    claims: Collection[str] = ()
    rules: Collection[str] = ()


class Uncorrected:
    """The table `uncorrected`. `execute` runs in the caller's transaction, `ask` reads."""

    def __init__(self, execute: Callable[..., object], ask: Ask) -> None:
        self._execute, self._ask = execute, ask

    # ── Writing ─────────────────────────────────────────────────────────────────────────────────────

    def keep(self, now: Reading, before: Before) -> None:
        """Notes what an article was before corrections, where that is something else."""
        then, here = rows.rows_of(before.reading), rows.rows_of(now)
        other = {table: then[table] for table in then if then[table] != here[table]}
        entities = other.pop("entity", None)
        self._execute("DELETE FROM uncorrected WHERE article = ?", (now.article.id,))
        if before.mark or other or entities is not None:
            values = (now.article.id, before.mark, None if entities is None else rows.compact(entities),
                      rows.compact(other) if other else None)
            self._execute("INSERT INTO uncorrected VALUES (?, ?, ?, ?)", values)

    def stamp(self, articles: Iterable[str], mark: str) -> None:
        """Notes that these articles, which the corrections of that mark do not concern, are in line with them."""
        for article in articles:
            if mark:
                self._execute("INSERT INTO uncorrected VALUES (?1, ?2, NULL, NULL) "
                              "ON CONFLICT (article) DO UPDATE SET corrections = ?2", (article, mark))
            else:
                self._execute("DELETE FROM uncorrected WHERE article = ?", (article,))

    # ── Reading ─────────────────────────────────────────────────────────────────────────────────────

    def reading(self, now: Reading) -> Reading:
        """An article as it was read; `now` is what the ledger holds of it."""
        found = self._ask("SELECT entities, others FROM uncorrected WHERE article = ?", now.article.id)
        if not found or found[0] == (None, None):
            return now
        entities, others = found[0]
        kept = json.loads(others) if others else {}
        if entities is not None:
            kept["entity"] = json.loads(entities)
        return rows.with_rows(now, kept)

    def behind(self, mark: str) -> set[str]:
        """Ids of the articles that are not in line with the corrections of that mark."""
        return {row[0] for row in self._ask(
            "SELECT a.id FROM article a LEFT JOIN uncorrected u ON u.article = a.id WHERE coalesce(u.corrections, '') != ?", mark)}

    def differing(self) -> set[str]:
        """Ids of the articles that corrections have changed."""
        return {row[0] for row in self._ask("SELECT article FROM uncorrected WHERE entities IS NOT NULL OR others IS NOT NULL")}

    def concerned(self, naming: Naming) -> set[str]:
        """Ids of the articles in which one of these stands as the ledger holds them now, or that corrections have changed."""
        found = self.differing()
        for what, query in _CONCERNED:
            if named := getattr(naming, what):
                found |= {row[0] for row in self._ask(query, listed(named))}
        return found

    def entities(self, ids: Collection[str]) -> dict[str, Entity]:
        """The entities with these ids, as all articles had them."""
        found = self._ask(f"{_SAID} SELECT * FROM said WHERE id {ANY_OF} ORDER BY id, article", listed(ids))
        said = ((rows.entity_of(row), 1) for row in found)
        return {key: merged_entity(list(group)) for key, group in groupby(said, key=lambda one: one[0].id)}

    def called(self, name: str, article: str | None = None) -> tuple[str, ...]:
        """Ids of the entities with this label, else with this alias, upper or lower case; common nouns only of `article`."""
        wanted = " ".join(name.split()).casefold()
        scope = "(scope IS NULL OR scope = ?2)"
        for match in ("casefold(label) = ?1", "EXISTS (SELECT 1 FROM json_each(aliases) a WHERE casefold(a.value) = ?1)"):
            found = self._ask(f"{_SAID} SELECT DISTINCT id FROM said WHERE {scope} AND {match} ORDER BY id", wanted, article)
            if found:
                return tuple(row[0] for row in found)
        return ()
