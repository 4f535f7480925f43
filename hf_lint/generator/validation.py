"""All checks of one generator: the runs that they need, then the answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hf_lint.generator import checks
from hf_lint.generator.attempt import FILE_NAME, Attempt, Scratch, state_of
from hf_lint.generator.limits import Limits
from hf_lint.generator.sample import BAD_NAMES

if TYPE_CHECKING:
    from hf_lint.catalog.catalog import Catalog

SCHEMA = 1
Further = Callable[[Sequence[Attempt]], checks.Check]
Watch = Callable[[str], None]


@dataclass(frozen=True)
class Trial:
    """What a generator is tried with. ``cwd`` is a real folder to run it in, which is watched; else an empty one.

    ``further`` are checks of the files that come from elsewhere.
    """

    command: Sequence[str]
    model_types: Sequence[str]
    catalog: Catalog
    linting: checks.Linting
    limits: Limits = Limits()  # noqa: RUF009  frozen
    file_name: str = FILE_NAME
    cwd: Path | None = None
    further: Sequence[Further] = ()


def validate(trial: Trial, scratch: Path, watch: Watch = lambda _: None) -> list[checks.Check]:
    """Runs the generator twice for each model type and once for each bad name, and answers every question.

    Raises ``OSError`` where there is no such program.
    """
    before = state_of(trial.cwd) if trial.cwd else {}
    place = Scratch(scratch, trial.command, trial.limits, trial.file_name, trial.cwd)
    first = [_attempt(place, name, 1, watch) for name in trial.model_types]
    done = [each for each in first if each.is_done]
    again = {each.model_type: _attempt(place, each.model_type, 2, watch) for each in done}
    bad = {kind: place.attempt(name, hash_seed=1, is_bad=True) for kind, name in BAD_NAMES.items()}
    after = state_of(trial.cwd) if trial.cwd else {}
    changed = sorted(path for path in {*before, *after} if before.get(path) != after.get(path))
    return [
        checks.runs(first),
        checks.parses(done),
        checks.lint_clean(done, trial.linting),
        checks.deterministic(done, again),
        checks.about_its_model(done, trial.catalog),
        checks.families(first, trial.catalog),
        checks.awkward_names(first),
        *(further(done) for further in trial.further),
        checks.writes_nothing_elsewhere([*first, *again.values(), *bad.values()], changed),
        checks.refuses(bad),
    ]


def _attempt(place: Scratch, name: str, hash_seed: int, watch: Watch) -> Attempt:
    watch(name)
    return place.attempt(name, hash_seed=hash_seed)


def document(trial: Trial, answers: Sequence[checks.Check]) -> dict[str, Any]:
    """The answers as JSON has them."""
    return {
        "schema": SCHEMA,
        "command": list(trial.command),
        "transformers": trial.catalog.version,
        "model_types": list(trial.model_types),
        "checks": [
            {
                "name": each.name, "verdict": each.verdict, "of": each.of, "wrong": list(each.wrong),
                "notes": list(each.notes),
            }
            for each in answers
        ],
    }  # fmt: skip
