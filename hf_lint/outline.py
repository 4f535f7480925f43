"""Which classes with which members a module defines, and what its classes inherit from other files.

Other files are read with Python's own parser, once a process, and never imported.
"""

from __future__ import annotations

import ast
import unittest
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

_LEVELS = 8  # how many folders above a test file can be the root of an absolute import
_REEXPORTS = 5  # how often a name is imported on before we give up


@dataclass(frozen=True)
class Member:
    """A method, attribute or class in a class body."""

    kind: str
    decorators: tuple[str, ...] = ()


@dataclass(frozen=True)
class ClassOutline:
    """A class as its file shows it; ``bases`` as they are written there."""

    name: str
    path: str
    bases: tuple[str, ...]
    members: dict[str, Member] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class ModuleOutline:
    """The classes and imports of one file; ``digest`` changes with its content."""

    path: str
    classes: dict[str, ClassOutline]
    imports: dict[str, str]
    digest: str


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


_TEST_CASE = ClassOutline(
    "TestCase", "unittest", (), {name: Member("method") for name in dir(unittest.TestCase) if not name.startswith("__")}
)
_KNOWN: dict[str, ClassOutline] = {
    "unittest.TestCase": _TEST_CASE,
    "unittest.case.TestCase": _TEST_CASE,
    "unittest.IsolatedAsyncioTestCase": ClassOutline("IsolatedAsyncioTestCase", "unittest", ("unittest.TestCase",)),
    "transformers.testing_utils.TestCasePlus": ClassOutline(
        "TestCasePlus", "transformers", ("unittest.TestCase",),
        {name: Member("method") for name in ("get_auto_remove_tmp_dir", "get_env", "setUp", "tearDown")},
    ),
    "object": ClassOutline("object", "builtins", ()),
    "abc.ABC": ClassOutline("ABC", "abc", ()),
}  # fmt: skip


def dotted_name(node: ast.expr) -> str:
    """``a.b`` for names and attributes, of a call the function's; an empty text for anything else."""
    if isinstance(node, ast.Call):
        return dotted_name(node.func)
    if isinstance(node, ast.Attribute):
        before = dotted_name(node.value)
        return f"{before}.{node.attr}" if before else ""
    return node.id if isinstance(node, ast.Name) else ""


