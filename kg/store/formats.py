"""The formats that a ledger is exported to: names, endings and writers, each imported when it is used."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from kg.errors import QueryError
from kg.protocols import Record


@dataclass(frozen=True, slots=True)
class Options:
    """What some formats can be told: which edges ("asserted", "reported", "all"); whether to add what follows from the facts
    by rules; whether to write RDF 1.2, where statements reify their triples."""

    view: str = "asserted"
    inferred: bool = False
    rdf12: bool = False


class Format(NamedTuple):
    """`writer` is "module:function", a function of (record, out), or of (record, out, options) where the format `takes` any
    of them. `out` is a binary stream or, for a format that is a `folder`, the path of an empty one."""

    writer: str
    takes: tuple[str, ...] = ()
    folder: bool = False


_RDF = ("inferred", "rdf12")

FORMATS = {
    "jsonl": Format("kg.store.jsonl:write_jsonl"),
    "nquads": Format("kg.store.rdf:write_nquads", _RDF),
    "trig": Format("kg.store.rdf:write_trig", _RDF),
    "turtle": Format("kg.store.rdf:write_turtle", _RDF),
    "ntriples": Format("kg.store.rdf:write_ntriples", _RDF),
    "jsonld": Format("kg.store.rdf:write_jsonld", ("inferred",)),
    "graphml": Format("kg.store.network:write_graphml", ("view",)),
    "gexf": Format("kg.store.network:write_gexf", ("view",)),
    "cypher": Format("kg.store.cypher_script:write_cypher"),
    "neo4j-csv": Format("kg.store.neo4j_csv:write_csv", folder=True),
    "parquet": Format("kg.store.parquet:write_parquet", folder=True),
}
ENDINGS = {
    ".jsonl": "jsonl", ".nq": "nquads", ".trig": "trig", ".ttl": "turtle", ".nt": "ntriples",
    ".jsonld": "jsonld", ".graphml": "graphml", ".gexf": "gexf", ".cypher": "cypher", ".parquet": "parquet",
}
_TOLD = {"view": "other view than the asserted edges", "inferred": "place for what is inferred", "rdf12": "RDF 1.2"}


def format_of(path: str) -> str:
    """The format that a file name's ending stands for. Raises QueryError for an unknown one."""
    ending = Path(path).suffix.lower()
    if ending not in ENDINGS:
        known = ", ".join(ENDINGS)
        raise QueryError(f"{path}: no format ends in {ending!r}; known: {known}; or name a format")
    return ENDINGS[ending]


def write(record: Record, out: BinaryIO | Path, name: str, options: Options = Options()) -> None:
    """Writes the ledger in one format: into a stream, or into an empty folder where the format is one.

    Raises QueryError for an unknown format, and for options that it has no room for.
    """
    if name not in FORMATS:
        raise QueryError(f"no format {name!r}; known: {', '.join(FORMATS)}")
    chosen = FORMATS[name]
    for field in fields(Options):
        if getattr(options, field.name) != field.default and field.name not in chosen.takes:
            able = ", ".join(known for known, other in FORMATS.items() if field.name in other.takes)
            raise QueryError(f"{name} has no {_TOLD[field.name]}; these have: {able}")
    if chosen.folder != isinstance(out, Path):
        raise QueryError(f"{name} is {'a folder' if chosen.folder else 'one file'}; {'name one by -o' * chosen.folder}")
    module, function = chosen.writer.split(":")
    writer: Callable[..., Any] = getattr(import_module(module), function)
    writer(record, out, options) if chosen.takes else writer(record, out)
