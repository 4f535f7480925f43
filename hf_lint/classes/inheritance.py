"""What the classes of a file inherit, followed through other files, which are read and never imported."""

from __future__ import annotations

import unittest
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from hf_lint.classes.outline import ClassOutline, Member, ModuleOutline, module_digest, module_file, read_outline

_REEXPORTS = 5  # how often a name is imported on before we give up

_TEST_CASE = ClassOutline(
    "TestCase", "unittest", (), {name: Member("method") for name in dir(unittest.TestCase) if not name.startswith("__")}
)
_KNOWN: dict[str, ClassOutline] = {
    "unittest.TestCase": _TEST_CASE,
    "unittest.case.TestCase": _TEST_CASE,
    "absl.testing.absltest.TestCase": _TEST_CASE,
    "absl.testing.parameterized.TestCase": _TEST_CASE,
    "unittest.IsolatedAsyncioTestCase": ClassOutline("IsolatedAsyncioTestCase", "unittest", ("unittest.TestCase",)),
    "transformers.testing_utils.TestCasePlus": ClassOutline(
        "TestCasePlus", "transformers", ("unittest.TestCase",),
        {name: Member("method") for name in ("get_auto_remove_tmp_dir", "get_env", "setUp", "tearDown")},
    ),
    "object": ClassOutline("object", "builtins", ()),
    "abc.ABC": ClassOutline("ABC", "abc", ()),
    "typing.Generic": ClassOutline("Generic", "typing", ()),
    "typing.Protocol": ClassOutline("Protocol", "typing", ()),
}  # fmt: skip


@dataclass(frozen=True)
class Lineage:
    """The ancestors of a class, nearest first. Where ``complete`` is False, some base could not be found."""

    ancestors: tuple[ClassOutline, ...]
    complete: bool

    def find(self, member: str) -> ClassOutline | None:
        """The nearest ancestor that defines the member."""
        return next((ancestor for ancestor in self.ancestors if member in ancestor.members), None)

    def reaches(self, *names: str) -> bool:
        """Whether an ancestor has one of these names."""
        return any(ancestor.name in names for ancestor in self.ancestors)


class Inheritance:
    """Follows the bases of a file's classes through other files.

    ``read`` remembers what the answers rest on: for each module name and importing folder the digest of the file
    behind it, empty where there was none.
    """

    def __init__(self, module: ModuleOutline) -> None:
        self._module = module
        self.read: dict[tuple[str, str], str] = {}

    def lineage(self, outline: ClassOutline) -> Lineage:
        """Everything above a class of this file, in the order in which Python looks members up.

        An ancestor that is reached twice counts where it is reached last, which is Python's order but for
        hierarchies that nobody writes.
        """
        found = list(self._above(self._module, outline, (outline,)))
        known = [ancestor for ancestor in found if ancestor is not None]
        last = {(ancestor.path, ancestor.name): place for place, ancestor in enumerate(known)}
        return Lineage(tuple(known[place] for place in sorted(last.values())), len(known) == len(found))

    def resolve(self, name: str) -> ClassOutline | None:
        """The class behind a name of this file, wherever it is defined; None where it cannot be found."""
        return self._resolve(self._module, name, _REEXPORTS)[0]

    def imported(self) -> Iterator[ModuleOutline]:
        """The files of the same project that this one imports, directly or through others, each once."""
        seen = {str(Path(self._module.path).absolute())}
        waiting = [self._module]
        while waiting:
            module = waiting.pop()
            for name in _imports_nearby(module):
                other = self._read(name, module.path)
                if other is not None and other.path not in seen:
                    seen.add(other.path)
                    waiting.append(other)
                    yield other

    def _above(
        self, module: ModuleOutline, outline: ClassOutline, below: tuple[ClassOutline, ...]
    ) -> Iterator[ClassOutline | None]:
        """The ancestors depth first, None for each that cannot be found or is in doubt."""
        for base in outline.bases:
            found, home = self._resolve(module, base, _REEXPORTS, outline)
            if found is None or found in below or base.partition(".")[0] in module.unsure:
                yield None
            if found is not None and found not in below:
                yield found
                yield from self._above(home, found, (*below, found))

    def _resolve(
        self, module: ModuleOutline, name: str, depth: int, itself: ClassOutline | None = None
    ) -> tuple[ClassOutline | None, ModuleOutline]:
        """``itself`` is the class whose base is asked for: ``class A(A)`` means the ``A`` that was imported."""
        if name in module.classes and module.classes[name] is not itself:
            return module.classes[name], module
        root, _, rest = name.partition(".")
        if depth and root in module.aliases and root not in module.imports:
            return self._resolve(module, _joined(module.aliases[root], rest), depth - 1)
        full = _joined(module.imports.get(root, root), rest)
        if full in _KNOWN:
            return _KNOWN[full], module
        if depth == 0:
            return None, module
        if root not in module.imports:
            return self._through_stars(module, name, depth)
        where, attribute = _split(full)
        other = self._read(where, module.path)
        return (None, module) if other is None else self._resolve(other, attribute, depth - 1)

    def _through_stars(self, module: ModuleOutline, name: str, depth: int) -> tuple[ClassOutline | None, ModuleOutline]:
        for star in module.stars:
            other = self._read(star, module.path)
            found = (None, module) if other is None else self._resolve(other, name, depth - 1)
            if found[0] is not None:
                return found
        return None, module

    def _read(self, name: str, importer: str) -> ModuleOutline | None:
        folder = Path(importer).absolute().parent
        path = module_file(name, folder)
        self.read[name, str(folder)] = module_digest(name, str(folder))
        return read_outline(path) if path is not None else None


def _imports_nearby(module: ModuleOutline) -> dict[str, None]:
    """The modules behind relative imports, and behind those that begin at a folder above the importing file."""
    above = Path(module.path).absolute().parts
    full = [name for name in module.imports.values() if name.partition(".")[0] in ("", *above)]
    packages = [name for name in full if set(_split(name)[0]) == {"."}]  # `from . import common`
    return dict.fromkeys([*(_split(name)[0] for name in full), *packages, *module.stars])


def _joined(name: str, rest: str) -> str:
    return f"{name}.{rest}" if rest else name


def _split(full: str) -> tuple[str, str]:
    """``("..common", "Mixin")`` for ``..common.Mixin``, ``(".", "common")`` for ``.common``."""
    cut = full.rfind(".") + 1
    return full[:cut].rstrip(".") or full[:cut], full[cut:]
