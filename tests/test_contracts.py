"""What may import what, and what an import costs."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
HEAVY = ("libcst", "click", "rich", "parso", "pathspec", "jsonschema", "torch", "transformers")


def loaded_by(statement: str, folder: Path) -> set[str]:
    """The top-level modules that a fresh Python has after the statement, in a folder that holds no package."""
    script = f"{statement}; import sys; print(*sorted({{name.partition('.')[0] for name in sys.modules}}))"
    path = os.pathsep.join(entry for entry in sys.path if entry)
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=folder, env={**os.environ, "PYTHONPATH": path}, text=True,
        capture_output=True, check=True,
    )  # fmt: skip
    return set(done.stdout.split())


def test_import_contracts_hold():
    pytest.importorskip("importlinter")
    paths = os.pathsep.join(str(ROOT / part) for part in ("", "rules", "functional"))
    command = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    done = subprocess.run(
        [sys.executable, "-c", command, "--no-cache", "--no-logo"], cwd=ROOT,
        env={**os.environ, "PYTHONPATH": paths}, text=True, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 broken" in done.stdout


def test_importing_hf_lint_loads_nothing_heavy(tmp_path: Path):
    assert loaded_by("import hf_lint", tmp_path) & {*HEAVY, "flake8"} == set()


def test_importing_the_flake8_plugin_loads_nothing_heavy(tmp_path: Path):
    assert loaded_by("import hf_lint.flake8_plugin", tmp_path) & set(HEAVY) == set()


def test_rules_load_neither_torch_nor_transformers(tmp_path: Path):
    loaded = loaded_by("from hf_lint.registry import all_rules; all_rules()", tmp_path)
    assert "libcst" in loaded
    assert loaded & {"torch", "transformers"} == set()


@pytest.mark.parametrize("package", ["hf_lint", "rules/hf_lint_rules"])
def test_hot_path_uses_no_matchers_and_no_metadata(package: str):
    """Of an outside package, import contracts see the top level only."""
    files = sorted((ROOT / package).rglob("*.py"))
    slow = {
        path.name: name
        for path in files
        for name in imported(ast.parse(path.read_text(encoding="utf-8")))
        if name.startswith(("libcst.matchers", "libcst.metadata", "libcst.codemod"))
    }
    assert files
    assert slow == {}


def imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_commands_are_listed_without_loading_libcst(tmp_path: Path):
    loaded = loaded_by("from hf_lint.cli import main; main(['--help'], standalone_mode=False)", tmp_path)
    assert loaded & {"libcst", "rich", "parso"} == set()
