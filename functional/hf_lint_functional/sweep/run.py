"""Sweeps over model types: one job for all that is tried of a type, one outcome for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from hf_lint_functional.runner.job import Job, Limits
from hf_lint_functional.sweep.kinds import CLASSES, SweepKind
from hf_lint_functional.sweep.outcomes import of_ending, outcome_name

if TYPE_CHECKING:
    from hf_lint_functional.outcome import Outcome
    from hf_lint_functional.runner.pool import Pool

PRELOAD = CLASSES.preload
LIMITS = Limits(seconds=60.0)


def sweep(
    parts: Mapping[str, Sequence[str]],
    pool: Pool,
    kind: SweepKind = CLASSES,
    limits: Limits = LIMITS,
    **options: Any,
) -> Iterator[Outcome]:
    """The outcome of each part of each model type as soon as its type is done: of each class, or each pipeline.

    Where the process of a type dies, each of its parts is tried once more in a process of its own, so that one takes
    no other with it. The limit of time is for one part. The ``options`` go to the job: for classes ``thorough`` and
    ``cold``, for all that run a model ``device`` and ``seed``.
    """
    alone: list[tuple[str, str]] = []
    for ending in pool.run(_jobs(parts.items(), kind, limits, options)):
        names = parts[ending.name]
        told = list(ending.value) if ending.how == "returned" else []
        yield from (kind.told(ending.name, found, ending) for found in told)
        if not told and len(names) == 1:
            yield of_ending(kind.name, ending.name, names[0], ending)
        else:
            alone += [(ending.name, name) for name in names[len(told) :]]
    yield from _one_by_one(alone, pool, kind, limits, options)


def _one_by_one(
    alone: Sequence[tuple[str, str]], pool: Pool, kind: SweepKind, limits: Limits, options: Mapping[str, Any]
) -> Iterator[Outcome]:
    pairs = {outcome_name(*pair): pair for pair in alone}
    jobs = _jobs([(model_type, [part]) for model_type, part in pairs.values()], kind, limits, options)
    for ending in pool.run(job._replace(name=name) for name, job in zip(pairs, jobs, strict=True)):
        model_type, part = pairs[ending.name]
        if ending.how == "returned":
            yield kind.told(model_type, ending.value[0], ending)
        else:
            yield of_ending(kind.name, model_type, part, ending)


def _jobs(
    parts: Iterable[tuple[str, Sequence[str]]], kind: SweepKind, limits: Limits, options: Mapping[str, Any]
) -> Iterator[Job]:
    for model_type, names in parts:
        arguments = {"model_type": model_type, "names": list(names), **options}
        whole = limits._replace(seconds=limits.seconds * len(names))
        yield Job(model_type, kind.target, arguments, whole, {"HF_HUB_OFFLINE": "1"})
