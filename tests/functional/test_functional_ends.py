"""Ends of ``hf-lint functional`` for which no test has to run."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from hf_lint.cli.functional import command
from hf_lint.settings.lookup import forget_settings


@pytest.fixture(autouse=True)
def suite(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    forget_settings()
    Path("test_hf_bert.py").write_text("import transformers\n\n\ndef test_it():\n    assert transformers\n")


def functional(*options: str) -> Result:
    """A shard in which nothing is left to run."""
    return CliRunner().invoke(command, [".", "--shard", "2/2", "--device", "cpu", *options])


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs a file that not even root can read")
def test_file_that_cannot_be_read_exits_with_two():
    Path("test_hf_gpt2.py").symlink_to("/proc/self/mem")
    result = functional("--no-reports")
    assert result.exit_code == 2
    assert "test_hf_gpt2.py: cannot be read: " in result.output


def test_report_that_cannot_be_written_exits_with_two():
    Path("file").touch()
    result = functional("--report", "file/a.json", "--report", "b.json")
    assert (result.exit_code, Path("b.json").is_file()) == (2, True), result.output
    assert "file/a.json: cannot be written: " in result.output


def test_cache_that_cannot_be_made_exits_with_two():
    Path("file").touch()
    Path("pyproject.toml").write_text('[tool.hf-lint]\ncache-dir = "file/cache"\n')
    result = CliRunner().invoke(command, [".", "--device", "cpu", "--no-reports"])
    assert result.exit_code == 2
    assert "file/cache: cannot be written: " in result.output


def test_run_removes_what_runs_of_other_requests_left_a_month_ago():
    state = Path(".hf-lint-cache", "functional")
    for name, days in (("old", 31), ("recent", 29)):
        (state / name).mkdir(parents=True)
        os.utime(state / name, (then := time.time() - days * 24 * 3600, then))
    Path("test_hf_bert.py").write_text("import transformers\n\n\ndef test_it(:\n")
    CliRunner().invoke(command, ["test_hf_bert.py", "--device", "cpu", "--no-reports"])
    assert {path.name for path in state.iterdir()} & {"old", "recent"} == {"recent"}
