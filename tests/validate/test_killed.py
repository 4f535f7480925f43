"""A validation that is killed leaves whole reports or none, and loses no run."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from hf_lint.validate.history import read_history
from hf_lint.validate.step import STEPS

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
TORCH = all(find_spec(name) for name in ("torch", "transformers", "psutil"))
SCRIPT = f"import sys; sys.path[:] = {sys.path!r}; from hf_lint.cli import main; main(prog_name='hf-lint')"
GENERATOR = """import sys
from pathlib import Path

Path(sys.argv[2]).write_text(f"import transformers\\n\\n\\ndef test_it():\\n    assert {sys.argv[1]!r}\\n")
"""


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


def started(suite: Path, *arguments: str) -> tuple[subprocess.Popen[bytes], int]:
    """A validation on a terminal, where each step shows what it is at, and the other end of that terminal."""
    (suite / "make.py").write_text(GENERATOR)
    (suite / "templates").mkdir(exist_ok=True)
    (suite / "templates" / "bert.py").write_text((suite / "tests" / "test_hf_bert.py").read_text())
    generator = shlex.join([sys.executable, str(suite / "make.py"), "{model_type}", "{output}"])
    options = ["tests", "--quick", "--jobs", "1", "--templates", "templates", "--generator", generator]
    ours, theirs = os.openpty()
    environment = {**os.environ, "TERM": "xterm", "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-c", SCRIPT, "validate", *options, *arguments]
    process = subprocess.Popen(command, stdout=theirs, stderr=theirs, env=environment, start_new_session=True)
    os.close(theirs)
    return process, ours


def read_until(terminal: int, word: str) -> str:
    """What is shown up to this word, or to the end."""
    text = ""
    while word not in text:
        try:
            more = os.read(terminal, 4096)
        except OSError:  # nobody is at the other end any more
            break
        text += more.decode(errors="replace")
    return text


# A word that is shown while the step is at work; of the functional run, when a test of it has ended.
AT_WORK = {
    "check": "check ...",
    "coverage": "coverage ...",
    "functional": "test_hf_",
    "templates": "templates ...",
    "generator": "generator ...",
}


@pytest.mark.slow
@pytest.mark.parametrize("during", STEPS)
def test_killed_during_a_step_and_started_again(check_only, suite, during):
    if during == "functional" and not TORCH:
        pytest.skip("needs torch, transformers and psutil")
    reports = suite / "reports"
    assert check_only().code == 1
    (first,) = assert_whole(reports)
    skip = () if during == "functional" else ("--skip", "functional")
    process, terminal = started(suite, *skip)
    assert AT_WORK[during] in read_until(terminal, AT_WORK[during])
    process.kill()
    process.wait()
    os.close(terminal)
    assert assert_whole(reports) == [first]
    assert [run.name for run in read_history(reports)] == [first]
    process, terminal = started(suite, *skip)
    read_until(terminal, "this is never shown")
    os.close(terminal)
    assert process.wait() in (0, 1)
    seen = assert_whole(reports)
    assert len(seen) == 2
    assert [run.name for run in read_history(reports)] == seen


@pytest.mark.slow
def test_two_at_once_both_end_with_whole_reports(suite):
    skip = () if TORCH else ("--skip", "functional")
    running = [started(suite, *skip) for _ in range(2)]
    for _, terminal in running:
        read_until(terminal, "this is never shown")
        os.close(terminal)
    assert [process.wait() for process, _ in running] == [1, 1]
    seen = assert_whole(suite / "reports")
    assert len(seen) == 2
    assert sorted(run.name for run in read_history(suite / "reports")) == seen
