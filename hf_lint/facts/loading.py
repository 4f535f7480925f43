"""The calls that load a model, configuration or tokenizer by a class of transformers, or make a pipeline."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import libcst as cst

from hf_lint.facts.tasks import pipeline_calls
from hf_lint.kind import Kind
from hf_lint.names import dotted

if TYPE_CHECKING:
    from hf_lint.test_file import TestFile

_METHODS = frozenset({"from_pretrained", "from_config"})
# What loops over `all_model_classes`, and tests that models share, call the class at hand.
_CLASSES_AT_HAND = frozenset({"model_class", "self.model_class", "cls.model_class", "self.model_tester.model_class"})


def loading_calls(file: TestFile) -> tuple[cst.Call, ...]:
    """``X.from_pretrained(…)`` and ``X.from_config(…)`` of transformers' classes, and calls of ``pipeline``."""
    if "loading_calls" not in file.facts:
        by_class = [call for call in file.calls_of(_METHODS) if _is_loading(file, call)]
        file.facts["loading_calls"] = (*by_class, *pipeline_calls(file))
    return cast("tuple[cst.Call, ...]", file.facts["loading_calls"])


def _is_loading(file: TestFile, call: cst.Call) -> bool:
    if not isinstance(call.func, cst.Attribute):
        return False
    home = call.func.value
    full = file.names.full_name(home)
    if full is not None:
        return full.split(".")[0] == "transformers"
    return file.kind is Kind.UPSTREAM and dotted(home) in _CLASSES_AT_HAND
