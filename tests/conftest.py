"""Fixtures that several folders share: the loaded pipeline, the seed article, the command line."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from commands import Outcome
from hypothesis import settings

from kg.pipeline import Pipeline

# The same examples in every run; HYPOTHESIS_PROFILE=thorough looks for others.
settings.register_profile("steady", deadline=None, derandomize=True, max_examples=50)
settings.register_profile("thorough", deadline=None, max_examples=500)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


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
