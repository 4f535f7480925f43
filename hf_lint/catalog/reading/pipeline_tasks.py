"""The tasks of ``pipelines/__init__.py``: what exists, under which other names, and what went."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from hf_lint.catalog.model import Task
from hf_lint.catalog.reading.source_tree import SourceTree
from hf_lint.catalog.reading.static_module import StaticModules
from hf_lint.catalog.reading.static_value import Symbol, elements

FILE = "pipelines/__init__.py"
_PIPELINE = re.compile(r"^class (\w+Pipeline)\b", re.MULTILINE)
_LOADS = re.compile(r"^    _load_(tokenizer|image_processor|feature_extractor|processor) = True", re.MULTILINE)


def read_tasks(modules: StaticModules) -> dict[str, Task]:
    """The supported tasks by name, with PyTorch's Auto classes only."""
    supported = _table(modules, "SUPPORTED_TASKS")
    loads = _loads(modules.tree)
    tasks = {}
    for name, entry in supported.items():
        pipeline = _last_part(entry.get("impl"))
        auto_classes = tuple(_last_part(part) for part in elements(entry.get("pt", ())))
        tasks[name] = Task(
            name, auto_classes, pipeline, str(entry.get("type", "")), _default(entry.get("default")),
            loads.get(pipeline, ()),
        )  # fmt: skip
    return tasks


def read_task_aliases(modules: StaticModules) -> dict[str, str]:
    """Other names of tasks."""
    return {str(alias): str(task) for alias, task in _table(modules, "TASK_ALIASES").items()}


def read_removed_tasks(modules: StaticModules) -> dict[str, str]:
    """Tasks that raise an error, with the hint that it gives."""
    return {str(task): str(hint) for task, hint in _table(modules, "REMOVED_TASKS").items()}


def read_replaced_tasks(tree: SourceTree) -> dict[str, str]:
    """Tasks that ``pipeline`` turns into others, with a warning: ``if task == "old": …; return "new"``."""
    found: dict[str, str] = {}
    for function in _functions(tree):
        if function.name.startswith("_resolve"):
            found.update(_redirections(function))
    return found


def _functions(tree: SourceTree) -> list[ast.FunctionDef]:
    """None of a file that is not there, as in a sparse checkout, or does not parse, as while it is edited."""
    try:
        module = ast.parse(tree.text(FILE) if FILE in tree.files else "")
    except SyntaxError:
        return []
    return [node for node in module.body if isinstance(node, ast.FunctionDef)]


def _redirections(function: ast.FunctionDef) -> Iterator[tuple[str, str]]:
    for branch in function.body:
        match branch:
            case ast.If(
                test=ast.Compare(ops=[ast.Eq()], comparators=[ast.Constant(value=str(old))]),
                body=[*_, ast.Return(value=ast.Constant(value=str(new)))],
            ):
                yield old, new


def _table(modules: StaticModules, name: str) -> dict[str, dict[str, object]]:
    found = modules.names(FILE).get(name)
    return found if isinstance(found, dict) else {}


def _last_part(value: object) -> str:
    text = value.name if isinstance(value, Symbol) else str(value)
    return text.rpartition(".")[2]


def _default(value: object) -> str | None:
    """The first checkpoint named in ``{"model": ("id", "revision")}``, which may be nested by framework or language."""
    while isinstance(value, dict):
        value = next(iter(value.values()), None)
    return str(value[0]) if isinstance(value, (tuple, list)) and value else None


def _loads(tree: SourceTree) -> dict[str, tuple[str, ...]]:
    """What each pipeline class must load besides the model."""
    found: dict[str, tuple[str, ...]] = {}
    for path in tree.below("pipelines"):
        text = tree.text(path)
        starts = [*_PIPELINE.finditer(text)]
        for start, following in zip(starts, [*starts[1:], None], strict=False):
            body = text[start.end() : following.start() if following else None]
            found[start[1]] = tuple(sorted(set(_LOADS.findall(body))))
    return found
