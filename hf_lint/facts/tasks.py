"""Where a test file configures a pipeline task, and whether that task ever reaches a pipeline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple, cast

import libcst as cst

from hf_lint.facts.literals import Literal, literals, table_values
from hf_lint.names import dotted

if TYPE_CHECKING:
    from hf_lint.finding import Span
    from hf_lint.syntax.broken_file import BrokenFile
    from hf_lint.test_file import TestFile

_PIPELINES = frozenset({"transformers.pipeline", "transformers.pipelines.pipeline"})
_REBOUND = re.compile(r"\bpipeline\s*=(?!=)")
_CONSTANT = re.compile(r"(?:[A-Z0-9]+_)*(?:TASK|TASK_TYPE|TASK_NAME|PIPELINE_TASK)$")
_KEYS = ("task", "default_task", "primary_task", "tasks", "recommended_tasks", "pipeline_tasks")


class TaskUse(NamedTuple):
    """A task and the literal that names it.

    ``call`` is the call of ``transformers.pipeline`` that the literal reaches. It is None for what only looks like a
    task: ``self.task``, a constant such as ``TASK_TYPE``, the entry of a registry. That may be the file's own
    vocabulary.
    """

    task: str
    literal: Literal
    call: cst.Call | None


def pipeline_calls(file: TestFile) -> list[cst.Call]:
    """The calls of ``transformers.pipeline``, by whatever name the file knows it."""
    if "pipeline_calls" not in file.facts:
        known = {name for name, found in file.names.imports.items() if any(full in _PIPELINES for _, full in found)}
        calls = file.index.all(cst.Call) if "pipeline" in file.source.text else []
        file.facts["pipeline_calls"] = [call for call in calls if _is_pipeline(file, call.func, known)]
    return cast("list[cst.Call]", file.facts["pipeline_calls"])


def _is_pipeline(file: TestFile, function: cst.BaseExpression, known: set[str]) -> bool:
    named = isinstance(function, cst.Name) and function.value in known
    if not named and not (isinstance(function, cst.Attribute) and function.attr.value == "pipeline"):
        return False
    return file.names.full_name(function) in _PIPELINES


def argument(call: cst.Call, name: str, place: int | None = None) -> cst.BaseExpression | None:
    """The value of an argument, by keyword or by its place; None where it is not written out."""
    for at, given in enumerate(call.args):
        if given.keyword is not None and given.keyword.value == name:
            return given.value
        if given.keyword is None and (given.star or at == place):
            return None if given.star else given.value
    return None


def task_of_call(file: TestFile, call: cst.Call) -> list[cst.BaseExpression]:
    """The expressions that a call of ``pipeline`` takes its task from: mostly one, none where it names no task."""
    return given_to_pipeline(file, call, "task", 0)


def given_to_pipeline(file: TestFile, call: cst.Call, name: str, place: int) -> list[cst.BaseExpression]:
    """The expressions that a call of ``pipeline`` takes an argument from, also by ``**pipeline_kwargs`` of the file."""
    given = argument(call, name, place)
    return [given] if given is not None else list(_spread(file, call, name))


def _spread(file: TestFile, call: cst.Call, name: str) -> Iterator[cst.BaseExpression]:
    """``pipeline(**pipeline_kwargs)``, where the file shows the dictionary."""
    for spread in call.args:
        if spread.star == "**":
            for dictionary in _dictionaries(file, spread.value):
                for element in dictionary.elements:
                    if isinstance(element, cst.DictElement) and file.names.string(element.key) == name:
                        yield element.value


def _dictionaries(file: TestFile, node: cst.BaseExpression) -> Iterator[cst.Dict]:
    if isinstance(node, cst.Dict):
        yield node
    elif isinstance(node, cst.Name):
        scope = file.names.scope(node)
        for binding in file.names.bindings.get(node.value, ()):
            value = file.names.assigned_value(binding)
            if isinstance(value, cst.Dict) and file.names.scope(binding) in (scope, None):
                yield value


def tasks_of(file: TestFile) -> tuple[TaskUse, ...]:
    """Every task of the file, each literal once; those that reach a pipeline come first."""
    if "tasks_of" not in file.facts:
        found: dict[cst.CSTNode, TaskUse] = {}
        for use in (*tasks_of_pipelines(file), *_configured(file)):
            found.setdefault(use.literal, use)
        file.facts["tasks_of"] = tuple(found.values())
    return cast("tuple[TaskUse, ...]", file.facts["tasks_of"])


def tasks_of_pipelines(file: TestFile) -> tuple[TaskUse, ...]:
    """The tasks that reach a pipeline, each literal once."""
    if "tasks_of_pipelines" not in file.facts:
        found: dict[cst.CSTNode, TaskUse] = {}
        for call in pipeline_calls(file):
            for expression in task_of_call(file, call):
                for use in _uses(file, expression, call):
                    found.setdefault(use.literal, use)
        file.facts["tasks_of_pipelines"] = tuple(found.values())
    return cast("tuple[TaskUse, ...]", file.facts["tasks_of_pipelines"])


def _uses(file: TestFile, node: cst.CSTNode | None, call: cst.Call | None) -> Iterator[TaskUse]:
    for literal in literals(file, node):
        value = literal.evaluated_value
        if isinstance(value, str):
            yield TaskUse(value, literal, call)


def _configured(file: TestFile) -> Iterator[TaskUse]:
    for node in file.index.all(cst.Assign):
        if any(_is_task(file, target.target) for target in node.targets):
            yield from _uses(file, node.value, None)
    for key in _KEYS:
        for value in table_values(file, key):
            elements = value.elements if isinstance(value, (cst.List, cst.Tuple)) else ()
            for item in [element.value for element in elements] or [value]:
                yield from _uses(file, item, None)


def _is_task(file: TestFile, target: cst.BaseAssignTargetExpression) -> bool:
    """``self.task``, ``task`` in a class body, ``TASK_TYPE`` of the module."""
    name = dotted(target) or ""
    if name in ("self.task", "self.task_name", "cls.task"):
        return True
    if file.names.scope(target) is not None:
        return False
    return name == "task" if file.index.enclosing(target, cst.ClassDef) else _CONSTANT.match(name) is not None


def may_be_custom(file: TestFile, use: TaskUse) -> bool:
    """Whether a task need not be one of transformers' own.

    It comes with a class of its own or with code from the checkpoint, or the file registers it, or registers one
    whose name is out of sight.
    """
    if use.call is not None and (argument(use.call, "pipeline_class") or argument(use.call, "trust_remote_code")):
        return True
    registered = _registered(file)
    return use.task in registered or None in registered


def _registered(file: TestFile) -> set[str | None]:
    if "registered_tasks" not in file.facts:
        calls = file.index.all(cst.Call) if "register_pipeline" in file.source.text else []
        file.facts["registered_tasks"] = {
            file.names.string(argument(call, "task", 0))
            for call in calls
            if isinstance(call.func, cst.Attribute) and call.func.attr.value == "register_pipeline"
        }
    return cast("set[str | None]", file.facts["registered_tasks"])


def tasks_of_broken(file: BrokenFile) -> Iterator[tuple[str, Span]]:
    """The tasks in calls of ``pipeline`` by that name, in a file that does not parse and gives it to nothing else."""
    for call in file.calls("pipeline"):
        if call.function == "transformers.pipeline" or (call.function == "pipeline" and not _REBOUND.search(file.text)):
            task, span = call.keywords.get("task", (call.first_string, call.first_span))
            if task is not None and span is not None:
                yield task, span
