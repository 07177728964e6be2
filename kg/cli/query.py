"""`kg query`: SPARQL or Cypher, the answer as a table, JSON Lines, CSV or TSV, that of SPARQL also in its own formats."""

from __future__ import annotations

import csv
import json as codec
import sys
from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.app import GRAPH, Graph, Json, Rdf, app
from kg.cli.output import note, show, wants_json

if TYPE_CHECKING:
    from kg.api.answers import Table


class Language(StrEnum):
    """What a query is written in."""

    SPARQL = "sparql"
    CYPHER = "cypher"


class Form(StrEnum):
    """How an answer is printed: the first four with short names, in any language; the others as SPARQL has them."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    TSV = "tsv"
    SPARQL_JSON = "sparql-json"
    SPARQL_XML = "sparql-xml"
    SPARQL_CSV = "sparql-csv"
    SPARQL_TSV = "sparql-tsv"
    TURTLE = "turtle"
    NTRIPLES = "ntriples"


_SHORT = (Form.TABLE, Form.JSON, Form.CSV, Form.TSV)


@app.command()
def query(
    text: Annotated[str, typer.Argument(metavar="QUERY", help="In SPARQL or Cypher, or - to read it from standard input.")],
    graph: Graph = GRAPH,
    lang: Annotated[Language | None, typer.Option(help="Without it, what the first word of the query says.")] = None,
    param: Annotated[list[str] | None, typer.Option(
        metavar="NAME=VALUE", help="A parameter of a Cypher query, $NAME in its text; VALUE is JSON or text; repeatable.")] = None,
    reported: Annotated[bool, typer.Option("--reported", help="SPARQL: beside the facts, the reported edges (kgr:).")] = False,
    inferred: Annotated[bool, typer.Option("--inferred", help="SPARQL: beside the facts, what follows by rules.")] = False,
    everything: Annotated[bool, typer.Option("--all", help="SPARQL: --reported and --inferred.")] = False,
    rdf: Annotated[Rdf, typer.Option(help="SPARQL: with 1.2, statements reify their triples, facts or not.")] = Rdf.RDF_1_1,
    format: Annotated[Form | None, typer.Option(
        "-f", "--format", help="How to print the answer; turtle and ntriples for CONSTRUCT and DESCRIBE.")] = None,
    json: Json = None,
) -> None:
    """Ask the graph in SPARQL, whose usual prefixes (kg:, kgr:, wd:, rdfs: …) are known, or in Cypher, as in
    'MATCH (a)-[r:OFFERS_MEDIATION]->(b) RETURN a.name, b.name, r.n_claims'.

    Example: kg query 'SELECT ?who ?whom { ?who kg:offersMediation ?whom }'
    """
    from kg import api
    from kg.store.query_language import language_of

    text = sys.stdin.read() if text == "-" else text
    language = lang or language_of(text)
    form = format or (Form.JSON if wants_json(json) else Form.TABLE)
    dataset = {"reported": reported or everything, "inferred": inferred or everything, "reified": rdf is Rdf.RDF_1_2}
    with api.Graph.open(graph) as opened:
        if language == Language.CYPHER:
            _sparql_only(form not in _SHORT, "--format")
            _sparql_only(any(dataset.values()), "--reported, --inferred, --all, --rdf")
            _print(opened.cypher(text, _parameters(param or [])), form)
        elif param:
            raise typer.BadParameter("SPARQL knows no parameters", param_hint="--param")
        elif form in _SHORT:
            _print(opened.sparql(text, **dataset), form)
        else:
            sys.stdout.buffer.write(opened.sparql_result(text, form.value, **dataset))


def _sparql_only(given: bool, option: str) -> None:
    if given:
        raise typer.BadParameter("is for SPARQL; in Cypher, name the relationships", param_hint=option)


def _parameters(given: Sequence[str]) -> dict[str, object]:
    """The value is JSON (5, true, ["a", "b"], "5") or, where it is none, the text as it stands."""
    found: dict[str, object] = {}
    for pair in given:
        name, equals, value = pair.partition("=")
        if not (equals and name.isidentifier()):
            raise typer.BadParameter(f"{pair!r} is not NAME=VALUE", param_hint="--param")
        try:
            found[name] = codec.loads(value)
        except ValueError:
            found[name] = value
    return found


def _print(answer: Table | bool, form: Form) -> None:
    columns, rows = (("answer",), [{"answer": answer}]) if isinstance(answer, bool) else (answer.columns, answer.rows())
    for warning in () if isinstance(answer, bool) else answer.warnings:
        note(f"kg: {warning}")
    if form in (Form.TABLE, Form.JSON):
        show(rows, columns, as_json=form is Form.JSON)
        return
    sheet = csv.writer(sys.stdout, dialect="excel" if form is Form.CSV else "excel-tab", lineterminator="\n")
    sheet.writerow(columns)
    sheet.writerows([_cell(row[column]) for column in columns] for row in rows)


def _cell(value: object) -> object:
    """Lists, nodes and truth values as JSON has them."""
    return codec.dumps(value, ensure_ascii=False) if isinstance(value, (list, tuple, dict, bool)) else value
