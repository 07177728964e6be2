"""`kg export`: the graph in standard formats."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from kg.cli.app import GRAPH, Graph, app
from kg.store.formats import FORMATS


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
    from kg import api

    with api.Graph.open(graph) as opened:
        opened.export(sys.stdout.buffer if output in (None, "-") else str(output), format)

