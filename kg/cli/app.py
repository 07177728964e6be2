"""The verbs of the command line; each file of this folder adds its own."""

from __future__ import annotations

from typing import Annotated, Optional

import typer

import kg

app = typer.Typer(
    name="kg", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None,
    help="News articles in, a knowledge graph that can be trusted out.\n\nStart with: kg build article.txt && kg facts",
)

Graph = Annotated[str, typer.Option("-g", "--graph", help="The ledger: one SQLite file.")]
Json = Annotated[Optional[bool], typer.Option("--json/--table", help="JSON Lines or a table; by default as the output is a pipe or a terminal.")]  # noqa: UP045
GRAPH = "news.kg"


def _version(wanted: bool) -> None:  # noqa: FBT001
    if wanted:
        typer.echo(f"kg {kg.__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")] = False,
) -> None:
    """News articles in, a knowledge graph that can be trusted out."""


from kg.cli import ask, build, explain, exports, keep, measure  # noqa: E402

__all__ = ["ask", "build", "explain", "exports", "keep", "measure"]
