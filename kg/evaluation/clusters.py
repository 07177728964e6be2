"""Figures for clusters of mentions: MUC, B³ and CEAFe, whose mean is the CoNLL figure.

MUC: Vilain et al. 1995; B³: Bagga and Baldwin 1998; CEAFe: Luo 2005; the mean: Pradhan et al. 2012.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence

Clusters = Sequence[frozenset[Hashable]]


def conll(documents: Sequence[tuple[Clusters, Clusters]]) -> tuple[float, float, float]:
    """Precision, recall and F1 of (gold, predicted) clusters: each the mean over the three measures."""
    measures = [_score([m(gold, found) for gold, found in documents]) for m in (_muc, _b3, _ceafe)]
    precision, recall, f1 = (sum(values) / len(measures) for values in zip(*measures, strict=True))
    return precision, recall, f1


Counts = tuple[float, float, float, float]  # precision: right, all; recall: right, all


def _score(counts: Sequence[Counts]) -> tuple[float, float, float]:
    right, found, kept, gold = (sum(values) for values in zip(*counts, strict=True)) if counts else (0, 0, 0, 0)
    precision, recall = right / found if found else 0.0, kept / gold if gold else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _muc(gold: Clusters, found: Clusters) -> Counts:
    return (*_links(found, gold), *_links(gold, found))


def _links(clusters: Clusters, others: Clusters) -> tuple[float, float]:
    """Links of the clusters that the others keep, and all."""
    at = _index(others)
    right = sum(len(c) - len({at.get(m, m) for m in c}) for c in clusters)
    return right, sum(len(c) - 1 for c in clusters)


def _b3(gold: Clusters, found: Clusters) -> Counts:
    return (*_shares(found, gold), *_shares(gold, found))


def _shares(clusters: Clusters, others: Clusters) -> tuple[float, float]:
    at = _index(others)
    right = sum(len(c & others[at[m]]) / len(c) for c in clusters for m in c if m in at)
    return right, sum(map(len, clusters))


def _ceafe(gold: Clusters, found: Clusters) -> Counts:
    similar = best_sum([[2 * len(g & f) / (len(g) + len(f)) for f in found] for g in gold])
    return similar, len(found), similar, len(gold)


def _index(clusters: Clusters) -> dict[Hashable, int]:
    return {mention: n for n, cluster in enumerate(clusters) for mention in cluster}


def best_sum(weights: list[list[float]]) -> float:
    """The greatest sum of weights of a one-to-one assignment of rows to columns (Hungarian method, Kuhn 1955, with
    potentials)."""
    if not weights or not weights[0]:
        return 0.0
    rows = weights if len(weights) <= len(weights[0]) else [list(column) for column in zip(*weights, strict=True)]
    columns = len(rows[0])
    up, left = [0.0] * (len(rows) + 1), [0.0] * (columns + 1)
    of = [0] * (columns + 1)  # the row, from 1, that a column is given to
    for row in range(1, len(rows) + 1):
        of[0] = row
        _assign(rows, up, left, of)
    return sum(rows[of[j] - 1][j - 1] for j in range(1, columns + 1) if of[j])


def _assign(rows: list[list[float]], up: list[float], left: list[float], of: list[int]) -> None:
    """Give a column to the row in of[0] along the shortest augmenting path."""
    free, way, used = [float("inf")] * len(of), [0] * len(of), [False] * len(of)
    column = 0
    while of[column]:
        used[column] = True
        row = of[column]
        for j in range(1, len(of)):
            cost = -rows[row - 1][j - 1] - up[row] - left[j]
            if not used[j] and cost < free[j]:
                free[j], way[j] = cost, column
        following = min((j for j in range(1, len(of)) if not used[j]), key=lambda j: free[j])
        step = free[following]
        for j in range(len(of)):
            if used[j]:
                up[of[j]] += step
                left[j] -= step
            else:
                free[j] -= step
        column = following
    while column:
        of[column] = of[way[column]]
        column = way[column]
