"""Which classes with which members a file defines, and which names it imports.

Other files are read with Python's own parser, once a process, and never imported.
"""

from __future__ import annotations

import ast
import warnings
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

_BRANCHES = (ast.If, ast.Try, ast.With, getattr(ast, "TryStar", ast.Try))
_LEVELS = 8  # how many folders above a test file can be the root of an absolute import


@dataclass(frozen=True)
class Member:
    """A ``method``, ``attribute`` or ``class`` in a class body.

    ``constant`` is ``True``, ``False`` or ``None`` where an attribute is given just that, else empty.
    """

    kind: str
    decorators: tuple[str, ...] = ()
    constant: str = ""


@dataclass(frozen=True)
class ClassOutline:
    """A class as its file shows it; ``bases`` as they are written there."""

    name: str
    path: str
    bases: tuple[str, ...]
    members: dict[str, Member] = field(default_factory=dict, hash=False)
    decorators: tuple[str, ...] = ()


@dataclass(frozen=True)
class ModuleOutline:
    """The classes and imports of one file.

    ``aliases`` are names given to other names (``Base = unittest.TestCase``), ``stars`` the modules of star imports.
    ``unsure`` are the names for which the branches of an ``if`` or ``try`` have different meanings.
    """

    path: str
    classes: dict[str, ClassOutline]
    imports: dict[str, str]
    aliases: dict[str, str] = field(default_factory=dict)
    stars: tuple[str, ...] = ()
    unsure: frozenset[str] = frozenset()


class Binding(NamedTuple):
    """What a statement at module level makes of a name; ``branch`` says that it stands under ``if`` or ``try``."""

    name: str
    meaning: ClassOutline | str | None
    kind: str
    branch: bool


def module_outline(path: str, bindings: Iterable[Binding], stars: Iterable[str] = ()) -> ModuleOutline:
    """An outline from the bindings of a module, in the order of the text.

    Of the kinds ``class``, ``import`` and ``alias``; a meaning of None is one that nobody can follow.
    """
    tables: dict[str, dict[str, Any]] = {"class": {}, "import": {}, "alias": {}}
    meanings: dict[str, list[Binding]] = defaultdict(list)
    for binding in bindings:
        meanings[binding.name].append(binding)
        if binding.meaning is not None:
            tables[binding.kind].setdefault(binding.name, binding.meaning)
        if binding.kind == "class" and not binding.branch:
            tables["class"][binding.name] = binding.meaning
    unsure = frozenset(name for name, found in meanings.items() if _is_unsure(found))
    return ModuleOutline(path, tables["class"], tables["import"], tables["alias"], tuple(stars), unsure)


def _is_unsure(found: list[Binding]) -> bool:
    if len(found) == 1 or not any(binding.branch for binding in found):
        return False
    return len({id(b.meaning) if b.kind == "class" else b.meaning for b in found}) > 1


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
    stars = [
        "." * node.level + (node.module or "")
        for node in _statements(tree.body)
        if isinstance(node, ast.ImportFrom) and node.names[0].name == "*"
    ]
    return module_outline(path, _bindings(tree, path), stars)


def _bindings(tree: ast.Module, path: str) -> Iterator[Binding]:
    top = set(map(id, tree.body))
    for node in _statements(tree.body):
        branch = id(node) not in top
        if isinstance(node, ast.ClassDef):
            yield Binding(node.name, _class_outline(node, path), "class", branch)
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            yield from (Binding(name, full, "import", branch) for name, full in _imports(node))
        elif isinstance(node, ast.Assign):
            meaning = dotted_name(node.value) if isinstance(node.value, (ast.Name, ast.Attribute)) else None
            yield from (Binding(name, meaning or None, "alias", branch) for name in _targets(node))


def _statements(body: Iterable[ast.stmt]) -> Iterator[ast.stmt]:
    """The statements of a module or class, those under its ``if``, ``try`` and ``with`` included."""
    for node in body:
        yield node
        if isinstance(node, _BRANCHES):
            for name in ("body", "orelse", "finalbody"):
                yield from _statements(getattr(node, name, ()))
            for handler in getattr(node, "handlers", ()):
                yield from _statements(handler.body)


def _class_outline(node: ast.ClassDef, path: str) -> ClassOutline:
    members: dict[str, Member] = {}
    for item in _statements(node.body):
        if isinstance(item, (ast.FunctionDef, ast.AsyncFunctionDef)):
            members[item.name] = Member("method", tuple(map(dotted_name, item.decorator_list)))
        elif isinstance(item, ast.ClassDef):
            members[item.name] = Member("class")
        elif isinstance(item, (ast.Assign, ast.AnnAssign)):
            members.update(dict.fromkeys(_targets(item), Member("attribute", constant=_constant(item.value))))
    decorators = tuple(map(dotted_name, node.decorator_list))
    return ClassOutline(node.name, path, tuple(map(_base_name, node.bases)), members, decorators)


def _targets(item: ast.Assign | ast.AnnAssign) -> Iterator[str]:
    for target in item.targets if isinstance(item, ast.Assign) else [item.target]:
        elements = target.elts if isinstance(target, (ast.Tuple, ast.List)) else [target]
        yield from (element.id for element in elements if isinstance(element, ast.Name))


def _base_name(node: ast.expr) -> str:
    """What a base is called; ``Generic[T]`` is ``Generic``, and the result of a call has no name."""
    if isinstance(node, ast.Subscript):
        return _base_name(node.value)
    return "" if isinstance(node, ast.Call) else dotted_name(node)


def _constant(node: ast.expr | None) -> str:
    return str(node.value) if isinstance(node, ast.Constant) and node.value in (True, False, None) else ""


def _imports(node: ast.stmt) -> Iterator[tuple[str, str]]:
    if isinstance(node, ast.Import):
        for alias in node.names:
            yield alias.asname or alias.name.split(".")[0], alias.name if alias.asname else alias.name.split(".")[0]
    elif isinstance(node, ast.ImportFrom) and node.names[0].name != "*":
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
    """What ``Inheritance.read`` would hold for a module name and folder now, without parsing anything."""
    path = module_file(module, Path(folder))
    return "" if path is None else _file_digest(path)


@lru_cache(maxsize=4096)
def _file_digest(path: Path) -> str:
    try:
        return digest_of(path.read_bytes())
    except OSError:
        return ""


def forget() -> None:
    """Drops what this process remembers of other files, for those who live longer than one run."""
    for memory in (read_outline, module_file, module_digest, _file_digest):
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
        for candidate in (stem / "__init__.py", stem.with_name(f"{stem.name}.py") if parts else stem / "__init__.py"):
            if candidate.is_file():
                return candidate
    return None
