"""Scores an export of the graph (the rows of `kg export -f jsonl`) against gold.

Strict: predicate and view are the gold's; lenient: one of its alternatives will do; pair: any predicate between the
right ends. Precision is over all predicted edges, recall over the core edges and over all. An edge counts once for
each gold article in which it has evidence; what lies outside the gold articles does not count.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kg.evaluation.gold import GoldArticle, GoldEdge, GoldStatement, Row
from kg.evaluation.names import Names, most_alike, names_of

VIEWS = ("asserted", "reported")
MODES = ("strict", "lenient", "pair")

Counts = Counter[tuple[str, ...]]


# ── Figures ─────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Rates:
    """Precision, recall over core and over all gold edges, and F1 of precision and core recall."""

    precision: float
    recall_core: float
    recall_all: float
    f1_core: float


@dataclass(frozen=True, slots=True)
class ViewFigures:
    """One view: rates by mode, and how many edges they are made from."""

    strict: Rates
    lenient: Rates
    pair: Rates
    gold: int
    core: int
    predicted: int


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured on one or several articles. `evidence`: the share of right edges (lenient) whose evidence
    touches a gold sentence; None where no edge is right."""

    asserted: ViewFigures
    reported: ViewFigures
    forbidden_hard: int
    forbidden_soft: int
    unasserted_gold: int
    unasserted_found: int
    unasserted_status_right: int
    wrongly_asserted: int
    evidence: float | None


@dataclass(frozen=True, slots=True)
class ArticleScores:
    """Figures of one article with what went wrong, a line each: core edges missed, edges that are not in the gold,
    forbidden edges found."""

    name: str
    figures: Figures
    misses: tuple[str, ...]
    extras: tuple[str, ...]
    forbidden: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scores:
    """The totals over all articles. `articles` leaves sealed ones out; `absent` are those that no export row names."""

    count: int
    absent: tuple[str, ...]
    totals: Figures
    articles: tuple[ArticleScores, ...]


# ── Scoring ─────────────────────────────────────────────────────────────────────────────────────────


@dataclass(slots=True)
class _Export:
    """The rows that scoring needs."""

    articles: list[Row] = field(default_factory=list)
    entities: dict[str, Names] = field(default_factory=dict)
    edges: list[Row] = field(default_factory=list)
    statements: list[Row] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Match:
    """One gold article beside what was predicted for it. `found` maps a predicted entity to gold ones."""

    gold: GoldArticle
    ids: frozenset[str]
    edges: Sequence[Row]
    statements: Sequence[Row]
    found: Mapping[str, frozenset[str]]

    def ends(self, subject: str, target: str, row: Row) -> bool:
        """Whether the row leads from this gold entity to that one."""
        return self._stands_for(row["subject"], subject) and self._stands_for(row["object"], target)

    def edge(self, gold: GoldEdge, row: Row) -> bool:
        """The same, in either direction where the gold edge is symmetric."""
        forth = self.ends(gold.subject, gold.object, row)
        return forth or (gold.symmetric and self.ends(gold.object, gold.subject, row))

    def _stands_for(self, predicted: str, wanted: str) -> bool:
        entity = self.gold.entities.get(wanted)
        accepted = entity.accept if entity else (wanted,)
        return not self.found.get(predicted, frozenset()).isdisjoint(accepted)

    def evidence(self, row: Row) -> list[Row]:
        return _within(row, self.ids)


def score(gold: Sequence[GoldArticle], export_rows: Iterable[Mapping[str, Any]]) -> Scores:
    """Scores the rows of an export; rows of other kinds and other fields are passed over."""
    export = _export(export_rows)
    counts: Counts = Counter()
    scored, absent = [], []
    for article in gold:
        match = _match(article, export)
        if not match.ids:
            absent.append(article.name)
        own: Counts = Counter()
        misses, right = _count_edges(match, own)
        extras = _count_predicted(match, right, own)
        forbidden = _count_forbidden(match, right["lenient"], own)
        _count_statements(match, own)
        counts.update(own)
        if not article.sealed:
            lists = (tuple(misses), tuple(extras), tuple(forbidden))
            scored.append(ArticleScores(article.name, _figures(own), *lists))
    return Scores(len(gold), tuple(absent), _figures(counts), tuple(scored))


def judged_edges(gold: Sequence[GoldArticle], export_rows: Iterable[Row]) -> Iterator[tuple[list[Row], bool]]:
    """The evidence in a gold article of each edge predicted for it, and whether the gold has the edge (leniently)."""
    export = _export(export_rows)
    for article in gold:
        match = _match(article, export)
        right = {i for edge in article.edges for i in _hits(match, edge)["lenient"]}
        for i, row in enumerate(match.edges):
            yield match.evidence(row), i in right


def _export(rows: Iterable[Row]) -> _Export:
    export = _Export()
    lists = {"article": export.articles, "edge": export.edges, "statement": export.statements}
    for row in rows:
        kind = row.get("kind")
        if kind == "entity":
            export.entities[row["id"]] = names_of(row)
        elif kind in lists:
            lists[kind].append(row)
    return export


def _within(row: Row, ids: frozenset[str]) -> list[Row]:
    """The evidence of a row in these articles."""
    return [each for each in row.get("evidence", ()) if each.get("article") in ids]


def _match(gold: GoldArticle, export: _Export) -> _Match:
    ids = frozenset(a["id"] for a in export.articles if a.get("sha256") == gold.sha256 or a["id"] == gold.id)
    edges = [row for row in export.edges if row.get("view") in VIEWS and _within(row, ids)]
    statements = [row for row in export.statements if _within(row, ids)]
    names = {key: entity.names for key, entity in gold.entities.items()}
    used = sorted({row[end] for row in (*edges, *statements) for end in ("subject", "object")} & export.entities.keys())
    return _Match(gold, ids, edges, statements, {key: most_alike(names, export.entities[key]) for key in used})


