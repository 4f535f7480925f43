"""Pipelines end to end: a stand-in checkpoint, ``pipeline(task, model=folder)``, an input, an answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any, NamedTuple

from hf_lint_functional.execution.probe import Probe
from hf_lint_functional.outcome import ClassRun, Outcome, Verdict
from hf_lint_functional.preprocessing.pipeline_cases import PipelineCase, obstacle
from hf_lint_functional.preprocessing.pipeline_inputs import call
from hf_lint_functional.preprocessing.unbuildable import Unbuildable, missing_package
from hf_lint_functional.preprocessing.vocoder import vocoder_for
from hf_lint_functional.standin.checkpoint import hush, write_checkpoint
from hf_lint_functional.standin.error import StandInError
from hf_lint_functional.sweep.outcomes import outcome_name
from hf_lint_functional.sweep.pipeline_blame import blame_of

_ABSENT = {
    "missing-package": "environment",
    "no-entry": "transformers",
    "upstream-default": "transformers",
    "no-forward": "transformers",
}


class Judged(NamedTuple):
    """What is said of one case, with what its models did if any ran."""

    verdict: Verdict
    reason: str = ""
    blame: str = ""
    seen: Probe | None = None


def run(model_type: str, names: Sequence[str], *, device: str = "cpu", seed: int = 0) -> list[dict[str, Any]]:
    """The outcome of each case of a model type, as JSON, in the order of ``names``.

    A name is a class, a blank and a task. Cases of one class share one checkpoint.
    """
    hush()
    cases = [PipelineCase(model_type, *name.split(" ", 1)) for name in names]
    found: dict[PipelineCase, Outcome] = {}
    for class_name in dict.fromkeys(case.class_name for case in cases):
        found.update(_of_class([case for case in cases if case.class_name == class_name], device, seed))
    return [found[case].to_json() for case in cases]


def _of_class(cases: Sequence[PipelineCase], device: str, seed: int) -> Iterator[tuple[PipelineCase, Outcome]]:
    """The first case that gets so far has the seconds that the checkpoint took."""
    with ExitStack() as stack:
        checkpoint: str | Judged | None = None
        for case in cases:
            started = perf_counter()
            absent = obstacle(case)
            if absent is None and checkpoint is None:
                checkpoint = _written(case, stack.enter_context(TemporaryDirectory(prefix="hf-lint-")), seed)
            if absent is not None:
                judged = _without(absent)
            elif isinstance(checkpoint, str):
                judged = _called(case, checkpoint, device, seed)
            else:
                judged = checkpoint or Judged(Verdict.ERROR)
            yield case, _outcome(case, judged, perf_counter() - started, device)


def _outcome(case: PipelineCase, judged: Judged, seconds: float, device: str) -> Outcome:
    seen = judged.seen.report() if judged.seen is not None else {}
    return Outcome(
        kind="pipeline",
        name=outcome_name(case.model_type, f"{case.class_name} {case.task}"),
        verdict=judged.verdict,
        reason=judged.reason,
        blame=judged.blame,
        device=device,
        seconds=seconds,
        peak_device_memory=seen.get("peak_device_memory"),
        load_seconds=seen.get("load_seconds"),
        items_per_second=seen.get("items_per_second"),
        task=case.task,
        style="pipeline",
        model_types=(case.model_type,),
        classes=tuple(ClassRun(**each | {"devices": tuple(each["devices"])}) for each in seen.get("classes", ())),
    )


def _written(case: PipelineCase, folder: str, seed: int) -> str | Judged:
    """The folder with the checkpoint in it, or why there is none."""
    try:
        write_checkpoint(case.model_type, case.class_name, Path(folder), seed=seed)
    except StandInError as error:
        return _without(Unbuildable(error.kind, f"no model: {error.reason}"))
    except Exception as error:
        return Judged(Verdict.ERROR, f"no checkpoint: {_said(error)}", "stand-in")
    return folder


def _without(error: Unbuildable) -> Judged:
    if error.kind in _ABSENT:
        return Judged(Verdict.UNAVAILABLE, error.reason, _ABSENT[error.kind])
    return Judged(Verdict.ERROR, error.reason, "stand-in")


def _called(case: PipelineCase, folder: str, device: str, seed: int) -> Judged:
    import torch
    from transformers import pipeline

    model, task = None, case.task
    try:
        torch.manual_seed(seed)
        options = vocoder_for(folder, device) if task == "text-to-audio" else {}
        with Probe().watching() as probe:
            pipe = pipeline(task, model=folder, device=device, **options)
            model = pipe.model
            answer = call(task, pipe)
    except Exception as error:
        if package := missing_package(error):
            return Judged(Verdict.UNAVAILABLE, f"the pipeline needs {package}", "environment")
        said = _said(error).replace(folder, "the checkpoint")
        return Judged(Verdict.FAILED, said, blame_of(error, model, case.class_name))
    if answer is None:
        return Judged(Verdict.FAILED, "answered nothing", "stand-in", probe)
    return Judged(Verdict.PASSED, seen=probe) if probe.ran else Judged(Verdict.HOLLOW, "no model ran", "", probe)


def _said(error: Exception) -> str:
    first = next(iter(str(error).strip().splitlines()), "")
    return f"{type(error).__name__}: {first[:300]}"
