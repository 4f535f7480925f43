"""A functional run from its request to its outcomes, each in the journal before it is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from hf_lint_functional.execution.run_files import FileRun, Running
from hf_lint_functional.hub.process import HubProcess
from hf_lint_functional.kind_of_hub import HubKind
from hf_lint_functional.outcome import Outcome, Verdict
from hf_lint_functional.plan import model_types_of, subjects_of
from hf_lint_functional.request import MEGABYTE, Request
from hf_lint_functional.runner.job import Limits
from hf_lint_functional.runner.pool import Pool
from hf_lint_functional.sweep.preloaded import VARIABLE as PRELOADED
from hf_lint_functional.sweep.run import Pair, pairs_of, sweep

if TYPE_CHECKING:
    from hf_lint.catalog.catalog import Catalog
    from hf_lint.settings.model import Settings
    from hf_lint_functional.execution.subject import Subject
    from hf_lint_functional.runner.journal import Journal

_PRELOAD = (
    "torch",
    "transformers",
    "transformers.models.auto.modeling_auto",
    "hf_lint_functional.sweep.job",
    "hf_lint_functional.sweep.preloaded",
)
FAILING = frozenset(
    {Verdict.FAILED, Verdict.ERROR, Verdict.TIMEOUT, Verdict.CRASHED, Verdict.OUT_OF_MEMORY, Verdict.UNCOLLECTED}
)


@dataclass(frozen=True)
class Plan:
    """What is run, in order: test files, or model classes if there are no files."""

    subjects: tuple[Subject, ...]
    pairs: tuple[Pair, ...]

    @property
    def size(self) -> int:
        """How many outcomes there will be."""
        return len(self.subjects) + len(self.pairs)

    def keys(self) -> list[tuple[str, str]]:
        """What the journal calls them."""
        files = [("test", str(subject.path)) for subject in self.subjects]
        return [*files, *(("model-type", pair.name) for pair in self.pairs)]


def planned(request: Request, settings_of: Callable[[Path], Settings], catalog: Catalog) -> Plan:
    """Reads the files of a request and draws its sample. Raises ``LookupError`` for an unknown model type."""
    if request.files:
        return Plan(tuple(subjects_of(request, settings_of, catalog)), ())
    names = model_types_of(request, catalog)
    return Plan((), tuple(pairs_of(names, catalog, all_classes=request.all_classes)))


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
    pairs = [pair for pair in plan.pairs if not journal.knows("model-type", pair.name)]
    if pairs:
        yield from _of_pairs(request, pairs, folder)


def _of_pairs(request: Request, pairs: list[Pair], folder: Path) -> Iterator[Outcome]:
    accelerator = request.device.partition(":")[0] != "cpu"
    modules = {f"transformers.{pair.module}" for pair in pairs if pair.module}
    environment = {"HF_HUB_OFFLINE": "1", PRELOADED: " ".join(sorted(modules))}
    with Pool(request.jobs, _PRELOAD, accelerator=accelerator, environment=environment, seed=request.seed,
              logs=folder / "logs") as pool:  # fmt: skip
        yield from sweep(pairs, pool, _limits(request), thorough=request.all_classes, seed=request.seed,
                         device=request.device)  # fmt: skip


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
