"""The verbs of the command line; each file of this folder adds its own."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

import kg

app = typer.Typer(
    name="kg", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None,
    help="News articles in, a knowledge graph that can be trusted out.\n\nExample: kg build article.txt && kg facts",
)

GRAPH = "news.kg"
Graph = Annotated[str, typer.Option("-g", "--graph", help="The ledger: one SQLite file.")]
Json = Annotated[
    bool | None,
    typer.Option("--json/--table", help="Without either, a table on a terminal, else JSON Lines.", show_default=False),
]
Model = Annotated[str | None, typer.Option(help="Another installed spaCy pipeline.")]
Ontology = Annotated[list[str] | None, typer.Option(help="A further ontology file (Turtle); repeatable.")]
CorrectionsOption = Annotated[
    str | None, typer.Option("--corrections", help="A corrections file; without it, corrections.toml beside the ledger, if there.")]
Wait = Annotated[float, typer.Option(min=0, help="Seconds to wait for another kg that is writing.")]
WAIT = 10.0
Encoding = Annotated[str | None, typer.Option(help="Of text files that are not UTF-8: windows-1252, utf-16 …")]


class Rdf(StrEnum):
    """Version of RDF."""

    RDF_1_1 = "1.1"
    RDF_1_2 = "1.2"


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"kg {kg.__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")] = False,
) -> None:
    """News articles in, a knowledge graph that can be trusted out.

    Example: kg build article.txt && kg facts
    """


from kg.cli import (  # noqa: E402  (the order of the help)  # isort: skip
    build,
    explain,
    ask,
    comparison,
    lists,
    questions,
    query,
    exports,
    load,
    pages,
    keep,
    ledgers,
    corrections,
    measure,
    coverage,
    openie,
)

__all__ = [
    "ask",
    "build",
    "comparison",
    "corrections",
    "coverage",
    "explain",
    "exports",
    "keep",
    "ledgers",
    "lists",
    "load",
    "measure",
    "openie",
    "pages",
    "query",
    "questions",
]
