"""What a sweep can try of each model type: its classes, its pipelines, its tokenizer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from hf_lint_functional.outcome import Outcome
from hf_lint_functional.runner.job import Ending
from hf_lint_functional.sweep.outcomes import as_told, of_class

_LIBRARIES = (
    "torch",
    "transformers",
    "transformers.modeling_utils",
    "transformers.masking_utils",
    "transformers.modeling_layers",
    "transformers.generation.utils",
    "transformers.models.auto.modeling_auto",
)
# Reads tokenizers and processors, and so brings along what these are made of.
_PIPELINES = ("torch", "transformers", "transformers.pipelines")


class SweepKind(NamedTuple):
    """``name`` is the kind of its outcomes. ``target`` is called in the child, with a model type and names.

    It returns something for each name; ``told`` makes an outcome of that.
    """

    name: str
    target: str
    preload: tuple[str, ...]
    told: Callable[[str, Mapping[str, Any], Ending], Outcome]


CLASSES = SweepKind(
    "model-type", "hf_lint_functional.sweep.job:run", (*_LIBRARIES, "hf_lint_functional.sweep.job"), of_class
)
PIPELINES = SweepKind(
    "pipeline",
    "hf_lint_functional.sweep.pipeline_job:run",
    (*_LIBRARIES, *_PIPELINES, "hf_lint_functional.sweep.pipeline_job"),
    as_told,
)
TOKENIZERS = SweepKind(
    "tokenizer",
    "hf_lint_functional.sweep.tokenizer_job:run",
    (*_PIPELINES, "hf_lint_functional.sweep.tokenizer_job"),
    as_told,
)
