from __future__ import annotations

import shutil

import pytest
from functional_runs import FIXTURES, Results, Run, functional


@pytest.fixture(scope="session")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """One run over the whole suite."""
    folder = tmp_path_factory.mktemp("suite")
    for path in FIXTURES.glob("*.py"):
        if path.name != "test_endless.py":
            shutil.copy(path, folder)
    return functional(folder, "--memory", "4096", "--sabotage")


@pytest.fixture(scope="session")
def results(run: Run) -> Results:
    return {result["name"]: result for result in run[2]["results"]}
