"""Named questions: files of ontologies/queries/, each one question in words, in SPARQL and in Cypher.

A file is TOML. `title`, `description`, `sparql` and `cypher` are texts, `competency` the number of the question in the
data model, if it is one of those. Each `[parameters.NAME]` has `kind`, `description` and either a `default` or
`optional = true`; with neither, it must be given. In both texts a parameter is written `$NAME`, and a value never becomes
part of the text: Cypher takes it as a parameter, SPARQL as a term (kg.store.question_terms). A parameter that was left
out is a plain variable in SPARQL, which fits everything, and null in Cypher.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from kg.errors import QueryError
from kg.resources import ontologies
from kg.store.question_terms import parameters_in

KINDS = {
    "entity": "a name or an id",
    "predicate": "a property: offersMediation",
    "class": "a class: Country",
    "date": "a day: 2024-06-01",
    "number": "a whole number",
    "text": "words",
}
Value = str | int
Types = Mapping[str, type | tuple[type, ...]]
RESERVED = frozenset({"list", "show", "lang", "queries", "graph", "json", "table", "help"})  # options of `kg ask`

_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_WORD = re.compile(r"[a-z][a-z0-9_]*")
_KEYS: Types = {"title": str, "description": str, "competency": int, "parameters": dict, "sparql": str, "cypher": str}
_PARAMETER_KEYS: Types = {"kind": str, "description": str, "default": (str, int), "optional": bool}


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question may be told. `kind` is one of KINDS; a `default` of None with `optional` fits everything."""

    name: str
    kind: str
    description: str
    default: Value | None = None
    optional: bool = False

    @property
    def required(self) -> bool:
        """Whether the question cannot be asked without it."""
        return self.default is None and not self.optional


@dataclass(frozen=True, slots=True)
class Question:
    """One question in three languages. `competency` is its number in the data model, 0 where it has none."""

    name: str
    title: str
    description: str
    sparql: str
    cypher: str
    parameters: tuple[Parameter, ...] = ()
    competency: int = 0


@cache
def shipped() -> Mapping[str, Question]:
    """The questions that come with the package, by name."""
    return {question.name: question for question in read_folder(ontologies() / "queries")}


def known(folders: Iterable[str | Path] = ()) -> dict[str, Question]:
    """The shipped questions and those of the user's folders; a later one of the same name goes first.

    Raises QueryError for a folder that is not there or a file that does not hold a question.
    """
    found = dict(shipped())
    for folder in folders:
        found.update((question.name, question) for question in read_folder(Path(folder)))
    return found


def named(questions: Mapping[str, Question], name: str) -> Question:
    """The question with this name. Raises QueryError with names like it where there is none."""
    if name in questions:
        return questions[name]
    near = get_close_matches(name, questions, n=3, cutoff=0.5)
    hint = f"near: {', '.join(near)}" if near else "`kg ask --list` shows them"
    raise QueryError(f"no question {name!r}; {hint}")


def read_folder(folder: Path) -> list[Question]:
    """All questions of a folder (*.toml), by name. Raises QueryError where it is none, is empty or a file is wrong."""
    if not folder.is_dir():
        raise QueryError(f"{folder}: no folder; give one that holds questions (NAME.toml)")
    paths = sorted(folder.glob("*.toml"))
    if not paths:
        raise QueryError(f"{folder}: no question in it; a question is a file NAME.toml")
    return [read_question(path) for path in paths]


def read_question(path: Path) -> Question:
    """The question of one file, named as the file. Raises QueryError that names the file and what is wrong."""
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
        return _question(path.stem, given)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, QueryError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise QueryError(f"{path}: {reason}") from error


def _question(name: str, given: Mapping[str, object]) -> Question:
    if _NAME.fullmatch(name) is None:
        raise QueryError(f"{name!r} is no name of a question; use lower-case words joined by hyphens")
    _check(given, _KEYS, required=("title", "description", "sparql", "cypher"))
    told = given.get("parameters", {})
    assert isinstance(told, dict)
    parameters = tuple(_parameter(key, value) for key, value in told.items())
    question = Question(name, str(given["title"]), " ".join(str(given["description"]).split()), str(given["sparql"]).strip(),
                        str(given["cypher"]).strip(), parameters, int(str(given.get("competency", 0))))
    declared = {parameter.name for parameter in parameters}
    for language, text in (("sparql", question.sparql), ("cypher", question.cypher)):
        for odd in sorted(declared ^ parameters_in(text)):
            what = "is declared and not used in" if odd in declared else "is not declared, but used in"
            raise QueryError(f"parameter ${odd} {what} {language}")
    return question


def _parameter(name: str, given: object) -> Parameter:
    where = f"parameters.{name}"
    if _WORD.fullmatch(name) is None or name in RESERVED:
        raise QueryError(f"{where}: a parameter is named by a lower-case word, none of {', '.join(sorted(RESERVED))}")
    if not isinstance(given, dict):
        raise QueryError(f"{where} must be a table")
    _check(given, _PARAMETER_KEYS, required=("kind", "description"), where=where + ".")
    kind, default, optional = str(given["kind"]), given.get("default"), bool(given.get("optional"))
    if kind not in KINDS:
        raise QueryError(f"{where}.kind: {kind!r} is none of {', '.join(KINDS)}")
    if kind == "entity" and default is not None:
        raise QueryError(f"{where}: an entity has no default, as graphs differ; make it optional")
    checked = None if default is None else plain_value(kind, str(default), where + ".default")
    return Parameter(name, kind, " ".join(str(given["description"]).split()), checked, optional)


def _check(given: Mapping[str, object], known: Types, *, required: Iterable[str], where: str = "") -> None:
    """Each key is known and of its type, and none that must be there is missing."""
    for key, value in given.items():
        if key not in known:
            raise QueryError(f"{where}{key}: no such key; known: {', '.join(known)}")
        if not isinstance(value, known[key]):
            raise QueryError(f"{where}{key}: {value!r} is of the wrong type")
    for key in required:
        if not given.get(key):
            raise QueryError(f"{where}{key} is missing")


def plain_value(kind: str, text: str, where: str) -> Value:
    """The value that a text stands for, of an entity or predicate the text itself. Raises QueryError, which begins with
    `where`, for one that is not of its kind."""
    try:
        if kind == "date":
            return date.fromisoformat(text).isoformat()
        if kind == "number":
            return int(text)
    except ValueError as error:
        raise QueryError(f"{where}: {text!r} is not {KINDS[kind]}") from error
    if not text.strip():
        raise QueryError(f"{where} is empty; give {KINDS[kind]}")
    return text
