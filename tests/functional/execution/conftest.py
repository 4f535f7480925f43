from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures" / "functional"
Run = tuple[int, str, dict[str, Any]]
Results = Mapping[str, Mapping[str, Any]]


@pytest.fixture(scope="session")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Exit code, standard output and JSON document of one real run over the whole suite."""
    folder = tmp_path_factory.mktemp("suite")
    for path in FIXTURES.glob("*.py"):
        if path.name != "test_endless.py":
            shutil.copy(path, folder)
    return functional(folder, "--memory", "4096", "--sabotage")


def functional(folder: Path, *options: str) -> Run:
    """A real run over a folder, by the command line."""
    fixed = ["--no-reports", "--report", "results.json"]
    command = [sys.executable, "-m", "hf_lint", "functional", ".", *fixed, *options]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr, done.stderr
    return done.returncode, done.stdout, json.loads((folder / "results.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def results(run: Run) -> Results:
    return {result["name"]: result for result in run[2]["results"]}
