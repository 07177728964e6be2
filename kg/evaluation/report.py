"""Scores as plain values and as lines to read."""

from __future__ import annotations

from collections.abc import Iterator

from kg.evaluation.scores import MODES, Figures, Rates, Scores, ViewFigures


def summary(scores: Scores) -> dict[str, object]:
    """The totals, rounded to three digits, under the names that `score_gold.py --json` gives them."""
    return {"articles": scores.count, "articles_missing": list(scores.absent), **figures_summary(scores.totals)}


def figures_summary(figures: Figures) -> dict[str, object]:
    """The figures of one article or of all."""
    evidence = figures.evidence
    return {
        **_view("asserted", figures.asserted),
        **_view("reported", figures.reported),
        "forbidden_hard": figures.forbidden_hard,
        "forbidden_soft": figures.forbidden_soft,
        "unasserted": {
            "gold": figures.unasserted_gold,
            "found": figures.unasserted_found,
            "status_right": figures.unasserted_status_right,
            "wrongly_asserted": figures.wrongly_asserted,
        },
        "evidence": None if evidence is None else round(evidence, 3),
    }


def details(scores: Scores) -> Iterator[str]:
    """What went wrong, a line each, article by article; sealed articles say nothing."""
    for article in scores.articles:
        groups = {"MISS": article.misses, "EXTRA": article.extras, "FORBIDDEN": article.forbidden}
        yield from (f"{word} {article.name} {line}" for word, lines in groups.items() for line in lines)


def _view(name: str, view: ViewFigures) -> dict[str, object]:
    rates = zip(MODES, (view.strict, view.lenient, view.pair), strict=True)
    counts = {"gold": view.gold, "core": view.core, "predicted": view.predicted}
    return {**{f"{name}_{mode}": _rates(each) for mode, each in rates}, f"{name}_counts": counts}


def _rates(rates: Rates) -> dict[str, float]:
    shown = {"P": rates.precision, "R_core": rates.recall_core, "R_all": rates.recall_all, "F1_core": rates.f1_core}
    return {key: round(value, 3) for key, value in shown.items()}
