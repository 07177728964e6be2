"""Syndicated copies: which articles print one text. A cluster is what hangs together by pairs that are alike; its id is
the smallest id of its articles, so that it depends on the set of articles alone."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable
from typing import TypeVar

from kg.ledger.rows import Row, compact
from kg.ledger.shingles import alike, marks, shingles
from kg.ledger.support import Witness, witnesses
from kg.model import Article

Key = TypeVar("Key", str, int)
Ask = Callable[..., list[Row]]  # a query and its values

_ANY_OF = "IN (SELECT value FROM json_each(?))"
_RIVALS = ("SELECT id, text FROM article WHERE id != ?1 AND id IN "
           "(SELECT article FROM mark WHERE hash IN (SELECT value FROM json_each(?2)))")
_CLUSTER = ("WITH RECURSIVE cluster (id) AS (SELECT value FROM json_each(?) "
            "UNION SELECT copy.other FROM copy JOIN cluster ON copy.article = cluster.id) SELECT id FROM cluster")


def index(connection: sqlite3.Connection, article: Article) -> None:
    """Finds the copies of an article that was just put in, and marks it, so that later ones find it."""
    found = shingles(article.text)
    own = marks(found)
    rivals = connection.execute(_RIVALS, (article.id, compact(own))).fetchall()
    others = [key for key, text in rivals if alike(found, shingles(text))]
    pairs = [pair for other in others for pair in ((article.id, other), (other, article.id))]
    connection.executemany("INSERT INTO copy (article, other) VALUES (?, ?)", pairs)
    connection.executemany("INSERT OR IGNORE INTO mark (hash, article) VALUES (?, ?)", [(mark, article.id) for mark in own])


def together(ask: Ask, articles: Collection[str]) -> set[str]:
    """These articles and all in the clusters of them."""
    return {row[0] for row in ask(_CLUSTER, compact(sorted(articles)))}


def clusters_of(ask: Ask, articles: Collection[str] | None = None) -> dict[str, str]:
    """Article id -> id of its cluster, for all articles, or at least these, that have a copy."""
    if articles is None:
        return clusters(ask("SELECT article, other FROM copy WHERE article < other"))
    near = compact(sorted(together(ask, articles)))
    return clusters(ask(f"SELECT article, other FROM copy WHERE article < other AND article {_ANY_OF}", near))


def witnesses_of(ask: Ask, articles: Collection[str] | None = None) -> dict[str, Witness]:
    """The witnesses among all articles, or at least these."""
    where, values = ("", ()) if articles is None else (f"WHERE id {_ANY_OF}", (compact(sorted(together(ask, articles))),))
    return witnesses(ask(f"SELECT id, published, publisher FROM article {where}", *values), clusters_of(ask, articles))


def clusters(pairs: Iterable[tuple[Key, Key]]) -> dict[Key, Key]:
    """What hangs together by these pairs, as each one -> the smallest of its cluster."""
    above: dict[Key, Key] = {}
    for one, other in pairs:
        first, second = _top(above, one), _top(above, other)
        above[max(first, second)] = min(first, second)
    return {key: _top(above, key) for key in sorted(above)}


def _top(above: dict[Key, Key], key: Key) -> Key:
    """The smallest known to hang together with `key`; shortens the way there."""
    above.setdefault(key, key)
    while above[key] != key:
        above[key] = above[above[key]]
        key = above[key]
    return key
