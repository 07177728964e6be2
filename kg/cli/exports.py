"""`kg export`: the graph in standard formats."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from kg.cli.app import GRAPH, Graph, Rdf, app
from kg.cli.ask import View
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
    view: Annotated[View, typer.Option(help="For graphml and gexf: the edges to write.")] = View.ASSERTED,
    inferred: Annotated[bool, typer.Option("--inferred", help="RDF: add what follows from the facts by rules.")] = False,
    rdf: Annotated[Rdf, typer.Option(help="1.2: statements reify their triples, facts or not.")] = Rdf.RDF_1_1,
    graph: Graph = GRAPH,
) -> None:
    """Write the whole graph in a standard format.

    Example: kg export -f trig -o news.trig
    """
    from kg import api

    with api.Graph.open(graph) as opened:
        opened.export(sys.stdout.buffer if output in (None, "-") else str(output), format,
                      view=view.value, inferred=inferred, rdf=rdf.value)

