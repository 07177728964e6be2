"""Where the data files lie: beside the package in a checkout, inside it in a wheel."""

from __future__ import annotations

from pathlib import Path

from kg.errors import OntologyError


def ontologies() -> Path:
    """The folder `ontologies`. Raises OntologyError where neither place has it."""
    package = Path(__file__).parent
    for folder in (package / "ontologies", package.parent / "ontologies"):
        if folder.is_dir():
            return folder
    raise OntologyError(f"{package}: no folder ontologies in it or beside it; install kg again")
