from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from settings_files import table, write

from hf_lint.files.discovery import discover
from hf_lint.settings.lookup import forget_settings, settings_for
from hf_lint.settings.model import Settings


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    forget_settings()
    folder = tmp_path / "project"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def touch(*paths: str) -> None:
    for path in paths:
        write(path, "")


def found(
    *paths: str, settings_of: Callable[[Path], Settings] = settings_for, force_exclude: bool = False
) -> list[str]:
    discovery = discover([Path(path) for path in paths], settings_of, force_exclude=force_exclude)
    assert discovery.problems == ()
    return [path.as_posix() for path in discovery.files]


def problems(*paths: str, settings_of: Callable[[Path], Settings] = settings_for) -> list[str]:
    return [str(problem) for problem in discover([Path(path) for path in paths], settings_of).problems]


def test_a_folder_means_its_test_files_in_order() -> None:
    touch("tests/test_b.py", "tests/test_a.py", "tests/deep/er/c_test.py", "tests/model.py", "tests/test_a.txt")
    assert found(".") == ["tests/deep/er/c_test.py", "tests/test_a.py", "tests/test_b.py"]


def test_paths_stay_as_given(project: Path) -> None:
    touch("tests/test_a.py")
    assert found("../project/tests") == ["../project/tests/test_a.py"]
    assert found(str(project)) == [f"{project}/tests/test_a.py"]


def test_every_file_comes_once_however_often_it_is_meant(project: Path) -> None:
    touch("tests/a/test_a.py", "tests/test_b.py")
    paths = ["tests/test_b.py", "tests", "tests/a", ".", str(project), "tests/../tests/test_b.py"]
    assert found(*paths) == ["tests/a/test_a.py", "tests/test_b.py"]


def test_a_named_file_is_taken_whatever_its_name() -> None:
    touch("model.py", "venv/notes.txt")
    assert found("model.py", "venv/notes.txt") == ["model.py", "venv/notes.txt"]


def test_named_files_are_told_apart_from_found_ones() -> None:
    touch("test_a.py", "test_b.py")
    assert discover([Path(), Path("test_b.py")], settings_for).explicit == {Path("test_b.py")}


def test_a_folder_named_like_a_module_is_walked() -> None:
    touch("test_x.py/test_a.py")
    assert found(".") == found("test_x.py") == ["test_x.py/test_a.py"]


def test_default_excludes_are_left_out() -> None:
    touch("venv/test_a.py", "a/node_modules/test_a.py", "a/.tox/test_a.py", ".hidden/test_a.py")
    assert found(".") == [".hidden/test_a.py"]


def test_an_excluded_folder_that_is_named_is_walked() -> None:
    touch("venv/lib/test_a.py")
    assert found("venv") == ["venv/lib/test_a.py"]


def test_excludes_of_the_settings() -> None:
    table("extend-exclude = ['generated', 'tests/old', 'test_x*']")
    touch("a/generated/test_a.py", "tests/old/test_a.py", "old/test_a.py", "test_xy.py")
    assert found(".") == ["old/test_a.py"]


def test_include_of_the_nearest_settings() -> None:
    table("include = ['check_*.py']")
    write("tests/hf-lint.toml", "include = ['models/test_*.py']")
    touch("check_a.py", "test_a.py", "tests/check_b.py", "tests/test_b.py", "tests/models/test_c.py")
    assert found(".") == ["check_a.py", "tests/models/test_c.py"]


@pytest.mark.parametrize("path", ["generated/test_a.py", "generated/deep/test_a.py", "generated", "generated/deep"])
def test_force_exclude_holds_for_named_paths(path: str) -> None:
    table("extend-exclude = ['generated']")
    touch("generated/test_a.py", "generated/deep/test_a.py")
    assert found(path, force_exclude=True) == []
    assert found(path) != []


def test_force_exclude_of_the_settings() -> None:
    table("extend-exclude = ['test_a.py']\nforce-exclude = true")
    touch("test_a.py", "test_b.py")
    assert found("test_a.py", "test_b.py") == ["test_b.py"]


