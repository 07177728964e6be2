"""How often the claims of each construction are right: what confidence is, and whether it holds on other articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.evaluation.gold import GoldArticle, Row, read_gold
from kg.evaluation.run import build_once
from kg.evaluation.scores import judged_edges
from kg.model import Claim
from kg.ontology.confidence import ALL
from kg.pipeline import Pipeline

HEAD = """# How often the claims of a construction are right: those behind plain edges, asserted or reported, of the gold articles,
# judged leniently. Made by scripts/calibrate. A family ("verb") is the sum of its constructions, * of all.
rule\tright\tjudged
"""
BINS = ((0.0, 0.7), (0.7, 0.8), (0.8, 0.85), (0.85, 0.9), (0.9, 0.95), (0.95, 1.0))  # no confidence is 1


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim behind a predicted edge, and whether the gold has that edge."""

    claim: Claim
    right: bool


@dataclass(frozen=True, slots=True)
class Reliability:
    """The claims whose confidence lies in [low, high): how many, what they promise on average, what they keep."""

    low: float
    high: float
    claims: int
    promised: float
    kept: float


def judged_claims(gold: Sequence[Path], articles: Sequence[Path], pipeline: Pipeline | None = None) -> list[Judged]:
    """The claims behind the edges of the gold's articles. Raises InputError for paths without gold or articles."""
    annotated = read_gold(gold)
    rows, claims = build_once(annotated, articles, pipeline)
    return list(_judged(annotated, rows, {claim.id: claim for claim in claims}))


def _judged(gold: Sequence[GoldArticle], rows: Iterable[Row], claims: Mapping[str, Claim]) -> Iterator[Judged]:
    for evidence, right in judged_edges(gold, rows):
        for each in evidence:
            yield Judged(claims[each["claim"]], right)


def table(judged: Iterable[Judged]) -> str:
    """The text of `ontologies/confidence.tsv`."""
    counts: Counter[tuple[str, bool]] = Counter()
    for one in judged:
        for name in (one.claim.rule, one.claim.rule.partition(".")[0], ALL):
            counts[name, one.right] += 1
    names = sorted({name for name, _ in counts})
    return HEAD + "".join(f"{name}\t{counts[name, True]}\t{counts[name, True] + counts[name, False]}\n" for name in names)


def reliability(judged: Sequence[Judged]) -> list[Reliability]:
    """The bins that hold claims."""
    found = []
    for low, high in BINS:
        inside = [one for one in judged if low <= one.claim.confidence < high]
        if inside:
            promised = sum(one.claim.confidence for one in inside) / len(inside)
            found.append(Reliability(low, high, len(inside), promised, sum(one.right for one in inside) / len(inside)))
    return found
