"""How sure a claim is: the precision of its construction on hand-made gold, as `scripts/calibrate` measured it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from kg.errors import OntologyError
from kg.resources import ontologies

FEW = 10  # claims; a construction that fewer were judged of has the precision of its family
ALL = "*"  # the row of all constructions together


def confidence_path() -> Path:
    """The table: rule, claims judged right, claims judged; tab separated under a comment and a header."""
    return ontologies() / "confidence.tsv"


def confidence_of(rule: str) -> float:
    """Above 0 and below 1: the share of right claims of this rule, else of its family ("verb" of "verb.passive"), else of
    all, whichever is the first with `FEW` judged claims. Raises OntologyError for a broken table."""
    shares = _shares()
    return shares.get(rule) or shares.get(rule.partition(".")[0]) or shares[ALL]


@cache
def _shares() -> Mapping[str, float]:
    path = confidence_path()
    try:
        rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")][1:]
        counts = {rule: (int(right), int(judged)) for rule, right, judged in rows}
        # Laplace's rule of succession: 32 right of 32 judged is no certainty.
        return {rule: round((right + 1) / (judged + 2), 3)
                for rule, (right, judged) in counts.items() if judged >= FEW or rule == ALL}
    except (OSError, ValueError) as error:
        raise OntologyError(f"{path}: not a table of rule, right, judged ({error}); make it with scripts/calibrate") from error


def forget() -> None:
    """Reads the table anew at the next question: it was written."""
    _shares.cache_clear()
