"""`kg build`: articles into the ledger."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.app import GRAPH, Graph, Json, app
from kg.cli.output import note, show, wants_json

if TYPE_CHECKING:
    from kg.errors import InputError
    from kg.ingest.files import Sources
    from kg.ledger import Ledger
    from kg.model import Article, Reading
    from kg.pipeline import Pipeline

_FEW = 5  # articles; fewer need no progress bar, and their findings fit on a screen


@app.command()
def build(
    paths: Annotated[list[str], typer.Argument(help="Text files, folders, .jsonl files, or - for standard input.")],
    graph: Graph = GRAPH,
    json: Json = None,
    keep_going: Annotated[bool, typer.Option("--keep-going", help="Leave out what cannot be read, and go on.")] = False,
    encoding: Annotated[str | None, typer.Option(help="Of text files that are not UTF-8.")] = None,
    model: Annotated[str | None, typer.Option(help="Another installed spaCy pipeline.")] = None,
    ontology: Annotated[list[str] | None, typer.Option(help="A further ontology file (Turtle); repeatable.")] = None,
) -> None:
    """Read articles and add them to the graph.

    Example: kg build news/ -g news.kg
    """
    from kg.ingest.files import find_sources
    from kg.ledger import Ledger
    from kg.pipeline import Pipeline

    sources = find_sources(paths, encoding)
    skipped: list[InputError] = []
    total = sum(1 for _ in sources.articles(skipped.append if keep_going else None))  # bad input stops here, before a write
    for error in skipped:
        note(f"kg: left out: {error}")
    pipeline = Pipeline(model, tuple(ontology or ()))
    with Ledger.open(graph, mode="write") as ledger:
        added, seen = _add(ledger, pipeline, sources, total)
        note(f"{graph}: {added} of {total} articles added or changed")
        _findings(ledger, seen, as_json=wants_json(json))


def _add(ledger: Ledger, pipeline: Pipeline, sources: Sources, total: int) -> tuple[int, list[str]]:
    run = pipeline.run()
    added, seen = 0, []
    readings: Iterator[Reading] = pipeline.read(_progress(sources.articles(_ignore), total))
    for reading in readings:
        added += ledger.add(reading, run)
        seen.append(reading.article.id)
    return added, seen


def _ignore(error: InputError) -> None:
    """Was reported when the sources were counted."""


def _progress(articles: Iterator[Article], total: int) -> Iterator[Article]:
    if total <= _FEW or not sys.stderr.isatty():
        return articles
    from rich.console import Console
    from rich.progress import track

    return iter(track(articles, "reading", total=total, console=Console(stderr=True)))


def _findings(ledger: Ledger, seen: list[str], *, as_json: bool) -> None:
    """What the articles say: as fact, as report, and as neither."""
    from kg.cli.rows import Rows

    rows = Rows(ledger)
    if len(seen) > _FEW and not as_json:
        counts = [{"what": f"{view} edges", "count": len(ledger.edges(view))} for view in ("asserted", "reported")]
        show(counts, ["what", "count"], as_json=False, title="The graph now holds")
        return
    for view, title in (("asserted", "Facts: the article itself says so"), ("reported", "Reports: somebody else says so")):
        facts = itertools.chain.from_iterable(rows.facts(view, article) for article in seen)
        columns = ["subject", "predicate", "object", *(["said_by"] if view == "reported" else ["via"]), "sentence"]
        show(facts, columns, as_json=as_json, title=title)
    unasserted = itertools.chain.from_iterable(rows.unasserted(article) for article in seen)
    show(unasserted, ["status", "subject", "predicate", "object", "sentence"], as_json=as_json, title="Said, but no fact")
