"""`kg articles` and `kg entities`: what the graph knows by name."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.app import GRAPH, CorrectionsOption, Graph, Json, Ontology, app
from kg.cli.output import show, wants_json

if TYPE_CHECKING:
    from kg.corrections import Proposal


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
    name: Annotated[
        str | None, typer.Argument(help="Only those called so, or with this in a name. `suggest`: which may be one thing.")] = None,
    graph: Graph = GRAPH,
    json: Json = None,
    toml: Annotated[bool, typer.Option("--toml", help="Of `suggest`: as entries for the corrections file.")] = False,
    limit: Annotated[int | None, typer.Option(help="Of `suggest`: how many at most, the best first.", show_default=False)] = None,
    least: Annotated[float, typer.Option(help="Of `suggest`: the lowest score, 0 to 1.")] = 0.5,
    corrections: CorrectionsOption = None,
    ontology: Ontology = None,
) -> None:
    """List the entities with their ids, types and other names, those with most edges first; or `suggest` which may be one.

    Example: kg entities Putin
    """
    from kg import api

    if name == "suggest":  # an entity of that name is found as "Suggest"
        found = _suggested(graph, corrections, tuple(ontology or ()), least, limit)
        _show_proposals(found, as_toml=toml, as_json=wants_json(json))
        return
    if toml:
        raise typer.BadParameter("only proposals have that form: kg entities suggest --toml")
    with api.Graph.open(graph) as opened:
        rows = opened.entities(name).rows()
    show(rows, ["label", "type", "id", "edges", "aliases"], as_json=wants_json(json), title="Entities")


def _suggested(graph: str, corrections: str | None, ontologies: tuple[str, ...], least: float, limit: int | None) -> list[Proposal]:
    from kg.corrected import Corrected
    from kg.corrections import read_corrections
    from kg.ledger import Ledger
    from kg.pipeline import Pipeline

    with Ledger.open(graph) as ledger:
        file = read_corrections(Path(graph), corrections)
        return Corrected(ledger, file, Pipeline(ontologies=ontologies).lexicon).proposals(least=least, limit=limit)


def _show_proposals(found: list[Proposal], *, as_toml: bool, as_json: bool) -> None:
    """They are never applied by themselves: a line of the corrections file accepts one."""
    from kg.corrections import as_toml as entries

    if as_toml:
        sys.stdout.write(entries(found))
        return
    rows = [{"score": p.score, "entity": p.source.label, "type": p.source.type, "may_be": p.target.label,
             "of_type": p.target.type, "reason": p.reason, "proposal": p.key, "sentence": p.source_sentence,
             "other_sentence": p.target_sentence} for p in found]
    columns = ["score", "entity", "type", "may_be", "of_type", "reason", "proposal"]
    show(rows, columns, as_json=as_json, title="Which may be one thing")
