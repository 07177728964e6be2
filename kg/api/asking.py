"""What a named question is told: names become ids, texts become values, and one line says what does not fit."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING

from kg.errors import QueryError
from kg.model import AUTHOR, GENERIC
from kg.store import iris
from kg.store.questions import KINDS, Parameter, Question, Value, plain_value
from kg.store.vocabulary import properties

if TYPE_CHECKING:
    from kg.ledger import Ledger
    from kg.model import Entity

_SHOWN = 4  # entities of one name in an error


def values_of(ledger: Ledger, question: Question, given: Mapping[str, str | int]) -> dict[str, Value]:
    """The values of a question's parameters: what is given, else the default; optional ones without a value are left out.

    Raises QueryError for an unknown or missing parameter, a value of the wrong kind, a name that nobody or more than one
    entity has, and a property that does not exist.
    """
    known = {parameter.name for parameter in question.parameters}
    for name in given:
        if name not in known:
            told = f"it takes {', '.join(f'--{each}' for each in sorted(known))}" if known else "it takes none"
            raise QueryError(f"{question.name}: no parameter --{name}; {told}")
    found: dict[str, Value] = {}
    for parameter in question.parameters:
        if parameter.name in given:
            found[parameter.name] = _value(ledger, parameter, str(given[parameter.name]))
        elif parameter.default is not None:
            found[parameter.name] = parameter.default
        elif parameter.required:
            raise QueryError(f"{question.name}: give --{parameter.name} ({KINDS[parameter.kind]}): {parameter.description}")
    return found


def _value(ledger: Ledger, parameter: Parameter, text: str) -> Value:
    value = plain_value(parameter.kind, text, f"--{parameter.name}")
    if parameter.kind == "entity":
        return _entity(ledger, parameter.name, text)
    if parameter.kind == "predicate":
        _check_predicate(ledger, parameter.name, text)
    return value


def _entity(ledger: Ledger, name: str, text: str) -> str:
    """The id of the one that is called so: by id or label, else by another name, else by a part of one."""
    if text in (AUTHOR, GENERIC):
        return text
    found = ledger.find_entities(text)
    labelled = [entity for entity in found if text.strip().casefold() in (entity.label.casefold(), entity.id.casefold())]
    for those in (labelled, found):
        if len(those) == 1:
            return those[0].id
    if not found:
        names = {name for entity in ledger.entities() for name in (entity.label, *entity.aliases)}
        near = get_close_matches(text, sorted(names), n=3)
        hint = f"near: {', '.join(near)}" if near else "`kg entities` shows the names"
        raise QueryError(f"--{name}: nobody is called {text!r}; {hint}")
    raise QueryError(f"--{name}: {text!r} may be {_listed(labelled or found)}; give an id")


def _listed(entities: tuple[Entity, ...] | list[Entity]) -> str:
    shown = [f"{entity.id} ({entity.label}, {entity.type})" for entity in entities[:_SHOWN]]
    return ", ".join(shown) + (f" and {len(entities) - _SHOWN} more" if len(entities) > _SHOWN else "")


def _check_predicate(ledger: Ledger, name: str, text: str) -> None:
    """A property of the vocabulary or, with a user's ontology, of the ledger."""
    if iris.term(text) in properties():
        return
    used = {judged.statement.predicate for judged in ledger.statements()}
    if text not in used:
        known = used | {full.removeprefix(iris.KG) for full in properties()}
        near = get_close_matches(text, sorted(known), n=3)
        hint = f"near: {', '.join(near)}" if near else "`kg facts` shows some"
        raise QueryError(f"--{name}: no property {text!r}; {hint}")
