"""`kg build`: articles into the ledger."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.app import GRAPH, WAIT, CorrectionsOption, Encoding, Graph, Json, Model, Ontology, Wait, app
from kg.cli.output import note, show, wants_json

if TYPE_CHECKING:
    from kg.api import Graph as OpenGraph
    from kg.errors import InputError
    from kg.model import Article

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
    corrections: CorrectionsOption = None,
    wait: Wait = WAIT,
) -> None:
    """Read articles, add them to the graph, and print what they say: facts, reports, and what is said but is no fact.

    Example: kg build news/ -g news.kg
    """
    from kg import api

    with api.Graph(graph, model=model, ontologies=ontology or (), corrections=corrections, wait=wait) as opened:
        built = opened.build(paths, encoding=encoding, on_error=_left_out if keep_going else None, watch=_progress)
        note(f"{graph}: {built}" if built.total != 1 else f"{graph}: {_one(built.added)}")
        if built.corrected:
            note(f"{graph}: {'1 article' if built.corrected == 1 else f'{built.corrected} articles'} corrected anew")
        _findings(opened, built.articles, as_json=wants_json(json))


def _one(added: int) -> str:
    return "1 article added" if added else "the article was there already; nothing changed"


def _left_out(error: InputError) -> None:
    note(f"kg: left out: {error}")


def _progress(articles: Iterator[Article], total: int) -> Iterator[Article]:
    if total <= _FEW or not sys.stderr.isatty():
        return articles
    from rich.console import Console
    from rich.progress import track

    return iter(track(articles, "reading", total=total, console=Console(stderr=True)))


def _findings(graph: OpenGraph, seen: Sequence[str], *, as_json: bool) -> None:
    """What the articles say: as fact, as report, and as neither; of many articles, on a terminal, only how much."""
    if len(seen) > _FEW and not as_json:
        counts = [{"view": view, "edges": len(graph.ledger.edges(view))} for view in ("asserted", "reported")]
        show(counts, ["view", "edges"], as_json=False, title="The graph now holds")
        return
    facts = [row for article in seen for row in graph.facts(article=article).rows()]
    reports = [row for article in seen for row in graph.reports(article=article).rows()]
    unasserted = [row for article in seen for row in graph.unasserted(article=article).rows()]
    ends = ["subject", "predicate", "object"]
    show(facts, [*ends, "via", "sentence"], as_json=as_json, title="Facts: the article itself says so")
    show(reports, [*ends, "said_by", "sentence"], as_json=as_json, title="Reports: somebody else says so")
    show(unasserted, ["status", *ends, "sentence"], as_json=as_json, title="Said, but no fact")
