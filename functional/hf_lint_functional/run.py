"""A functional run from its request to its outcomes, each in the journal before it is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from hf_lint_functional.execution.run_files import FileRun, Running
from hf_lint_functional.hub.process import HubProcess
from hf_lint_functional.kind_of_hub import HubKind
from hf_lint_functional.outcome import Outcome, Verdict
from hf_lint_functional.plan import subjects_of
from hf_lint_functional.request import MEGABYTE, Request
from hf_lint_functional.runner.job import Limits
from hf_lint_functional.runner.pool import Pool
from hf_lint_functional.sweep.plan import SweepPlan, planned_sweep
from hf_lint_functional.sweep.run import sweep
from hf_lint_functional.sweep.targets import installed_catalog

if TYPE_CHECKING:
    from hf_lint.catalog.catalog import Catalog
    from hf_lint.settings.model import Settings
    from hf_lint_functional.execution.subject import Subject
    from hf_lint_functional.runner.journal import Journal

FAILING = frozenset(
    {Verdict.FAILED, Verdict.ERROR, Verdict.TIMEOUT, Verdict.CRASHED, Verdict.OUT_OF_MEMORY, Verdict.UNCOLLECTED}
)


@dataclass(frozen=True)
class Plan:
    """What is run: test files, or what is tried of model types if there are no files."""

    subjects: tuple[Subject, ...] = ()
    sweep: SweepPlan | None = None

    def keys(self) -> list[tuple[str, str]]:
        """What the journal calls the outcomes that there will be."""
        files = [("test", str(subject.path)) for subject in self.subjects]
        return files if self.sweep is None else [*files, *self.sweep.keys()]


def planned(request: Request, settings_of: Callable[[Path], Settings], catalog: Catalog) -> Plan:
    """Reads the files of a request and draws its sample. Raises ``RequestError`` for an unknown model type.

    Files are read with the catalogue of the project; model types are those of the installed transformers.
    """
    if request.files:
        return Plan(tuple(subjects_of(request, settings_of, catalog)))
    return Plan(sweep=planned_sweep(request, installed_catalog()))


def outcomes(request: Request, plan: Plan, journal: Journal, folder: Path) -> Iterator[Outcome]:
    """Those that the journal knows from before, then the others as they become known.

    ``folder`` takes the logs and what the local Hub writes. Ends early after a failure if ``exit_first`` says so.
    """
    known = [journal.known[key] for key in plan.keys() if key in journal.known]  # noqa: SIM118  no dict's keys
    yield from known
    if request.exit_first and any(outcome.verdict in FAILING for outcome in known):
        return
    for outcome in journal.keep(_new(request, plan, journal, folder)):
        yield outcome
        if request.exit_first and outcome.verdict in FAILING:
            return


def _new(request: Request, plan: Plan, journal: Journal, folder: Path) -> Iterator[Outcome]:
    subjects = [subject for subject in plan.subjects if not journal.knows("test", str(subject.path))]
    if subjects:
        yield from _of_files(request, subjects, folder)
    if plan.sweep is not None and (left := plan.sweep.without(journal.known)).parts:
        yield from _of_sweep(request, left, folder)


def _of_sweep(request: Request, plan: SweepPlan, folder: Path) -> Iterator[Outcome]:
    limits, options = _limits(request), plan.options(request)
    with Pool(
        request.jobs,
        plan.kind.preload,
        accelerator=request.device.partition(":")[0] != "cpu",
        seed=request.seed,
        logs=folder / "logs",
    ) as pool:
        for outcome in sweep(plan.parts, pool, plan.kind, limits, **options):
            family = plan.families.get(next(iter(outcome.model_types), ""), "")
            yield replace(outcome, device=request.device, family=family)


def _limits(request: Request) -> Limits:
    return Limits(request.timeout, request.memory * MEGABYTE or None)


def _of_files(request: Request, subjects: list[Subject], folder: Path) -> Iterator[Outcome]:
    running = Running(
        device=request.device,
        limits=_limits(request),
        workers=request.jobs,
        seed=request.seed,
        hub=request.hub,
        sabotage=request.sabotage,
        logs=folder / "logs",
    )
    with ExitStack() as stack:
        hub = stack.enter_context(HubProcess(folder / "hub")) if request.hub is HubKind.STANDIN else None
        yield from FileRun(running, hub).outcomes(subjects)
