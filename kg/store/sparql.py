"""SPARQL over a ledger, reading only."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import pyoxigraph as ox

from kg.errors import QueryError
from kg.protocols import Record
from kg.store import iris
from kg.store.facts import graph
from kg.store.rdf_folder import in_memory, with_store

Value = str | int | float | bool | None
Triples = tuple[tuple[str, str, str], ...]
Found = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
Answer = TypeVar("Answer")

# Format of a result -> its name in pyoxigraph, and whether it is one of triples.
FORMS = {
    "sparql-json": ("JSON", False), "sparql-xml": ("XML", False), "sparql-csv": ("CSV", False), "sparql-tsv": ("TSV", False),
    "turtle": ("TURTLE", True), "ntriples": ("N_TRIPLES", True),
}

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


@dataclass(frozen=True, slots=True)
class Dataset:
    """What a query takes for the graph beside the facts and all that is told of them: the edges that are only reported
    (in kgr:), those that follow from the facts by rules, and the triples that statements reify (RDF 1.2)."""

    reported: bool = False
    inferred: bool = False
    reified: bool = False


def query(record: Record, text: str, dataset: Dataset = Dataset()) -> Result | bool | Triples:
    """Answers one query: Result for SELECT, bool for ASK, triples as N-Triples terms for CONSTRUCT and DESCRIBE.

    See `ask` for the dataset and the errors. The store on disk beside the ledger answers, and follows it first.
    """
    return on_disk(record, lambda store: ask(store, text, dataset), dataset)


def written(record: Record, text: str, form: str, dataset: Dataset = Dataset()) -> bytes:
    """As `query`, in one of FORMS: a result format of SPARQL for SELECT and ASK, Turtle or N-Triples for CONSTRUCT and
    DESCRIBE. Raises QueryError also where the format does not fit the query."""
    return on_disk(record, lambda store: _written(_found(store, text, dataset), form), dataset)


def on_disk(record: Record, answer: Callable[[ox.Store], Answer], dataset: Dataset = Dataset()) -> Answer:
    """What `answer` makes of the store on disk beside the ledger, which follows it first."""
    try:
        return with_store(record, answer, inferred=dataset.inferred)
    except OSError as error:
        raise QueryError(f"{record.path}: the RDF store cannot be read ({error}); is the disk full?") from error


def load(record: Record, *, inferred: bool = False) -> ox.Store:
    """A store in memory with all named graphs of the ledger, with `inferred` also what follows from it."""
    return in_memory(record, inferred=inferred)


def ask(
    store: ox.Store, text: str, dataset: Dataset = Dataset(), iri: Callable[[str], str] = iris.short
) -> Result | bool | Triples:
    """Answers one query from a loaded store; `iri` says how the IRIs in a Result are written.

    The default graph holds all but the edges that are only reported or inferred; the former join where the query names
    `kgr:` or its namespace, and each by `dataset`. Every graph can be named by GRAPH and FROM. The prefixes of
    kg.store.iris are known.
    Raises QueryError for a syntax error, an update, or SERVICE: a query neither writes nor leaves the machine.
    """
    return _answer(_found(store, text, dataset), iri)


def _found(store: ox.Store, text: str, dataset: Dataset) -> Found:
    bare = _HIDDEN.sub(" ", text)
    _refuse(bare)
    graphs = None if _keyword("FROM", bare) else _default(text, dataset)
    try:
        return store.query(text, prefixes=iris.PREFIXES, default_graph=graphs)
    except (SyntaxError, ValueError) as error:
        raise QueryError(f"SPARQL: {_explained(str(error), text)}") from error


def _default(text: str, dataset: Dataset) -> list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph]:
    reported = dataset.reported or "kgr:" in text or iris.KGR in text
    joined = {"reported": reported, "inferred": dataset.inferred, "reified": dataset.reified}
    return [ox.DefaultGraph(), *(ox.NamedNode(graph(name)) for name, joins in joined.items() if joins)]


def _written(found: Found, form: str) -> bytes:
    if form not in FORMS:
        raise QueryError(f"no format {form!r} for a result; known: {', '.join(FORMS)}")
    name, triples = FORMS[form]
    if isinstance(found, ox.QueryTriples) != triples:
        kind = "CONSTRUCT and DESCRIBE" if triples else "SELECT and ASK"
        raise QueryError(f"SPARQL: {form} is a format for {kind}; choose another")
    if isinstance(found, ox.QueryTriples):
        ordered = sorted(found, key=str)
        return ox.serialize(ordered, None, getattr(ox.RdfFormat, name), prefixes=iris.PREFIXES) or b""
    return found.serialize(None, getattr(ox.QueryResultsFormat, name)) or b""


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


def _answer(found: Found, iri: Callable[[str], str]) -> Result | bool | Triples:
    if isinstance(found, ox.QueryBoolean):
        return bool(found)
    if isinstance(found, ox.QuerySolutions):
        columns = tuple(variable.value for variable in found.variables)
        return Result(columns, tuple(tuple(_value(term, iri) for term in solution) for solution in found))
    return tuple(sorted((str(t.subject), str(t.predicate), str(t.object)) for t in found))


_NUMBERS = {iris.XSD + name: kind for name, kind in
            (("integer", int), ("decimal", float), ("double", float), ("float", float))}


def _value(term: object, iri: Callable[[str], str]) -> Value:
    if isinstance(term, ox.NamedNode):
        return iri(term.value)
    if not isinstance(term, ox.Literal):
        return None if term is None else str(term)
    if term.datatype.value == iris.XSD + "boolean":
        return term.value in ("true", "1")
    try:
        return _NUMBERS.get(term.datatype.value, str)(term.value)
    except ValueError:  # "many"^^xsd:integer: said to be a number, and none
        return term.value
