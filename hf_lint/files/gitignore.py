"""What git ignores: .gitignore files from the root of the repository down, and .git/info/exclude below them all."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


class IgnoreFile:
    """The patterns of one file, relative to one folder."""

    def __init__(self, folder: str, lines: list[str]) -> None:
        """``folder`` is a real path with forward slashes and without one at the end."""
        self._start = len(folder) + 1
        self._spec = _spec(lines)
        # Asking pathspec costs a step for each pattern and file. Nearly all files match nothing at all, and one
        # pattern made of all says so in a third of the time; one that names no folder need only see the last name,
        # because a walk never enters an ignored folder.
        patterns = [(str(p.pattern).strip(), str(p.regex.pattern)) for p in self._spec.patterns if p.regex is not None]
        self._by_name = _any_of([regex for text, regex in patterns if "/" not in text.rstrip("/")])
        self._by_path = _any_of([regex for text, regex in patterns if "/" in text.rstrip("/")])

    def verdict(self, path: str, name: str) -> bool | None:
        """Whether the file ignores a path or takes it back, ``None`` where it says nothing. Folders end in a slash."""
        relative = path[self._start :]
        if not self._by_name.match(name) and not self._by_path.match(relative):
            return None
        return self._spec.check_file(relative).include


def _spec(lines: list[str]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec

    try:
        return GitIgnoreSpec.from_lines(lines)
    except ValueError:
        return GitIgnoreSpec.from_lines([line for line in lines if _is_pattern(line)])


def _is_pattern(line: str) -> bool:
    """Git passes over lines it cannot read."""
    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines([line])
    except ValueError:
        return False
    return True


def _any_of(regexes: list[str]) -> re.Pattern[str]:
    unnamed = [re.sub(r"\(\?P<\w+>", "(?:", regex) for regex in regexes]
    return re.compile("|".join(unnamed) or r"(?!)")


@dataclass(frozen=True)
class GitIgnore:
    """What is ignored in one folder of a repository, outermost file first."""

    files: tuple[IgnoreFile, ...] = ()

    def ignores(self, path: str, name: str, *, is_folder: bool) -> bool:
        """Whether git would leave this entry out. ``path`` is real, with forward slashes."""
        slash = "/" if is_folder else ""
        for file in reversed(self.files):
            verdict = file.verdict(path + slash, name + slash)
            if verdict is not None:
                return verdict
        return False

    def inside(self, folder: str) -> GitIgnore:
        """The same with the .gitignore of a folder further down."""
        return GitIgnore((*self.files, *_ignore_file(folder, Path(folder, ".gitignore"))))

    @classmethod
    def of_repository(cls, root: str) -> GitIgnore:
        """What is ignored at the root of a repository or worktree."""
        own = _git_folder(Path(root, ".git")) / "info" / "exclude"
        return cls(tuple(_ignore_file(root, own))).inside(root)

    @classmethod
    def above(cls, folder: str) -> GitIgnore | None:
        """What the folders above say about one where a walk begins, ``None`` outside of repositories.

        If they ignore the folder itself, they do not count: it was asked for by name.
        """
        way = list(_up_to_repository(folder))
        if not way:
            return None
        rules = cls.of_repository(way[-1])
        for inner in reversed(way[:-1]):
            if rules.ignores(inner, inner.rpartition("/")[2], is_folder=True):
                rules = cls()
            if inner != folder:
                rules = rules.inside(inner)
        return rules


def _ignore_file(folder: str, path: Path) -> Iterator[IgnoreFile]:
    """The patterns a file has for a folder, if it has any: fresh repositories have a file of comments."""
    lines = [line for line in _lines(path) if line.strip() and not line.startswith("#")]
    if lines:
        yield IgnoreFile(folder, lines)


def _up_to_repository(folder: str) -> Iterator[str]:
    """A folder and those above it up to the root of its repository; nothing when there is no repository."""
    parents = [Path(folder), *Path(folder).parents]
    depth = next((depth for depth, parent in enumerate(parents) if os.path.lexists(parent / ".git")), None)
    if depth is not None:
        yield from (parent.as_posix() for parent in parents[: depth + 1])


def _git_folder(git: Path) -> Path:
    """Where a repository keeps its own files: a worktree's .git is a file that points there."""
    if git.is_dir():
        return git
    pointer = "".join(_lines(git)).removeprefix("gitdir:").strip()
    own = git.parent / pointer
    shared = "".join(_lines(own / "commondir")).strip()
    return own / shared


def _lines(path: Path) -> list[str]:
    """The lines as git splits them; a file that cannot be read has none."""
    try:
        text = path.read_bytes().decode("utf-8", "surrogateescape")
    except OSError:
        return []
    return [line.removesuffix("\r") for line in text.removeprefix("\ufeff").split("\n")]
