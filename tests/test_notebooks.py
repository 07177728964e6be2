"""The notebooks run, and what is stored in them is what they give."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType
from typing import Any

import nbformat
import pytest
from commands import ROOT

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))

# jupyter_client leaves its sockets to the garbage collector.
pytestmark = [pytest.mark.live, pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning")]


def script() -> ModuleType:
    """scripts/notebooks.py."""
    spec = importlib.util.spec_from_file_location("notebooks", ROOT / "scripts" / "notebooks.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def outputs(notebook: Any) -> list[list[tuple[str, str]]]:
    """(kind, text) of what each cell shows. Of a picture only that there is one: plots depend on
    the fonts, and tests/test_docs.py holds what `show` draws."""
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    return [[shown for output in cell.outputs for shown in _texts(output)] for cell in cells]


def _texts(output: Any) -> list[tuple[str, str]]:
    if output.output_type == "stream":
        return [(output.name, output.text)]
    assert output.output_type != "error"
    return [(kind, "" if kind.startswith("image/") else text) for kind, text in sorted(output.data.items())]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_gives_what_it_shows(path: Path) -> None:
    fresh = script().executed(path)
    assert outputs(fresh) == outputs(nbformat.read(path, as_version=4)), "run scripts/notebooks"
    assert all(kind != "stderr" for cell in outputs(fresh) for kind, _ in cell)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_can_be_read_where_code_is_hosted(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text) < 150_000, "its outputs are too large"
    assert not re.search(r"/home/|/work/|/tmp/|/root/|Users", text), "an absolute path"
    assert all(cell.source.strip() for cell in nbformat.read(path, as_version=4).cells)


def test_the_page_of_the_notebooks_names_them_all() -> None:
    page = (ROOT / "notebooks" / "README.md").read_text(encoding="utf-8")
    assert re.findall(r"\]\((\w+\.ipynb)\)", page) == [path.name for path in NOTEBOOKS]
    assert len(NOTEBOOKS) >= 3
