"""Makes docs/cli.md from the help of the commands; run it by scripts/docs. A test holds the page against it."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Iterator
from enum import EnumType
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

from typer.models import ArgumentInfo

from kg.cli.app import app

PAGE = Path(__file__).parents[1] / "docs" / "cli.md"

HEAD = """# The command line

Made from the help of the commands by `scripts/docs`: change it there.

Tables go to terminals, JSON Lines to pipes and files; `--json` and `--table` decide. Exit status: 0; 1 for an error that one
line on standard error explains, or for faults that `kg verify` finds; 2 for a wrong call; 130 when interrupted.
"""


def page() -> str:
    """The whole page, from the functions behind the commands."""
    functions = [(each.name, each.callback) for each in app.registered_commands if each.callback]
    return HEAD + "".join("\n" + "\n".join(_command(name or each.__name__, each)) + "\n" for name, each in functions)


def _command(name: str, function: Callable[..., None]) -> Iterator[str]:
    """One command: what it does, how it is called, its arguments and options."""
    said, _, example = " ".join((function.__doc__ or "").split()).partition(" Example: ")
    hints = get_type_hints(function, include_extras=True)
    parameters = [_parameter(each, hints[each.name]) for each in inspect.signature(function).parameters.values()]
    places = [names for names, _, _ in parameters if not names.startswith("-")]
    yield from (f"## kg {name}", "", said, "", "```", " ".join(["kg", name, *places, "[OPTIONS]"]), "```", "")
    yield from (f"Example: `{example}`", "", "| argument or option | meaning | default |", "|---|---|---|")
    yield from (f"| `{names}` | {meaning} | {default} |" for names, meaning, default in parameters)


def _parameter(parameter: inspect.Parameter, hint: Any) -> tuple[str, str, str]:
    """How it is written, what it means, its default."""
    kind, info = get_args(hint)
    required = parameter.default is inspect.Parameter.empty
    meaning = str(info.help)
    choices = [each for each in (kind, *get_args(kind)) if isinstance(each, EnumType)]
    if choices:
        meaning += " One of " + ", ".join(f"`{each.value}`" for each in choices[0]) + "."
    if isinstance(info, ArgumentInfo):
        names = parameter.name.upper() + ("…" if get_origin(kind) is list else "")
        names = names if required else f"[{names}]"
    else:
        # In Annotated, the first name that an option is given stands where its default would.
        given = [each for each in (info.default, *(info.param_decls or ())) if isinstance(each, str)]
        names = ", ".join(given) or "--" + parameter.name.replace("_", "-")
        meaning += " Required." if required else ""
    value = getattr(parameter.default, "value", parameter.default)
    shown = isinstance(value, (str, int)) and not isinstance(value, bool)
    return names, meaning.replace("|", "\\|"), f"`{value}`" if shown else ""


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    sys.stdout.write(f"{PAGE}: written\n")
