"""Where a test runs a pipeline, and of what kind the inputs of that pipeline are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import libcst as cst

from hf_lint.catalog.choice import catalog_for
from hf_lint.facts.input_kinds import AUDIO, IMAGE
from hf_lint.facts.tasks import may_be_custom, tasks_of_pipelines
from hf_lint.names import dotted

if TYPE_CHECKING:
    from hf_lint.test_file import TestFile

# Tasks that transformers calls multimodal for what they give back; what they take is of one kind.
_ONE_KIND = {
    "automatic-speech-recognition": AUDIO,
    "image-segmentation": IMAGE,
    "image-to-text": IMAGE,
    "mask-generation": IMAGE,
    "object-detection": IMAGE,
}
_SEVERAL_KINDS = frozenset({"table-question-answering", "keypoint-matching"})


def kind_of_task(file: TestFile, task: str) -> str | None:
    """What the pipeline of a task takes as its first argument; None where that may be of several kinds."""
    catalog = catalog_for(file.settings)
    name = catalog.normal_task(task)
    if name is None or name in _SEVERAL_KINDS:
        return None
    modality = catalog.tasks[name].modality
    return _ONE_KIND.get(name) if modality == "multimodal" else modality


def runs_of_pipelines(file: TestFile) -> Iterator[tuple[cst.Call, str, str]]:
    """The calls that run a pipeline whose inputs are of one kind, with its task and that kind."""
    tasks = _tasks_by_call(file)
    for call in file.index.all(cst.Call) if tasks else ():
        made = _made(file, call.func)
        uses = [tasks.get(one) for one in made] if made else [None]
        kinds = {None if use is None else use[1] for use in uses}
        if len(kinds) == 1 and (use := uses[0]) is not None and use[1] is not None:
            yield call, use[0], use[1]


def _tasks_by_call(file: TestFile) -> dict[cst.CSTNode | None, tuple[str, str | None]]:
    """For each call of ``pipeline`` a task of it, and the kind that all of its tasks take."""
    found: dict[cst.CSTNode | None, tuple[str, str | None]] = {}
    for use in tasks_of_pipelines(file):
        if use.call is not None:
            kind = None if may_be_custom(file, use) else kind_of_task(file, use.task)
            task, before = found.get(use.call, (use.task, kind))
            found[use.call] = (task, kind if kind == before else None)
    return found


def _made(file: TestFile, function: cst.BaseExpression) -> list[cst.CSTNode | None]:
    """The values that what is called may have."""
    if isinstance(function, cst.Call):
        return [function]
    if isinstance(function, cst.Name):
        scope = file.names.scope(function)
        here = [one for one in file.names.bindings.get(function.value, ()) if file.names.scope(one) is scope]
        return [file.names.assigned_value(one) for one in here]
    home = file.index.enclosing(function, cst.ClassDef)
    if isinstance(function, cst.Attribute) and dotted(function.value) == "self" and home is not None:
        values = file.names.attribute_values(home, function.attr.value)
        return [value for value in values if value is None or dotted(value) != "None"]
    return []
