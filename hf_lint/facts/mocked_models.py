"""Where a mock takes the place of a model."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import libcst as cst

from hf_lint.facts.assertions import called
from hf_lint.facts.promises import last_name
from hf_lint.kind import Kind
from hf_lint.names import dotted

if TYPE_CHECKING:
    from hf_lint.test_file import TestFile

_NAMES = frozenset({"patch", "object", "Mock", "MagicMock", "AsyncMock", "NonCallableMock", "NonCallableMagicMock"})
_MOCKS = re.compile(r"(?:unittest\.)?(?:mock\.)?(?:Magic|Async|NonCallable)*Mock$")
_PATCH = re.compile(r"(?:.*\.)?patch$")
_PATCH_OBJECT = re.compile(r"(?:.*\.)?patch\.object$")
_MODEL_NAMES = re.compile(r"(?:self\.|cls\.)?(?:\w+_)?(?:model|pipe|pipeline|pipeline_instance)$")
_NOT_IT = re.compile(r"(?:.*_)?(?:draft|assistant|teacher|dummy|base)_model$")
# `transformers.BertModel.from_pretrained`, `transformers.AutoModelForCausalLM`, `transformers.pipeline`.
_PATCHED = re.compile(
    r"transformers\.(?:pipeline|(?:\w+\.)*\w*(?:Model|For[A-Z])\w*(?:\.(?:from_pretrained|forward|generate))?)$"
)


def replaced_model(file: TestFile, call: cst.Call) -> str | None:
    """The model that a call replaces or stands in for."""
    if last_name(call) not in _NAMES:
        return None
    name = called(call)
    first = call.args[0].value if call.args else None
    if _PATCH.match(name) and first is not None:
        patched = file.names.string(first) or ""
        return patched if _PATCHED.match(patched) else None
    if _PATCH_OBJECT.match(name) and first is not None and len(call.args) > 1:
        patched = f"{file.names.full_name(first)}.{file.names.string(call.args[1].value)}"
        return patched if _PATCHED.match(patched) else None
    parent = file.index.parents[call]
    if not _MOCKS.match(name) or not isinstance(parent, cst.Assign) or _has_another_way(file, parent):
        return None
    targets = () if file.kind is Kind.PLAIN else parent.targets
    names = (dotted(target.target) or "" for target in targets)
    return next((one for one in names if _MODEL_NAMES.match(one) and not _NOT_IT.match(one)), None)


def _has_another_way(file: TestFile, assign: cst.Assign) -> bool:
    """Whether an ``if`` around an assignment has an ``else``, in which the model may well be a real one."""
    branch = file.index.enclosing(assign, cst.If, cst.FunctionDef)
    return isinstance(branch, cst.If) and branch.orelse is not None