def outline_of(path: str, data: bytes) -> ModuleOutline | None:
    """The outline of a file's content; None where it does not parse."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(data)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    statements = list(_module_level(tree.body))
    classes = {node.name: _class_outline(node, path) for node in statements if isinstance(node, ast.ClassDef)}
    imports: dict[str, str] = {}
    for node in statements:
        imports.update(_imports(node))
    return ModuleOutline(path, classes, imports, digest_of(data))


def _module_level(body: Iterable[ast.stmt]) -> Iterator[ast.stmt]:
    """The statements of a module, those under its ``if`` and ``try`` included."""
    for node in body:
        yield node
        if isinstance(node, (ast.If, ast.Try, ast.With)):
            for name in ("body", "orelse", "finalbody"):
                yield from _module_level(getattr(node, name, ()))
            for handler in getattr(node, "handlers", ()):
                yield from _module_level(handler.body)


def _class_outline(node: ast.ClassDef, path: str) -> ClassOutline:
    members: dict[str, Member] = {}
    for item in _module_level(node.body):
        if isinstance(item, (ast.FunctionDef, ast.AsyncFunctionDef)):
            members[item.name] = Member("method", tuple(map(dotted_name, item.decorator_list)))
        elif isinstance(item, ast.ClassDef):
            members[item.name] = Member("class")
        elif isinstance(item, (ast.Assign, ast.AnnAssign)):
            targets = item.targets if isinstance(item, ast.Assign) else [item.target]
            members.update({t.id: Member("attribute") for t in targets if isinstance(t, ast.Name)})
    return ClassOutline(node.name, path, tuple(map(dotted_name, node.bases)), members)


def _imports(node: ast.stmt) -> Iterator[tuple[str, str]]:
    if isinstance(node, ast.Import):
        for alias in node.names:
            yield alias.asname or alias.name.split(".")[0], alias.name if alias.asname else alias.name.split(".")[0]
    elif isinstance(node, ast.ImportFrom):
        prefix = "." * node.level + (node.module or "")
        for alias in node.names:
            yield alias.asname or alias.name, f"{prefix}{'' if prefix.endswith('.') else '.'}{alias.name}"


def digest_of(data: bytes) -> str:
    """Changes when the content does."""
    return blake2b(data, digest_size=16).hexdigest()


@lru_cache(maxsize=4096)
def read_outline(path: Path) -> ModuleOutline | None:
    """The outline of a file on disk, remembered for the life of the process."""
    try:
        return outline_of(str(path), path.read_bytes())
    except OSError:
        return None


@lru_cache(maxsize=65536)
def module_digest(module: str, folder: str) -> str:
    """What :attr:`Inheritance.read` would hold for a module name and folder now, without parsing anything."""
    path = module_file(module, Path(folder))
    try:
        return "" if path is None else digest_of(path.read_bytes())
    except OSError:
        return ""


def forget() -> None:
    """Drops what this process remembers of other files, for those who live longer than one run."""
    for memory in (read_outline, module_file, module_digest):
        memory.cache_clear()


@lru_cache(maxsize=65536)
def module_file(module: str, folder: Path) -> Path | None:
    """The file behind a module name as a file in ``folder`` would import it: relative, or from a root above it."""
    level = len(module) - len(module.lstrip("."))
    parts = [part for part in module[level:].split(".") if part]
    if level:
        roots = [folder.parents[level - 2] if level > 1 and level - 2 < len(folder.parents) else folder]
    else:
        roots = [folder, *folder.parents][:_LEVELS]
    for root in roots:
        stem = root.joinpath(*parts)
        for candidate in (stem.with_name(f"{stem.name}.py") if parts else stem / "__init__.py", stem / "__init__.py"):
            if candidate.is_file():
                return candidate
    return None


class Inheritance:
    """Follows the bases of a file's classes through other files.

    ``read`` remembers what the answers rest on: for each module name and importing folder the digest of the file
    behind it, empty where there was none.
    """

    def __init__(self, module: ModuleOutline) -> None:
        self._module = module
        self.read: dict[tuple[str, str], str] = {}

    def lineage(self, name: str) -> Lineage:
        """Everything above the class of this name, depth first, each ancestor once."""
        ancestors: dict[tuple[str, str], ClassOutline] = {}
        complete = self._collect(self._module, self._module.classes[name], ancestors)
        return Lineage(tuple(ancestors.values()), complete)

    def _collect(self, module: ModuleOutline, outline: ClassOutline, into: dict[tuple[str, str], ClassOutline]) -> bool:
        complete = True
        for base in outline.bases:
            found, home = self._resolve(module, base, _REEXPORTS)
            if found is None:
                complete = False
            elif (found.path, found.name) not in into and found is not outline:
                into[found.path, found.name] = found
                complete = self._collect(home, found, into) and complete
        return complete

    def _resolve(self, module: ModuleOutline, base: str, depth: int) -> tuple[ClassOutline | None, ModuleOutline]:
        if base in module.classes:
            return module.classes[base], module
        root, _, rest = base.partition(".")
        full = module.imports.get(root)
        name = base if full is None else full + (f".{rest}" if rest else "")
        if name in _KNOWN:
            return _KNOWN[name], module
        if full is None or depth == 0:
            return None, module
        where, attribute = _split(name)
        other = self._read(where, module.path)
        return (None, module) if other is None else self._resolve(other, attribute, depth - 1)

    def _read(self, name: str, importer: str) -> ModuleOutline | None:
        folder = Path(importer).absolute().parent
        path = module_file(name, folder)
        outline = read_outline(path) if path is not None else None
        self.read[name, str(folder)] = module_digest(name, str(folder))
        return outline


def _split(full: str) -> tuple[str, str]:
    """``("..common", "Mixin")`` for ``..common.Mixin``, ``(".", "common")`` for ``.common``."""
    cut = full.rfind(".") + 1
    return full[:cut].rstrip(".") or full[:cut], full[cut:]
