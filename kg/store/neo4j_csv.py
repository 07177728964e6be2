"""The property graph as a folder of CSV files for neo4j-admin, the quickest way into an empty Neo4j.

    nodes/Entity_header.csv, nodes/Entity.csv             a pair for each kind of node
    relationships/Claim_Entity_header.csv, …              a pair for each two kinds that are joined
    import.txt                                            the command

Ids are unique within a kind, as header and rows say. The lists of a cell are divided by U+001F, which no name should hold.
The mark of `kg load` is among the nodes: after the import, that goes on with what has changed since.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from kg.protocols import Record
from kg.store.cypher_writes import State
from kg.store.property_graph import PropertyGraph, Row
from kg.store.property_rows import Node

DELIMITER = "\x1f"
_TYPES: dict[type, str] = {bool: "boolean", int: "long", float: "double", str: "string", list: "string[]"}

Line = tuple[str, Row]  # name of the file without ending, and cells by column


def write_csv(record: Record, folder: Path) -> None:
    """Fills the folder. The graph is gone through twice: first for the columns, then for the rows."""
    with record.snapshot():
        graph = PropertyGraph(record)
        for sub, lines in (("nodes", partial(_nodes, graph, record)), ("relationships", partial(_relationships, graph))):
            (folder / sub).mkdir()
            columns = _columns(lines())
            for name, header in columns.items():
                with (folder / sub / f"{name}_header.csv").open("w", encoding="utf-8", newline="") as out:
                    _pen(out).writerow(header.values())
            _write_rows(folder / sub, columns, lines())
    (folder / "import.txt").write_text(_command(folder), encoding="utf-8")


def _nodes(graph: PropertyGraph, record: Record) -> Iterator[Line]:
    (mark,) = State(record.uid, record.change).write().rows
    for node in chain(graph.nodes(), [Node(("KgLoad",), mark)]):
        yield node.labels[0], {":LABEL": list(node.labels), **node.properties}


def _relationships(graph: PropertyGraph) -> Iterator[Line]:
    for link in graph.relationships():
        yield f"{link.start_label}_{link.end_label}", {
            ":START_ID": link.start, ":END_ID": link.end, ":TYPE": link.type, **link.properties}


def _columns(lines: Iterable[Line]) -> dict[str, dict[str, str]]:
    """File -> column -> its name in the header: `id:ID(Entity)`, `confidence:double`, `:START_ID(Claim)`, `:TYPE`."""
    types: dict[str, dict[str, type]] = {}
    for name, row in lines:
        known = types.setdefault(name, {})
        for column, value in row.items():
            known.setdefault(column, type(value))
    return {name: {column: _heading(name, column, kind) for column, kind in sorted(found.items())} for name, found in types.items()}


def _heading(name: str, column: str, kind: type) -> str:
    start, _, end = name.partition("_")
    special = {":START_ID": f":START_ID({start})", ":END_ID": f":END_ID({end})", ":TYPE": ":TYPE", ":LABEL": ":LABEL"}
    if not end:
        special["id"] = f"id:ID({name})"
    return special.get(column) or f"{column}:{_TYPES[kind]}"


def _write_rows(folder: Path, columns: dict[str, dict[str, str]], lines: Iterable[Line]) -> None:
    with ExitStack() as files:
        pens = {name: _pen(files.enter_context((folder / f"{name}.csv").open("w", encoding="utf-8", newline="")))
                for name in columns}
        for name, row in lines:
            pens[name].writerow([_cell(row.get(column)) for column in columns[name]])


def _pen(out: Any) -> Any:
    return csv.writer(out, lineterminator="\n")


def _cell(value: object) -> object:
    """Nothing for what is not known: it becomes no property."""
    if isinstance(value, list):
        return DELIMITER.join(item.replace(DELIMITER, " ") for item in value)
    return str(value).lower() if isinstance(value, bool) else value


def _command(folder: Path) -> str:
    """What to type in the folder; paths are relative."""
    sources = [f"--{sub.name}={header.relative_to(folder)},{str(header.relative_to(folder)).replace('_header.csv', '.csv')}"
               for sub in (folder / "nodes", folder / "relationships") for header in sorted(sub.glob("*_header.csv"))]
    return " \\\n  ".join(["neo4j-admin database import full neo4j --overwrite-destination --multiline-fields=true",
                           "--array-delimiter=U+001F", *sources]) + "\n"
