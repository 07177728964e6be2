"""Runs the notebooks and keeps their outputs in them: `scripts/notebooks [NAME.ipynb …]`.

What changes from run to run (times, ids of cells, the version of Python) is left out, so that the same outputs give
the same file. A test holds the stored outputs against fresh ones.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import nbformat
from nbclient import NotebookClient
from traitlets.config import Config

ROOT = Path(__file__).parents[1]


def executed(path: Path) -> Any:
    """The notebook with fresh outputs, run in a copy of its folder, so that what it writes is gone."""
    notebook = nbformat.read(path, as_version=4)
    with TemporaryDirectory() as folder:
        for name in ("articles", "notebooks"):
            shutil.copytree(ROOT / name, Path(folder) / name, ignore=shutil.ignore_patterns("*.kg*"))
        config = Config({"KernelManager": {"transport": "ipc", "ip": f"{folder}/kernel"}})  # no ports
        NotebookClient(notebook, timeout=120, kernel_name="python3", config=config,
                       resources={"metadata": {"path": f"{folder}/notebooks"}}).execute()
    notebook.metadata = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    for number, cell in enumerate(notebook.cells, 1):
        cell.id = f"cell-{number:02}"
        cell.metadata = {}
        if cell.cell_type == "code":
            cell.outputs = _joined(cell.outputs)
    return notebook


def _joined(outputs: list[Any]) -> list[Any]:
    """What is printed comes in pieces, cut anywhere: put together again."""
    found: list[Any] = []
    for output in outputs:
        if found and output.output_type == found[-1].output_type == "stream" and output.name == found[-1].name:
            found[-1].text += output.text
        else:
            found.append(output)
    return found


def main() -> None:
    """Runs the notebooks that are named, or all, and writes them back."""
    for path in map(Path, sys.argv[1:]) if sys.argv[1:] else sorted((ROOT / "notebooks").glob("*.ipynb")):
        nbformat.write(executed(path), path)
        sys.stdout.write(f"{path}: {path.stat().st_size:,} bytes\n")


if __name__ == "__main__":
    main()
