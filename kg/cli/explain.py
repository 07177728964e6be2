"""`kg explain`: one sentence, stage by stage."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.app import Json, app
from kg.cli.output import show, wants_json

if TYPE_CHECKING:
    from kg.model import Proposition, Stance
    from kg.pipeline import Trace


@app.command()
def explain(
    sentence: Annotated[str, typer.Argument(help="A sentence or a short text, or - for standard input.")],
    json: Json = None,
    model: Annotated[str | None, typer.Option(help="Another installed spaCy pipeline.")] = None,
) -> None:
    """Show how a sentence is read: parse, propositions, factuality, links, rules, what was made of it and what was left out.

    Example: kg explain "Putin offered to mediate between Iran and Israel."
    """
    from kg.ingest.files import article_from_text
    from kg.pipeline import Pipeline

    article = article_from_text(sys.stdin.read() if sentence == "-" else sentence, source="explain")
    trace = next(Pipeline(model).trace([article]))
    as_json = wants_json(json)
    if not as_json:
        from kg.annotate.show import format_parse

        for part in trace.parsed.sentences:
            typer.echo(format_parse(trace.parsed, part) + "\n")
    for title, rows, columns in _sections(trace):
        show([{"section": title, **row} for row in rows] if as_json else rows, columns, as_json=as_json, title=title)
        if not as_json:
            typer.echo()


def _sections(trace: Trace) -> list[tuple[str, list[dict[str, object]], list[str]]]:
    return [
        ("Propositions", [_proposition(trace, p) for p in trace.propositions], ["predicate", "arguments", "author", "holder", "by", "rule"]),
        ("Entities", _entities(trace), ["text", "kind", "entity", "type", "id"]),
        ("Statements and claims", _claims(trace), ["predicate", "roles", "author", "holder_value", "modality", "trigger", "rule"]),
        ("Open edges", _open(trace), ["subject", "phrase", "object", "status"]),
        ("Left out", [{"trigger": d.trigger, "reason": d.reason} for d in trace.reading.dropped], ["trigger", "reason"]),
    ]


def _proposition(trace: Trace, proposition: Proposition) -> dict[str, object]:
    tokens = trace.parsed.tokens
    return {
        "predicate": f"{proposition.kind} {proposition.lemma}",
        "arguments": " ".join(f"{s.name}={tokens[s.token].text}" for s in proposition.slots),
        "author": f"{proposition.stance.author.value} {proposition.stance.modality.value}",
        "holder": proposition.stance.holder_value.value, "by": _by(trace, proposition.stance), "rule": proposition.rule,
    }


def _by(trace: Trace, stance: Stance) -> str:
    tokens = trace.parsed.tokens
    return " > ".join(tokens[a.source].text if a.source is not None else "?" for a in stance.attribution)


def _entities(trace: Trace) -> list[dict[str, object]]:
    text, entities = trace.parsed.article.text, trace.links.entities
    return [{"text": text[m.char_start : m.char_end], "kind": m.kind, "entity": entities[e].label, "type": entities[e].type, "id": e}
            for m in trace.links.mentions for e in m.entities if e in entities]


def _claims(trace: Trace) -> list[dict[str, object]]:
    names = {e.id: e.label for e in trace.links.entities.values()}
    statements = {s.id: s for s in trace.reading.statements}
    rows: list[dict[str, object]] = []
    for claim in sorted(trace.reading.claims, key=lambda c: (c.trigger_start, c.id)):
        statement = statements[claim.statement]
        roles = "; ".join(f"{role}: {', '.join(names.get(i, i) for i in ids)}" for role, ids in statement.roles)
        rows.append({"predicate": statement.predicate, "roles": roles, "author": claim.author.value, "holder_value": claim.holder_value.value,
                     "modality": claim.modality.value, "trigger": claim.trigger, "rule": claim.rule, "cameo": statement.cameo,
                     "statement": statement.id})
    return rows


def _open(trace: Trace) -> list[dict[str, object]]:
    names = {e.id: e.label for e in trace.links.entities.values()}
    return [{"subject": names.get(o.subject, o.subject), "phrase": o.phrase, "object": names.get(o.object, o.object),
             "status": o.status.value} for o in trace.reading.open_edges]
