"""The shape of the project: who may import whom, names, sizes, help. Read from the sources, not from running them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from commands import ROOT, Kg

PACKAGE = ROOT / "kg"
SOURCES = sorted(PACKAGE.rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))

BASE = frozenset({"errors", "model", "identity", "lexicon", "protocols", "resources"})
STAGES = frozenset({"ingest", "annotate", "extract", "link", "ontology", "corrections", "ledger", "store", "serve"})
# What may use the stages; each may use those before it.
ABOVE = ("pipeline", "corrected", "api", "evaluation", "cli")
HEAVY = frozenset({"spacy", "thinc", "rdflib", "neo4j", "networkx", "numpy", "pyoxigraph", "pyshacl", "pandas", "kglite",
                   "matplotlib", "pyarrow", "datasketch"})
# Modules that are imported only when used, and so may import a heavy package at their top.
LAZY = {
    "kg/store/embedded_cypher.py": "kglite: imported by a query",
    "kg/store/neo4j_server.py": "neo4j: imported by a load",
    "kg/store/rdf.py": "pyoxigraph: imported by the export that needs it",
    "kg/store/inference.py": "pyoxigraph: imported by a query",
    "kg/store/rdf_folder.py": "pyoxigraph: imported by a query",
    "kg/store/rdf_sync.py": "pyoxigraph: imported by a query",
    "kg/store/sparql.py": "pyoxigraph: imported by a query",
}
FORBIDDEN_NAMES = frozenset({"util", "utils", "helper", "helpers", "base", "core", "manager", "managers", "common", "misc"})
LONGEST = {"kg": 320, "tests": 400}  # lines
LONG_FILES = {
    "kg/model.py": "all records that flow between the stages, so that they can be read in one place",
}


@cache
def parsed(path: Path) -> ast.Module:
    """The syntax tree of a source file."""
    return ast.parse(path.read_text(encoding="utf-8"))


def part(path: Path) -> str:
    """The stage, or the module at the top, that a source file belongs to."""
    relative = path.relative_to(PACKAGE)
    return relative.parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[tuple[str, bool]]:
    """(module, whether it is imported when the file is) for each import of a file; those for type checkers left out."""
    tree = parsed(path)
    typing_only = {id(node) for block in ast.walk(tree) if isinstance(block, ast.If) and "TYPE_CHECKING" in ast.unparse(block.test)
                   for node in ast.walk(block)}
    inside = {id(node) for function in ast.walk(tree) if isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef))
              for node in ast.walk(function)}
    for node in ast.walk(tree):
        if id(node) in typing_only:
            continue
        if isinstance(node, ast.Import):
            yield from ((alias.name, id(node) not in inside) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            yield str(node.module), id(node) not in inside
            if node.module == "kg":
                yield from ((f"kg.{alias.name}", id(node) not in inside) for alias in node.names)


def all_imports(path: Path) -> Iterator[str]:
    """Every module that a file names in an import, type checkers' ones, too."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield str(node.module)


def allowed(importer: str) -> frozenset[str]:
    """The parts of the package that a part may import."""
    if importer in STAGES:
        return BASE | {importer}
    if importer in ABOVE:
        return BASE | STAGES | frozenset(ABOVE[: ABOVE.index(importer) + 1])
    return BASE | {"api"} if importer == "__init__" else BASE


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_go_one_way(path: Path) -> None:
    used = {module.split(".")[1] for module in all_imports(path) if module.startswith("kg.")}
    importer = part(path)
    wrong = used - allowed(importer)
    assert not wrong, f"kg.{importer} imports {', '.join(sorted(wrong))}"


def test_every_part_of_the_package_has_its_place() -> None:
    assert {part(path) for path in SOURCES} - {"__init__", "__main__"} <= BASE | STAGES | set(ABOVE)


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_only_annotate_imports_spacy_and_heavy_packages_wait(path: Path) -> None:
    name = str(path.relative_to(ROOT))
    for module, at_once in imports(path):
        top = module.split(".")[0]
        if top in ("spacy", "thinc"):
            assert part(path) == "annotate", f"{name} imports {module}"
        if at_once and name not in LAZY:
            assert top not in HEAVY, f"{name} imports {module} at its top; import it in the function that needs it"


def test_nothing_imports_a_lazy_module_at_its_top() -> None:
    lazy = {name.removesuffix(".py").replace("/", ".") for name in LAZY}
    for path in SOURCES:
        if str(path.relative_to(ROOT)) in LAZY:
            continue
        early = {module for module, at_once in imports(path) if at_once} & lazy
        if early:
            # Only a module that is itself imported in functions alone may do so.
            name = str(path.relative_to(ROOT)).removesuffix(".py").replace("/", ".")
            users = {str(other) for other in SOURCES for module, at_once in imports(other) if at_once and module == name}
            assert not users, f"{name} loads {', '.join(early)} as soon as {', '.join(users)} is imported"


@pytest.mark.parametrize("path", [*SOURCES, *TESTS], ids=lambda p: str(p.relative_to(ROOT)))
def test_names_and_sizes(path: Path) -> None:
    assert path.stem not in FORBIDDEN_NAMES
    assert not FORBIDDEN_NAMES & {folder.name for folder in path.relative_to(ROOT).parents}
    length = len(path.read_text(encoding="utf-8").splitlines())
    name = str(path.relative_to(ROOT))
    assert length <= LONGEST[name.split("/")[0]] or name in LONG_FILES, f"{name} has {length} lines; split it by what it holds"


def test_exceptions_are_needed() -> None:
    for name in LONG_FILES:
        assert len((ROOT / name).read_text(encoding="utf-8").splitlines()) > LONGEST["kg"], f"{name} is short enough"
    for name in LAZY:
        assert {module.split(".")[0] for module, at_once in imports(ROOT / name) if at_once} & HEAVY, f"{name} loads nothing heavy"


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_every_module_says_what_it_is(path: Path) -> None:
    tree = parsed(path)
    assert ast.get_docstring(tree), f"{path.relative_to(ROOT)} has no docstring"


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_functions_take_no_arbitrary_keywords_and_catch_no_everything(path: Path) -> None:
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.FunctionDef):
            assert node.args.kwarg is None, f"{node.name} takes **{node.args.kwarg.arg}" if node.args.kwarg else ""
        if isinstance(node, ast.ExceptHandler):
            broad = node.type is None or ast.unparse(node.type) in ("Exception", "BaseException")
            again = any(isinstance(inner, ast.Raise) for inner in ast.walk(node))
            assert not broad or again, f"{path.relative_to(ROOT)}:{node.lineno} swallows every error"


def test_every_command_has_help_with_an_example(kg: Kg) -> None:
    from kg.cli.app import app

    names = [command.name or command.callback.__name__ for command in app.registered_commands if command.callback]
    assert set(names) >= {"build", "explain", "export", "query", "verify", "retract", "eval"}
    for name in names:
        outcome = kg(name, "--help")
        assert outcome.code == 0
        assert re.search(rf"Example:\s+kg {name}\b", outcome.out), f"kg {name} --help has no example"
    assert "Example:" in kg("--help").out


def test_no_address_of_a_package_server_stands_in_the_project() -> None:
    for name in ("constraints.txt", "pyproject.toml", "scripts/environment", ".ci/run", "explorer/package-lock.json"):
        assert "://" not in (ROOT / name).read_text(encoding="utf-8"), f"{name} holds an address"
