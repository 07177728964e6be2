"""`kg articles` and `kg entities`: what the graph knows by name."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.app import GRAPH, Graph, Json, app
from kg.cli.output import show, wants_json


@app.command()
def articles(graph: Graph = GRAPH, json: Json = None) -> None:
    """List the articles with their ids. Those with the same dup_cluster print nearly the same text.

    Example: kg articles --json
    """
    from kg import api

    with api.Graph.open(graph) as opened:
        rows = opened.articles().rows()
    show(rows, ["id", "title", "published", "publisher", "source", "words", "claims", "dup_cluster"], as_json=wants_json(json),
         title="Articles")


@app.command()
def entities(
    name: Annotated[str | None, typer.Argument(help="Only those called so, or with this in a name.")] = None,
    graph: Graph = GRAPH,
    json: Json = None,
) -> None:
    """List the entities with their ids, types and other names; those with most edges first.

    Example: kg entities Putin
    """
    from kg import api

    with api.Graph.open(graph) as opened:
        rows = opened.entities(name).rows()
    show(rows, ["label", "type", "id", "edges", "aliases"], as_json=wants_json(json), title="Entities")
