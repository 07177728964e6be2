"""A ledger into a Neo4j server: the first time all of it, later what was touched since.

The database keeps in a node (:KgLoad {uid, change}) which ledger it holds, up to which change. Every batch is a transaction
that also says how many batches are done; one that is interrupted, however, goes on where it stopped. Nodes and
relationships of others in the same database stay as they are.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Any, Self
from urllib.parse import urlsplit

from neo4j import Driver, GraphDatabase, ManagedTransaction
from neo4j.exceptions import AuthError, ClientError, DriverError, Neo4jError, ServiceUnavailable

from kg.errors import StoreError
from kg.model import Touched
from kg.protocols import Record
from kg.store.cypher_writes import (
    CONSTRAINTS,
    FULLTEXT,
    INDEXES,
    MODEL,
    STATE,
    State,
    Write,
    insertions,
    removals,
    state_of,
)
from kg.store.property_graph import Row

SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")

_SIZE = 2000  # rows of one transaction; between 1,000 and 5,000 it makes no difference
_DONE = " WITH count(*) AS rows MATCH (mark:KgLoad {id: 'kg'}) SET mark.done = $done"  # behind a write: one journey for both
# What a label's ids begin with: what is cleared away is ours.
_OURS = {"Claim": ["cl:"], "OpenEdge": ["op:"], "Sentence": ["doc:"], "Article": ["doc:"], "Run": ["run:"], "Statement": ["st:"],
         "Entity": ["wd:", "e:", "doc:", "kg:"], "KgLoad": ["kg"]}  # in this order: the mark goes last

logging.getLogger("neo4j").addHandler(logging.NullHandler())  # what it has to say comes as errors, too

Watch = Callable[[int], None]  # told the number of rows of each batch that is written


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did, or would do: how many nodes and relationships it wrote; the number of articles that had come, changed or
    left; whether everything was written; the change of the ledger that the database is at."""

    nodes: int
    relationships: int
    articles: int
    whole: bool
    change: int


