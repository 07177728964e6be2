"""Files that appear whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from kg.errors import QueryError


def write_file(path: Path, write: Callable[[BinaryIO], object]) -> None:
    """Lets `write` fill the file, which appears whole or not at all; pipes and devices are written to as they are.

    Raises QueryError where it cannot be written, and whatever `write` raises.
    """
    special = path.exists() and not path.is_file()
    part = path if special else path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        try:
            with part.open("wb") as out:
                write(out)
            if not special:
                part.replace(path)
        finally:
            if not special:
                part.unlink(missing_ok=True)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise QueryError(f"{path}: cannot be written ({error.strerror}); choose another file") from error
