"""From what a child process came to, to the outcome of a test file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from hf_lint_functional.execution.subject import Subject
from hf_lint_functional.outcome import ClassRun, Outcome, TestOutcome, Verdict
from hf_lint_functional.runner.job import Ending

_BY_ENDING = {
    "timeout": Verdict.TIMEOUT,
    "signal": Verdict.CRASHED,
    "exit": Verdict.CRASHED,
    "lost": Verdict.CRASHED,
    "output": Verdict.ERROR,
    "out-of-memory": Verdict.OUT_OF_MEMORY,
    "raised": Verdict.ERROR,
}
# The verdict of a file is the gravest of its tests.
_GRAVEST = (Verdict.ERROR, Verdict.FAILED)


def unrun(subject: Subject) -> Outcome:
    """The outcome of a file that cannot run, since Python refuses it."""
    return Outcome("test", str(subject.path), Verdict.ERROR, subject.fault, "test", family=subject.family)


def outcome_of(subject: Subject, ending: Ending, *, device: str, asked: Mapping[str, str]) -> Outcome:
    """The outcome of a file whose child has ended, in whatever way; ``asked`` says how each id was placed."""
    plain = Outcome(
        "test",
        str(subject.path),
        Verdict.ERROR,
        device=device,
        seconds=ending.seconds,
        peak_memory=ending.peak_memory,
        family=subject.family,
        task=subject.hints.task or "",
        style=subject.styles[0],
        model_types=subject.model_types,
        asked=tuple(sorted(asked)),
        log=None if ending.log is None else str(ending.log),
        details={**_details(ending), "placed": dict(asked)},
    )
    return _returned(plain, ending.value) if ending.how == "returned" else _cut_short(plain, ending)


def _details(ending: Ending) -> dict[str, Any]:
    found: dict[str, Any] = {"cpu_seconds": ending.cpu_seconds, "notes": []}
    if ending.wrote:
        found["wrote_outside"] = list(ending.wrote)
    if ending.refused:
        found["refused_connections"] = list(ending.refused)
    if ending.left_running:
        found["left_running"] = ending.left_running
    return found


def _cut_short(plain: Outcome, ending: Ending) -> Outcome:
    blame = "environment" if ending.how in ("lost", "raised") else "test"  # what tests raise is recorded
    return replace(plain, verdict=_BY_ENDING[ending.how], reason=ending.reason or ending.how, blame=blame)


def _returned(plain: Outcome, value: Mapping[str, Any]) -> Outcome:
    tests = [_test(found) for found in value["tests"]]
    classes = tuple(ClassRun(**run | {"devices": tuple(run["devices"])}) for run in value["classes"])
    verdict = _verdict(tests, ran=bool(classes))
    calls = {found["name"]: found["calls"] for found in value["tests"]}
    failure = next((found["failure"] for found in value["tests"] if found["verdict"] == verdict.value), None) or {}
    return replace(
        plain,
        style=value["style"],
        verdict=verdict,
        reason=_reason(verdict, tests),
        blame=failure.get("blame", "") if verdict in _GRAVEST else "",
        frame=failure.get("frame"),
        device=_device(classes, plain.device),
        tests=tuple(tests),
        classes=classes,
        load_seconds=value["load_seconds"],
        items_per_second=value["items_per_second"],
        peak_device_memory=value["peak_device_memory"],
        details={**plain.details, "notes": value["notes"], "calls": calls},
    )


def _test(found: Mapping[str, Any]) -> TestOutcome:
    return TestOutcome(found["name"], Verdict(found["verdict"]), found["seconds"], found["reason"])


def _verdict(tests: Sequence[TestOutcome], *, ran: bool) -> Verdict:
    verdicts = {test.verdict for test in tests}
    gravest = next((each for each in _GRAVEST if each in verdicts), None)
    if gravest is not None:
        return gravest
    if not tests:
        return Verdict.UNCOLLECTED
    if Verdict.PASSED not in verdicts:
        return Verdict.SKIPPED
    return Verdict.PASSED if ran else Verdict.HOLLOW


def _reason(verdict: Verdict, tests: Sequence[TestOutcome]) -> str:
    if verdict is Verdict.UNCOLLECTED:
        return "pytest collects nothing from it, and it has no main() and no run_tests()"
    if verdict is Verdict.HOLLOW:
        return "everything passed, and no model ran"
    counts = Counter(test.verdict for test in tests)
    if verdict is Verdict.PASSED:
        return ""
    told = next(test.reason for test in tests if test.verdict is verdict)
    more = counts[verdict] - 1
    return f"{told} (and {more} more)" if more else told


def _device(classes: Sequence[ClassRun], asked: str) -> str:
    """Where models really ran, whatever was asked for."""
    used = sorted({device for run in classes for device in run.devices})
    return ",".join(used) or asked