class Neo4jServer:
    """A database of a server. Use as a context manager:

        with Neo4jServer("neo4j://localhost", "neo4j", "secret") as server:
            server.load(ledger)
    """

    def __init__(self, uri: str, user: str = "", password: str = "", database: str = "neo4j") -> None:
        """Connects. Raises StoreError where no server answers, or it refuses the user or the database."""
        _must_be_uri(uri)
        if database == "system":
            raise StoreError(f"{uri}: the database system is the server's own; name another with --database")
        self._uri, self._database = uri, database
        with self._explained():
            self._driver: Driver = GraphDatabase.driver(uri, auth=(user, password) if user else None,
                                                        notifications_min_severity="OFF", user_agent="kg")
        try:
            with self._explained():
                self._driver.verify_connectivity()
                self._read(STATE)
        except BaseException:
            self._driver.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Ends the connection."""
        self._driver.close()

    # ── Loading ─────────────────────────────────────────────────────────────────────────────────────

    def load(self, record: Record, *, replace: bool = False, watch: Watch | None = None) -> Loaded:
        """Brings the database to what the ledger holds, from wherever it stands.

        Raises StoreError where it holds the graph of another ledger, unless `replace` says that it is to go; and where the
        server fails for longer than the driver retries: the next load goes on there.
        """
        with record.snapshot(), self._explained():
            state = self._standing(record, replace)
            self._declare()  # always: an import by neo4j-admin leaves it to us
            if state is not None and state.change == record.change and state.target is None:
                return Loaded(0, 0, 0, False, record.change)
            if state is None:
                if replace:
                    self._clear()
                state = State(record.uid, 0, target=record.change, done=0)
                self._write(state.write())
            return self._follow(record, state, watch or (lambda rows: None))

    def preview(self, record: Record, *, replace: bool = False) -> Loaded:
        """What `load` would write. Changes nothing; raises the same errors."""
        with record.snapshot(), self._explained():
            state = self._standing(record, replace)
            since = state.change if state else 0
            if state is not None and since == record.change and state.target is None:
                return Loaded(0, 0, 0, False, since)
            touched = record.touched(since)
            rest = islice(insertions(record, touched if since else None, _SIZE), _skipped(state, record), None)
            return _counted(rest, touched, since == 0, record)

    def _standing(self, record: Record, replace: bool) -> State | None:
        """The state to follow from; None where all is to be made anew."""
        state = state_of(self._read(STATE))
        if state is None or replace:
            return None
        if state.uid != record.uid:
            raise StoreError(f"{self._where}: holds the graph of another ledger; load into another database, or let this one "
                             "take its place with --replace")
        if state.model != MODEL or state.change > record.change:
            older = "was loaded by another version of kg" if state.model != MODEL else "is ahead of the ledger"
            raise StoreError(f"{self._where}: {older}; load it anew with --replace")
        return state

    def _follow(self, record: Record, state: State, watch: Watch) -> Loaded:
        touched = record.touched(state.change)
        skipped = _skipped(state, record)
        if state.done is None or state.target != record.change:
            state = state._replace(target=record.change, done=None)
            self._write(state.write())
            for write in removals(record, touched, _SIZE, self._read):
                self._write(write)
            state = state._replace(done=0)
            self._write(state.write())
        writes = islice(insertions(record, touched if state.change else None, _SIZE), skipped, None)
        done = _counted(self._written(writes, skipped, watch), touched, state.change == 0, record)
        self._write(State(record.uid, record.change).write())
        return done

    def _written(self, writes: Iterable[Write], skipped: int, watch: Watch) -> Iterator[Write]:
        """Writes each while the rows of the next are being made."""
        with ThreadPoolExecutor(max_workers=1) as pool:
            busy: Future[None] | None = None
            for number, write in enumerate(writes, start=skipped + 1):
                if busy:
                    busy.result()
                busy = pool.submit(self._write, write, number)
                yield write
                watch(len(write.rows))
            if busy:
                busy.result()

    def _declare(self) -> None:
        for text in (*CONSTRAINTS, *INDEXES, *FULLTEXT):
            self._driver.execute_query(text, database_=self._database)
        self._driver.execute_query("CALL db.awaitIndexes(60)", database_=self._database)

    def _clear(self) -> None:
        """Takes out a graph of ours, in batches."""
        for name, begins in _OURS.items():
            text = (f"MATCH (n:{name}) WHERE any(begin IN $begins WHERE n.id STARTS WITH begin) WITH n LIMIT {_SIZE} "
                    "DETACH DELETE n RETURN count(*) AS gone")
            while self._run(text, {"begins": begins})[0]["gone"]:
                pass

    # ── Talking to the server ───────────────────────────────────────────────────────────────────────

    @property
    def _where(self) -> str:
        return f"{self._uri}, database {self._database}"

    def query(self, text: str, parameters: Mapping[str, Any] | None = None) -> list[dict[str, Any]]:
        """The rows of an answer, values as the driver has them. Raises StoreError for whatever the server refuses."""
        with self._explained():
            return self._run(text, parameters or {})

    def _run(self, text: str, parameters: Mapping[str, Any]) -> list[dict[str, Any]]:
        records, _, _ = self._driver.execute_query(text, dict(parameters), database_=self._database)
        return [record.data() for record in records]

    def _read(self, text: str, rows: list[Row] | None = None) -> list[dict[str, Any]]:
        return self._run(text, {"rows": rows or []})

    def _write(self, write: Write, done: int | None = None) -> None:
        """One transaction, retried by the driver where trying again may help."""
        with self._driver.session(database=self._database) as session:
            session.execute_write(partial(_transaction, write=write, done=done))

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except ServiceUnavailable as error:
            raise StoreError(f"{self._uri}: no Neo4j server answers there; start it, or check the URI, and load again") from error
        except AuthError as error:
            raise StoreError(f"{self._uri}: user or password refused; set NEO4J_USER and NEO4J_PASSWORD, or give --user") from error
        except ClientError as error:
            if error.code == "Neo.ClientError.Database.DatabaseNotFound":
                raise StoreError(f"{self._uri}: there is no database {self._database}; name another with --database") from error
            raise StoreError(f"{self._where}: {_one_line(error)}") from error
        except (Neo4jError, DriverError) as error:
            raise StoreError(f"{self._where}: {_one_line(error)}; load again to go on from there") from error


def _must_be_uri(uri: str) -> None:
    if "@" in uri:  # and no echo of what may be a password
        raise StoreError("the URI of a server holds no user or password here; give --user and set NEO4J_PASSWORD")
    if not _is_uri(uri):
        raise StoreError(f"{uri}: not the URI of a Neo4j server; it begins with {'://, '.join(SCHEMES)}://, followed by a host, "
                         "as in neo4j://localhost:7687")


def _is_uri(uri: str) -> bool:
    try:
        parts = urlsplit(uri)
        port = parts.port
    except ValueError:
        return False
    routed = parts.scheme.startswith("neo4j")  # a query says how; bolt knows none
    return parts.scheme in SCHEMES and bool(parts.hostname) and port != 0 and (routed or not parts.query)


def _skipped(state: State | None, record: Record) -> int:
    """How many batches an interrupted load has written already."""
    return state.done or 0 if state is not None and state.target == record.change else 0


def _transaction(transaction: ManagedTransaction, write: Write, done: int | None) -> None:
    transaction.run(write.text if done is None else write.text + _DONE, rows=write.rows, done=done)


def _counted(writes: Iterable[Write], touched: Touched, whole: bool, record: Record) -> Loaded:
    nodes = relationships = 0
    for write in writes:
        if "source" in write.rows[0]:
            relationships += len(write.rows)
        else:
            nodes += len(write.rows)
    return Loaded(nodes, relationships, len(touched.articles), whole, record.change)


def _one_line(error: Exception) -> str:
    return " ".join((getattr(error, "message", None) or str(error)).split())[:300]
