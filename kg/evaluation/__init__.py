"""Measures a graph against gold annotations: how much was found, how much of it is right, what must not be there."""

from kg.evaluation.gold import GoldArticle, GoldEdge, GoldEntity, GoldForbidden, GoldStatement, read_gold
from kg.evaluation.report import details, figures_summary, summary
from kg.evaluation.scores import ArticleScores, Figures, Rates, Scores, ViewFigures, score

__all__ = [
    "ArticleScores",
    "Figures",
    "GoldArticle",
    "GoldEdge",
    "GoldEntity",
    "GoldForbidden",
    "GoldStatement",
    "Rates",
    "Scores",
    "ViewFigures",
    "details",
    "figures_summary",
    "read_gold",
    "score",
    "summary",
]
