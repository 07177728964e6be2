"""Fixtures that several folders share: the loaded pipeline, the seed article, the command line."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from commands import Outcome

from kg.pipeline import Pipeline


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    """The pipeline with its model, loaded once for all tests."""
    loaded = Pipeline()
    loaded.run()
    return loaded


@pytest.fixture
def kg(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> Callable[..., Outcome]:
    """Runs the real command line in this process, in a folder of its own."""
    from kg.cli import main

    monkeypatch.chdir(tmp_path)

    def run(*args: object, stdin: bytes = b"") -> Outcome:
        monkeypatch.setattr(sys, "argv", ["kg", *map(str, args)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        capsysbinary.readouterr()
        try:
            main()
            code: object = 0
        except SystemExit as end:
            code = end.code or 0
        printed = capsysbinary.readouterr()
        return Outcome(int(str(code)), printed.out.decode(), printed.err.decode())

    return run
