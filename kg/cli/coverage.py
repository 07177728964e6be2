"""`kg coverage`: what no property covers, to see what the lexicon lacks."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.app import Encoding, Json, Model, Ontology, app
from kg.cli.output import show, wants_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.cli.output import Row
    from kg.model import Reading


@app.command()
def coverage(
    paths: Annotated[list[str], typer.Argument(help="Text files, folders, .jsonl files, or - for standard input.")],
    top: Annotated[int, typer.Option(min=1, help="How many predicates to show of each path.")] = 20,
    encoding: Encoding = None,
    model: Model = None,
    ontology: Ontology = None,
    json: Json = None,
) -> None:
    """Show, for each path, the most frequent predicates that no property covers; keeps nothing.

    Example: kg coverage news/ --top 50
    """
    from kg.ingest.files import find_sources
    from kg.pipeline import Pipeline

    pipeline = Pipeline(model, tuple(ontology or ()))
    for path in paths:
        readings = list(pipeline.read(find_sources([path], encoding).articles()))
        covered, missed = sum(len(r.claims) for r in readings), sum(len(r.open_edges) for r in readings)
        show(_phrases(path, readings, top), ["phrase", "count", "articles", "example"], as_json=wants_json(json),
             title=f"{path}: {covered} claims have a property, {missed} open edges have none")


def _phrases(path: str, readings: list[Reading], top: int) -> Iterator[Row]:
    """The phrases of open edges, the most frequent first, each with its first sentence."""
    counted: Counter[str] = Counter()
    where: dict[str, set[str]] = {}
    first: dict[str, str] = {}
    for reading in readings:
        for edge in reading.open_edges:
            counted[edge.phrase] += 1
            where.setdefault(edge.phrase, set()).add(edge.article)
            first.setdefault(edge.phrase, " ".join(reading.article.text[edge.char_start : edge.char_end].split()))
    ordered = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    for phrase, count in ordered[:top]:
        yield {"path": path, "phrase": phrase, "count": count, "articles": len(where[phrase]), "example": first[phrase]}
