"""The command line: `kg VERB …`. Heavy parts are imported by the verb that needs them."""

from __future__ import annotations

import os
import sys

from kg.errors import KgError


def main() -> None:
    """Runs a command; an error that a user can do something about is one line on stderr and exit status 1."""
    from kg.cli.app import app

    try:
        app()
    except KgError as error:
        print(f"kg: {error}", file=sys.stderr)  # noqa: T201
        sys.exit(1)
    except BrokenPipeError:  # "kg facts | head": the reader has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
