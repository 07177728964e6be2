"""`kg show`: the graph for people, as a page or as a picture."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.app import GRAPH, Graph, app
from kg.cli.output import note


@app.command()
def show(
    output: Annotated[str, typer.Option(
        "-o", "--output", help="The file: .html is the explorer page, .svg and .png are pictures.")] = "graph.html",
    graph: Graph = GRAPH,
) -> None:
    """Write the graph as a page that any browser opens offline, or as a picture.

    Example: kg show -g news.kg -o news.html
    """
    from kg import api

    with api.Graph.open(graph) as opened:
        opened.show(output)
    note(f"{output}: written; any browser opens it, offline")
