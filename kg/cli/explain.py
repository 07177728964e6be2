"""`kg explain`: one sentence, stage by stage."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from kg.api.records import Row
from kg.api.wording import beside
from kg.cli.app import Json, Model, Ontology, app
from kg.cli.output import show, wants_json

if TYPE_CHECKING:
    from kg.model import Proposition, Stance
    from kg.pipeline import Trace

Section = tuple[str, list[Row], list[str]]


@app.command()
def explain(
    sentence: Annotated[str, typer.Argument(help="A sentence or a short text, or - for standard input.")],
    json: Json = None,
    model: Model = None,
    ontology: Ontology = None,
) -> None:
    """Show how a sentence is read: parse, propositions, factuality, links, rules, what was made of it and what was left out.

    Example: kg explain "Putin offered to mediate between Iran and Israel."
    """
    from kg.ingest.articles import article_from_text
    from kg.pipeline import Pipeline

    article = article_from_text(sys.stdin.read() if sentence == "-" else sentence, source="explain")
    trace = next(Pipeline(model, tuple(ontology or ())).trace([article]))
    as_json = wants_json(json)
    for title, rows, columns in _sections(trace):
        show([{"section": title, **row} for row in rows] if as_json else rows, columns, as_json=as_json, title=title)


def _sections(trace: Trace) -> list[Section]:
    parts: dict[str, tuple[Callable[[Trace], list[Row]], list[str]]] = {
        "Parse": (_parse, ["i", "text", "lemma", "upos", "dep", "head", "case", "name"]),
        "Repairs of the parse": (_repairs, ["repair", "token"]),
        "Propositions": (_propositions, ["predicate", "arguments", "author", "modality", "holder", "by", "cues", "rule"]),
        "Entities": (_entities, ["text", "kind", "entity", "type", "id"]),
        "Statements and claims": (
            _claims, ["predicate", "roles", "author", "holder", "holder_value", "modality", "beside", "rule"]),
        "Open edges: no property covers them": (_open, ["subject", "phrase", "object", "status"]),
        "Left out": (_dropped, ["trigger", "reason"]),
    }
    return [(title, make(trace), columns) for title, (make, columns) in parts.items()]


def _parse(trace: Trace) -> list[Row]:
    labels = [name.label for name in trace.parsed.names]
    return [{"i": t.i, "text": t.text, "lemma": t.lemma, "upos": t.upos, "dep": t.dep, "head": trace.parsed.tokens[t.head].text
             if t.head != t.i else "ROOT", "case": t.case, "name": labels[t.name] if t.name >= 0 else ""}
            for t in trace.parsed.tokens]


def _repairs(trace: Trace) -> list[Row]:
    return [{"repair": name, "token": trace.parsed.tokens[i].text} for name, i in trace.parsed.repairs]


def _propositions(trace: Trace) -> list[Row]:
    return [_proposition(trace, proposition) for proposition in trace.propositions]


def _proposition(trace: Trace, proposition: Proposition) -> Row:
    tokens, stance = trace.parsed.tokens, proposition.stance
    return {
        "predicate": f"{proposition.kind} {proposition.lemma}",
        "arguments": " ".join(f"{s.name}={tokens[s.token].text}" for s in proposition.slots),
        "author": stance.author.value, "modality": stance.modality.value, "holder": stance.holder_value.value,
        "by": _by(trace, stance), "cues": " ".join(tokens[i].text for i in stance.cues), "rule": proposition.rule,
    }


def _by(trace: Trace, stance: Stance) -> str:
    tokens = trace.parsed.tokens
    return " > ".join(tokens[a.source].text if a.source is not None else "?" for a in stance.attribution)


def _names(trace: Trace) -> dict[str, str]:
    """What ids are called; a statement by its predicate."""
    statements = {s.id: f"({s.predicate})" for s in trace.reading.statements}
    return statements | {e.id: e.label for e in (*trace.links.entities.values(), *trace.reading.entities)}


def _entities(trace: Trace) -> list[Row]:
    text, known = trace.parsed.article.text, trace.links.entities
    return [{"text": text[m.char_start : m.char_end], "kind": m.kind, "entity": known[e].label, "type": known[e].type, "id": e}
            for m in trace.links.mentions for e in m.entities if e in known]


def _claims(trace: Trace) -> list[Row]:
    names, statements = _names(trace), {s.id: s for s in trace.reading.statements}
    rows: list[Row] = []
    for claim in sorted(trace.reading.claims, key=lambda c: (c.trigger_start, c.id)):
        statement = statements[claim.statement]
        roles = "; ".join(f"{role}: {', '.join(names.get(i, i) for i in ids)}" for role, ids in statement.roles)
        rows.append({
            "predicate": statement.predicate, "roles": roles, "author": claim.author.value,
            "holder": names.get(claim.holder, claim.holder), "holder_value": claim.holder_value.value,
            "modality": claim.modality.value, "trigger": claim.trigger, "rule": claim.rule, "cameo": statement.cameo,
            "statement": statement.id, "beside": beside(claim, names), "time_from": claim.time_from, "time_to": claim.time_to,
        })
    return rows


def _open(trace: Trace) -> list[Row]:
    names = _names(trace)
    return [{"subject": names.get(o.subject, o.subject), "phrase": o.phrase, "object": names.get(o.object, o.object),
             "status": o.status.value} for o in trace.reading.open_edges]


def _dropped(trace: Trace) -> list[Row]:
    return [{"trigger": d.trigger, "reason": d.reason} for d in trace.reading.dropped]
