"""Pipelines end to end: a stand-in checkpoint, ``pipeline(task, model=folder)``, an input, an answer."""

from __future__ import annotations

import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hf_lint_functional.outcome import Outcome, Verdict
from hf_lint_functional.preprocessing.pipeline_cases import PipelineCase, obstacle
from hf_lint_functional.preprocessing.pipeline_inputs import call
from hf_lint_functional.preprocessing.unbuildable import Unbuildable, missing_package
from hf_lint_functional.preprocessing.vocoder import vocoder_for


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

    absent = obstacle(case)
    if absent is not None:
        return _without(absent)
    with TemporaryDirectory(prefix="hf-lint-") as folder:
        try:
            write_checkpoint(case.model_type, case.class_name, Path(folder))
        except StandInError as error:
            return _without(Unbuildable(error.kind, f"no model: {error.reason}"))
        except Exception as error:
            return Verdict.FAILED, f"no checkpoint: {_said(error)}", "stand-in"
        return _called(case.task, folder)


def _without(error: Unbuildable) -> tuple[Verdict, str, str]:
    if error.kind in {"missing-package", "no-entry"}:
        return Verdict.UNAVAILABLE, error.reason, "environment" if error.kind == "missing-package" else "transformers"
    return Verdict.FAILED, error.reason, "stand-in"


def _called(task: str, folder: str) -> tuple[Verdict, str, str]:
    import torch
    from transformers import pipeline

    try:
        torch.manual_seed(0)
        options = vocoder_for(folder) if task == "text-to-audio" else {}
        answer = call(task, pipeline(task, model=folder, device="cpu", **options))
    except Exception as error:
        package = missing_package(error)
        if package:
            return Verdict.UNAVAILABLE, f"the pipeline needs {package}", "environment"
        return Verdict.FAILED, _said(error), "stand-in"
    return (Verdict.PASSED, "", "") if answer is not None else (Verdict.FAILED, "answered nothing", "stand-in")


def _said(error: Exception) -> str:
    first = next(iter(str(error).strip().splitlines()), "")
    return f"{type(error).__name__}: {first[:300]}"
