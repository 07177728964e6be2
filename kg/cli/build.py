"""`kg build`: articles into the ledger."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.app import GRAPH, Encoding, Graph, Json, Model, Ontology, app
from kg.cli.output import note, show, wants_json

if TYPE_CHECKING:
    from kg.cli.rows import Row
    from kg.errors import InputError
    from kg.ingest.files import Sources
    from kg.ledger import Ledger
    from kg.model import Article
    from kg.pipeline import Pipeline

_FEW = 5  # articles; fewer need no progress bar, and their findings fit on a screen


@app.command()
def build(
    paths: Annotated[list[str], typer.Argument(help="Text files, folders, .jsonl files, or - for standard input.")],
    graph: Graph = GRAPH,
    json: Json = None,
    keep_going: Annotated[bool, typer.Option("--keep-going", help="Leave out what cannot be read, and go on.")] = False,
    encoding: Encoding = None,
    model: Model = None,
    ontology: Ontology = None,
) -> None:
    """Read articles, add them to the graph, and print what they say: facts, reports, and what is said but is no fact.

    Example: kg build news/ -g news.kg
    """
    from kg.ingest.files import find_sources
    from kg.ledger import Ledger
    from kg.pipeline import Pipeline

    sources = find_sources(paths, encoding)
    total = _count(sources, keep_going=keep_going)
    pipeline = Pipeline(model, tuple(ontology or ()))
    run = pipeline.run()  # a missing model or a bad ontology stops here, before there is a ledger
    with Ledger.open(graph, mode="write") as ledger:
        added, seen = _add(ledger, pipeline, run, sources, total)
        note(f"{graph}: {added} of {total} articles new or changed" if total != 1 else f"{graph}: {_one(added)}")
        _findings(ledger, seen, as_json=wants_json(json))


def _one(added: int) -> str:
    return "1 article added" if added else "the article was there already; nothing changed"


def _count(sources: Sources, *, keep_going: bool) -> int:
    """Reads everything once, so that bad input stops the command before a write."""
    from kg.errors import InputError

    skipped: list[InputError] = []
    total = sum(1 for _ in sources.articles(skipped.append if keep_going else None))
    for error in skipped:
        note(f"kg: left out: {error}")
    if not total:
        raise InputError("no article could be read" if skipped else "no article in what was named")
    return total


def _add(ledger: Ledger, pipeline: Pipeline, run: dict[str, str], sources: Sources, total: int) -> tuple[int, list[str]]:
    """Adds all articles, each in a transaction of its own; how many were new, and the ids of all."""
    added = 0
    seen: dict[str, None] = {}
    for reading in pipeline.read(_progress(sources.articles(_ignore), total)):
        added += ledger.add(reading, run)
        seen[reading.article.id] = None
    return added, list(seen)


def _ignore(error: InputError) -> None:
    """Was reported when the sources were counted."""


def _progress(articles: Iterator[Article], total: int) -> Iterator[Article]:
    if total <= _FEW or not sys.stderr.isatty():
        return articles
    from rich.console import Console
    from rich.progress import track

    return iter(track(articles, "reading", total=total, console=Console(stderr=True)))


def _in_text_order(found: Iterable[Row]) -> list[Row]:
    return sorted(found, key=lambda row: int(str(row["char_start"])))


def _findings(ledger: Ledger, seen: Sequence[str], *, as_json: bool) -> None:
    """What the articles say: as fact, as report, and as neither; of many articles, on a terminal, only how much."""
    from kg.cli.rows import Rows

    rows = Rows(ledger)
    if len(seen) > _FEW and not as_json:
        counts = [{"view": view, "edges": sum(e.view == view for e in rows.edges)} for view in ("asserted", "reported")]
        show(counts, ["view", "edges"], as_json=False, title="The graph now holds")
        return
    facts = [row for article in seen for row in _in_text_order(rows.facts("asserted", article))]
    reports = [row for article in seen for row in _in_text_order(rows.facts("reported", article))]
    unasserted = [row for article in seen for row in _in_text_order(rows.unasserted(article))]
    ends = ["subject", "predicate", "object"]
    show(facts, [*ends, "via", "sentence"], as_json=as_json, title="Facts: the article itself says so")
    show(reports, [*ends, "said_by", "sentence"], as_json=as_json, title="Reports: somebody else says so")
    show(unasserted, ["status", *ends, "sentence"], as_json=as_json, title="Said, but no fact")
