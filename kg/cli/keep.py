"""`kg verify` and `kg retract`: the ledger's health, and taking an article back."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer

from kg.cli.app import GRAPH, WAIT, Graph, Json, Wait, app
from kg.cli.output import note, show, wants_json


@app.command()
def verify(graph: Graph = GRAPH, json: Json = None) -> None:
    """Read every evidence span again in the stored text; exit status 1 if one does not stand there.

    Example: kg verify -g news.kg
    """
    from kg import api

    with api.Graph.open(graph) as opened:
        faults = opened.verify()
        claims = len(opened.ledger.claims())
    if faults:
        rows = [asdict(f) for f in faults]
        show(rows, list(rows[0]), as_json=wants_json(json), title="Faults")
        counted = "1 fault" if len(faults) == 1 else f"{len(faults)} faults"
        note(f"kg: {graph}: {counted}: what the ledger says does not stand in the text")
        raise typer.Exit(1)
    note(f"{graph}: {claims} claims, every span stands in its text")


@app.command()
def retract(
    article: Annotated[str, typer.Argument(help="Id, path or URL of the article.")], graph: Graph = GRAPH, wait: Wait = WAIT
) -> None:
    """Take an article back, with all that only it supported.

    Example: kg retract articles/putin_mediation.txt
    """
    from kg import api

    with api.Graph(graph, wait=wait) as opened:
        gone = opened.retract(article)
    note(f"{graph}: took back {gone.id} ({gone.title or gone.source})")
