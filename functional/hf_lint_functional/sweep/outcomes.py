"""What a job has found, as an outcome."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hf_lint_functional.outcome import ClassRun, Outcome, Verdict
from hf_lint_functional.runner.job import Ending

KIND = "model-type"
GOOD = ("equal", "close")
ENDINGS = {
    "timeout": Verdict.TIMEOUT,
    "out-of-memory": Verdict.OUT_OF_MEMORY,
    "signal": Verdict.CRASHED,
    "exit": Verdict.CRASHED,
    "lost": Verdict.CRASHED,
}


def outcome_name(model_type: str, class_name: str) -> str:
    """What the outcome of a class is called."""
    return f"{model_type} {class_name}"


def of_class(model_type: str, found: Mapping[str, Any], ending: Ending) -> Outcome:
    """The outcome of a class that a job has something to say of."""
    verdict, reason = _judged(found)
    return Outcome(
        KIND,
        outcome_name(model_type, found["class"]),
        verdict,
        reason,
        blame="" if verdict is Verdict.PASSED else _blame(found),
        seconds=found["seconds"],
        peak_memory=ending.peak_memory,
        model_types=(model_type,),
        classes=(ClassRun(found["class"], 1, ("cpu",)),) if found["forward"] else (),
        log=str(ending.log) if ending.log else None,
        details={name: value for name, value in found.items() if name not in ("class", "seconds", "reason")},
    )


def of_ending(model_type: str, class_name: str, ending: Ending) -> Outcome:
    """The outcome of a class whose process did not come back with an answer."""
    verdict = ENDINGS.get(ending.how, Verdict.ERROR)
    said = ending.value.get("message", "") if isinstance(ending.value, dict) else ""
    reason = ending.reason or said or f"the process ended by {ending.how}"
    name = outcome_name(model_type, class_name)
    log = str(ending.log) if ending.log else None
    return Outcome(KIND, name, verdict, reason, "stand-in", seconds=ending.seconds, model_types=(model_type,), log=log)


def _judged(found: Mapping[str, Any]) -> tuple[Verdict, str]:
    if not found["forward"]:
        missing = found["kind"] in ("missing-package", "upstream-default")
        return Verdict.UNAVAILABLE if missing else Verdict.ERROR, found["reason"]
    if found.get("round_trip", "equal") not in GOOD:
        return Verdict.FAILED, f"after saving and loading: {found['round_trip']}"
    if found.get("generate", "ok") != "ok":
        return Verdict.FAILED, f"generate: {found['generate']}"
    return Verdict.PASSED, ""


def _blame(found: Mapping[str, Any]) -> str:
    kinds = {"missing-package": "environment", "upstream-default": "transformers"}
    return kinds.get(found.get("kind", ""), "stand-in")
