"""`kg ask`: named questions, in SPARQL or in Cypher."""

from __future__ import annotations

import json as codec
import re
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.app import GRAPH, Graph, Json, app
from kg.cli.output import show, wants_json
from kg.cli.query import Language
from kg.errors import QueryError

if TYPE_CHECKING:
    from kg.store.questions import Question


@app.command(context_settings={"ignore_unknown_options": True})
def ask(
    name: Annotated[str | None, typer.Argument(help="Name of the question; `--list` shows them.")] = None,
    parameters: Annotated[list[str] | None, typer.Argument(
        help="What the question takes: `--PARAMETER VALUE` or `--PARAMETER=VALUE`; entities by name or id.")] = None,
    listed: Annotated[bool, typer.Option("--list", help="List the questions with their parameters.")] = False,
    shown: Annotated[bool, typer.Option("--show", help="Print the texts of the question instead of asking it.")] = False,
    lang: Annotated[Language | None, typer.Option(help="Which text to ask or show; both give the same rows.")] = None,
    queries: Annotated[list[str] | None, typer.Option(help="A further folder of questions (NAME.toml); repeatable.")] = None,
    graph: Graph = GRAPH,
    json: Json = None,
) -> None:
    """Ask a named question: who attacked whom, what is denied, which reports nobody confirms … docs/queries.md has them all.
    Ids of what a table names come with `--json`.

    Example: kg ask who-attacked-whom --since 2022-02-24 --who Russia
    """
    from kg import api
    from kg.store.questions import known, named

    questions = known(queries or ())
    if listed:
        show(map(_row, sorted(questions.values(), key=_order)), ["name", "title", "parameters"], as_json=wants_json(json),
             title="Questions")
        return
    if name is None:
        raise QueryError("give the name of a question; `kg ask --list` shows them")
    question = named(questions, name)
    if shown:
        _show_texts(question, lang, as_json=bool(json))
        return
    with api.Graph.open(graph) as opened:
        found = opened.ask(name, _given(parameters or []), lang=(lang or Language.SPARQL).value, folders=queries or ())
    columns = [column for column in found.columns if not column.endswith("_id")]
    show(found.rows(), columns, as_json=wants_json(json), title=question.title)


def _order(question: Question) -> tuple[bool, int, str]:
    """Those of the data model first."""
    return not question.competency, question.competency, question.name


def _row(question: Question) -> dict[str, object]:
    return {"name": question.name, "title": question.title, "description": question.description,
            "parameters": [f"--{each.name}{'' if each.required else '?'}" for each in question.parameters]}


def _given(words: Sequence[str]) -> dict[str, str]:
    """The parameters of a call: "--since 2024-06-01" or "--since=2024-06-01"."""
    found: dict[str, str] = {}
    rest = iter(words)
    for word in rest:
        name, equals, value = word.removeprefix("--").partition("=")
        if not word.startswith("--") or not name:
            raise QueryError(f"{word!r} is no parameter; write --PARAMETER VALUE, and quote a value with blanks")
        given = value if equals else next(rest, None)
        if given is None:
            raise QueryError(f"--{name} has no value")
        if name in found:
            raise QueryError(f"--{name} is given twice")
        found[name] = given
    return found


def _show_texts(question: Question, lang: Language | None, *, as_json: bool) -> None:
    if as_json:
        row = {**_row(question), "sparql": _with_prefixes(question.sparql), "cypher": question.cypher}
        sys.stdout.write(codec.dumps(row, ensure_ascii=False) + "\n")
        return
    texts = {Language.SPARQL: _with_prefixes(question.sparql), Language.CYPHER: question.cypher}
    if lang:
        sys.stdout.write(texts[lang] + "\n")
        return
    lines = [question.title, "", question.description, "", *_parameter_lines(question)]
    for language, text in texts.items():
        lines += [f"-- {language.value} --", text, ""]
    sys.stdout.write("\n".join(lines))


def _parameter_lines(question: Question) -> Iterator[str]:
    for each in question.parameters:
        left_out = "must be given" if each.required else "may be left out" if each.default is None else f"default {each.default}"
        yield f"  --{each.name} ({each.kind}, {left_out}): {each.description}"
    if question.parameters:
        yield ""


def _with_prefixes(text: str) -> str:
    """The text with a declaration of each prefix in it, as other stores need."""
    from kg.store.iris import PREFIXES

    used = [f"PREFIX {name}: <{full}>" for name, full in PREFIXES.items() if re.search(rf"(?<![\w?$]){name}:", text)]
    return "\n".join([*used, text])
