"""From the paths of a command line to the files to lint."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from hf_lint.files.gitignore import GitIgnore
from hf_lint.files.path_globs import PathGlobs, posix_path
from hf_lint.finding import Problem
from hf_lint.settings.error import SettingsError
from hf_lint.settings.model import Settings


@dataclass(frozen=True)
class Discovery:
    """The files to lint, sorted, each once and spelt as the user would; ``explicit`` are those named one by one."""

    files: tuple[Path, ...]
    problems: tuple[Problem, ...]
    explicit: frozenset[Path]


def discover(
    paths: Sequence[Path], settings_of: Callable[[Path], Settings], *, force_exclude: bool = False
) -> Discovery:
    """All files that the paths mean: a folder means the test files below it, a file means itself.

    ``settings_of`` gives the settings of a folder. Where it raises ``SettingsError``, the folder is left out and the
    error is among the problems. Folders behind symbolic links are walked last, and only if nothing else led there.
    """
    walk = _Walk(settings_of, force_exclude)
    folders = [path for path in paths if os.path.isdir(path)]  # noqa: PTH112  Path.is_dir raises on odd names
    for path in paths:
        if path not in folders:
            walk.take_file(path)
    for folder in folders:
        walk.start(folder)
    walk.follow_links()
    return walk.result()


class _Place(NamedTuple):
    """A file or folder under three spellings: as the user would write it, absolute for patterns, and real for git."""

    given: str
    absolute: str
    real: str
    git: GitIgnore | None

    def inner(self, entry: os.DirEntry[str], git: GitIgnore | None) -> _Place:
        name = entry.name
        return _Place(entry.path, f"{self.absolute.rstrip('/')}/{name}", f"{self.real.rstrip('/')}/{name}", git)


class _Filter:
    """What the settings of a folder say about its entries."""

    def __init__(self, settings: Settings) -> None:
        self.include = PathGlobs(settings.include, settings.root)
        self.exclude = PathGlobs([*settings.exclude, *settings.extend_exclude], settings.root)
        self.root = posix_path(settings.root)
        self.respects_git = settings.respect_gitignore

    def leaves_out(self, place: _Place, name: str, *, is_folder: bool) -> bool:
        """Whether an entry of a walked folder is none of ours."""
        if self.exclude.match(name, place.absolute):
            return True
        ignored = self.respects_git and place.git and place.git.ignores(place.real, name, is_folder=is_folder)
        return bool(ignored)

    def includes(self, place: _Place, name: str) -> bool:
        """Whether the name is that of a test file."""
        return self.include.match(name, place.absolute)

    def excludes_way_to(self, absolute: str) -> bool:
        """Whether the path or a folder on the way to it from the settings file is excluded."""
        while absolute not in {self.root, ""}:
            parent, _, name = absolute.rpartition("/")
            if self.exclude.match(name, absolute):
                return True
            absolute = parent
        return False


@dataclass
class _Walk:
    settings_of: Callable[[Path], Settings]
    force_exclude: bool
    files: dict[str, Path] = field(default_factory=dict)
    problems: dict[Problem, None] = field(default_factory=dict)
    explicit: set[Path] = field(default_factory=set)
    walked: set[str] = field(default_factory=set)
    links: list[_Place] = field(default_factory=list)
    filters: dict[object, _Filter] = field(default_factory=dict)

    def result(self) -> Discovery:
        files = sorted(self.files.values(), key=str)
        return Discovery(tuple(files), tuple(sorted(self.problems)), frozenset(self.explicit))

    def take_file(self, path: Path) -> None:
        """A file that was named: it is taken whatever its name."""
        try:
            path.stat()
        except OSError as error:
            self.complain(path, error.strerror or str(error))
            return
        if not self.force_excluded(path, path.parent):
            folder, name = os.path.split(posix_path(path))
            self.files.setdefault(f"{os.path.realpath(folder)}/{name}", path)
            self.explicit.add(path)

    def start(self, path: Path) -> None:
        """A folder that was named."""
        if self.force_excluded(path, path):
            return
        real = os.path.realpath(path).replace(os.sep, "/")
        self.walk(_Place(str(path), posix_path(path), real, GitIgnore.above(real)))

    def force_excluded(self, path: Path, folder: Path) -> bool:
        settings = self.settings(folder)
        if settings is None:
            return True
        forced = self.force_exclude or settings.force_exclude
        return forced and self.filter(settings).excludes_way_to(posix_path(path))

    def follow_links(self) -> None:
        while self.links:
            self.walk(self.links.pop(0))

    def walk(self, top: _Place) -> None:
        stack = [top]
        while stack:
            folder = stack.pop()
            if folder.real not in self.walked:
                self.walked.add(folder.real)
                stack.extend(self.look_into(folder))

    def look_into(self, folder: _Place) -> Iterator[_Place]:
        """Takes the files of a folder and yields the folders in it that are to be walked."""
        settings = self.settings(Path(folder.given))
        if settings is None:
            return
        rules, entries = self.filter(settings), self.entries(folder)
        git = _git_inside(folder, {entry.name for entry in entries})
        for entry in entries:
            is_link, is_folder = entry.is_symlink(), entry.is_dir(follow_symlinks=False)
            place = folder.inner(entry, git)
            is_wanted = is_link or is_folder or rules.includes(place, entry.name)
            if not is_wanted or rules.leaves_out(place, entry.name, is_folder=is_folder):
                continue
            if is_folder:
                yield place
            elif is_link:
                self.take_link(entry, place, rules)
            elif entry.is_file():
                self.files.setdefault(place.real, Path(place.given))

    def entries(self, folder: _Place) -> list[os.DirEntry[str]]:
        try:
            with os.scandir(folder.given) as scan:
                return sorted(scan, key=lambda entry: entry.name)
        except OSError as error:
            self.complain(Path(folder.given), f"cannot read the folder: {error.strerror}")
            return []

    def take_link(self, entry: os.DirEntry[str], place: _Place, rules: _Filter) -> None:
        """A symbolic link, to a file or a folder or nowhere."""
        included = rules.includes(place, entry.name)
        try:
            entry.stat()
        except OSError as error:
            if included:
                self.complain(Path(place.given), f"symbolic link that leads nowhere: {error.strerror}")
            return
        if entry.is_dir():
            self.put_off(place)
        elif included and entry.is_file():
            self.files.setdefault(place.real, Path(place.given))

    def put_off(self, link: _Place) -> None:
        """A link to a folder waits until all real folders were walked."""
        target = os.path.realpath(link.given).replace(os.sep, "/")
        if f"{link.real}/".startswith(f"{target.rstrip('/')}/"):
            self.complain(Path(link.given), f"symbolic link loop: it leads back to {target}")
        else:
            self.links.append(link._replace(real=target, git=GitIgnore.above(target)))

    def settings(self, folder: Path) -> Settings | None:
        try:
            return self.settings_of(folder)
        except SettingsError as error:
            self.problems.update(dict.fromkeys(error.problems))
            return None

    def filter(self, settings: Settings) -> _Filter:
        key = settings.root, settings.include, settings.exclude, settings.extend_exclude, settings.respect_gitignore
        if key not in self.filters:
            self.filters[key] = _Filter(settings)
        return self.filters[key]

    def complain(self, path: Path, message: str) -> None:
        self.problems[Problem(str(path), 0, 0, message)] = None


def _git_inside(folder: _Place, names: set[str]) -> GitIgnore | None:
    """A repository inside another one has only its own rules."""
    if ".git" in names:
        return GitIgnore.of_repository(folder.real)
    return folder.git.inside(folder.real) if folder.git and ".gitignore" in names else folder.git


def is_asked_for(path: Path, settings: Settings) -> bool:
    """Whether walking the folders above would take this file, going by its name and the settings alone, not by git."""
    scope = _scope(settings)
    return scope.include.match(path.name, posix_path(path)) and not scope.excludes_way_to(posix_path(path))


def is_excluded(path: Path, settings: Settings) -> bool:
    """Whether the settings leave out the file, or a folder on the way to it."""
    return _scope(settings).excludes_way_to(posix_path(path))


@lru_cache(maxsize=64)
def _scope(settings: Settings) -> _Filter:
    return _Filter(settings)