def test_a_missing_path_is_a_problem_and_the_others_are_found() -> None:
    touch("test_a.py")
    discovery = discover([Path("gone.py"), Path("test_a.py")], settings_for)
    assert [str(problem) for problem in discovery.problems] == ["gone.py: No such file or directory"]
    assert discovery.files == (Path("test_a.py"),)


def test_a_folder_that_vanishes_during_the_walk_is_a_problem() -> None:
    touch("a/test_a.py", "b/test_b.py")

    def settings_of(folder: Path) -> Settings:
        if folder == Path("a"):
            shutil.rmtree(folder)
        return settings_for(folder)

    assert problems(".", settings_of=settings_of) == ["a: cannot read the folder: No such file or directory"]


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="permissions do not bind this user")
def test_a_folder_without_permission_is_a_problem() -> None:
    touch("a/test_a.py")
    Path("a").chmod(0)
    assert problems(".") == ["a: cannot read the folder: Permission denied"]


def test_broken_settings_are_a_problem_and_the_other_folders_are_found() -> None:
    touch("a/test_a.py", "a/deep/test_b.py", "b/test_c.py")
    write("a/hf-lint.toml", "slect = 1")
    discovery = discover([Path(), Path("a/test_a.py")], settings_for)
    assert [str(problem) for problem in discovery.problems] == [
        "a/hf-lint.toml:1:1: unknown key `slect`; did you mean `select`?"
    ]
    assert discovery.files == (Path("b/test_c.py"),)


def test_odd_names() -> None:
    touch("test_é ü.py", "a b/test_\n.py", "test_[x].py")
    assert found(".") == ["a b/test_\n.py", "test_[x].py", "test_é ü.py"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_pipes_are_passed_over() -> None:
    os.mkfifo("test_pipe.py")
    assert found(".") == []


def test_a_linked_folder_is_walked_once_under_its_real_name() -> None:
    touch("real/test_a.py")
    Path("a_link").symlink_to("real")
    assert found(".") == ["real/test_a.py"]


def test_a_linked_folder_elsewhere_is_walked(project: Path) -> None:
    touch("../elsewhere/deep/test_a.py", "tests/test_b.py")
    Path("tests/link").symlink_to(project.parent / "elsewhere")
    assert found("tests") == ["tests/link/deep/test_a.py", "tests/test_b.py"]


@pytest.mark.parametrize("target", [".", "..", "../.."])
def test_a_link_to_a_folder_around_it_is_a_problem(target: str, project: Path) -> None:
    touch("a/b/test_a.py")
    Path("a/b/loop").symlink_to(target)
    leads_to = Path("a/b", target).resolve()
    assert problems(".") == [f"a/b/loop: symbolic link loop: it leads back to {leads_to}"]


def test_a_link_to_itself_is_a_problem_if_it_looks_like_a_test() -> None:
    Path("test_a.py").symlink_to("test_a.py")
    Path("other.py").symlink_to("other.py")
    (problem,) = problems(".")
    assert problem.startswith("test_a.py: symbolic link that leads nowhere: ")


def test_a_dangling_link_is_a_problem_if_it_looks_like_a_test() -> None:
    Path("test_a.py").symlink_to("gone.py")
    Path("notes.txt").symlink_to("gone.txt")
    assert problems(".") == ["test_a.py: symbolic link that leads nowhere: No such file or directory"]


def test_a_linked_file_is_taken() -> None:
    touch("shared.py")
    Path("test_a.py").symlink_to("shared.py")
    assert found(".") == ["test_a.py"]


def test_importing_costs_no_heavy_library() -> None:
    settings = "hf_lint.settings.lookup, hf_lint.settings.schema"
    modules = f"hf_lint.files.discovery, hf_lint.files.changed_files, hf_lint.selection, {settings}"
    heavy = "{'pathspec', 'jsonschema', 'rich', 'libcst', 'tomli', 'subprocess', 'difflib'}"
    script = f"import {modules}, sys; sys.exit(', '.join({heavy} & set(sys.modules)))"
    root = Path(discover.__code__.co_filename).parents[2]
    run = subprocess.run([sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=False)
    assert run.stderr.strip() == ""
