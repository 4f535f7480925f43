from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from settings_files import table, write

from hf_lint.files.discovery import discover
from hf_lint.settings.lookup import forget_settings, settings_for


def git(*arguments: str) -> str:
    identity = ["-c", "user.name=Tester", "-c", "user.email=tester@example.org"]
    return subprocess.run(["git", *identity, *arguments], check=True, capture_output=True, text=True).stdout


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    forget_settings()
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    folder = tmp_path / "repository"
    folder.mkdir()
    monkeypatch.chdir(folder)
    git("init", "-q")
    return folder


def touch(*paths: str) -> None:
    for path in paths:
        write(path, "")


def found(*paths: str) -> list[str]:
    discovery = discover([Path(path) for path in paths or ["."]], settings_for)
    assert discovery.problems == ()
    return [path.as_posix() for path in discovery.files]


def seen_by_git() -> list[str]:
    listed = git("-c", "core.excludesFile=/dev/null", "ls-files", "-z", "--others", "--exclude-standard")
    return sorted(path for path in listed.split("\0") if path.endswith(".py"))


@pytest.mark.parametrize(
    "patterns",
    [
        "build/",
        "/build",
        "test_a.py",
        "test_*.py\n!test_a.py",
        "a/*\n!a/b/",
        "/*\n!/a",
        "**/deep",
        "a/**/test_a.py",
        "a/b\n!a/b/test_a.py",
        "# build/\n\\!odd\n\nbuild/  ",
        "build/\r\ntest_b.py\r\n",
        "[ab]/",
        "deep\n!",
    ],
)
def test_the_same_files_as_git_sees(patterns: str) -> None:
    Path(".gitignore").write_bytes(patterns.encode())
    names = ["test_a.py", "test_b.py"]
    folders = ["", "build/", "a/", "a/b/", "a/b/deep/", "a/build/", "b/", "deep/build/"]
    touch(*(folder + name for folder in folders for name in names))
    assert found() == seen_by_git()


def test_inner_files_take_back_what_outer_ones_ignore() -> None:
    write(".gitignore", "test_*.py\ngenerated/\n")
    write("a/.gitignore", "!test_*.py\n!generated/\n")
    write("a/b/.gitignore", "/test_x.py\n")
    touch(
        "test_x.py", "a/test_x.py", "a/generated/test_x.py", "a/b/test_x.py", "a/b/c/test_x.py", "generated/test_x.py"
    )
    assert found() == seen_by_git() == ["a/b/c/test_x.py", "a/generated/test_x.py", "a/test_x.py"]


def test_the_walk_may_begin_below_the_root() -> None:
    write(".gitignore", "/a/build/\n")
    write("a/.gitignore", "test_x.py\n")
    touch("a/build/test_a.py", "a/b/test_x.py", "a/b/test_a.py")
    assert found("a") == ["a/b/test_a.py"]
    assert found("a/b") == ["a/b/test_a.py"]


def test_patterns_of_the_repository_itself() -> None:
    write(".git/info/exclude", "private/\n")
    touch("private/test_a.py", "test_a.py")
    assert found() == seen_by_git() == ["test_a.py"]


def test_an_ignored_folder_that_is_named_is_walked() -> None:
    write(".gitignore", "build/\n")
    touch("build/lib/test_a.py")
    assert found("build") == found("build/lib") == ["build/lib/test_a.py"]


def test_an_ignored_file_that_is_named_is_taken() -> None:
    write(".gitignore", "test_a.py\n")
    touch("test_a.py")
    assert found("test_a.py") == ["test_a.py"]


def test_the_setting_switches_it_off() -> None:
    write(".gitignore", "build/\n")
    table("respect-gitignore = false")
    touch("build/test_a.py")
    assert found() == ["build/test_a.py"]


def test_outside_of_a_repository_gitignore_files_mean_nothing(tmp_path: Path) -> None:
    write("../plain/.gitignore", "test_a.py\n")
    touch("../plain/test_a.py")
    assert found("../plain") == ["../plain/test_a.py"]


def test_a_repository_inside_another_has_only_its_own_rules() -> None:
    write(".gitignore", "test_a.py\n")
    git("init", "-q", "inner")
    write("inner/.gitignore", "test_b.py\n")
    touch("inner/test_a.py", "inner/test_b.py", "test_a.py")
    assert found() == ["inner/test_a.py"]
    assert found("inner") == ["inner/test_a.py"]


def test_a_worktree_uses_the_excludes_of_its_repository(repository: Path) -> None:
    write(".git/info/exclude", "private/\n")
    git("commit", "-q", "--allow-empty", "-m", "first")
    git("worktree", "add", "-q", "../worktree")
    touch("../worktree/private/test_a.py", "../worktree/test_a.py")
    assert found("../worktree") == ["../worktree/test_a.py"]


def test_a_repository_reached_through_a_link(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(".gitignore", "/a/build/\n")
    touch("a/build/test_a.py", "a/test_a.py")
    (repository.parent / "link").symlink_to(repository / "a")
    assert found("../link") == ["../link/test_a.py"]
