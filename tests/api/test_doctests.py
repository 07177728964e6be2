"""The examples in the docstrings of the package give what they promise."""

from __future__ import annotations

import doctest
import importlib
from pathlib import Path

import pytest
from commands import ROOT

NAMES = sorted({
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    for path in (ROOT / "kg").rglob("*.py") if ">>> " in path.read_text(encoding="utf-8")})


def test_there_are_some() -> None:
    assert {"kg", "kg.api.graph", "kg.api.questions"} <= set(NAMES)


@pytest.mark.live
@pytest.mark.parametrize("name", NAMES)
def test_examples_hold(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    outcome = doctest.testmod(importlib.import_module(name), optionflags=doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS)
    assert outcome.attempted and not outcome.failed
