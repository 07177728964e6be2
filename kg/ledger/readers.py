"""What can be asked of a ledger. Every answer is a record of kg.model, in a fixed order."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from typing import Any, TypeVar

from kg.errors import LedgerError
from kg.ledger import copies, rows, views
from kg.ledger.finding import Finder
from kg.ledger.merge import merged_entity, merged_statement
from kg.ledger.projection import ANY_OF, Projection, listed
from kg.ledger.support import Witness
from kg.ledger.uncorrected import Uncorrected
from kg.model import Article, Claim, Dropped, Edge, EdgeKey, Entity, Lift, Mention, OpenEdge, Reading, Sentence, Statement, Touched
from kg.protocols import Judged

Record = TypeVar("Record")


class Readers:
    """The reading half of a ledger; see kg.ledger.ledger.Ledger for the writing half."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._projection = Projection(connection, self._ask)
        self.finder = Finder(self._ask, self._projection)
        self.uncorrected = Uncorrected(connection.execute, self._ask)
        self.path = path

    @property
    def uid(self) -> str:
        """Which ledger this is: made at random with the file, the same ever after."""
        return str(self._ask("SELECT uid FROM ledger")[0][0])

    @property
    def change(self) -> int:
        """Number of the last addition or retraction; 0 for a fresh ledger."""
        return int(self._ask("SELECT coalesce(max(change), 0) FROM log")[0][0])

    def touched(self, since: int) -> Touched:
        """What may differ since that change: the articles that came, left or were read anew, and the entities, statements
        and edges that they speak of."""
        with self.snapshot():
            return self._projection.touched(since)

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Inside, all answers are of one moment, whatever a writer does meanwhile."""
        if self._connection.in_transaction:
            yield
            return
        self._connection.execute("BEGIN")
        try:
            yield
        finally:
            self._connection.execute("COMMIT")

    def _ask(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        try:
            return self._connection.execute(query, values).fetchall()
        except sqlite3.Error as error:
            raise LedgerError(f"{self.path}: cannot be read ({error}); copy it from a backup or build it anew") from error

    def _rows(self, table: str, make: Callable[[rows.Row], Record], tail: str = "", *values: object) -> tuple[Record, ...]:
        query = f"SELECT article, {rows.COLUMNS[table]} FROM {table} {tail}"
        return tuple(make(row) for row in self._ask(query, *values))

    def _among(self, table: str, make: Callable[[rows.Row], Record], column: str, ids: Collection[str] | None,
               order: str) -> tuple[Record, ...]:
        """All rows of a table, or those with one of these ids in a column."""
        if ids is None:
            return self._rows(table, make, f"ORDER BY {order}")
        return self._rows(table, make, f"WHERE {column} {ANY_OF} ORDER BY {order}", listed(ids))

    # ── Articles ────────────────────────────────────────────────────────────────────────────────────

    def articles(self, ids: Collection[str] | None = None) -> tuple[Article, ...]:
        """All articles, or those with these ids, by id."""
        where, values = ("", ()) if ids is None else (f"WHERE id {ANY_OF}", (listed(ids),))
        return tuple(rows.article_of(row) for row in self._ask(f"SELECT {rows.ARTICLE} FROM article {where} ORDER BY id", *values))

    def article(self, key: str) -> Article:
        """The article with this id, URL or source path (as it was given, or in any other spelling of the same path).

        Raises LedgerError when none or several match.
        """
        found = self.matching(key)
        if len(found) == 1:
            return rows.article_of(self._ask(f"SELECT {rows.ARTICLE} FROM article WHERE id = ?", found[0])[0])
        if not found:
            raise LedgerError(f"{self.path}: no article {key!r}; give an id (doc:…), a source path or a URL")
        shown = ", ".join(found[:5]) + (", …" if len(found) > 5 else "")
        raise LedgerError(f"{self.path}: {len(found)} articles match {key!r}: {shown}; give one of these ids")

    def matching(self, key: str) -> list[str]:
        """Ids by id, else by URL, else by source; a JSONL file ("path:line") stands for all its lines."""
        for column in ("id", "url"):
            if found := self._ask(f"SELECT id FROM article WHERE {column} = ? ORDER BY id", key):
                return [row[0] for row in found]
        wanted = (key, key + ":", self.relative(key), (self.relative(key) or "") + ":")
        found = self._ask(
            "SELECT id FROM article WHERE source = ?1 OR substr(source, 1, length(?2)) = ?2 OR path = ?3 "
            "OR substr(path, 1, length(?4)) = ?4 ORDER BY id", *wanted)
        return [row[0] for row in found]

    def relative(self, source: str) -> str | None:
        """A source path seen from the ledger's folder: it names the same file from everywhere and no home folder."""
        if source in ("", "-") or "://" in source or "\0" in source:
            return None
        try:
            return os.path.relpath(os.path.realpath(source), os.path.realpath(self.path.parent))
        except ValueError:  # another drive
            return None

    def reading(self, key: str) -> Reading:
        """All that was read out of one article, as it was added. Raises LedgerError like `article`."""
        with self.snapshot():
            article = self.article(key)
            where = "WHERE article = ? ORDER BY rowid"
            return Reading(
                article,
                sentences=self._rows("sentence", rows.sentence_of, where, article.id),
                entities=self._rows("entity", rows.entity_of, where, article.id),
                mentions=self._rows("mention", rows.mention_of, where, article.id),
                statements=self._rows("statement", rows.statement_of, where, article.id),
                claims=self._rows("claim", rows.claim_of, where, article.id),
                lifts=self._rows("lift", rows.lift_of, where, article.id),
                open_edges=self._rows("open_edge", rows.open_edge_of, where, article.id),
                dropped=self._rows("dropped", rows.dropped_of, where, article.id),
            )

    def reading_before(self, key: str) -> Reading:
        """As `reading`, but before any correction."""
        with self.snapshot():
            return self.uncorrected.reading(self.reading(key))

    def sentences(self, article: str) -> tuple[Sentence, ...]:
        """The sentences of an article (its id) in text order; their texts are slices of the article's text."""
        return self._rows("sentence", rows.sentence_of, "WHERE article = ? ORDER BY char_start, rowid", article)

    def mentions(self, article: str) -> tuple[Mention, ...]:
        """The mentions of an article (its id) in text order."""
        return self._rows("mention", rows.mention_of, "WHERE article = ? ORDER BY char_start, char_end, rowid", article)

    def dropped(self, article: str) -> tuple[Dropped, ...]:
        """What was left out of an article (its id), with the reasons."""
        return self._rows("dropped", rows.dropped_of, "WHERE article = ? ORDER BY sentence, rowid", article)

    # ── Entities ────────────────────────────────────────────────────────────────────────────────────

    def entities(self, ids: Collection[str] | None = None) -> tuple[Entity, ...]:
        """All entities, or those with these ids, each as all articles together have it, by id."""
        where, values = ("", ()) if ids is None else (f"WHERE id {ANY_OF}", (listed(ids),))
        forms = self._ask(f"SELECT articles, {rows.COLUMNS['entity']} FROM entity_form {where} ORDER BY id", *values)
        said = ((rows.entity_of(row), int(row[0])) for row in forms)
        return tuple(merged_entity(list(group)) for _, group in groupby(said, key=lambda pair: pair[0].id))

    def entity(self, key: str) -> Entity:
        """The entity with this id. Raises LedgerError when there is none."""
        found = self.entities([key])
        if not found:
            raise LedgerError(f"{self.path}: no entity {key!r}; `kg entities NAME` shows the ids")
        return found[0]

    def find_entities(self, name: str) -> tuple[Entity, ...]:
        """The entities called so, in upper or lower case: by label first, then by alias, else those with `name` in a
        name."""
        wanted = name.casefold().strip()
        if not wanted:
            return ()
        with self.snapshot():
            found = self.entities(self.finder.entities(wanted))
        ranked = sorted((rank, e.id, e) for e in found if (rank := _likeness(e, wanted)) is not None)
        exact = [entity for rank, _, entity in ranked if rank < 2]
        return tuple(exact or (entity for _, _, entity in ranked))

    # ── Statements and claims ───────────────────────────────────────────────────────────────────────

    def statements(self, ids: Collection[str] | None = None) -> tuple[views.Judgement, ...]:
        """All statements that somebody makes a claim about, or those with these ids, with status, contested flag and
        claims, by id."""
        with self.snapshot():
            said = self._forms(ids)
            claims = self._by_statement(ids)
            known = self.witnesses(None if ids is None else {c.article for group in claims.values() for c in group})
        merged = (merged_statement(list(group)) for _, group in groupby(said, key=lambda pair: pair[0].id))
        return tuple(views.judge(statement, claims[statement.id], known) for statement in merged if statement.id in claims)

    def _forms(self, ids: Collection[str] | None) -> list[tuple[Statement, int]]:
        """What articles say of these statements, or of all, each form with the number of articles that have it."""
        columns, values = rows.COLUMNS["statement"], () if ids is None else (listed(ids),)
        query = f"SELECT 1, {columns} FROM statement ORDER BY id"  # to sort all for counting would cost more
        if ids is not None:
            query = f"SELECT count(*), {columns} FROM statement WHERE id {ANY_OF} GROUP BY {columns} ORDER BY id"
        return [(rows.statement_of(row), int(row[0])) for row in self._ask(query, *values)]

    def statement(self, key: str) -> views.Judgement:
        """The statement with this id. Raises LedgerError when there is none."""
        found = self.statements([key])
        if not found:
            raise LedgerError(f"{self.path}: no statement {key!r}")
        return found[0]

    def witnesses(self, articles: Collection[str] | None = None) -> dict[str, Witness]:
        """Article id -> who speaks in it and when it was published; of all articles, or at least of these."""
        return copies.witnesses_of(self._ask, articles)

    def _by_statement(self, ids: Collection[str] | None) -> dict[str, list[Claim]]:
        found: dict[str, list[Claim]] = {}
        for claim in self._among("claim", rows.claim_of, "statement", ids, "article, char_start, trigger_start, id"):
            found.setdefault(claim.statement, []).append(claim)
        return found

    def claims(
        self, *, article: str | None = None, statement: str | None = None, holder: str | None = None
    ) -> tuple[Claim, ...]:
        """The claims in one article, about one statement, of one holder (ids), in order of article and text."""
        wanted = {"article": article, "statement": statement, "holder": holder}
        given = {column: value for column, value in wanted.items() if value is not None}
        where = " AND ".join(f"{column} = ?" for column in given)
        tail = ("WHERE " + where if where else "") + " ORDER BY article, char_start, trigger_start, id"
        return self._rows("claim", rows.claim_of, tail, *given.values())

    def open_edges(self, article: str | None = None) -> tuple[OpenEdge, ...]:
        """What no property covers, of all articles or of one, in order of article and text."""
        where, values = ("WHERE article = ?", (article,)) if article else ("", ())
        order = " ORDER BY article, char_start, trigger_start, id, subject, object, rowid"
        return self._rows("open_edge", rows.open_edge_of, where + order, *values)

    def lifts(self, articles: Collection[str] | None = None) -> dict[str, tuple[Lift, ...]]:
        """Article id -> who, by that article, acts for which state; of all articles or of those with these ids."""
        said = self._among("lift", lambda row: (str(row[0]), rows.lift_of(row)), "article", articles,
                           "article, person, state, office")
        return {article: tuple(lift for _, lift in group) for article, group in groupby(said, key=lambda pair: pair[0])}

    def edges(
        self,
        view: str | None = None,
        *,
        office: bool = True,
        only: Collection[EdgeKey] | None = None,
        judged: Sequence[Judged] | None = None,
    ) -> tuple[Edge, ...]:
        """The plain edges of one view ("asserted", "reported") or of both; `office=False` leaves out lifted ones, `only`
        all but these (subject, predicate, object). `judged` are statements that need not be read again: all of them, or
        some that give these edges."""
        with self.snapshot():
            if only is not None or judged is None:
                judged = self._completed(judged or (), only)
            articles = None if only is None else {claim.article for judgement in judged for claim in judgement.claims}
            found = views.edges(judged, self.witnesses(articles), self.lifts(articles) if office else None)
        wanted = None if only is None else set(only)
        return tuple(edge for edge in found if view in (None, edge.view)
                     and (wanted is None or (edge.subject, edge.predicate, edge.object) in wanted))

    def _completed(self, judged: Sequence[Judged], only: Collection[EdgeKey] | None) -> list[Judged]:
        """These statements and the others that may give one of these edges."""
        missing = None if only is None else self._projection.statements_of(only) - {j.statement.id for j in judged}
        return [*judged, *self.statements(missing)]

    def runs(self) -> dict[str, Mapping[str, str]]:
        """Run id -> what it ran with, for the runs that articles come from."""
        found = self._ask("SELECT id, properties FROM run ORDER BY id")
        return {key: dict(json.loads(properties)) for key, properties in found}

    def dup_clusters(self, ids: Collection[str] | None = None) -> dict[str, str]:
        """Article id -> id of its cluster of near-duplicate texts, the smallest article id in it; of all articles, or of
        those with these ids."""
        with self.snapshot():
            known = self._ask("SELECT id FROM article ORDER BY id") if ids is None else self._ask(
                f"SELECT id FROM article WHERE id {ANY_OF} ORDER BY id", listed(ids))
            found = copies.clusters_of(self._ask, ids)
        return {key: found.get(key, key) for (key,) in known}

    def voices(self, ids: Collection[str] | None = None) -> dict[str, str]:
        """Article id -> whose voice it speaks with, its publisher's in lower case or that of the text it copies; articles of
        one voice are not independent. Of all articles, or at least of those with these ids."""
        with self.snapshot():
            return {key: witness.voice for key, witness in copies.witnesses_of(self._ask, ids).items()}

    def rivals(self, article: Article) -> tuple[Article, ...]:
        """The other texts of its url."""
        if article.url is None:
            return ()
        found = self._ask(f"SELECT {rows.ARTICLE} FROM article WHERE url = ? AND id != ? ORDER BY id", article.url, article.id)
        return tuple(map(rows.article_of, found))

    def places(self) -> dict[str, str | None]:
        """Article id -> path of its text, seen from the ledger's folder, if it has one."""
        return dict(self._ask("SELECT id, path FROM article ORDER BY id"))

    def digests(self) -> dict[str, str]:
        """Article id -> digest of all that was read."""
        return dict(self._ask("SELECT id, digest FROM article ORDER BY id"))

    def added(self, article: str) -> str:
        """When an article (its id) was put in, in UTC."""
        return str(self._ask("SELECT at FROM log JOIN article USING (change) WHERE article.id = ?", article)[0][0])

    def run_of(self, ids: Collection[str] | None = None) -> dict[str, str]:
        """Article id -> id of the run that read it, of all articles or of those with these ids."""
        where, values = ("", ()) if ids is None else (f"WHERE id {ANY_OF}", (listed(ids),))
        return dict(self._ask(f"SELECT id, run FROM article {where} ORDER BY id", *values))


def _likeness(entity: Entity, wanted: str) -> int | None:
    if wanted in (entity.label.casefold(), entity.id.casefold()):
        return 0
    names = [alias.casefold() for alias in entity.aliases]
    if wanted in names:
        return 1
    return 2 if any(wanted in name for name in (entity.label.casefold(), *names)) else None
