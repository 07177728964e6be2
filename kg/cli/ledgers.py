"""Verbs about whole ledgers: merge, diff, log, compact, import."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer

from kg.cli.app import GRAPH, WAIT, Graph, Json, Wait, app
from kg.cli.output import note, show, wants_json


@app.command()
def merge(
    ledgers: Annotated[list[str], typer.Argument(help="Two or more ledgers.")],
    output: Annotated[str | None, typer.Option("-o", "--output", help="A new ledger; without it, the first one grows.")] = None,
    wait: Wait = WAIT,
) -> None:
    """Put ledgers together: every article of all, once. In any order the outcome is the same.

    Example: kg merge monday.kg tuesday.kg -o week.kg
    """
    from kg.api.joining import merge_files

    if len(ledgers) < 2:
        raise typer.BadParameter("name two ledgers or more")
    taken = merge_files(ledgers, output, wait=wait)
    note(f"{output or ledgers[0]}: took in {'1 article' if taken == 1 else f'{taken} articles'}")


@app.command()
def diff(
    first: Annotated[str, typer.Argument(help="A ledger.")],
    second: Annotated[str, typer.Argument(help="Another one.")],
    json: Json = None,
) -> None:
    """Show the articles, entities, statements and edges that two ledgers do not both hold in the same way; as `diff`, exit
    status 0 if there are none, 1 if there are some.

    Example: kg diff old.kg new.kg
    """
    from kg import api

    places = {"first": first, "second": second, "both": "both, unlike"}
    with api.Graph.open(first) as one:
        found = [{"kind": d.kind, "in": places[d.where], "id": d.id} for d in one.differences(second)]
    show(found, ["kind", "in", "id"], as_json=wants_json(json), title="Differences")
    if found:
        raise typer.Exit(1)


@app.command()
def log(
    since: Annotated[int, typer.Option("--since", min=0, help="Only what came after this change number.")] = 0,
    graph: Graph = GRAPH,
    json: Json = None,
) -> None:
    """Show what changed in the ledger, when, and by which article.

    Example: kg log --since 10
    """
    from kg import api

    with api.Graph.open(graph) as opened:
        found = [asdict(change) for change in opened.changes(since)]
    show(found, ["number", "at", "action", "article", "source"], as_json=wants_json(json), title="Changes")


@app.command()
def compact(graph: Graph = GRAPH, wait: Wait = WAIT) -> None:
    """Give back the room of what was taken out; a ledger of an older version is brought up to date.

    Example: kg compact -g news.kg
    """
    from pathlib import Path

    from kg import api
    from kg.errors import LedgerError

    if not Path(graph).exists():  # opening it for reading would refuse an old one
        raise LedgerError(f"{graph}: no such ledger; make one with `kg build`")
    before, after = api.Graph(graph, wait=wait).compact()
    note(f"{graph}: {before:,} bytes before, {after:,} bytes now")


@app.command("import")
def import_(
    file: Annotated[str, typer.Argument(help="What `kg export -f jsonl` wrote, or - for standard input.")],
    graph: Graph = GRAPH,
    wait: Wait = WAIT,
) -> None:
    """Read an export in JSON Lines back into a ledger, without any model: all of it or nothing.

    Example: kg import news.jsonl -g copy.kg
    """
    from kg.api.joining import import_file

    added = import_file(file, graph, wait=wait)
    note(f"{graph}: {'1 article' if added == 1 else f'{added} articles'} new or changed")
