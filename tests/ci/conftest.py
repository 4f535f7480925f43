from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from hf_lint.demo.writing import write_suite

CHANGED = ("test_electra.py", "test_roberta.py")


def git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A branch of the demonstration suite, cloned as runners do; it changes the two files that need no model."""
    origin, clone = tmp_path / "origin", tmp_path / "clone"
    write_suite(origin)
    git(origin, "init", "--quiet", "--initial-branch", "main")
    git(origin, "add", ".")
    git(origin, "commit", "--quiet", "--message", "tests")
    git(tmp_path, "clone", "--quiet", str(origin), str(clone))
    git(clone, "switch", "--quiet", "--create", "change")
    for name in CHANGED:
        with (clone / "tests" / name).open("a", encoding="utf-8") as file:
            file.write("\n# changed\n")
    git(clone, "commit", "--quiet", "--all", "--message", "change")
    return clone
