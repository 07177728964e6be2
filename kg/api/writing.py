"""Writes a ledger into a file in one of the formats: whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import QueryError

if TYPE_CHECKING:
    from kg.ledger import Ledger


def write_file(ledger: Ledger, path: Path, name: str) -> None:
    """The file appears whole or not at all; pipes and devices are written to as they are.

    Raises QueryError where it cannot be written, and for an unknown format.
    """
    from kg.store.formats import write

    special = path.exists() and not path.is_file()
    part = path if special else path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        try:
            with part.open("wb") as out:
                write(ledger, out, name)
            if not special:
                part.replace(path)
        finally:
            if not special:
                part.unlink(missing_ok=True)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise QueryError(f"{path}: cannot be written ({error.strerror}); choose another file") from error
