"""Files and folders that appear whole or not at all."""

from __future__ import annotations

import os
import shutil
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


def write_folder(path: Path, write: Callable[[Path], object]) -> None:
    """Lets `write` fill an empty folder, which then takes the place of an earlier one with no other files in it.

    Raises QueryError where it cannot be written, and where something else lies in its place.
    """
    part, old = (path.with_name(f".{path.name}.{os.getpid()}.{kind}") for kind in ("part", "old"))
    try:
        try:
            part.mkdir()
            write(part)
            if path.exists():
                _must_be_ours(path, part)
                path.rename(old)
            part.rename(path)
        finally:
            shutil.rmtree(part, ignore_errors=True)
            shutil.rmtree(old, ignore_errors=True)
    except OSError as error:
        raise QueryError(f"{path}: cannot be written ({error.strerror}); choose another folder") from error


def _must_be_ours(path: Path, part: Path) -> None:
    """What an export would not write must not go with it."""
    if not path.is_dir():
        raise QueryError(f"{path}: a file, and this format is a folder; choose another name")
    if others := sorted({entry.name for entry in path.iterdir()} - {entry.name for entry in part.iterdir()}):
        raise QueryError(f"{path}: holds {others[0]}, which is no part of this export; choose a folder of its own")
