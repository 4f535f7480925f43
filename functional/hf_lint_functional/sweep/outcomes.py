"""What a job has found, as an outcome."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from hf_lint_functional.outcome import ClassRun, Outcome, Verdict
from hf_lint_functional.runner.job import Ending

GOOD = ("equal", "close")
ENDINGS = {
    "timeout": Verdict.TIMEOUT,
    "out-of-memory": Verdict.OUT_OF_MEMORY,
    "signal": Verdict.CRASHED,
    "exit": Verdict.CRASHED,
    "lost": Verdict.CRASHED,
}
_BLAME = {
    "missing-package": "environment",
    "upstream-default": "transformers",
    "no-forward": "transformers",
    "device": "transformers",
    "device-lost": "environment",
}
_NOT_THERE = re.compile(r"[\w ]+: (?:Import|ModuleNotFound)Error: ")
_KEPT_APART = ("class", "seconds", "reason", "device", "device_memory")


def outcome_name(model_type: str, part: str) -> str:
    """What the outcome of a class, a pipeline or a tokenizer is called."""
    return f"{model_type} {part}"


def of_class(model_type: str, found: Mapping[str, Any], ending: Ending) -> Outcome:
    """The outcome of a class that a job has something to say of."""
    verdict, reason = _judged(found)
    return Outcome(
        "model-type",
        outcome_name(model_type, found["class"]),
        verdict,
        reason,
        blame="" if verdict is Verdict.PASSED else _blame(found.get("kind", ""), reason),
        seconds=found["seconds"],
        peak_memory=ending.peak_memory,
        peak_device_memory=found.get("device_memory"),
        model_types=(model_type,),
        classes=(ClassRun(found["class"], 1, (found["device"],)),) if found["forward"] else (),
        log=_log(ending),
        details={name: value for name, value in found.items() if name not in _KEPT_APART},
    )


def as_told(_: str, found: Mapping[str, Any], ending: Ending) -> Outcome:
    """The outcome that a job has made by itself, with what only the runner knows."""
    return replace(Outcome.from_json(found), peak_memory=ending.peak_memory, log=_log(ending))


def of_ending(kind: str, model_type: str, part: str, ending: Ending) -> Outcome:
    """The outcome of something whose process did not come back with an answer."""
    verdict = ENDINGS.get(ending.how, Verdict.ERROR)
    said = ending.value.get("message", "") if isinstance(ending.value, dict) else ""
    reason = ending.reason or said or f"the process ended by {ending.how}"
    return Outcome(
        kind,
        outcome_name(model_type, part),
        verdict,
        reason,
        "environment" if ending.how == "lost" else "stand-in",
        seconds=ending.seconds,
        peak_memory=ending.peak_memory,
        task=part.partition(" ")[2],
        model_types=(model_type,),
        log=_log(ending),
    )


def _blame(kind: str, reason: str) -> str:
    return "environment" if _NOT_THERE.match(reason) else _BLAME.get(kind, "stand-in")


def _log(ending: Ending) -> str | None:
    return str(ending.log) if ending.log else None


def _judged(found: Mapping[str, Any]) -> tuple[Verdict, str]:
    if not found["forward"]:
        missing = found["kind"] in ("missing-package", "upstream-default", "no-forward")
        return Verdict.UNAVAILABLE if missing else Verdict.ERROR, found["reason"]
    if found.get("round_trip", "equal") not in GOOD:
        return Verdict.FAILED, f"after saving and loading: {found['round_trip']}"
    if found.get("generate", "ok") != "ok":
        return Verdict.FAILED, f"generate: {found['generate']}"
    return Verdict.PASSED, ""
