"""Answers: sequences of records or of query solutions that print as lines and show as tables in a notebook."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, TypeVar

from kg.api.records import Row, as_row
from kg.errors import KgError

if TYPE_CHECKING:
    import pandas as pd

Record = TypeVar("Record", covariant=True)

_SHOWN = 50  # rows of a table in a notebook; more are counted
_LONGEST = 160  # characters of a cell


class Answer(tuple[Record, ...]):
    """Records in a fixed order: a tuple. `print` gives a line for each, a notebook a table."""

    __slots__ = ()

    def rows(self) -> list[Row]:
        """The records as dictionaries, for JSON and for tables of other libraries."""
        return [as_row(record) for record in self]

    def to_pandas(self) -> pd.DataFrame:
        """A DataFrame with a column for each field. Raises KgError where pandas is not installed."""
        return _frame(self.rows(), None)

    def __str__(self) -> str:
        """A line for each record."""
        return "\n".join(map(str, self))

    def __repr__(self) -> str:
        return str(self) or "nothing"  # what an interactive session shows

    def _repr_html_(self) -> str:
        columns: tuple[str, ...] = getattr(self[0], "shown", ()) if self else ()
        rows = [{**{name: getattr(record, name, None) for name in columns}, **as_row(record)} for record in self[:_SHOWN]]
        return _html(columns or (list(rows[0]) if rows else ()), rows, len(self))


@dataclass(frozen=True, slots=True)
class Table:
    """The answer of a query: names of columns and rows of values; None where a variable is not bound. `warnings` are what
    the engine says about the query: a label that nothing has, and the like."""

    columns: tuple[str, ...]
    values: tuple[tuple[object, ...], ...]
    warnings: tuple[str, ...] = ()

    def __len__(self) -> int:
        """How many rows."""
        return len(self.values)

    def rows(self) -> list[Row]:
        """The rows as dictionaries."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.values]

    def to_pandas(self) -> pd.DataFrame:
        """A DataFrame. Raises KgError where pandas is not installed."""
        return _frame(self.rows(), self.columns)

    def __str__(self) -> str:
        """A line for each row, with a tab between the values; first the names of the columns."""
        return "\n".join("\t".join("" if v is None else str(v) for v in row) for row in (self.columns, *self.values))

    def __repr__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        return _html(self.columns, self.rows()[:_SHOWN], len(self))


def _frame(rows: list[Row], columns: Sequence[str] | None) -> pd.DataFrame:
    try:
        import pandas as pd
    except ImportError as error:
        raise KgError("pandas is not installed; run: pip install pandas") from error
    return pd.DataFrame(rows, columns=columns)


def _html(columns: Sequence[str], rows: Iterable[Row], total: int) -> str:
    """An HTML table; every value is text."""
    if not total:
        return "<p>nothing</p>"
    head = "".join(f"<th>{escape(name.replace('_', ' '))}</th>" for name in columns)
    body = "".join(f"<tr>{''.join(f'<td>{escape(_cell(row.get(name)))}</td>' for name in columns)}</tr>" for row in rows)
    more = f"<p>… {total - _SHOWN} more</p>" if total > _SHOWN else ""
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def _cell(value: object) -> str:
    if isinstance(value, list | tuple):
        value = ", ".join(map(str, value))
    elif isinstance(value, dict):
        value = "; ".join(f"{key} {_cell(inner)}" for key, inner in value.items())
    text = "" if value is None else str(value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
