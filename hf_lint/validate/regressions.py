"""Which figures of a run are worse than those of an earlier one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from hf_lint.validate.history import Run

# Counts that grow with the size of the sample or of the suite say nothing by themselves, and are in neither.
LESS_IS_BETTER = frozenset({
    "check.findings", "check.problems", "coverage.missing", "generator.failed", "templates.broken_templates",
    "templates.broken_tests", "templates.drift", "templates.template_findings", "templates.unmatched",
    "templates.with_residue", "templates.worst_drift",
})  # fmt: skip
MORE_IS_BETTER = frozenset({
    "coverage.configured", "coverage.declared", "coverage.executed", "coverage.sensitive", "coverage.structured",
    "functional.passed_percent",
})  # fmt: skip


class Regression(NamedTuple):
    """A figure that got worse."""

    metric: str
    before: float
    after: float


def comparable(run: Run, earlier: Iterable[Run], branch: str = "") -> Run | None:
    """The last run over the same paths before this one, on a branch if one is named; ``earlier`` are in order."""
    same = [each for each in earlier if each.paths == run.paths and each.name != run.name]
    fitting = [each for each in same if not branch or each.branch == branch]
    return fitting[-1] if fitting else None


def regressions(before: Mapping[str, float], after: Mapping[str, float]) -> list[Regression]:
    """Whatever both runs have figures for and is worse now."""
    found = (Regression(name, before[name], after[name]) for name in sorted(before.keys() & after.keys()))
    return [each for each in found if _is_worse(each)]


def _is_worse(change: Regression) -> bool:
    if change.metric in LESS_IS_BETTER:
        return change.after > change.before
    return change.metric in MORE_IS_BETTER and change.after < change.before
