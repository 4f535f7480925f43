"""Whatever is wrong with a file, it gets one line that says so, the other files are linted, and the exit code tells."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hf_lint.cache import Cache
from hf_lint.project import Plan, lint_files
from hf_lint.registry import all_rules
from hf_lint.settings.model import Settings

BAD = "import transformers\n\nself.assertTrue(len(outputs), 3)\n"
HfLint = Callable[..., Any]


@pytest.fixture
def sound(project: Path) -> Path:
    """A file with a finding, which every run must still report."""
    (project / "test_sound.py").write_text(BAD, encoding="utf-8")
    return project


def check(hf_lint: HfLint, *arguments: str, code: int = 2) -> list[str]:
    """Runs over everything and returns the lines on standard error."""
    run = hf_lint("check", "--output-format", "concise", *arguments)
    assert run.code == code
    assert "test_sound.py:3:1: HFT401" in run.out
    assert "Traceback" not in run.err
    return run.err.splitlines()


def test_a_path_that_does_not_exist(sound: Path, hf_lint: HfLint):
    assert check(hf_lint, ".", "gone.py") == ["error: gone.py: No such file or directory"]


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs a file that not even root can read")
def test_a_file_that_cannot_be_read(sound: Path, hf_lint: HfLint):
    (sound / "test_mem.py").symlink_to("/proc/self/mem")
    assert check(hf_lint) == ["error: test_mem.py: cannot be read: Input/output error"]


def test_a_folder_with_the_name_of_a_test_file(sound: Path, hf_lint: HfLint):
    (sound / "test_x.py").mkdir()
    (sound / "test_x.py" / "test_inner.py").write_text(BAD, encoding="utf-8")
    assert check(hf_lint, code=1) == []
    assert check(hf_lint, "test_x.py", "test_sound.py", code=1) == []


def test_a_symbolic_link_that_leads_nowhere(sound: Path, hf_lint: HfLint):
    (sound / "test_gone.py").symlink_to("nowhere.py")
    assert check(hf_lint) == ["error: test_gone.py: symbolic link that leads nowhere: No such file or directory"]


def test_a_symbolic_link_that_leads_back(sound: Path, hf_lint: HfLint):
    (sound / "below").mkdir()
    (sound / "below" / "loop").symlink_to(sound, target_is_directory=True)
    (line,) = check(hf_lint)
    assert line.startswith("error: below/loop: symbolic link loop")


def test_a_link_to_itself(sound: Path, hf_lint: HfLint):
    (sound / "test_self.py").symlink_to("test_self.py")
    (line,) = check(hf_lint)
    assert line.startswith("error: test_self.py: symbolic link")
    assert line.endswith("Too many levels of symbolic links")


def test_a_file_that_is_too_large(sound: Path, hf_lint: HfLint):
    (sound / "test_large.py").write_text(BAD + "#" * 10_000_000, encoding="utf-8")
    (line,) = check(hf_lint)
    assert line == "error: test_large.py: 10.0 MB is over max-file-size (5.0 MB); not linted"


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"import transformers\nx = '\0'\n", "2:6: HFT001 "),
        ("import transformers\n".encode("utf-16"), "1:1: HFT001 "),
        (b"import transformers\nx = '\xe9'\n", "2:6: HFT001 "),
        (b"import transformers\nx = " + b"[" * 201 + b"]" * 201 + b"\n", "2:205: HFT001 "),
    ],
    ids=["NUL", "UTF-16", "not UTF-8", "201 brackets"],
)
def test_bytes_that_are_no_python(sound: Path, hf_lint: HfLint, data: bytes, cause: str):
    (sound / "test_odd.py").write_bytes(data)
    run = hf_lint("check", "--output-format", "concise")
    assert run.code == 1
    assert [line for line in run.out.splitlines() if line.startswith(f"test_odd.py:{cause}")]
    assert run.out.count("test_odd.py") == 1


def test_an_empty_file_is_no_model_test(sound: Path, hf_lint: HfLint):
    (sound / "test_empty.py").write_bytes(b"")
    assert check(hf_lint, code=1) == []


def test_a_file_deleted_during_the_run(sound: Path):
    plan = Plan(lambda path: (all_rules(), Settings()), Cache(None), jobs=1)
    outcomes = list(lint_files([sound / "test_gone.py", sound / "test_sound.py"], plan))
    assert [outcome.linted for outcome in outcomes] == [False, True]
    assert str(outcomes[0].problems[0]).endswith("test_gone.py: cannot be read: No such file or directory")


def test_settings_that_are_no_toml(sound: Path, hf_lint: HfLint):
    (sound / "pyproject.toml").write_text("[tool.hf-lint\n", encoding="utf-8")
    run = hf_lint("check")
    assert run.code == 2
    assert run.err.startswith("error: pyproject.toml:1:14: is not valid TOML: ")
    assert run.err.count("\n") == 1


def test_broken_settings_of_one_folder_do_not_hide_the_others(sound: Path, hf_lint: HfLint):
    (sound / "below").mkdir()
    (sound / "below" / "hf-lint.toml").write_text("selekt = []\n", encoding="utf-8")
    (line,) = check(hf_lint)
    assert line.startswith("error: below/hf-lint.toml:1:1: unknown key `selekt`")


PLUGIN = """
import os, signal
from hf_lint.rule import Rule

