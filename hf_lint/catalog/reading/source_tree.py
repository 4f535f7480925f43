"""The Python files of a transformers package: a folder (installed, or the ``src`` of a checkout) or a wheel."""

from __future__ import annotations

import os
import re
from abc import ABC, abstractmethod
from functools import cached_property
from pathlib import Path
from zipfile import BadZipFile, ZipFile

_VERSION = re.compile(r"^__version__ = [\"']([^\"']+)[\"']", re.MULTILINE)


class NotTransformers(Exception):
    """There is no transformers package at this place. The message says where."""


class SourceTree(ABC):
    """Files by their path below the package, with slashes: ``models/bert/modeling_bert.py``."""

    @cached_property
    @abstractmethod
    def files(self) -> frozenset[str]:
        """All Python files."""

    def text(self, path: str) -> str:
        """The text of one of the files, read once; bytes that are no UTF-8 are replaced."""
        if path not in self._texts:
            self._texts[path] = self._bytes(path).decode("utf-8", errors="replace").replace("\r\n", "\n")
        return self._texts[path]

    @abstractmethod
    def _bytes(self, path: str) -> bytes: ...

    @cached_property
    def _texts(self) -> dict[str, str]:
        return {}

    def below(self, folder: str) -> list[str]:
        """The files in a folder and its folders, in alphabetical order."""
        return sorted(path for path in self.files if path.startswith(f"{folder}/"))

    @cached_property
    def version(self) -> str:
        """The version that the package names."""
        found = _VERSION.search(self.text("__init__.py"))
        return found[1] if found else "unknown"


class Folder(SourceTree):
    """A package in a folder."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @cached_property
    def files(self) -> frozenset[str]:
        """All Python files; links to folders are not followed."""
        found = []
        for folder, _, names in os.walk(self.root):
            inner = Path(folder).relative_to(self.root).as_posix()
            prefix = "" if inner == "." else f"{inner}/"
            found += [prefix + name for name in names if name.endswith(".py")]
        return frozenset(found)

    def _bytes(self, path: str) -> bytes:
        return (self.root / path).read_bytes()


class Wheel(SourceTree):
    """A package in a wheel."""

    def __init__(self, archive: Path) -> None:
        self._archive = ZipFile(archive)

    @cached_property
    def files(self) -> frozenset[str]:
        """All Python files of the wheel that belong to transformers."""
        names = (name.partition("/") for name in self._archive.namelist() if name.endswith(".py"))
        return frozenset(path for package, _, path in names if package == "transformers")

    def _bytes(self, path: str) -> bytes:
        return self._archive.read(f"transformers/{path}")


def source_tree(place: Path) -> SourceTree:
    """The package in a wheel, in a checkout, in ``site-packages``, or in its own folder.

    Raises:
        NotTransformers: if it is in none of these.

    """
    if place.is_file():
        try:
            tree: SourceTree = Wheel(place)
        except BadZipFile:
            raise NotTransformers(f"{place}: neither a folder nor a wheel") from None
        if "__init__.py" in tree.files:
            return tree
    for folder in (place, place / "transformers", place / "src" / "transformers"):
        if (folder / "models" / "auto" / "__init__.py").is_file():
            return Folder(folder)
    raise NotTransformers(f"{place}: no transformers package here")
