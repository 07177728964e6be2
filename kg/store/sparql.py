"""SPARQL over a ledger, reading only."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pyoxigraph as ox

from kg.errors import QueryError
from kg.protocols import Record
from kg.store import iris
from kg.store.rdf import REPORTED
from kg.store.rdf_folder import in_memory, with_store

Value = str | int | float | bool | None
Triples = tuple[tuple[str, str, str], ...]

# What could hide a keyword: IRIs, strings, comments, in the order that SPARQL's grammar tries them.
_HIDDEN = re.compile(
    r"""\\.|<[^<>"{}|^`\\\s]*>|'{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3}|"{3}(?:"{0,2}(?:[^"\\]|\\.))*"{3}"""
    r"""|'(?:[^'\\\n\r]|\\.)*'|"(?:[^"\\\n\r]|\\.)*"|#[^\n\r]*""", re.DOTALL)
_PROLOGUE = re.compile(r"\A\s*(?:(?:PREFIX\s+[^\s:]*:|BASE)\s*)*", re.IGNORECASE)
_UPDATE = re.compile(r"(INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY|WITH)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Result:
    """Answer of a SELECT: the variables, and a row of values for each solution (None: not bound). IRIs come as short
    names (`wd:Q159`, `kg:attacks`, `st:…`), numbers and truth values as such, everything else as text."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


def query(record: Record, text: str, *, union: bool = False) -> Result | bool | Triples:
    """Answers one query: Result for SELECT, bool for ASK, triples as N-Triples terms for CONSTRUCT and DESCRIBE.

    See `ask` for the dataset and the errors. The store on disk beside the ledger answers, and follows it first.
    """
    try:
        return with_store(record, lambda store: ask(store, text, union=union))
    except OSError as error:
        raise QueryError(f"{record.path}: the RDF store cannot be read ({error}); is the disk full?") from error


def load(record: Record) -> ox.Store:
    """A store in memory with all named graphs of the ledger."""
    return in_memory(record)


def ask(store: ox.Store, text: str, *, union: bool = False) -> Result | bool | Triples:
    """Answers one query from a loaded store.

    The default graph holds all but the reported edges; these join where the query names `kgr:` or its namespace, or
    with `union`. Every graph can be named by GRAPH and FROM. The prefixes of kg.store.iris are known.
    Raises QueryError for a syntax error, an update, or SERVICE: a query neither writes nor leaves the machine.
    """
    bare = _HIDDEN.sub(" ", text)
    _refuse(bare)
    graphs = None if _keyword("FROM", bare) else _default(text, union)
    try:
        found = store.query(text, prefixes=iris.PREFIXES, default_graph=graphs)
        return _answer(found)
    except (SyntaxError, ValueError) as error:
        raise QueryError(f"SPARQL: {_explained(str(error), text)}") from error


def _explained(message: str, text: str) -> str:
    """The place and what stands there; the parser's own message may list every token of the grammar."""
    place = re.match(r"error at (\d+):(\d+): ", message)
    if not place:
        return " ".join(message.split())[:150]
    line, column = int(place[1]), int(place[2])
    lines = text.split("\n")
    rest = lines[line - 1][column - 1 :] if line <= len(lines) else ""
    where = f"line {line}, column {column}"
    prefix = re.search(r"[\w.-]*:(?=[\w.%-]*$)", lines[line - 1][: column - 1]) if line <= len(lines) else None
    if "Prefix not found" in message and prefix:
        return f"{where}: prefix {prefix[0]} is not declared; known: {', '.join(iris.PREFIXES)}"
    if sense := re.search(r"(?:[A-Z]\w+ )(?:[\w*]+ ){2,}[\w*]+", message):  # a rule beyond the grammar, in words
        return f"{where}: {sense[0]}"
    return f"{where}: cannot go on at {rest[:30]!r}" if rest.strip() else f"{where}: the query ends too early"


def _refuse(bare: str) -> None:
    if _UPDATE.match(_PROLOGUE.sub("", bare, count=1)):
        raise QueryError("SPARQL: updates are refused; `kg build` and `kg retract` change a ledger")
    if _keyword("SERVICE", bare):
        raise QueryError("SPARQL: SERVICE is refused; a query stays in this ledger")


def _keyword(word: str, bare: str) -> bool:
    """Whether the word stands there as itself, not in a variable or a prefixed name."""
    return re.search(rf"(?<![?$:\w]){word}\b(?!:)", bare, re.IGNORECASE) is not None


def _default(text: str, union: bool) -> list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph]:
    reported = union or "kgr:" in text or iris.KGR in text
    return [ox.DefaultGraph(), REPORTED] if reported else [ox.DefaultGraph()]


def _answer(found: object) -> Result | bool | Triples:
    if isinstance(found, ox.QueryBoolean):
        return bool(found)
    if isinstance(found, ox.QuerySolutions):
        columns = tuple(variable.value for variable in found.variables)
        return Result(columns, tuple(tuple(_value(term) for term in solution) for solution in found))
    assert isinstance(found, ox.QueryTriples)
    return tuple(sorted((str(t.subject), str(t.predicate), str(t.object)) for t in found))


_NUMBERS = {iris.XSD + name: kind for name, kind in
            (("integer", int), ("decimal", float), ("double", float), ("float", float))}


def _value(term: object) -> Value:
    if isinstance(term, ox.NamedNode):
        return iris.short(term.value)
    if not isinstance(term, ox.Literal):
        return None if term is None else str(term)
    if term.datatype.value == iris.XSD + "boolean":
        return term.value in ("true", "1")
    try:
        return _NUMBERS.get(term.datatype.value, str)(term.value)
    except ValueError:  # "many"^^xsd:integer: said to be a number, and none
        return term.value
