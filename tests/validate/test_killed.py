"""A validation that is killed leaves whole reports or none, and loses no run."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from hf_lint.validate.history import read_history
from hf_lint.validate.step import STEPS

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
SCRIPT = f"import sys; sys.path[:] = {sys.path!r}; from hf_lint.cli import main; main(prog_name='hf-lint')"


def assert_whole(reports: Path) -> list[str]:
    """The names of the reports that can be seen, none of which lacks anything."""
    folders = sorted(reports.glob("[0-9]*"))
    for folder in folders:
        found = json.loads((folder / "summary.json").read_text())
        named = {name for step in found["steps"] for name in step["reports"]}
        assert {*named, "summary.md", "validation.log"} <= {path.name for path in folder.iterdir()}
    return [folder.name for folder in folders]


@pytest.mark.parametrize("after", STEPS)
def test_killed_after_a_step_and_started_again(check_only, suite, after):
    reports = suite / "reports"
    assert check_only().code == 1
    (first,) = assert_whole(reports)
    arguments = ("validate", "tests", "--skip", "functional", "--jobs", "1")
    with subprocess.Popen([sys.executable, "-c", SCRIPT, *arguments], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert any(line.startswith(after) for line in process.stdout)
        process.kill()
    seen = assert_whole(reports)
    assert first in seen
    assert [run.name for run in read_history(reports)][:1] == [first]
    assert check_only().code == 1
    seen = assert_whole(reports)
    assert [run.name for run in read_history(reports)] == seen
