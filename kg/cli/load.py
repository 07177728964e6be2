"""`kg load`: the graph into a Neo4j server."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.app import GRAPH, Graph, app
from kg.cli.output import note
from kg.errors import StoreError

if TYPE_CHECKING:
    from kg.store.neo4j_server import Loaded, Watch


@app.command()
def load(
    uri: Annotated[str, typer.Argument(help="Of the server: neo4j://localhost, neo4j+s://…, bolt://….")],
    graph: Graph = GRAPH,
    user: Annotated[str | None, typer.Option(help="Without it, NEO4J_USER; the password is NEO4J_PASSWORD, or asked for.")] = None,
    database: Annotated[str, typer.Option(help="Of the server.")] = "neo4j",
    replace: Annotated[bool, typer.Option("--replace", help="Take out what kg loaded there before, and load everything.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be written.")] = False,
) -> None:
    """Load the graph into a Neo4j database: all of it the first time, later what has changed since.

    Interrupted, it goes on where it stopped when it is run again. What others keep in the same database stays.

    Example: kg load neo4j://localhost -g news.kg --user neo4j
    """
    from kg.ledger import Ledger
    from kg.store.neo4j_server import Neo4jServer

    name, password = _login(user)
    with Ledger.open(graph) as ledger, Neo4jServer(uri, name, password, database) as server:
        if dry_run:
            note(f"{uri}: would write {_told(server.preview(ledger, replace=replace))}")
            return
        with _progress() as watch:
            done = server.load(ledger, replace=replace, watch=watch)
        note(f"{uri}: {_told(done)} written" if done.nodes or done.articles else f"{uri}: up to date; nothing to write")


def _login(user: str | None) -> tuple[str, str]:
    """User and password; both empty for a server without users."""
    name = user if user is not None else os.environ.get("NEO4J_USER", "neo4j" if "NEO4J_PASSWORD" in os.environ else "")
    password = os.environ.get("NEO4J_PASSWORD")
    if not name or password is not None:
        return name, password or ""
    if not sys.stdin.isatty():
        raise StoreError(f"no password for user {name}; set NEO4J_PASSWORD, or run kg load on a terminal, which asks for it")
    return name, str(typer.prompt(f"Password of {name}", hide_input=True, err=True))


def _told(loaded: Loaded) -> str:
    amount = f"{loaded.nodes} nodes and {loaded.relationships} relationships"
    return amount if loaded.whole else f"{amount} of {loaded.articles} articles that came, changed or left"


@contextmanager
def _progress() -> Iterator[Watch | None]:
    """Counts the rows on a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("loading: {task.completed:,.0f} rows"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("loading", total=None)
        yield lambda rows: progress.advance(task, rows)
