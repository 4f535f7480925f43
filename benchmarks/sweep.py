"""Wall time of sweeps over all model types, and against a fresh interpreter per type: ``python -m benchmarks.sweep``.

Everything is measured in one run on one machine: the sweep with the shipped profiles, the same without them, all
classes with round trip and generation, and a seeded sample of types both in a pool and each in an interpreter of its
own. The ratio is of the wall time per type, the pool's with its start.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import contextmanager
from time import perf_counter
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

Classes = Mapping[str, Sequence[str]]
ALONE = """
import json, sys
from hf_lint_functional.sweep.job import run
print(json.dumps(run(sys.argv[1], sys.argv[2:], thorough=False)[0]["forward"]))
"""


@contextmanager
def _timed(what: str, found: list[bool]) -> Iterator[None]:
    started = perf_counter()
    yield
    click.echo(f"{what}: {perf_counter() - started:.1f} s, {sum(found)} of {len(found)} ran")


def _swept(what: str, classes: Classes, workers: int, *, thorough: bool = False, cold: bool = False) -> float:
    """The seconds of one sweep, the start of its pool included."""
    from hf_lint_functional.runner.pool import Pool
    from hf_lint_functional.sweep.run import PRELOAD, sweep

    started, found = perf_counter(), []
    with _timed(what, found), Pool(workers=workers, preload=PRELOAD) as pool:
        found += [bool(one.classes) for one in sweep(classes, pool, thorough=thorough, cold=cold)]
    return perf_counter() - started


def _alone(classes: Classes) -> float:
    started, found = perf_counter(), []
    with _timed(f"{len(classes)} types, each in a fresh interpreter", found):
        for model_type, names in classes.items():
            command = [sys.executable, "-c", ALONE, model_type, *names]
            said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
            found.append(json.loads(said.splitlines()[-1]))
    return perf_counter() - started


@click.command()
@click.option("--sample", default=40, help="How many types are tried in fresh interpreters.")
@click.option("--seed", default=0)
@click.option("--workers", default=2)
def main(sample: int, seed: int, workers: int) -> None:
    """Sweeps, timed; then a sample in one pool and in fresh interpreters, one after the other in both."""
    from hf_lint_functional.sweep.targets import all_classes, base_classes, installed_catalog

    catalog = installed_catalog()
    base = base_classes(catalog)
    names = random.Random(seed).sample(sorted(base), sample)
    chosen = {name: base[name] for name in names}
    pooled = _swept(f"{sample} types in a pool of {workers}", chosen, workers)
    alone = _alone(chosen)
    click.echo(f"a fresh interpreter takes {alone / pooled:.1f} times as long, {alone / sample:.2f} s a type")
    everything = _swept("all types, shipped profiles", base, workers)
    click.echo(f"a fresh interpreter takes {alone / sample * len(base) / everything:.1f} times as long as this")
    _swept("all types, no profiles", base, workers, cold=True)
    _swept("all classes, round trip and generation", all_classes(catalog), workers, thorough=True)


if __name__ == "__main__":
    main()
