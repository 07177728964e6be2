"""Which statements give which edges, as an index in the ledger, and what has left it: so that a projection can follow.

Whether a statement is asserted or reported is no matter here; so an edge of this index may stand in no view.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import groupby

from kg.ledger.copies import Ask, together
from kg.ledger.merge import merged_statement
from kg.ledger.rows import Row, compact, lift_of
from kg.ledger.views import ends, lifted
from kg.model import EdgeKey, Statement, Touched

ANY_OF = "IN (SELECT value FROM json_each(?))"  # ids as a JSON list: any number of them
_STATEMENTS = "SELECT id FROM statement WHERE article = ?1 UNION SELECT statement FROM claim WHERE article = ?1"
_NEW = (  # of [id, predicate, edges, symmetric, official]
    "SELECT json_extract(k.value, '$[0]') FROM json_each(?) k WHERE NOT EXISTS (SELECT 1 FROM statement "
    "WHERE id = json_extract(k.value, '$[0]') AND predicate = json_extract(k.value, '$[1]') "
    "AND edges = json_extract(k.value, '$[2]') AND symmetric = json_extract(k.value, '$[3]') "
    "AND official = json_extract(k.value, '$[4]'))")
_MADE = (  # what an article says something about
    ("entity", "SELECT DISTINCT id FROM entity WHERE article = ? ORDER BY id"),
    ("statement", _STATEMENTS),
)


def listed(ids: Collection[str] | Collection[EdgeKey]) -> str:
    """Ids, or tuples of them, as the value for ANY_OF; in order, so that the same question reads the same way."""
    return compact(sorted(ids, key=str))


class Projection:
    """Keeps `projection` and `departed` in step with the articles, inside the caller's transactions."""

    def __init__(self, connection: sqlite3.Connection, ask: Ask) -> None:
        self._connection, self._ask = connection, ask

    @contextmanager
    def following(self, change: int, article: str, coming: Iterable[Statement] = ()) -> Iterator[None]:
        """Around the removal of an article's rows, if there are any, and the insertion of its new ones.

        A statement's rows are made anew where it is new, or where the articles now differ about its pairs; else only
        this article's offices are added.
        """
        leaving, said = self._departs(change, article), tuple(coming)
        ids = leaving | {statement.id for statement in said} if leaving else self._new(said)
        before = self._merged(ids)
        yield
        after = self._merged(ids)
        anew = {key for key in after if before.get(key) != after[key]}
        self._log(change, "edge", map(compact, sorted(self.edges_of(anew & before.keys()))))
        stale = anew | (before.keys() - after.keys())
        self._connection.execute(f"DELETE FROM projection WHERE statement {ANY_OF}", (listed(stale),))
        self._write((key, *edge, "text", None) for key in sorted(anew) for edge in _plain(after[key]))
        lifting = self._ask(f"SELECT DISTINCT article, id FROM statement WHERE article = ? OR id {ANY_OF} ORDER BY article, id",
                            article, listed(anew))
        self._write(self._offices(lifting, after))

    def _new(self, said: Iterable[Statement]) -> set[str]:
        """Ids of those that no article here says in the same way; to say another once more changes no pair."""
        forms = [[s.id, s.predicate, compact(s.edges), int(s.symmetric), int(s.official)] for s in said]
        return {row[0] for row in self._ask(_NEW, compact(forms))}

    def rebuild(self) -> None:
        """Makes the whole index anew."""
        self._connection.execute("DELETE FROM projection")
        merged = self._merged({row[0] for row in self._ask("SELECT DISTINCT id FROM statement")})
        self._write((key, *edge, "text", None) for key in merged for edge in _plain(merged[key]))
        self._write(self._offices(self._ask("SELECT DISTINCT article, id FROM statement ORDER BY article, id"), merged))

    def edges_of(self, statements: Collection[str]) -> set[EdgeKey]:
        """The edges that any of these statements may give."""
        found = self._ask(
            f"SELECT DISTINCT subject, predicate, object FROM projection WHERE statement {ANY_OF}", listed(statements))
        return {(subject, predicate, target) for subject, predicate, target in found}

    def statements_of(self, edges: Collection[EdgeKey]) -> set[str]:
        """The statements that may give one of these edges."""
        found = self._ask(
            "SELECT DISTINCT p.statement FROM json_each(?) k CROSS JOIN projection p ON p.subject = json_extract(k.value, '$[0]') "
            "AND p.predicate = json_extract(k.value, '$[1]') AND p.object = json_extract(k.value, '$[2]')", listed(edges))
        return {row[0] for row in found}

    def touched(self, since: int) -> Touched:
        """What was said by articles that came or left since that change, or by copies of them, whose publishers then count
        anew, and every edge of such a statement."""
        found: dict[str, set[str]] = {"article": set(), "entity": set(), "statement": set(), "edge": set()}
        for kind, key in self._ask("SELECT DISTINCT kind, id FROM departed WHERE change > ?", since):
            found[kind].add(key)
        fresh = [row[0] for row in self._ask("SELECT id FROM article WHERE change > ?", since)]
        for article in together(self._ask, fresh):
            found["article"].add(article)
            for kind, query in _MADE:
                found[kind].update(row[0] for row in self._ask(query, article))
        edges = {(s, p, o) for s, p, o in map(json.loads, found["edge"])} | self.edges_of(found["statement"])
        return Touched(frozenset(found["article"]), frozenset(found["entity"]), frozenset(found["statement"]), frozenset(edges))

    def _departs(self, change: int, article: str) -> set[str]:
        """Logs all that an article has touched, if it is here, and that its copies have; the ids of its statements."""
        if not self._ask("SELECT 1 FROM article WHERE id = ?", article):
            return set()
        copied = sorted(together(self._ask, [article]))
        made = {kind: {row[0] for key in copied for row in self._ask(query, key)} for kind, query in _MADE}
        self._log(change, "article", copied)
        for kind, ids in made.items():
            self._log(change, kind, sorted(ids))
        self._log(change, "edge", map(compact, sorted(self.edges_of(made["statement"]))))
        return {row[0] for row in self._ask(_STATEMENTS, article)}

    def _log(self, change: int, kind: str, ids: Iterable[str]) -> None:
        self._connection.executemany("INSERT INTO departed VALUES (?, ?, ?)", [(change, kind, key) for key in ids])

    def _merged(self, ids: Collection[str]) -> dict[str, Statement]:
        """What gives the statements their edges, as all articles together have it: pairs, symmetric, official."""
        found = self._ask(f"SELECT DISTINCT id, predicate, edges, symmetric, official FROM statement WHERE id {ANY_OF} ORDER BY id",
                          listed(ids))
        said = (Statement(key, predicate, (), tuple((s, o) for s, o in json.loads(pairs)), bool(symmetric), bool(official))
                for key, predicate, pairs, symmetric, official in found)
        forms = ((key, list(group)) for key, group in groupby(said, key=lambda s: s.id))
        return {key: group[0] if len(group) == 1 else merged_statement([(one, 1) for one in group]) for key, group in forms}

    def _offices(self, said: Iterable[Row], statements: Mapping[str, Statement]) -> Iterator[Row]:
        """The rows of lifted edges, of (article, statement id) in order of article; of `statements`, as all articles together
        have them, those that are missing are read."""
        for article, group in groupby(said, key=lambda row: str(row[0])):
            known = self._ask("SELECT article, person, state, office FROM lift WHERE article = ?", article)
            if not known:
                continue
            lifts, keys = [lift_of(row) for row in known], [key for _, key in group]
            merged = {key: statements[key] for key in keys if key in statements}
            merged |= self._merged(set(keys) - merged.keys())
            for statement in (merged[key] for key in keys):
                for subject, target in sorted(set(lifted(statement, lifts))):
                    yield statement.id, subject, statement.predicate, target, "office", article

    def _write(self, rows: Iterable[Row]) -> None:
        self._connection.executemany("INSERT INTO projection VALUES (?, ?, ?, ?, ?, ?)", rows)


def _plain(statement: Statement) -> list[EdgeKey]:
    return [(subject, statement.predicate, target) for subject, target in ends(statement)]
