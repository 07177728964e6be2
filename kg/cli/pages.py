"""`kg show`: the graph for people, as a page or as a picture."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.app import GRAPH, Graph, app
from kg.cli.output import note
from kg.errors import PageError


@app.command()
def show(
    output: Annotated[str, typer.Option("-o", "--output", help="The file: .html is the explorer page, .svg and .png are pictures.")] = "graph.html",
    graph: Graph = GRAPH,
) -> None:
    """Write the graph as one page that any browser opens offline, or as a picture.

    Example: kg show -g news.kg -o news.html
    """
    from kg.ledger import Ledger
    from kg.serve.page import page
    from kg.store.iris import PREFIXES

    path = Path(output)
    with Ledger.open(graph) as ledger:
        content = page(ledger, Path(graph).name, PREFIXES).encode("utf-8")
    _write(path, content)
    note(f"{path}: open it in a browser")


def _write(path: Path, content: bytes) -> None:
    """The file appears whole or not at all."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        try:
            part.write_bytes(content)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise PageError(f"{path}: cannot be written ({error.strerror}); choose another file") from error
