"""The data flow of the design, held against the imports."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ALLOWED = {
    "ontology": ("chipcontrols.ontology",),
    "queries": ("chipcontrols.queries",),
    "loaders": ("chipcontrols.loaders", "chipcontrols.ontology"),
    "graph": ("chipcontrols.graph", "chipcontrols.ontology", "chipcontrols.queries", "chipcontrols.loaders"),
}
# What the graph may know of the loaders: the door, and what crosses it.
CROSSING = {"claim", "source", "ledger", "reading"}


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for part in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(part, ast.Import):
            found |= {alias.name for alias in part.names}
        elif isinstance(part, ast.ImportFrom) and part.module:
            found |= {part.module} | {f"{part.module}.{alias.name}" for alias in part.names}
    return {name for name in found if name.startswith("chipcontrols")}


@pytest.mark.parametrize("folder", ALLOWED)
def test_imports_follow_the_flow(folder: str):
    files = sorted((ROOT / folder).rglob("*.py"))
    assert files
    for path in files:
        for name in imports(path):
            assert name == "chipcontrols" or name.startswith(ALLOWED[folder]), f"{path} imports {name}"


def test_the_graph_knows_no_file_format_of_a_source():
    for path in sorted((ROOT / "graph").rglob("*.py")):
        for name in imports(path):
            module = name.removeprefix("chipcontrols.loaders").lstrip(".").split(".")[0]
            if name.startswith("chipcontrols.loaders.") and module[0].islower():
                assert module in CROSSING, f"{path} imports {name}"


def test_only_four_packages_and_the_known_folders_stand_at_the_top():
    known = {*ALLOWED, "tests", "docs", "benchmarks", ".ci"}
    ignored = {".git", ".venv", ".mypy_path", "build", "dist", "chipcontrols.egg-info"}
    ignored |= {".pytest_cache", ".mypy_cache", ".ruff_cache", ".hypothesis", "__pycache__"}
    found = {path.name for path in ROOT.iterdir() if path.is_dir()} - ignored
    assert found <= known, sorted(found - known)
