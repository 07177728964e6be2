"""`kg export` and `kg query`: the graph through other doors."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.app import GRAPH, Graph, Json, app
from kg.cli.output import show, wants_json
from kg.errors import QueryError

if TYPE_CHECKING:
    from kg.ledger import Ledger


@app.command()
def export(
    format: Annotated[str | None, typer.Option("-f", "--format", help="nquads, trig, turtle, jsonld, graphml, jsonl …")] = None,  # noqa: A002
    output: Annotated[str | None, typer.Option("-o", "--output", help="File; standard output without it.")] = None,
    graph: Graph = GRAPH,
) -> None:
    """Write the whole graph in a standard format.

    Example: kg export -f trig -o news.trig
    """
    from kg.ledger import Ledger
    from kg.store.formats import format_of

    name = format or (format_of(output) if output else "jsonl")
    with Ledger.open(graph) as ledger:
        if output in (None, "-"):
            _write(ledger, name, None)
        else:
            _write(ledger, name, Path(str(output)))


def _write(ledger: Ledger, name: str, path: Path | None) -> None:
    """A file appears whole or not at all."""
    from kg.store.formats import write

    if path is None:
        write(ledger, sys.stdout.buffer, name)
        return
    if not path.parent.is_dir():
        raise QueryError(f"{path}: no folder {path.parent}; make it first")
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    try:
        with os.fdopen(handle, "wb") as out:
            write(ledger, out, name)
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise


@app.command()
def query(
    sparql: Annotated[str, typer.Argument(help="A SPARQL query, or - to read it from standard input.")],
    graph: Graph = GRAPH,
    json: Json = None,
    everything: Annotated[bool, typer.Option("--all", help="Over the union of all named graphs, not only the facts.")] = False,
) -> None:
    """Ask the graph in SPARQL; the usual prefixes are known.

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
        rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
        show(rows, list(answer.columns), as_json=wants_json(json))
    else:
        rows = [dict(zip(("subject", "predicate", "object"), t, strict=True)) for t in answer]
        show(rows, ["subject", "predicate", "object"], as_json=wants_json(json))
