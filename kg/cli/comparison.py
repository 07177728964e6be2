"""`kg contested`, `kg conflicts`, `kg events`: what the articles say together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.app import GRAPH, Graph, Json, Ontology, app
from kg.cli.output import show, wants_json
from kg.model import ConflictKind

if TYPE_CHECKING:
    from kg.api import ConflictRow

About = Annotated[str | None, typer.Option("--about", help="Only with this one as an end (name or id).")]


@app.command()
def contested(about: About = None, graph: Graph = GRAPH, json: Json = None) -> None:
    """Show the statements that somebody asserts and somebody denies: who on which side, when, in which sentence.

    Example: kg contested --about Iran
    """
    from kg import api

    with api.Graph.open(graph) as opened:
        found = opened.contested(about)
    _show_sides(found, json, "Contested")


@app.command()
def conflicts(
    kind: Annotated[ConflictKind | None, typer.Option(help="denial: asserted, denied; value: two of what there is one of; "
                                                           "quantity: numbers that differ; opposition: accepts, rejects.")] = None,
    about: About = None,
    ontology: Ontology = None,
    graph: Graph = GRAPH,
    json: Json = None,
) -> None:
    """Show what cannot all be so, each side with its claims; "change" where the sides are of different dates.

    Example: kg conflicts --kind quantity
    """
    from kg import api

    with api.Graph.open(graph, ontologies=ontology or ()) as opened:
        found = opened.conflicts(kind, about)
    _show_sides(found, json, "Conflicts")


def _show_sides(found: tuple[ConflictRow, ...], json: bool | None, title: str) -> None:
    """A conflict with its sides is one line of JSON; a table has a row for each claim."""
    from kg.api.records import as_row

    as_json = wants_json(json)
    show((as_row(row) for row in found) if as_json else (line for row in found for line in _lines(row)),
         ["kind", "verdict", "subject", "predicate", "object", "side", "said_by", "date", "sentence"], as_json=as_json, title=title)


def _lines(row: ConflictRow) -> Iterator[dict[str, object]]:
    head: dict[str, object] = {"kind": row.kind, "verdict": row.verdict, "subject": row.subject, "predicate": row.predicate,
                               "object": row.object}
    for side in row.sides:
        for claim in side.claims:
            yield {**head, "side": side.holds, "said_by": claim.said_by, "date": claim.date, "sentence": claim.sentence}
            head = {}


@app.command()
def events(
    about: About = None,
    predicate: Annotated[str | None, typer.Option("-p", "--predicate", help="Property: attacks.")] = None,
    ontology: Ontology = None,
    graph: Graph = GRAPH,
    json: Json = None,
) -> None:
    """Show what happened when: claims that most likely tell of one event, with its best sentence.

    Example: kg events --about Iran -p attacks
    """
    from kg import api

    with api.Graph.open(graph, ontologies=ontology or ()) as opened:
        found = opened.events(about, predicate)
    show(found.rows(), api.EventRow.shown, as_json=wants_json(json), title="Events")
