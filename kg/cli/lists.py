"""`kg articles` and `kg entities`: what the graph knows by name."""

from __future__ import annotations

from collections import Counter
from typing import Annotated

import typer

from kg.cli.app import GRAPH, Graph, Json, app
from kg.cli.output import show, wants_json


@app.command()
def articles(graph: Graph = GRAPH, json: Json = None) -> None:
    """List the articles with their ids.

    Example: kg articles --json
    """
    from kg.ledger import Ledger

    with Ledger.open(graph) as ledger:
        counted = Counter(claim.article for claim in ledger.claims())
        rows = [{"id": a.id, "title": a.title, "published": a.published, "publisher": a.publisher, "url": a.url, "source": a.source,
                 "words": len(a.text.split()), "claims": counted[a.id]} for a in ledger.articles()]
    show(rows, ["id", "title", "published", "publisher", "source", "words", "claims"], as_json=wants_json(json), title="Articles")


@app.command()
def entities(
    name: Annotated[str | None, typer.Argument(help="Only those called so, or with this in a name.")] = None,
    graph: Graph = GRAPH,
    json: Json = None,
) -> None:
    """List the entities with their ids, types and other names; those with most edges first.

    Example: kg entities Putin
    """
    from kg.ledger import Ledger

    with Ledger.open(graph) as ledger:
        found = ledger.find_entities(name) if name else ledger.entities()
        counted = Counter(end for edge in ledger.edges() for end in (edge.subject, edge.object))
    rows = [{"label": e.label, "type": e.type, "id": e.id, "qid": e.qid, "edges": counted[e.id], "aliases": list(e.aliases)}
            for e in sorted(found, key=lambda e: (-counted[e.id], e.id))]
    show(rows, ["label", "type", "id", "edges", "aliases"], as_json=wants_json(json), title="Entities")
