"""Tables for people on a terminal, JSON Lines for everything else."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Mapping, Sequence

Row = Mapping[str, object]

_WIDE = 160  # columns of a table that goes to a file or pipe
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")  # a text must not steer the terminal


def wants_json(flag: bool | None) -> bool:
    """`--json` decides; without it, JSON Lines go to pipes and files, tables to terminals."""
    return flag if flag is not None else not sys.stdout.isatty()


def show(rows: Iterable[Row], columns: Sequence[str], *, as_json: bool, title: str = "") -> None:
    """Prints rows: all fields as JSON Lines, or the named columns as a table."""
    if not as_json:
        _table(list(rows), columns, title)
        return
    for row in rows:
        sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")


def _table(rows: Sequence[Row], columns: Sequence[str], title: str) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(highlight=False, markup=False, width=None if sys.stdout.isatty() else _WIDE)
    if title:
        console.print(Text(title if rows else f"{title}: nothing", style="bold"))
    if not rows:
        return
    table = Table(header_style="bold", box=None, pad_edge=False)
    for column in columns:
        table.add_column(column.replace("_", " "), overflow="fold")
    previous: Row = {}
    for row in rows:
        table.add_row(*(Text(_cell(row.get(column), previous.get(column), column)) for column in columns))
        previous = row
    console.print(table)
    console.print()


def _cell(value: object, above: object, column: str) -> str:
    """A value on one line. A sentence that stands in the row above is not repeated."""
    if value is None:
        return ""
    if column == "sentence" and value == above:
        return "″"
    text = ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)
    return _CONTROL.sub(" ", text)


def note(text: str) -> None:
    """A line for the person at the terminal; machine output stays clean."""
    sys.stderr.write(_CONTROL.sub(" ", text) + "\n")
