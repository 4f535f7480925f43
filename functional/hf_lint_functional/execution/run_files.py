"""Runs test files and tells each outcome as soon as it is known."""

from __future__ import annotations

import hashlib
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from hf_lint_functional.execution.judging import outcome_of, unrun
from hf_lint_functional.execution.sabotage import KINDS
from hf_lint_functional.execution.sensitivity import with_sensitivity
from hf_lint_functional.execution.subject import Subject
from hf_lint_functional.hub.asked import read
from hf_lint_functional.hub.process import HubFailed, HubProcess
from hf_lint_functional.hub.stand_ins import HintFolder
from hf_lint_functional.kind_of_hub import HubKind
from hf_lint_functional.outcome import Outcome, Verdict
from hf_lint_functional.runner.job import Ending
from hf_lint_functional.runner.pool import Job, Limits, Pool

_CHILD = "hf_lint_functional.execution.child:run"
# Loading modeling_utils takes about two seconds, which each file would pay three times with sabotage.
_PRELOAD = (
    "torch",
    "transformers",
    "transformers.modeling_utils",
    "transformers.generation.utils",
    "transformers.models.auto.modeling_auto",
    "transformers.pipelines",
    "pytest",
    "hf_lint_functional.execution.pytest_style",
    "hf_lint_functional.execution.before_fork",
)
# Upstream's tests all import it, and it takes seconds.
_PRELOAD_UPSTREAM = ("transformers.testing_utils",)
_HOME = "~/.cache/huggingface"
_FILES_AT_A_TIME = 8
"""For each worker: few enough to lose little when a run is stopped, and many enough to leave none idle for long."""
# Endings that say nothing of how the tests fare with broken models.
_TELL_NOTHING = ("lost", "timeout", "out-of-memory")


@dataclass(frozen=True)
class Running:
    """How test files are run: where models go, how much each file may take, and where logs are kept."""

    device: str = "cpu"
    limits: Limits = field(default_factory=Limits)
    workers: int = 2
    seed: int = 0
    hub: HubKind = HubKind.STANDIN
    sabotage: bool = False
    logs: Path | None = None


