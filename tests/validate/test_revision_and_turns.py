"""Which branch a run is of, and who waits for whom."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from hf_lint.validate.revision import Revision, revision
from hf_lint.validate.turns import in_turn

VARIABLES = ("GITHUB_HEAD_REF", "GITHUB_REF_NAME", "GITHUB_SHA", "CI_COMMIT_REF_NAME", "CI_COMMIT_SHA")


@pytest.fixture(autouse=True)
def no_service(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({"GITHUB_HEAD_REF": "mine", "GITHUB_REF_NAME": "7/merge", "GITHUB_SHA": "abc"}, Revision("mine", "abc")),
        ({"GITHUB_HEAD_REF": "", "GITHUB_REF_NAME": "main", "GITHUB_SHA": "abc"}, Revision("main", "abc")),
        ({"CI_COMMIT_REF_NAME": "main", "CI_COMMIT_SHA": "def"}, Revision("main", "def")),
    ],
)
def test_a_service_says_what_it_has_checked_out(variables, expected, monkeypatch):
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert revision() == expected


def git(*arguments: str) -> str:
    identity = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
    return subprocess.run(["git", *identity, *arguments], check=True, capture_output=True, text=True).stdout.strip()


def test_git_says_it_elsewhere(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    git("init", "--quiet", "--initial-branch", "feature/x")
    assert revision() == Revision("feature/x", "")
    git("commit", "--quiet", "--allow-empty", "--message", "one")
    assert revision() == Revision("feature/x", git("rev-parse", "HEAD"))
    git("checkout", "--quiet", "--detach")
    assert revision().branch == ""


def test_there_is_none_outside_of_a_repository(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert revision() == Revision("", "")


def never() -> None:
    raise AssertionError("nobody holds the lock")


def test_whoever_comes_first_does_not_wait(tmp_path):
    for _ in range(2):
        with in_turn(tmp_path / "new" / "lock", never):
            pass


def test_without_a_place_for_the_file_there_is_no_lock(tmp_path):
    (tmp_path / "file").write_text("")
    with in_turn(tmp_path / "file" / "lock", never) as descriptors:
        assert descriptors == ()


@pytest.mark.skipif(sys.platform == "win32", reason="descriptors are not inherited")
def test_a_process_that_was_started_keeps_the_lock_when_its_caller_lets_go(tmp_path: Path):
    with in_turn(tmp_path / "lock", never) as descriptors:
        script = "import sys; sys.stdin.read()"
        child = subprocess.Popen([sys.executable, "-c", script], stdin=subprocess.PIPE, pass_fds=descriptors)
    waited: list[bool] = []

    def waits() -> None:
        waited.append(True)
        child.communicate()  # which ends it, and so gives the lock back

    with in_turn(tmp_path / "lock", waits):
        assert waited == [True]
