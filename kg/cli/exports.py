"""`kg export` and `kg query`: the graph through other doors."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.app import GRAPH, Graph, Json, app
from kg.cli.output import show, wants_json
from kg.errors import QueryError
from kg.store.formats import FORMATS, format_of

if TYPE_CHECKING:
    from kg.ledger import Ledger


def _known(name: str | None) -> str | None:
    if name is not None and name not in FORMATS:
        raise typer.BadParameter(f"{name!r} is none of {', '.join(FORMATS)}")
    return name


@app.command()
def export(
    format: Annotated[str | None, typer.Option(
        "-f", "--format", callback=_known, metavar="|".join(FORMATS),
        help="Without it, what the ending of the file says; jsonl for standard output.")] = None,
    output: Annotated[str | None, typer.Option("-o", "--output", help="File; standard output without it.")] = None,
    graph: Graph = GRAPH,
) -> None:
    """Write the whole graph in a standard format.

    Example: kg export -f trig -o news.trig
    """
    from kg.ledger import Ledger
    from kg.store.formats import write

    path = None if output in (None, "-") else Path(str(output))
    name = format or (format_of(str(path)) if path else "jsonl")
    with Ledger.open(graph) as ledger:
        if path is None:
            write(ledger, sys.stdout.buffer, name)
        else:
            _write_file(ledger, name, path)


def _write_file(ledger: Ledger, name: str, path: Path) -> None:
    """The file appears whole or not at all; pipes and devices are written to as they are."""
    from kg.store.formats import write

    special = path.exists() and not path.is_file()
    part = path if special else path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        try:
            with part.open("wb") as out:
                write(ledger, out, name)
            if not special:
                part.replace(path)
        finally:
            if not special:
                part.unlink(missing_ok=True)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise QueryError(f"{path}: cannot be written ({error.strerror}); choose another file") from error


@app.command()
def query(
    sparql: Annotated[str, typer.Argument(help="A SPARQL query, or - to read it from standard input.")],
    graph: Graph = GRAPH,
    everything: Annotated[bool, typer.Option("--all", help="Take the reported edges for facts, too.")] = False,
    json: Json = None,
) -> None:
    """Ask the graph in SPARQL; the usual prefixes (kg:, kgr:, wd:, rdfs: …) are known.

    Example: kg query 'SELECT ?who ?whom { ?who kg:offersMediation ?whom }'
    """
    from kg.ledger import Ledger
    from kg.store.sparql import Result
    from kg.store.sparql import query as ask

    text = sys.stdin.read() if sparql == "-" else sparql
    with Ledger.open(graph) as ledger:
        answer = ask(ledger, text, union=everything)
    if isinstance(answer, bool):
        show([{"answer": answer}], ["answer"], as_json=wants_json(json))
    elif isinstance(answer, Result):
        _show(answer.columns, answer.rows, json)
    else:
        _show(("subject", "predicate", "object"), answer, json)


def _show(columns: tuple[str, ...], rows: tuple[tuple[object, ...], ...], json: bool | None) -> None:
    show((dict(zip(columns, row, strict=True)) for row in rows), columns, as_json=wants_json(json))
