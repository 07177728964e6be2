"""Cypher without a server: the property graph in a folder beside the ledger that follows it and may be deleted at any time.

    news.kg.cypher/lock       held by the one who brings the graph up to date
    news.kg.cypher/graph      kglite's file; graph-wal, what was written since: a kill repeats work and loses none

The graph is made anew where it is missing, broken, of another ledger or model, and where most of the ledger has changed.
Queries run on a picture of it in memory. Where the folder cannot be used, the picture is made of the ledger alone.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

import kglite

from kg.errors import QueryError
from kg.model import Touched
from kg.protocols import Record
from kg.store.cypher_text import procedures, refuse_writes, without_comments
from kg.store.cypher_writes import (
    CONSTRAINTS,
    FULLTEXT,
    INDEXES,
    MODEL,
    NAMES,
    STATE,
    State,
    Write,
    insertions,
    removals,
    state_of,
)
from kg.store.folder_lock import folder_lock
from kg.store.property_graph import Row

_SIZE = 5000  # rows of one write
_PATIENCE = 10.0  # seconds to wait for another process that brings the graph up to date; then memory is as quick
_LOG_SIZE, _LOG_SHARE = 1 << 20, 4  # bytes; the log is folded into the file when it is larger and a quarter of it
_BROKEN = (kglite.KgError, OSError)
_VIRTUAL = frozenset({"type", "title"})  # kglite shows these two as properties of every node

kglite.set_query_warning_policy("silent")  # an answer carries its warnings

Value = str | int | float | bool | list[Any] | dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class Answer:
    """The columns and rows of an answer, and what the engine has to say about the query, in lines."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    warnings: tuple[str, ...] = ()

    def dictionaries(self) -> list[dict[str, Value]]:
        """The rows, each with the names of the columns."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


def folder_of(record: Record) -> Path:
    """Where the graph of a ledger lies."""
    return Path(f"{record.path}.cypher")


class EmbeddedCypher:
    """The picture of a ledger at one moment, to be queried."""

    def __init__(self, graph: kglite.KnowledgeGraph) -> None:
        self._graph = graph
        self._graph.read_only(True)  # refuse_writes says it better; this makes sure
        listed = _rows(graph, "SHOW PROCEDURES")
        self._reading = frozenset(str(row["name"]).lower() for row in listed if row["mode"] == "READ")
        self._known = frozenset(str(row["name"]).lower() for row in listed)

    @classmethod
    def of(cls, record: Record) -> EmbeddedCypher:
        """The picture of a ledger as it is now."""
        with record.snapshot():
            return cls(_on_disk(record) or _whole(record, kglite.KnowledgeGraph()))

    def ask(self, text: str, parameters: Mapping[str, Any] | None = None) -> Answer:
        """Answers one query. Values come as JSON has them; a node as its labels and properties, a relationship as its type
        and properties, a path as the list of both. Raises QueryError for an error in the query and for one that writes."""
        refuse_writes(text)
        for name in procedures(text):
            if name.lower() in self._known - self._reading:
                raise QueryError(f"Cypher: {name} writes and is refused; the ledger is the record")
        try:
            found = self._graph.cypher(without_comments(text), params=dict(parameters or {}), hide_structural_keys=True)
        except (kglite.KgError, ValueError) as error:
            raise QueryError(f"Cypher: {_one_line(error)}") from error
        if isinstance(found, str):
            raise QueryError("Cypher: FORMAT is refused; `kg query --format` says how to print an answer")
        columns = tuple(found.columns)
        rows = tuple(tuple(_value(row[column]) for column in columns) for row in found.to_list())
        return Answer(columns, rows, tuple(found.warnings))


def _one_line(error: Exception) -> str:
    """The message without the drawing of the place."""
    return str(error).split("\n")[0].removeprefix("Cypher ")


def _value(value: Any) -> Value:
    if isinstance(value, list):
        return [_value(item) for item in value]
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if not isinstance(value, dict):
        return value  # type: ignore[no-any-return]
    if value.keys() == {"id", "labels", "properties"}:
        return {"labels": value["labels"], "properties": _real(value["properties"])}
    if value.keys() == {"id", "start", "end", "type", "properties"}:
        return {"type": value["type"], "properties": _real(value["properties"])}
    if value.keys() == {"nodes", "relationships"}:
        nodes, links = map(_value, value["nodes"]), map(_value, value["relationships"])
        return [next(nodes), *(item for link in links for item in (link, next(nodes)))]
    if "id" in value and "name" in value and value.get("title") == value["name"]:  # of properties(n)
        return {key: _value(item) for key, item in value.items() if key != "title"}
    return {key: _value(item) for key, item in value.items()}


def _real(properties: dict[str, Any]) -> dict[str, Any]:
    return {key: _value(value) for key, value in properties.items() if key not in _VIRTUAL}


# ── The folder ──────────────────────────────────────────────────────────────────────────────────────


def _on_disk(record: Record) -> kglite.KnowledgeGraph | None:
    """The graph of the folder, up to date; None where that cannot be now."""
    folder = folder_of(record)
    if not record.path.exists():  # a ledger in memory
        return None
    try:
        folder.mkdir(exist_ok=True)
    except OSError:  # nobody may write there, or a file lies in its place
        return None
    with folder_lock(folder) as lock:
        if lock is None or not lock.alone(_PATIENCE):
            return None
        return _followed(record, folder / "graph") or _rebuilt(record, folder / "graph")


def _followed(record: Record, path: Path) -> kglite.KnowledgeGraph | None:
    """The graph as it lies there with what was touched since; None where it is better made anew."""
    if not path.exists():
        return None
    try:
        graph = kglite.open(str(path), durable="normal", lock=False)
        state = state_of(_rows(graph, STATE))
        if state is None or (state.uid, state.model) != (record.uid, MODEL) or state.change > record.change:
            return None
        if state.change < record.change and not _caught_up(record, graph, state):
            return None
        _fold(graph, path)
    except _BROKEN:
        return None
    return graph.copy()  # without the file


def _caught_up(record: Record, graph: kglite.KnowledgeGraph, state: State) -> bool:
    """Writes what was touched; False, and nothing written, where making all anew is quicker."""
    touched = record.touched(state.change)
    if 2 * len(touched.articles) > len(record.run_of()):
        return False
    follow(record, graph, touched)
    return True


def follow(record: Record, graph: kglite.KnowledgeGraph, touched: Touched) -> None:
    """Takes out of a graph what was touched and is no longer so, and writes what it now is."""
    _write_all(graph, removals(record, touched, _SIZE, partial(_rows, graph)))
    _write_all(graph, insertions(record, touched, _SIZE))
    _write(graph, State(record.uid, record.change).write())


def _fold(graph: kglite.KnowledgeGraph, path: Path) -> None:
    log = path.with_name(path.name + "-wal")
    if log.exists() and log.stat().st_size > max(_LOG_SIZE, path.stat().st_size // _LOG_SHARE):
        _save(graph)


def _rebuilt(record: Record, path: Path) -> kglite.KnowledgeGraph | None:
    """Made anew: the file appears whole or not at all. None where it cannot be written, as on a full disk."""
    try:
        for left in path.parent.glob(path.name + "*"):
            left.unlink()
        graph = _whole(record, kglite.open(str(path), durable="off", lock=False))
        _save(graph)
    except _BROKEN:
        return None
    return graph.copy()


def _save(graph: kglite.KnowledgeGraph) -> None:
    with warnings.catch_warnings():  # about how it lays out columns
        warnings.simplefilter("ignore", kglite.MappedFallbackWarning)
        graph.save()


def _whole(record: Record, graph: kglite.KnowledgeGraph) -> kglite.KnowledgeGraph:
    """Fills an empty graph."""
    for text in (*CONSTRAINTS, *INDEXES, *NAMES):
        graph.cypher(text)
    _write_all(graph, insertions(record, None, _SIZE))
    for text in FULLTEXT:
        graph.cypher(text)
    _write(graph, State(record.uid, record.change).write())
    return graph


def _write_all(graph: kglite.KnowledgeGraph, writes: Iterable[Write]) -> None:
    """Makes the rows of one write while kglite is busy with the one before."""
    with ThreadPoolExecutor(max_workers=1) as pool:
        busy: Future[None] | None = None
        for write in writes:
            if busy:
                busy.result()
            busy = pool.submit(_write, graph, write)
        if busy:
            busy.result()


def _rows(graph: kglite.KnowledgeGraph, text: str, rows: Sequence[Row] = ()) -> list[Row]:
    found = graph.cypher(text, params={"rows": list(rows)})
    assert isinstance(found, kglite.ResultView)
    return found.to_list()


def _write(graph: kglite.KnowledgeGraph, write: Write) -> None:
    graph.cypher(write.text, params={"rows": write.rows})
