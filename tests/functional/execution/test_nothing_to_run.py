"""Runs in which nothing is left to run: where that is no mistake, the matrix in CI goes on."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest


def hf_lint(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "hf_lint", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


pytestmark = pytest.mark.slow


@pytest.fixture
def suite(tmp_path: Path) -> Path:
    """One file, which does not parse, and so needs no model."""
    (tmp_path / "test_bert.py").write_text("import transformers\ndef test_it(:\n")
    return tmp_path


def test_a_shard_may_be_left_without_tests(suite: Path):
    done = hf_lint(suite, "functional", ".", "--shard", "2/2", "--no-reports", "--report", "shard-2.json")
    assert done.returncode == 0, done.stderr
    assert json.loads((suite / "shard-2.json").read_text(encoding="utf-8"))["results"] == []
    assert (
        hf_lint(suite, "functional", ".", "--shard", "1/2", "--no-reports", "--report", "shard-1.json").returncode == 1
    )
    merged = hf_lint(suite, "merge", "shard-1.json", "shard-2.json")
    assert merged.returncode == 1, merged.stderr
    assert "1 error" in merged.stdout


def test_all_shards_without_tests_are_a_mistake(suite: Path):
    (suite / "test_bert.py").unlink()
    done = hf_lint(suite, "functional", ".", "--shard", "2/2", "--no-reports")
    assert done.returncode == 2
    assert "nothing to run" in done.stderr


def test_nothing_changed_is_a_report_without_results(suite: Path):
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@b"]
    subprocess.run([*git, "init", "--quiet"], cwd=suite, check=True)
    subprocess.run([*git, "add", "."], cwd=suite, check=True)
    subprocess.run([*git, "commit", "--quiet", "-m", "tests"], cwd=suite, check=True)
    options = ("--changed-only", "--base-ref", "HEAD", "--no-reports", "--report", "results.json")
    done = hf_lint(suite, "functional", ".", *options)
    assert done.returncode == 0, done.stderr
    assert json.loads((suite / "results.json").read_text(encoding="utf-8"))["results"] == []
    assert not (suite / "reports").exists()
