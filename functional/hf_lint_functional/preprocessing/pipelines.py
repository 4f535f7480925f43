"""Pipelines end to end: a stand-in checkpoint, ``pipeline(task, model=folder)``, an input, an answer."""

from __future__ import annotations

import time
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from hf_lint_functional.outcome import Outcome, Verdict
from hf_lint_functional.preprocessing.pipeline_inputs import call
from hf_lint_functional.preprocessing.unbuildable import Unbuildable, missing_package

_PARTS = ("tokenizer", "image_processor", "feature_extractor", "processor")
_NEEDS_PACKAGE = {"video-classification": "av"}


class PipelineCase(NamedTuple):
    """A model class and a task that transformers' tables say it serves."""

    model_type: str
    class_name: str
    task: str


def pipeline_cases() -> list[PipelineCase]:
    """Every case of the installed transformers, by task and type.

    For the tasks that take any base model, only those whose input is of the task's kind.
    """
    from transformers.pipelines import SUPPORTED_TASKS

    return sorted({case for task in SUPPORTED_TASKS for case in _cases_of(task)}, key=lambda case: (case.task, *case))


def _cases_of(task: str) -> Iterator[PipelineCase]:
    from transformers.pipelines import SUPPORTED_TASKS

    for auto_class in SUPPORTED_TASKS[task]["pt"]:
        for model_type, names in dict(auto_class._model_mapping._model_mapping).items():
            for name in (names,) if isinstance(names, str) else names:
                if task not in _FITS or _FITS[task](_class_or_none(name)):
                    yield PipelineCase(model_type, name, task)


def _class_or_none(name: str) -> Any:
    from hf_lint_functional.preprocessing.tables import class_named

    try:
        return class_named(name)
    except Unbuildable:
        return None


def _reads_text(model_class: Any) -> bool:
    only_text = getattr(model_class, "input_modalities", None) in ("text", ("text",), ["text"])
    return only_text and getattr(model_class, "main_input_name", "") == "input_ids"


def _reads_images(model_class: Any) -> bool:
    return getattr(model_class, "main_input_name", "") == "pixel_values"


def _pairs_sound_with_text(model_class: Any) -> bool:
    return all(hasattr(model_class, name) for name in ("get_audio_features", "get_text_features"))


_FITS = {
    "feature-extraction": _reads_text,
    "image-feature-extraction": _reads_images,
    "zero-shot-audio-classification": _pairs_sound_with_text,
}


def run_case(model_type: str, class_name: str, task: str) -> dict[str, Any]:
    """The job of a sweep: the outcome of one case, as JSON."""
    started = time.monotonic()
    verdict, reason, blame = _judged(PipelineCase(model_type, class_name, task))
    return Outcome(
        kind="model-type",
        name=f"{class_name}:{task}",
        verdict=verdict,
        reason=reason,
        blame=blame,
        task=task,
        style="pipeline",
        model_types=(model_type,),
        seconds=round(time.monotonic() - started, 3),
    ).to_json()


def _judged(case: PipelineCase) -> tuple[Verdict, str, str]:
    from hf_lint_functional.standin.checkpoint import write_checkpoint
    from hf_lint_functional.standin.error import StandInError

    with TemporaryDirectory(prefix="hf-lint-") as folder:
        try:
            made = write_checkpoint(case.model_type, case.class_name, Path(folder))
        except StandInError as error:
            absent = Verdict.UNAVAILABLE if error.kind == "missing-package" else Verdict.FAILED
            return absent, f"no model: {error.reason}", "environment" if error.kind == "missing-package" else "stand-in"
        except Exception as error:
            return Verdict.FAILED, f"no checkpoint: {_said(error)}", "stand-in"
        absent_part = next((made.missing[name] for name in required(case.task) if name in made.missing), None)
        if absent_part is not None:
            return _without(absent_part)
        return _called(case.task, folder)


def required(task: str) -> tuple[str, ...]:
    """The parts that a pipeline of this task loads."""
    from transformers.pipelines import SUPPORTED_TASKS

    found = SUPPORTED_TASKS[task]["impl"]
    module, _, name = found.rpartition(".") if isinstance(found, str) else ("", "", "")
    pipeline_class = getattr(import_module(module), name) if module else found
    return tuple(part for part in _PARTS if getattr(pipeline_class, f"_load_{part}", False))


def _without(error: Unbuildable) -> tuple[Verdict, str, str]:
    if error.kind in {"missing-package", "no-entry"}:
        return Verdict.UNAVAILABLE, error.reason, "environment" if error.kind == "missing-package" else "transformers"
    return Verdict.FAILED, error.reason, "stand-in"


def _called(task: str, folder: str) -> tuple[Verdict, str, str]:
    import torch
    from transformers import pipeline

    try:
        torch.manual_seed(0)
        answer = call(task, pipeline(task, model=folder, device="cpu"))
    except Exception as error:
        package = missing_package(error) or (_NEEDS_PACKAGE.get(task) if isinstance(error, ImportError) else None)
        if package:
            return Verdict.UNAVAILABLE, f"the pipeline needs {package}", "environment"
        return Verdict.FAILED, _said(error), "stand-in"
    return (Verdict.PASSED, "", "") if answer is not None else (Verdict.FAILED, "answered nothing", "stand-in")


def _said(error: Exception) -> str:
    first = next(iter(str(error).strip().splitlines()), "")
    return f"{type(error).__name__}: {first[:300]}"