class FileRun:
    """Runs subjects against one local Hub; those of one transformers checkout share their processes."""

    def __init__(self, running: Running, hub: HubProcess | None) -> None:
        self._running, self._hub = running, hub

    def outcomes(self, subjects: Iterable[Subject]) -> Iterator[Outcome]:
        """Each file's outcome as it is known. With ``sabotage``, that is after the file has run three times."""
        by_checkout: dict[Path | None, list[Subject]] = defaultdict(list)
        for subject in subjects:
            if subject.fault:
                yield unrun(subject)
            else:
                by_checkout[subject.checkout].append(subject)
        for checkout, group in by_checkout.items():
            with self._pool(checkout) as pool:
                for batch in self._batches(group):
                    yield from self._of_batch(pool, batch)

    def _batches(self, group: Sequence[Subject]) -> Iterator[Sequence[Subject]]:
        """All at once; with ``sabotage`` some at a time, since a file is told of only when its batch is through."""
        size = _FILES_AT_A_TIME * self._running.workers if self._running.sabotage else len(group)
        return (group[first : first + size] for first in range(0, len(group), size))

    def _of_batch(self, pool: Pool, group: Sequence[Subject]) -> Iterator[Outcome]:
        subjects = {str(subject.path): subject for subject in group}
        passed: list[Outcome] = []
        for ending in pool.run(self._job(subject) for subject in group):
            self._has_hub()
            outcome = self._judged(subjects[ending.name], ending)
            if self._running.sabotage and outcome.verdict is Verdict.PASSED:
                passed.append(outcome)
            else:
                yield outcome
        yield from self._sensitivity(pool, passed, subjects)

    def _sensitivity(self, pool: Pool, passed: Sequence[Outcome], subjects: dict[str, Subject]) -> Iterator[Outcome]:
        """Runs what passed once with each kind of broken models, and tells what passes still."""
        kinds = {f"{outcome.name} ({kind})": (outcome, kind) for outcome in passed for kind in KINDS}
        survived: dict[str, dict[str, set[str] | None]] = defaultdict(dict)
        jobs = (self._sabotage_job(name, *each, subjects[each[0].name]) for name, each in kinds.items())
        for ending in pool.run(jobs):
            self._has_hub()
            outcome, kind = kinds[ending.name]
            survived[outcome.name][kind] = _passing(ending)
            if len(survived[outcome.name]) == len(KINDS):
                yield with_sensitivity(outcome, survived[outcome.name])

    def _has_hub(self) -> None:
        """Raises ``HubFailed`` if the local Hub is gone for good: no test that asks it can be judged."""
        if self._hub is not None and self._hub.failure:
            raise HubFailed(self._hub.failure)

    def _judged(self, subject: Subject, ending: Ending) -> Outcome:
        asked = () if self._hub is None else read(self._hub.record, _mark(ending.name))
        placed = {each.repo_id: each.placed for each in asked if each.repo_id}
        return outcome_of(subject, ending, device=self._running.device, asked=placed)

    def _sabotage_job(self, name: str, outcome: Outcome, kind: str, subject: Subject) -> Job:
        passed = [test.name for test in outcome.tests if test.verdict is Verdict.PASSED]
        job = self._job(replace(subject, styles=(outcome.style,)), name)
        only = passed if outcome.style == "pytest" else []
        return job._replace(arguments={**job.arguments, "only": only, "sabotage": kind})

    def _job(self, subject: Subject, name: str | None = None) -> Job:
        name = name or str(subject.path)
        arguments: dict[str, Any] = {"path": str(subject.path.resolve()), "styles": subject.styles}
        if self._hub is not None:
            HintFolder(self._hub.hints).write(_mark(name), subject.hints)
            arguments["endpoint"] = (f"{self._hub.url}/~start", f"{self._hub.url}/~{_mark(name)}")
            arguments["cache"] = (self._start_home, _HOME)
            arguments["fetched"] = subject.offline_ids
        if subject.checkout is not None:
            arguments["folder"] = str(subject.checkout)
        environment = {"TRANSFORMERS_TEST_DEVICE": self._running.device} if self._running.device != "cpu" else {}
        return Job(name, _CHILD, arguments, self._running.limits, environment)

    @property
    def _start_home(self) -> str:
        assert self._hub is not None
        return str(self._hub.folder / "start-home")

    def _pool(self, checkout: Path | None) -> Pool:
        environment = {"HF_HUB_DISABLE_TELEMETRY": "1", "HF_HUB_DISABLE_PROGRESS_BARS": "1", **self._hub_environment()}
        if checkout is not None:
            environment["PYTHONPATH"] = str(checkout / "src")
        return Pool(
            self._running.workers,
            _PRELOAD if checkout is None else (*_PRELOAD, *_PRELOAD_UPSTREAM),
            accelerator=self._running.device.partition(":")[0] != "cpu",
            network=self._running.hub is HubKind.ONLINE,
            environment=environment,
            seed=self._running.seed,
            logs=self._running.logs,
        )

    def _hub_environment(self) -> dict[str, str]:
        """What huggingface_hub reads when it is imported: the local Hub, or the user's own cache."""
        if self._hub is not None:
            online = {"HF_HUB_OFFLINE": "0", "TRANSFORMERS_OFFLINE": "0"}  # whatever the user's own shell says
            return {"HF_ENDPOINT": f"{self._hub.url}/~start", "HF_HOME": self._start_home, **online}
        own = os.environ.get("HF_HOME") or str(Path("~/.cache/huggingface").expanduser())
        return {"HF_HOME": own, **({"HF_HUB_OFFLINE": "1"} if self._running.hub is HubKind.CACHE else {})}


def _mark(name: str) -> str:
    """What stands for a job in the addresses that it asks."""
    return hashlib.sha1(name.encode(), usedforsecurity=False).hexdigest()[:12]


def _passing(ending: Ending) -> set[str] | None:
    """What passes still; None where the process ended so that nothing can be said of its tests."""
    if ending.how in _TELL_NOTHING:
        return None
    if ending.how != "returned":
        return set()
    return {test["name"] for test in ending.value["tests"] if test["verdict"] == Verdict.PASSED.value}
