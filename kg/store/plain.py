"""Records of kg.model as JSON values, and back: what comes back has the types that the fields declare, or is an error."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

Record = TypeVar("Record")


def plain(value: object) -> object:
    """Records as objects without the fields that have their default, tuples as lists."""
    if is_dataclass(value):
        pairs = ((field, getattr(value, field.name)) for field in fields(value))
        return {field.name: plain(held) for field, held in pairs if field.default is MISSING or field.default != held}
    if isinstance(value, tuple):
        return [plain(part) for part in value]
    return value.value if isinstance(value, StrEnum) else value


def restored(kind: type[Record], value: object) -> Record:
    """The record of a class that `plain` made this of. Raises ValueError, saying where, for anything else."""
    found: Record = _restored(kind, value, kind.__name__)
    return found


def _restored(kind: Any, value: object, where: str) -> Any:
    if isinstance(kind, UnionType):  # a type or None
        return None if value is None else _restored(get_args(kind)[0], value, where)
    if get_origin(kind) is tuple:
        return _tuple(get_args(kind), value, where)
    if is_dataclass(kind):
        return _record(kind, value, where)
    if issubclass(kind, StrEnum):
        if value not in set(kind):
            raise ValueError(f"{where} is {value!r}, which is no {kind.__name__}")
        return kind(value)
    if kind is float and type(value) is int:
        return float(value)
    if type(value) is not kind:
        raise ValueError(f"{where} is {value!r}, not of type {kind.__name__}")
    return value


def _tuple(kinds: tuple[Any, ...], value: object, where: str) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise ValueError(f"{where} is no list")
    if kinds[-1] is Ellipsis:
        kinds = (kinds[0],) * len(value)
    if len(kinds) != len(value):
        raise ValueError(f"{where} has {len(value)} parts, not {len(kinds)}")
    return tuple(_restored(kind, part, where) for kind, part in zip(kinds, value, strict=True))


def _record(kind: Any, value: object, where: str) -> Any:
    if not isinstance(value, Mapping):
        raise ValueError(f"{where} is no object")
    known = _fields(kind)
    if strange := value.keys() - known.keys():
        raise ValueError(f"{where} has no {min(strange)!r}")
    if missing := {name for name, (_, field) in known.items() if field.default is MISSING} - value.keys():
        raise ValueError(f"{where} lacks {min(missing)!r}")
    return kind(**{name: _restored(known[name][0], held, f"{where}.{name}") for name, held in value.items()})


@cache
def _fields(kind: Any) -> dict[str, tuple[Any, Field[Any]]]:
    """Name -> type and field."""
    hints = get_type_hints(kind)
    return {field.name: (hints[field.name], field) for field in fields(kind)}
