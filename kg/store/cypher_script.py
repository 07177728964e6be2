"""The property graph as a Cypher script for cypher-shell: a statement a line, which may be run again without harm.

A script has no parameters, so here, and only here, values stand in the text, as literals that nothing can break out of.
The mark of `kg load` comes last: after the script, that goes on with what has changed since.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from kg.protocols import Record
from kg.store.cypher_writes import CONSTRAINTS, INDEXES, State, Write, insertions

_SIZE = 500  # rows of one statement
# What ends a string, a line, or is no character to look at. Neo4j looks for \\uXXXX before it looks for strings, and so would
# find one behind an escaped backslash: there the string is cut in two.
_SPECIAL = re.compile(r"[\\'\x00-\x1f\x7f-\x9f\u2028\u2029]")
_ESCAPES = {"\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def write_cypher(record: Record, out: BinaryIO) -> None:
    """Writes constraints and indexes, nodes, relationships, and the mark."""
    with record.snapshot():
        for text in statements(record):
            out.write(f"{text};\n".encode())


def statements(record: Record) -> Iterator[str]:
    """The statements, each on one line, without a semicolon at the end."""
    yield from (*CONSTRAINTS, *INDEXES)
    yield from map(_statement, insertions(record, None, _SIZE))
    yield _statement(State(record.uid, record.change).write())


def _statement(write: Write) -> str:
    return write.text.replace("$rows", literal(write.rows), 1)


def literal(value: object) -> str:
    """A value as Cypher writes it."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {literal(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(literal, value)) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return "'" + _SPECIAL.sub(_escaped, value) + "'"
    return repr(value)


def _escaped(found: re.Match[str]) -> str:
    if found.string[found.end() : found.end() + 1] == "u" and found[0] == "\\":
        return "\\\\' + '"
    return _ESCAPES.get(found[0]) or f"\\u{ord(found[0]):04x}"
