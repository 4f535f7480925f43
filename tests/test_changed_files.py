from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from hf_lint.files.changed_files import ChangedFilesError, changed_files


def git(*arguments: str) -> None:
    identity = ["-c", "user.name=Tester", "-c", "user.email=tester@example.org", "-c", "protocol.file.allow=always"]
    subprocess.run(["git", *identity, *arguments], check=True, capture_output=True)


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    folder = tmp_path / "repository"
    folder.mkdir()
    monkeypatch.chdir(folder)
    git("init", "-q", "-b", "main")
    return folder


def write(path: str, text: str = "") -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, encoding="utf-8")


def commit(*paths: str) -> None:
    for path in paths:
        write(path, f"{path}\n" * 20)
    git("add", "--all")
    git("commit", "-q", "--allow-empty", "-m", "work")


def changed(base_ref: str | None = None, root: str = ".") -> list[str]:
    top = Path.cwd().resolve()
    return sorted(path.relative_to(top).as_posix() for path in changed_files(Path(root), base_ref))


def test_staged_unstaged_and_untracked_files() -> None:
    commit("kept.py", "staged.py", "unstaged.py")
    write("staged.py", "new")
    git("add", "staged.py")
    write("unstaged.py", "new")
    write("deep/untracked.py")
    assert changed() == ["deep/untracked.py", "staged.py", "unstaged.py"]


def test_a_staged_change_taken_back_in_the_work_tree_still_counts() -> None:
    commit("a.py")
    before = Path("a.py").read_text(encoding="utf-8")
    write("a.py", "new")
    git("add", "a.py")
    write("a.py", before)
    assert changed() == ["a.py"]


def test_commits_since_the_branch_left_its_base() -> None:
    commit("a.py")
    git("checkout", "-q", "-b", "topic")
    commit("mine.py")
    git("checkout", "-q", "main")
    commit("theirs.py")
    git("checkout", "-q", "topic")
    assert changed("main") == ["mine.py"]


def test_deleted_files_are_left_out_and_renamed_ones_have_their_new_name() -> None:
    commit("gone.py", "old.py", "deleted_by_hand.py")
    git("branch", "base")
    git("rm", "-q", "gone.py")
    git("mv", "old.py", "new.py")
    git("commit", "-q", "-m", "work")
    Path("deleted_by_hand.py").unlink()
    assert changed("base") == ["new.py"]


def test_odd_names() -> None:
    commit("a.py")
    write("with space/test_é.py")
    write("test_\n.py")
    write('test_"q".py')
    git("add", "--all")
    git("commit", "-q", "-m", "work")
    assert changed("HEAD~1") == ["test_\n.py", 'test_"q".py', "with space/test_é.py"]


def test_ignored_files_are_left_out() -> None:
    commit(".gitignore")
    write(".gitignore", "build/\n")
    write("build/a.py")
    assert changed() == [".gitignore"]


def test_from_a_folder_below_the_root_the_whole_repository_counts() -> None:
    commit("deep/a.py", "b.py")
    write("b.py", "new")
    write("c.py")
    assert changed(root="deep") == ["b.py", "c.py"]


def test_a_repository_without_commits() -> None:
    write("staged.py")
    git("add", "staged.py")
    write("untracked.py")
    assert changed() == ["staged.py", "untracked.py"]


def test_without_a_base_the_upstream_branch_is_taken(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit("a.py")
    git("branch", "release")
    git("clone", "-q", str(repository), "../clone")
    monkeypatch.chdir(repository.parent / "clone")
    git("checkout", "-q", "-b", "topic", "--track", "origin/release")
    commit("mine.py")
    assert changed() == ["mine.py"]


def test_without_an_upstream_branch_the_head_of_origin_is_taken(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit("a.py")
    git("clone", "-q", str(repository), "../clone")
    monkeypatch.chdir(repository.parent / "clone")
    git("checkout", "-q", "-b", "topic", "--no-track")
    commit("mine.py")
    assert changed() == ["mine.py"]


def test_a_tag_or_a_commit_is_a_base_too() -> None:
    commit("a.py")
    git("tag", "-a", "-m", "release", "v1")
    commit("b.py")
    commit("c.py")
    assert changed("v1") == ["b.py", "c.py"]
    assert changed("HEAD~1") == ["c.py"]


def test_a_submodule_is_no_file(repository: Path) -> None:
    commit("a.py")
    git("init", "-q", "../other")
    git("-C", "../other", "commit", "-q", "--allow-empty", "-m", "first")
    git("submodule", "add", "-q", "../other", "inner")
    assert changed() == [".gitmodules"]


def test_the_paths_are_resolved(repository: Path) -> None:
    write("a.py")
    link = repository.parent / "link"
    link.symlink_to(repository)
    assert changed_files(link, None) == {(repository / "a.py").resolve()}


@pytest.mark.parametrize("ref", ["nowhere", "--output=x", ""])
def test_an_unknown_base_is_one_line(ref: str) -> None:
    commit("a.py")
    with pytest.raises(ChangedFilesError, match=f"^git knows no commit `{ref}` to compare with; [^\n]*$"):
        changed(ref)


def test_histories_without_a_common_commit() -> None:
    commit("a.py")
    git("checkout", "-q", "--orphan", "other")
    commit("b.py")
    with pytest.raises(ChangedFilesError, match=r"^`main` and HEAD have no commit in common; [^\n]*$"):
        changed("main")


def test_outside_of_a_repository(tmp_path: Path) -> None:
    (tmp_path / "plain").mkdir()
    with pytest.raises(ChangedFilesError, match=r"^not a git repository[^\n]*$"):
        changed_files(tmp_path / "plain", None)


def test_without_git(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ChangedFilesError, match=r"^git cannot be run: No such file or directory$"):
        changed()
