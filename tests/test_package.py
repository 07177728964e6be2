"""The wheel: it builds without a network, holds the vocabulary, and works from where it is installed."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from commands import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (path,) = folder.glob("*.whl")
    return path


def test_it_holds_package_and_vocabulary_and_nothing_else(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    files = [path for path in (ROOT / "kg").rglob("*") if path.suffix in (".py", ".sql", ".typed")]
    kept = {str(path.relative_to(ROOT)) for path in (*files, ROOT / "kg" / "py.typed")}
    page = ROOT / "kg" / "serve" / "static" / "explorer.html"  # once scripts/explorer has built it
    kept |= {str(path.relative_to(ROOT)) for path in [page] if path.exists()}
    vocabulary = {f"kg/{path.relative_to(ROOT)}" for path in (ROOT / "ontologies").rglob("*") if path.is_file()}
    assert {name for name in names if ".dist-info/" not in name} == kept | vocabulary
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_it_works_from_where_it_is_installed(wheel: Path, tmp_path: Path) -> None:
    target = tmp_path / "installed"
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", str(target), str(wheel)]
    subprocess.run(install, check=True, capture_output=True)
    environment = {**os.environ, "PYTHONPATH": str(target)}
    where = "import kg, kg.resources; print(kg.__file__); print(kg.resources.ontologies())"
    found = subprocess.run([sys.executable, "-c", where], cwd=tmp_path, env=environment, check=True, capture_output=True, text=True)
    assert found.stdout.splitlines() == [str(target / "kg" / "__init__.py"), str(target / "kg" / "ontologies")]
    (tmp_path / "a.txt").write_text("Iran attacked Israel.\n")
    run = [sys.executable, "-c", "from kg.cli import main; main()", "build", "a.txt"]
    built = subprocess.run(run, cwd=tmp_path, env=environment, check=True, capture_output=True, text=True)
    assert '"predicate": "attacks"' in built.stdout
