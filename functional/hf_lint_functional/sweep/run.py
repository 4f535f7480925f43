"""Sweeps over model types: one job for all classes of a type, one outcome for each class."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from hf_lint_functional.outcome import Outcome
from hf_lint_functional.runner.job import Job, Limits
from hf_lint_functional.sweep.outcomes import of_class, of_ending

if TYPE_CHECKING:
    from hf_lint_functional.runner.pool import Pool

PRELOAD = (
    "torch",
    "transformers",
    "transformers.modeling_utils",
    "transformers.masking_utils",
    "transformers.modeling_layers",
    "transformers.generation.utils",
    "transformers.models.auto.modeling_auto",
    "hf_lint_functional.sweep.job",
)
TARGET = "hf_lint_functional.sweep.job:run"
SECONDS = 60.0
MEMORY = 10 * 2**30


def sweep(
    classes: Mapping[str, Sequence[str]],
    pool: Pool,
    *,
    thorough: bool = True,
    cold: bool = False,
    seconds: float = SECONDS,
) -> Iterator[Outcome]:
    """The outcome of each class, by model type, as soon as its type is done.

    Where the process of a type dies, each of its classes is tried once more in a process of its own, so that one
    class takes no other with it. ``seconds`` is the time limit for one class.
    """
    alone: list[Job] = []
    for ending in pool.run(_jobs(classes.items(), thorough=thorough, cold=cold, seconds=seconds)):
        names = classes[ending.name]
        if ending.how == "returned":
            yield from (of_class(ending.name, found, ending) for found in ending.value)
        elif len(names) > 1:
            single = [(ending.name, [name]) for name in names]
            alone += _jobs(single, thorough=thorough, cold=cold, seconds=seconds)
        else:
            yield of_ending(ending.name, names[0], ending)
    yield from _one_by_one(alone, pool)


def _one_by_one(jobs: Sequence[Job], pool: Pool) -> Iterator[Outcome]:
    by_name = {f"{job.name} {job.arguments['class_names'][0]}": job for job in jobs}
    for ending in pool.run([job._replace(name=name) for name, job in by_name.items()]):
        model_type, _, name = ending.name.partition(" ")
        if ending.how == "returned":
            yield of_class(model_type, ending.value[0], ending)
        else:
            yield of_ending(model_type, name, ending)


def _jobs(classes: Iterable[tuple[str, Sequence[str]]], *, thorough: bool, cold: bool, seconds: float) -> Iterator[Job]:
    for model_type, names in classes:
        arguments = {"model_type": model_type, "class_names": list(names), "thorough": thorough, "cold": cold}
        yield Job(model_type, TARGET, arguments, Limits(seconds * len(names), MEMORY), {"HF_HUB_OFFLINE": "1"})