def _hits(match: _Match, gold: GoldEdge) -> dict[str, list[int]]:
    """Mode -> positions of the predicted edges that are this gold edge."""
    views, predicates = {gold.view, *gold.alt_views}, {gold.predicate, *gold.alt_predicates}
    rows = match.edges
    pair = [i for i, row in enumerate(rows) if row["view"] in views and match.edge(gold, row)]
    lenient = [i for i in pair if rows[i]["predicate"] in predicates]
    strict = [i for i in lenient if rows[i]["predicate"] == gold.predicate and rows[i]["view"] == gold.view]
    return {"strict": strict, "lenient": lenient, "pair": pair}


def _count_edges(match: _Match, counts: Counts) -> tuple[list[str], dict[str, set[int]]]:
    """Counts the gold edges. Gives the core edges missed, and by mode which predicted edges are right."""
    right: dict[str, set[int]] = {mode: set() for mode in MODES}
    misses = []
    for gold in match.gold.edges:
        hits = _hits(match, gold)
        counts[gold.view, "gold"] += 1
        counts[gold.view, "core"] += gold.core
        for mode in MODES:
            counts[gold.view, mode, "hit"] += bool(hits[mode])
            counts[gold.view, mode, "core_hit"] += bool(hits[mode]) and gold.core
            right[mode].update(hits[mode])
        if hits["lenient"]:
            counts["evidence", "all"] += 1
            counts["evidence", "right"] += _touches(match, gold, hits["lenient"])
        elif gold.core:
            near = sorted({match.edges[i]["predicate"] for i in hits["pair"]})
            between = f"   (between the same ends: {', '.join(near)})" if near else ""
            misses.append(_line(gold.view, gold.subject, gold.predicate, gold.object) + between)
    return misses, right


def _touches(match: _Match, gold: GoldEdge, hits: Sequence[int]) -> bool:
    evidence = [each for i in hits for each in match.evidence(match.edges[i])]
    return any(each["start"] < end and start < each["end"] for each in evidence for start, end in gold.spans)


def _line(view: str, subject: str, predicate: str, target: str) -> str:
    return f"[{view}] {subject} --{predicate}--> {target}"


def _count_predicted(match: _Match, right: Mapping[str, set[int]], counts: Counts) -> list[str]:
    """Counts the predicted edges. Gives those that are not in the gold."""
    extras = []
    for i, row in enumerate(match.edges):
        counts[row["view"], "predicted"] += 1
        for mode in MODES:
            counts[row["view"], mode, "right"] += i in right[mode]
        if i not in right["lenient"]:
            extras.append(_line(row["view"], row["subject"], row["predicate"], row["object"]))
    return extras


def _count_forbidden(match: _Match, right: set[int], counts: Counts) -> list[str]:
    """Counts the forbidden edges found, each once; an edge that is in the gold is never one."""
    wrong = [row for i, row in enumerate(match.edges) if i not in right]
    found = []
    for gold in match.gold.forbidden:
        alike = (row for row in wrong if row["view"] in gold.views and row["predicate"] == gold.predicate)
        row = next((row for row in alike if match.ends(gold.subject, gold.object, row)), None)
        if row is not None:
            counts["forbidden", "soft" if gold.soft else "hard"] += 1
            line = _line(row["view"], gold.subject, gold.predicate, gold.object)
            found.append(f"{line}   ({'soft: ' if gold.soft else ''}{gold.why})")
    return found


def _count_statements(match: _Match, counts: Counts) -> None:
    for gold in match.gold.statements:
        statuses = set(_statuses(match, gold))
        counts["unasserted", "gold"] += 1
        counts["unasserted", "found"] += bool(statuses)
        counts["unasserted", "right"] += not statuses.isdisjoint((gold.status, *gold.alt_status))
        counts["unasserted", "asserted"] += "asserted" in statuses


def _statuses(match: _Match, gold: GoldStatement) -> Iterator[str | None]:
    """The status of each predicted statement that is this one."""
    predicates = {gold.predicate, *gold.alt_predicates}
    for row in match.statements:
        if row["predicate"] in predicates and match.ends(gold.subject, gold.object, row):
            yield row.get("status")


# ── From counts to figures ──────────────────────────────────────────────────────────────────────────


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _rates(counts: Counts, view: str, mode: str) -> Rates:
    precision = _share(counts[view, mode, "right"], counts[view, "predicted"])
    core = _share(counts[view, mode, "core_hit"], counts[view, "core"])
    f1 = 2 * precision * core / (precision + core) if precision + core else 0.0
    return Rates(precision, core, _share(counts[view, mode, "hit"], counts[view, "gold"]), f1)


def _view(counts: Counts, view: str) -> ViewFigures:
    strict, lenient, pair = (_rates(counts, view, mode) for mode in MODES)
    return ViewFigures(
        strict, lenient, pair, counts[view, "gold"], counts[view, "core"], counts[view, "predicted"]
    )


def _figures(counts: Counts) -> Figures:
    right = counts["evidence", "all"]
    return Figures(
        asserted=_view(counts, "asserted"),
        reported=_view(counts, "reported"),
        forbidden_hard=counts["forbidden", "hard"],
        forbidden_soft=counts["forbidden", "soft"],
        unasserted_gold=counts["unasserted", "gold"],
        unasserted_found=counts["unasserted", "found"],
        unasserted_status_right=counts["unasserted", "right"],
        wrongly_asserted=counts["unasserted", "asserted"],
        evidence=counts["evidence", "right"] / right if right else None,
    )