class Misbehaving(Rule):
    '''It misbehaves.'''
    code = "HFT990"
    name = "misbehaving"
    message = "never said"

    def check(self, file):
        {deed}
        return iter(())
"""


@pytest.fixture
def with_plugin(sound: Path) -> Callable[[str], subprocess.CompletedProcess[str]]:
    """Runs the command line where a package with a rule of the given deed is installed."""

    def run(deed: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        site = sound / "site"
        info = site / "misbehaving-1.0.dist-info"
        info.mkdir(parents=True)
        (site / "misbehaving_rules.py").write_text(PLUGIN.format(deed=deed), encoding="utf-8")
        (info / "METADATA").write_text("Metadata-Version: 2.1\nName: misbehaving\nVersion: 1.0\n", encoding="utf-8")
        entry = "[hf_lint.rules]\nmisbehaving = misbehaving_rules:Misbehaving\n"
        (info / "entry_points.txt").write_text(entry, encoding="utf-8")
        command = [sys.executable, "-m", "hf_lint", "check", "--output-format", "concise", *arguments, "."]
        paths = os.pathsep.join([str(site), *sys.path])
        environment = {**os.environ, "PYTHONPATH": paths}
        return subprocess.run(command, cwd=sound, env=environment, capture_output=True, text=True, check=False)

    return run


def test_a_rule_of_another_package_that_raises(with_plugin):
    done = with_plugin("raise LookupError('nothing there')", "--select", "ALL")
    assert done.returncode == 2
    assert "test_sound.py:1:1: HFT009 HFT990 (misbehaving) crashed on this file: LookupError" in done.stdout
    assert "test_sound.py:3:1: HFT401" in done.stdout
    assert "Traceback" not in done.stderr


def test_a_package_whose_rules_cannot_be_loaded(with_plugin):
    done = with_plugin("pass\n\nraise RuntimeError('no such thing')")
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert line.startswith(
        "error: the rules of the package misbehaving (misbehaving_rules:Misbehaving) cannot be loaded"
    )


def test_a_worker_process_that_dies(sound: Path, with_plugin):
    for number in range(30):
        (sound / f"test_{number}.py").write_text(BAD + "#" * 20_000, encoding="utf-8")
    (sound / "test_deadly.py").write_text(BAD, encoding="utf-8")
    deed = "'deadly' in file.path and os.kill(os.getpid(), signal.SIGKILL)"
    done = with_plugin(deed, "--select", "HFT401,HFT990", "--jobs", "2", "--no-cache")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("error: test_deadly.py: the process that linted it died")
    assert done.stdout.count("HFT401") == 31
