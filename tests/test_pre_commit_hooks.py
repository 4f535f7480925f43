"""The hooks that this repository offers, and those it uses itself. Running them is tested with the other doors."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
BY_ID = [pytest.param(hook, id=hook["id"]) for hook in HOOKS]


@pytest.mark.parametrize(
    ("command", "file"),
    [("validate-manifest", ".pre-commit-hooks.yaml"), ("validate-config", ".pre-commit-config.yaml")],
)
def test_pre_commit_accepts_the_file(command: str, file: str):
    call = [sys.executable, "-m", "pre_commit", command, str(ROOT / file)]
    done = subprocess.run(call, text=True, capture_output=True, check=False)
    assert done.returncode == 0, done.stdout


def test_hooks_are_the_two_promised():
    assert [hook["id"] for hook in HOOKS] == ["hf-lint", "hf-lint-fix"]


@pytest.mark.parametrize("hook", BY_ID)
def test_hook_leaves_room_for_args_and_honours_excludes(hook: dict[str, Any]):
    assert hook["entry"].startswith("hf-lint check ")
    assert "--force-exclude" in hook["entry"]
    assert hook["args"] == []


@pytest.mark.parametrize("hook", BY_ID)
@pytest.mark.parametrize(
    ("path", "picked"),
    [
        ("tests/models/bert/test_modeling_bert.py", True),
        ("test_hf_bert.py", True),
        ("tests/bert_test.py", True),
        ("tests/conftest.py", False),
        ("src/latest_results.py", False),
        ("tests/test_modeling_bert.pyc", False),
        ("docs/test_bert.md", False),
    ],
)
def test_hook_picks_test_files(hook: dict[str, Any], path: str, picked: bool):
    assert bool(re.search(hook["files"], path)) is picked
