"""`kg corrections`: what the corrections file does, and doing it without a build."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.app import GRAPH, WAIT, CorrectionsOption, Graph, Json, Ontology, Wait, app
from kg.cli.output import note, show, wants_json


class Action(StrEnum):
    """What to do with the file."""

    CHECK = "check"
    APPLY = "apply"


@app.command()
def corrections(
    action: Annotated[Action, typer.Argument(help="List what each line does at present, or bring the graph in line.")],
    graph: Graph = GRAPH,
    corrections: CorrectionsOption = None,
    ontology: Ontology = None,
    json: Json = None,
    wait: Wait = WAIT,
) -> None:
    """Check or apply the corrections file: merges, classes, names, rejected claims. `kg build` applies it, too.

    Example: kg corrections check
    """
    from kg.corrected import Corrected
    from kg.corrections import read_corrections
    from kg.ledger import Ledger
    from kg.pipeline import Pipeline

    file = read_corrections(Path(graph), corrections)
    lexicon = Pipeline(ontologies=tuple(ontology or ())).lexicon
    Ledger.open(graph).close()  # a ledger that is not there is an error, not a new one
    if action is Action.APPLY:
        with Ledger.open(graph, mode="write", wait=wait) as ledger:
            changed = Corrected(ledger, file, lexicon).settle()
        note(f"{graph}: {'1 article' if changed == 1 else f'{changed} articles'} corrected anew")
        return
    with Ledger.open(graph) as ledger:
        effects = Corrected(ledger, file, lexicon).effects()
    rows = [{"line": e.entry.line, "kind": e.entry.kind, "says": str(e.entry), "articles": e.articles, "statements": e.statements,
             "claims": e.claims, "note": e.note, "because": e.entry.because} for e in effects]
    show(rows, ["line", "kind", "says", "articles", "statements", "claims", "note"], as_json=wants_json(json), title=str(file.path))
    if wrong := sum(bool(e.problem) for e in effects):
        note(f"kg: {file.path}: {wrong} of {len(effects)} entries name what no article has; mend or remove them")
        raise typer.Exit(1)
