"""Reading verbs: facts, claims, sources, evidence."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.app import GRAPH, Graph, Json, app
from kg.cli.output import show, wants_json
from kg.errors import QueryError

if TYPE_CHECKING:
    from kg.cli.rows import Rows
    from kg.ledger import Ledger

_VIEWS = ("asserted", "reported", "all")
Subject = Annotated[str | None, typer.Option("-s", "--subject", help="Name or id of the first end.")]
Predicate = Annotated[str | None, typer.Option("-p", "--predicate", help="Property: offersMediation.")]
Object = Annotated[str | None, typer.Option("-o", "--object", help="Name or id of the second end.")]


@app.command()
def facts(
    subject: Subject = None,
    predicate: Predicate = None,
    object: Object = None,  # noqa: A002
    view: Annotated[str, typer.Option(help="asserted: the article says so; reported: a source says so; all.")] = "asserted",
    graph: Graph = GRAPH,
    json: Json = None,
) -> None:
    """The plain edges: what the articles themselves say.

    Example: kg facts -s Russia -p offersMediation
    """
    from kg.cli.rows import Rows
    from kg.ledger import Ledger

    if view not in _VIEWS:
        raise QueryError(f"--view {view}: known are {', '.join(_VIEWS)}")
    with Ledger.open(graph) as ledger:
        rows = Rows(ledger)
        wanted = _ends(ledger, subject), _ends(ledger, object)
        found = (r for r in rows.facts(None if view == "all" else view)
                 if predicate in (None, r["predicate"]) and _matches(r, *wanted))
        show(found, ["subject", "predicate", "object", "view", "via", "claims", "sentence"], as_json=wants_json(json), title="Facts")


def _ends(ledger: Ledger, name: str | None) -> set[str] | None:
    if name is None:
        return None
    found = {e.id for e in ledger.find_entities(name)}
    if not found:
        raise QueryError(f"{name!r} is nobody in {ledger.path}; `kg facts` shows the names")
    return found


def _matches(row: dict[str, object], subjects: set[str] | None, objects: set[str] | None) -> bool:
    return (subjects is None or row["subject_id"] in subjects) and (objects is None or row["object_id"] in objects)


@app.command()
def claims(
    by: Annotated[str | None, typer.Option("--by", help="Only what this source says (name or id).")] = None,
    about: Annotated[str | None, typer.Option("--about", help="Only statements with this end (name or id).")] = None,
    predicate: Predicate = None,
    status: Annotated[str | None, typer.Option(help="asserted, reported, negated, planned, possible, hypothetical, disputed.")] = None,
    graph: Graph = GRAPH,
    json: Json = None,
) -> None:
    """Who says what, with which certainty: every claim, facts or not.

    Example: kg claims --by Putin --status negated
    """
    from kg.cli.rows import Rows
    from kg.ledger import Ledger

    with Ledger.open(graph) as ledger:
        rows = Rows(ledger)
        holders, ends = _ends(ledger, by), _ends(ledger, about)
        found = []
        for judged in ledger.statements():
            fillers = [i for _, ids in judged.statement.roles for i in ids]
            if predicate not in (None, judged.statement.predicate) or status not in (None, judged.status.value):
                continue
            if ends is not None and not ends & set(fillers):
                continue
            words = _roles(rows, judged.statement.roles)
            found += [{"status": judged.status.value, **rows.claim(c, judged.statement.predicate, words)}
                      for c in judged.claims if holders is None or holders & {c.holder, *(s.entity for s in c.attribution)}]
        show(found, ["status", "predicate", "ends", "said_by", "author", "holder_value", "modality", "sentence"],
             as_json=wants_json(json), title="Claims")


def _roles(rows: Rows, roles: tuple[tuple[str, tuple[str, ...]], ...]) -> str:
    return "; ".join(f"{role}: {', '.join(rows.name(i) for i in ids)}" for role, ids in roles)


@app.command()
def sources(graph: Graph = GRAPH, json: Json = None) -> None:
    """Who is quoted or cited, how often, and how far they commit.

    Example: kg sources -g news.kg
    """
    from kg.cli.rows import Rows
    from kg.ledger import Ledger

    with Ledger.open(graph) as ledger:
        rows = Rows(ledger)
        counted: dict[str, Counter[str]] = {}
        for claim in ledger.claims():
            counted.setdefault(claim.holder, Counter())[claim.holder_value.value] += 1
        found = [{"source": rows.name(k), "claims": sum(v.values()), "certain": v["CT+"], "denied": v["CT-"],
                  "other": sum(v.values()) - v["CT+"] - v["CT-"], "id": k}
                 for k, v in sorted(counted.items(), key=lambda item: (-sum(item[1].values()), item[0]))]
        show(found, ["source", "claims", "certain", "denied", "other"], as_json=wants_json(json), title="Sources")


@app.command()
def evidence(
    subject: Annotated[str, typer.Argument(help="Name or id.")],
    predicate: Annotated[str, typer.Argument(help="Property: offersMediation.")],
    object: Annotated[str, typer.Argument(help="Name or id.")],  # noqa: A002
    graph: Graph = GRAPH,
    json: Json = None,
) -> None:
    """The sentences behind one edge: trigger marked, article, offsets, who says it, rule.

    Example: kg evidence Russia offersMediation Iran
    """
    from kg.cli.rows import Rows
    from kg.ledger import Ledger

    with Ledger.open(graph) as ledger:
        rows = Rows(ledger)
        subjects, objects = _ends(ledger, subject) or set(), _ends(ledger, object) or set()
        edges = [e for e in ledger.edges() if e.predicate == predicate and (
            e.subject in subjects and e.object in objects or e.symmetric and e.object in subjects and e.subject in objects)]
        if not edges:
            raise QueryError(f"no edge {subject} {predicate} {object} in {graph}; `kg claims -p {predicate}` shows what is no fact")
        found = [{"view": e.view, **rows.claim(rows.claims[c], e.predicate, f"{rows.name(e.subject)} → {rows.name(e.object)}")}
                 for e in edges for c in e.claims]
        show(found, ["view", "ends", "sentence", "said_by", "article", "char_start", "char_end", "rule"],
             as_json=wants_json(json), title=f"{subject} {predicate} {object}")
