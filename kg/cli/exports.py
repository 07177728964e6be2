"""`kg export` and `kg query`: the graph through other doors."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from kg.cli.app import GRAPH, Graph, Json, app
from kg.cli.output import show, wants_json
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
    from kg import api

    text = sys.stdin.read() if sparql == "-" else sparql
    with api.Graph.open(graph) as opened:
        answer = opened.sparql(text, reported=everything)
    if isinstance(answer, bool):
        show([{"answer": answer}], ["answer"], as_json=wants_json(json))
    else:
        show(answer.rows(), answer.columns, as_json=wants_json(json))
