"""The checkpoints that a file loads: which calls fetch one, and by which id on the Hub."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import libcst as cst

from hf_lint.facts.literals import literals
from hf_lint.facts.loading import loading_calls
from hf_lint.facts.tasks import argument, given_to_pipeline, pipeline_calls
from hf_lint.names import dotted

if TYPE_CHECKING:
    from hf_lint.test_file import TestFile

_ID = re.compile(r"(?!\.)[\w-][\w.-]*(?:/[\w-][\w.-]*)?")
# The names of checkpoints that are made for tests and are a few megabytes at most.
_FOR_TESTS = re.compile(
    r"(?:^|[-_/.])(?:tiny|random|dummy|fake|mock|toy|test|tests|testing|nano|micro)(?:$|[-_/.])", re.IGNORECASE
)
_MODEL = re.compile(r"(?!TF[A-Z]|Flax)\w*(?:Model(?:For\w+|With\w+)?|For[A-Z]\w+|LMHead\w*)")
_CLASSES_AT_HAND = frozenset({"model_class", "cls"})


def is_model_class(call: cst.Call) -> bool:
    """Whether a ``from_pretrained`` or ``from_config`` is that of a class of models, by its name."""
    home = call.func.value if isinstance(call.func, cst.Attribute) else None
    name = (dotted(home) or "").rpartition(".")[2]
    return name in _CLASSES_AT_HAND or _MODEL.fullmatch(name) is not None


def fetches_model(file: TestFile, call: cst.Call) -> bool:
    """Whether one of the loading calls brings the weights of a model with it."""
    if call in pipeline_calls(file):
        return True
    return isinstance(call.func, cst.Attribute) and call.func.attr.value == "from_pretrained" and is_model_class(call)


def checkpoint_of(file: TestFile, call: cst.Call) -> str | None:
    """The id on the Hub that a loading call names; None for a folder, and where the id is out of sight."""
    is_pipeline = call in pipeline_calls(file)
    given = argument(call, "model", 1) if is_pipeline else argument(call, "pretrained_model_name_or_path", 0)
    written = None if given is None else file.names.string(given)
    return written if written is not None and _ID.fullmatch(written) else None


def _given(file: TestFile, call: cst.Call) -> list[cst.BaseExpression]:
    if call in pipeline_calls(file):
        return given_to_pipeline(file, call, "model", 1)
    given = argument(call, "pretrained_model_name_or_path", 0)
    return [] if given is None else [given]


def loaded_ids(file: TestFile) -> Iterator[tuple[cst.Call, cst.SimpleString]]:
    """The literals that have the form of an id and that a call of ``from_pretrained`` or ``pipeline`` may load."""
    for call in loading_calls(file):
        if isinstance(call.func, cst.Attribute) and call.func.attr.value == "from_config":
            continue
        for literal in (found for given in _given(file, call) for found in literals(file, given)):
            if isinstance(literal, cst.SimpleString) and _ID.fullmatch(literal.raw_value):
                yield call, literal


def is_for_tests(checkpoint: str) -> bool:
    """Whether a checkpoint is one that exists for tests, such as ``hf-internal-testing/tiny-random-gpt2``."""
    return _FOR_TESTS.search(checkpoint) is not None


def reads_locally(file: TestFile, call: cst.Call) -> bool:
    """Whether what looks like an id may be a folder, or the name of a model in timm."""
    text = file.source.text
    return stays_offline(file, call) or any(word in text for word in ("save_pretrained", "makedirs", "mkdir", "timm"))


def stays_offline(file: TestFile, call: cst.Call) -> bool:
    """Whether a loading call asks for local files alone."""
    given = argument(call, "local_files_only")
    return given is not None and file.names.constant(given) is not False
