"""Tables for people on a terminal, JSON Lines for everything else."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence

Row = Mapping[str, object]


def wants_json(flag: bool | None) -> bool:
    """`--json` decides; without it, JSON Lines go to pipes and files, tables to terminals."""
    return flag if flag is not None else not sys.stdout.isatty()


def show(rows: Iterable[Row], columns: Sequence[str], *, as_json: bool, title: str = "") -> None:
    """Prints rows: all fields as JSON Lines, or the named columns as a table."""
    if as_json:
        for row in rows:
            sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
        return
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    table = Table(title=escape(title) or None, title_justify="left", header_style="bold", box=None, pad_edge=False)
    for column in columns:
        table.add_column(column.replace("_", " "), overflow="fold")
    count = 0
    for row in rows:
        table.add_row(*(escape(_cell(row.get(column))) for column in columns))
        count += 1
    console = Console(highlight=False)
    console.print(table if count else f"{escape(title)}: nothing".lstrip(": "))


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, (list, tuple)):
        return ", ".join(map(str, value))
    return str(value)


def note(text: str) -> None:
    """A line for the person at the terminal; machine output stays clean."""
    sys.stderr.write(text + "\n")
