"""`kg coverage`: what became of all that was read, and what no property covers."""

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
    from kg.pipeline import Trace


_ACCOUNT = ["articles", "sentences", "silent", "propositions", "claims", "open", "dropped"]


@app.command()
def coverage(
    paths: Annotated[list[str], typer.Argument(help="Text files, folders, .jsonl files, or - for standard input.")],
    top: Annotated[int, typer.Option(min=1, help="How many predicates to show of each path.")] = 20,
    sentences: Annotated[bool, typer.Option("--sentences", help="A row for each sentence instead.")] = False,
    encoding: Encoding = None,
    model: Model = None,
    ontology: Ontology = None,
    json: Json = None,
) -> None:
    """Show, for each path, what became of the propositions found, and the most frequent predicates that no property covers.

    A proposition becomes claims, an open edge (no property covers it), or is dropped, with the reason. Keeps nothing.

    Example: kg coverage news/ --top 50
    """
    from kg.ingest.files import find_sources
    from kg.pipeline import Pipeline

    pipeline, as_json = Pipeline(model, tuple(ontology or ())), wants_json(json)
    for path in paths:
        traces = list(pipeline.trace(find_sources([path], encoding).articles()))
        accounts = [row for trace in traces for row in _sentences(path, trace)]
        if sentences:
            show(accounts, ["sentence", "propositions", "claims", "open", "dropped"], as_json=as_json, title=path)
            continue
        show([_sum(path, accounts, traces)], _ACCOUNT, as_json=as_json, title=f"{path}: what became of it")
        readings = [trace.reading for trace in traces]
        show(_phrases(path, readings, top), ["phrase", "count", "articles", "example"], as_json=as_json,
             title=f"{path}: predicates without a property")


def _sentences(path: str, trace: Trace) -> Iterator[dict[str, object]]:
    """The account of each sentence: propositions found, claims made, open edges kept, what was dropped and why."""
    reading = trace.reading
    found = Counter(each.sentence for each in trace.propositions)
    claims = Counter(each.sentence for each in reading.claims)
    kept = Counter(each.sentence for each in reading.open_edges)
    dropped: dict[int, list[str]] = {}
    for each in reading.dropped:
        dropped.setdefault(each.sentence, []).append(f"{each.trigger} ({each.reason})")
    for sentence in reading.sentences:
        words = " ".join(reading.article.text[sentence.char_start : sentence.char_end].split())
        yield {"path": path, "article": reading.article.id, "sentence": words, "propositions": found[sentence.index],
               "claims": claims[sentence.index], "open": kept[sentence.index], "dropped": dropped.get(sentence.index, [])}


def _sum(path: str, accounts: list[dict[str, object]], traces: list[Trace]) -> Row:
    """The sums over all sentences; `silent` are those that gave neither claim nor open edge."""
    reasons = Counter(each.reason for trace in traces for each in trace.reading.dropped)
    counts = {name: sum(int(str(row[name])) for row in accounts) for name in ("propositions", "claims", "open")}
    silent = sum(not row["claims"] and not row["open"] for row in accounts)
    dropped = [f"{count} {reason}" for reason, count in sorted(reasons.items(), key=lambda item: (-item[1], item[0]))]
    return {"path": path, "articles": len(traces), "sentences": len(accounts), "silent": silent, **counts, "dropped": dropped}


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
