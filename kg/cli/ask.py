"""Reading verbs: facts, claims, sources, evidence."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.app import GRAPH, Graph, Json, app
from kg.cli.output import show, wants_json
from kg.errors import QueryError
from kg.model import Status

if TYPE_CHECKING:
    from collections.abc import Collection

    from kg.cli.rows import Row, Rows
    from kg.ledger import Ledger
    from kg.model import Claim, Edge, Statement


class View(StrEnum):
    """Which plain edges to show."""

    ASSERTED = "asserted"
    REPORTED = "reported"
    ALL = "all"


Predicate = Annotated[str | None, typer.Option("-p", "--predicate", help="Property: offersMediation.")]


@app.command()
def facts(
    subject: Annotated[str | None, typer.Option("-s", "--subject", help="Name or id of the first end.")] = None,
    predicate: Predicate = None,
    object: Annotated[str | None, typer.Option("-o", "--object", help="Name or id of the second end.")] = None,
    view: Annotated[View, typer.Option(help="asserted: the articles say so; reported: their sources say so.")] = View.ASSERTED,
    graph: Graph = GRAPH,
    json: Json = None,
) -> None:
    """Show the plain edges: what the articles themselves say, or what their sources say.

    Example: kg facts -s Russia -p offersMediation
    """
    from kg.cli.rows import Rows
    from kg.ledger import Ledger

    with Ledger.open(graph) as ledger:
        rows, subjects, objects = Rows(ledger), _ends(ledger, subject), _ends(ledger, object)
    found = [rows.edge(edge) for edge in rows.edges
             if view in (View.ALL, edge.view) and predicate in (None, edge.predicate) and _leads(edge, subjects, objects)]
    show(found, ["subject", "predicate", "object", *(["status"] if view is View.ALL else []), "via", "said_by", "sentence"],
         as_json=wants_json(json), title="Facts" if view is View.ASSERTED else f"Edges: {view.value}")


def _ends(ledger: Ledger, name: str | None) -> frozenset[str] | None:
    """The ids that a name stands for; None where none was given."""
    if name is None:
        return None
    found = frozenset(entity.id for entity in ledger.find_entities(name))
    if not found:
        raise QueryError(f"{ledger.path}: nobody is called {name!r}; `kg entities` shows the names")
    return found


def _leads(edge: Edge, subjects: Collection[str] | None, objects: Collection[str] | None) -> bool:
    """Whether an edge leads from one of these to one of those; in either direction where it is symmetric."""
    def fits(subject: str, target: str) -> bool:
        return (subjects is None or subject in subjects) and (objects is None or target in objects)

    return fits(edge.subject, edge.object) or (edge.symmetric and fits(edge.object, edge.subject))


@app.command()
def claims(
    by: Annotated[str | None, typer.Option("--by", help="Only what this source says (name or id).")] = None,
    about: Annotated[str | None, typer.Option("--about", help="Only what is said about this one (name or id).")] = None,
    predicate: Predicate = None,
    status: Annotated[Status | None, typer.Option(help="Only statements with this status.")] = None,
    graph: Graph = GRAPH,
    json: Json = None,
) -> None:
    """Show who says what, and with which certainty: every claim, fact or not.

    Example: kg claims --by Putin --status negated
    """
    from kg.cli.rows import Rows
    from kg.ledger import Ledger

    with Ledger.open(graph) as ledger:
        rows, holders, ends = Rows(ledger), _ends(ledger, by), _ends(ledger, about)
    found = [rows.claim(claim) for judged in rows.statements.values() for claim in judged.claims
             if predicate in (None, judged.statement.predicate) and status in (None, judged.status)
             and _is_about(judged.statement, ends) and _is_by(claim, holders)]
    show(map(_with_ends, found),
         ["status", "predicate", "who", "said_by", "author", "holder_value", "modality", "beside", "sentence"],
         as_json=wants_json(json), title="Claims")


def _is_about(statement: Statement, ends: Collection[str] | None) -> bool:
    return ends is None or any(filler in ends for _, fillers in statement.roles for filler in fillers)


def _is_by(claim: Claim, holders: Collection[str] | None) -> bool:
    return holders is None or claim.holder in holders or any(link.entity in holders for link in claim.attribution)


def _with_ends(row: Row) -> Row:
    """The roles in words, for tables: "agent Russia; recipient Iran, Israel"."""
    roles = row["roles"]
    assert isinstance(roles, dict)
    return {**row, "who": "; ".join(f"{role} {', '.join(names)}" for role, names in roles.items())}


@app.command()
def sources(graph: Graph = GRAPH, json: Json = None) -> None:
    """Show who is quoted or cited, how often, and how far they commit.

    Example: kg sources -g news.kg
    """
    from kg.cli.rows import Rows
    from kg.ledger import Ledger

    with Ledger.open(graph) as ledger:
        rows = Rows(ledger)
    counted: dict[str, Counter[str]] = {}
    for claim in rows.claims.values():
        counted.setdefault(claim.holder, Counter())[claim.holder_value.value] += 1
    ordered = sorted(counted.items(), key=lambda item: (-item[1].total(), item[0]))
    show((_source(rows, key, values) for key, values in ordered), ["source", "claims", "certain", "denied", "unsure"],
         as_json=wants_json(json), title="Sources")


def _source(rows: Rows, key: str, values: Counter[str]) -> Row:
    certain, denied = values["CT+"], values["CT-"]
    return {"source": rows.name(key), "claims": values.total(), "certain": certain, "denied": denied,
            "unsure": values.total() - certain - denied, "id": key}


@app.command()
def evidence(
    subject: Annotated[str, typer.Argument(help="Name or id.")],
    predicate: Annotated[str, typer.Argument(help="Property: offersMediation.")],
    object: Annotated[str, typer.Argument(help="Name or id.")],
    graph: Graph = GRAPH,
    json: Json = None,
) -> None:
    """Show the sentences behind one edge: trigger marked, article, offsets, who says it, rule.

    Example: kg evidence Russia offersMediation Iran
    """
    from kg.cli.rows import Rows
    from kg.ledger import Ledger

    with Ledger.open(graph) as ledger:
        rows, subjects, objects = Rows(ledger), _ends(ledger, subject), _ends(ledger, object)
    edges = [e for e in rows.edges if e.predicate == predicate and _leads(e, subjects, objects)]
    if not edges:
        raise QueryError(f"{graph}: no edge {subject} {predicate} {object}; `kg claims -p {predicate}` shows what is no fact")
    found = [{"edge": f"{rows.name(e.subject)} {e.predicate} {rows.name(e.object)}", "view": e.view, "via": e.via,
              **rows.claim(rows.claims[claim])} for e in edges for claim in e.claims]
    show(found, ["edge", "view", "sentence", "beside", "said_by", "article", "char_start", "char_end", "rule"],
         as_json=wants_json(json), title="Evidence")
