"""`kg eval`: figures on gold annotations, and the speed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.app import Json, Model, app
from kg.cli.output import note, show, wants_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.evaluation import Figures, Scores
    from kg.evaluation.run import Speed

_COLUMNS = ["article", "asserted_P/R/F1", "reported_P/R/F1", "forbidden", "no_fact", "evidence"]


@app.command("eval")
def evaluate(
    gold: Annotated[list[Path], typer.Option("--gold", help="Folder, .jsonl or .pack of gold annotations; repeatable.")],
    articles: Annotated[list[Path], typer.Option("--articles", help="Folder with the texts; repeatable.")],
    model: Model = None,
    details: Annotated[bool, typer.Option("--show", help="List misses, extras and forbidden edges (not of packs).")] = False,
    json: Json = None,
) -> None:
    """Build articles into a throw-away ledger and compare with gold: precision, recall, forbidden edges, speed.

    The table shows lenient figures, recall over core edges, and of what is no fact: right status/found/in the gold.
    JSON Lines have all figures.

    Example: kg eval --gold tests/gold --articles articles
    """
    from kg.evaluation import details as lines
    from kg.evaluation.run import measure
    from kg.pipeline import Pipeline

    measured = measure(gold, articles, Pipeline(model))
    as_json = wants_json(json)
    for name, scores in measured.scores:
        rows = _full(name, scores) if as_json else _short(scores)
        show(rows, _COLUMNS, as_json=as_json, title=name)
        for line in lines(scores) if details else ():
            note(line)
    if measured.speed:
        row = _speed(measured.speed)
        show([row], list(row), as_json=as_json, title="Speed (processor time)")
    for fault in measured.faults:
        note(f"kg: {fault}")
    if measured.faults:
        raise typer.Exit(1)


def _full(name: str, scores: Scores) -> Iterator[dict[str, object]]:
    """A row for each article that may be shown, and one for the total."""
    from kg.evaluation import figures_summary, summary

    for article in scores.articles:
        yield {"gold": name, "article": article.name, **figures_summary(article.figures)}
    yield {"gold": name, "article": None, **summary(scores)}


def _short(scores: Scores) -> Iterator[dict[str, object]]:
    for article in scores.articles:
        yield {"article": article.name, **_cells(article.figures)}
    missing = f", {len(scores.absent)} not there" if scores.absent else ""
    yield {"article": f"all {scores.count}{missing}", **_cells(scores.totals)}


def _cells(figures: Figures) -> dict[str, object]:
    """The lenient figures of both views; how many contents that are no facts were found, and with the right status."""
    views = {"asserted": figures.asserted.lenient, "reported": figures.reported.lenient}
    rates = {f"{name}_P/R/F1": f"{v.precision:.3f} {v.recall_core:.3f} {v.f1_core:.3f}" for name, v in views.items()}
    forbidden = f"{figures.forbidden_hard}" + (f" + {figures.forbidden_soft} soft" if figures.forbidden_soft else "")
    unasserted = f"{figures.unasserted_status_right}/{figures.unasserted_found}/{figures.unasserted_gold}"
    evidence = "" if figures.evidence is None else f"{figures.evidence:.3f}"
    return {**rates, "forbidden": forbidden, "no_fact": unasserted, "evidence": evidence}


def _speed(speed: Speed) -> dict[str, object]:
    return {"words": speed.words, "words_per_second": round(speed.words_per_second),
            "parser_words_per_second": round(speed.parser_words_per_second), "ratio": round(speed.ratio, 2)}
