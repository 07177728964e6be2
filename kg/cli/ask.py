"""Reading verbs: facts, claims, sources, evidence."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from kg.cli.app import GRAPH, Graph, Json, app
from kg.cli.output import show, wants_json
from kg.model import Status


class View(StrEnum):
    """Which plain edges to show."""

    ASSERTED = "asserted"
    REPORTED = "reported"
    ALL = "all"


Predicate = Annotated[str | None, typer.Option("-p", "--predicate", help="Property: offersMediation.")]


@app.command()
def facts(
    subject: Annotated[str | None, typer.Option("-s", "--subject", help="Name or id of the first end.")] = None,
    predicate: Predicate = None,
    object: Annotated[str | None, typer.Option("-o", "--object", help="Name or id of the second end.")] = None,
    view: Annotated[View, typer.Option(help="asserted: the articles say so; reported: their sources say so.")] = View.ASSERTED,
    graph: Graph = GRAPH,
    json: Json = None,
) -> None:
    """Show the plain edges: what the articles themselves say, or what their sources say.

    Example: kg facts -s Russia -p offersMediation
    """
    from kg import api

    with api.Graph.open(graph) as opened:
        found = opened.facts(subject, predicate, object, view=view.value)
    show(found.rows(), ["subject", "predicate", "object", *(["status"] if view is View.ALL else []), "via", "said_by", "sentence"],
         as_json=wants_json(json), title="Facts" if view is View.ASSERTED else f"Edges: {view.value}")


@app.command()
def claims(
    by: Annotated[str | None, typer.Option("--by", help="Only what this source says (name or id).")] = None,
    about: Annotated[str | None, typer.Option("--about", help="Only what is said about this one (name or id).")] = None,
    predicate: Predicate = None,
    status: Annotated[Status | None, typer.Option(help="Only statements with this status.")] = None,
    graph: Graph = GRAPH,
    json: Json = None,
) -> None:
    """Show who says what, and with which certainty: every claim, fact or not.

    Example: kg claims --by Putin --status negated
    """
    from kg import api
    from kg.api.records import as_row

    with api.Graph.open(graph) as opened:
        found = opened.claims(by, about=about, predicate=predicate, status=status)
    show(({**as_row(claim), "who": claim.who} for claim in found),
         ["status", "predicate", "who", "said_by", "author", "holder_value", "modality", "beside", "sentence"],
         as_json=wants_json(json), title="Claims")


@app.command()
def sources(graph: Graph = GRAPH, json: Json = None) -> None:
    """Show who is quoted or cited, how often, and how far they commit.

    Example: kg sources -g news.kg
    """
    from kg import api

    with api.Graph.open(graph) as opened:
        found = opened.sources()
    show(found.rows(), ["source", "claims", "certain", "denied", "unsure"], as_json=wants_json(json), title="Sources")


@app.command()
def evidence(
    subject: Annotated[str, typer.Argument(help="Name or id.")],
    predicate: Annotated[str, typer.Argument(help="Property: offersMediation.")],
    object: Annotated[str, typer.Argument(help="Name or id.")],
    graph: Graph = GRAPH,
    json: Json = None,
) -> None:
    """Show the sentences behind one edge: trigger marked, article, offsets, who says it, rule.

    Example: kg evidence Russia offersMediation Iran
    """
    from kg import api

    with api.Graph.open(graph) as opened:
        found = opened.evidence((subject, predicate, object))
    show(found.rows(), ["edge", "view", "sentence", "beside", "said_by", "article", "char_start", "char_end", "rule"],
         as_json=wants_json(json), title="Evidence")
