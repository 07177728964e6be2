"""The formats that a ledger is exported to: names, endings and writers, each imported when it is used."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

from kg.errors import QueryError
from kg.protocols import Record

# Name -> "module:function", a function of (record, binary stream).
FORMATS = {
    "jsonl": "kg.store.jsonl:write_jsonl",
    "nquads": "kg.store.rdf:write_nquads",
    "trig": "kg.store.rdf:write_trig",
    "turtle": "kg.store.rdf:write_turtle",
    "ntriples": "kg.store.rdf:write_ntriples",
    "jsonld": "kg.store.rdf:write_jsonld",
    "graphml": "kg.store.network:write_graphml",
}
ENDINGS = {
    ".jsonl": "jsonl", ".nq": "nquads", ".trig": "trig", ".ttl": "turtle", ".nt": "ntriples",
    ".jsonld": "jsonld", ".graphml": "graphml",
}


def format_of(path: str) -> str:
    """The format that a file name's ending stands for. Raises QueryError for an unknown one."""
    ending = Path(path).suffix.lower()
    if ending not in ENDINGS:
        known = ", ".join(ENDINGS)
        raise QueryError(f"{path}: no format ends in {ending!r}; known: {known}; or name a format")
    return ENDINGS[ending]


def write(record: Record, out: BinaryIO, name: str) -> None:
    """Writes the ledger in one format. Raises QueryError for an unknown one."""
    if name not in FORMATS:
        raise QueryError(f"no format {name!r}; known: {', '.join(FORMATS)}")
    module, function = FORMATS[name].split(":")
    writer: Callable[[Record, BinaryIO], None] = getattr(import_module(module), function)
    writer(record, out)
