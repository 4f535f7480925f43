"""Which tests would notice a broken model: those that pass with whole models and not with broken ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from hf_lint_functional.outcome import Outcome, TestOutcome, Verdict

_SAID = {"nan": "weights that are NaN", "raise": "a forward that raises"}


def with_sensitivity(outcome: Outcome, survived: Mapping[str, set[str]]) -> Outcome:
    """The outcome of a file, given which of its tests passed with models broken in each way.

    A test that ran no model has nothing to notice and is left out. A file is insensitive if none of its tests that
    ran a model noticed anything; else it stays as it is and the insensitive tests are marked.
    """
    calls = outcome.details.get("calls", {})
    tests = tuple(_judged(test, survived) if calls.get(test.name) else test for test in outcome.tests)
    known = [test.sensitive for test in tests if test.sensitive is not None]
    marked = replace(outcome, tests=tests)
    if not known or any(known):
        return marked
    ways = [said for kind, said in _SAID.items() if survived[kind]]
    return replace(marked, verdict=Verdict.INSENSITIVE, reason=f"passes all the same with {' and with '.join(ways)}")


def _judged(test: TestOutcome, survived: Mapping[str, set[str]]) -> TestOutcome:
    if test.verdict is not Verdict.PASSED:
        return test
    ways = [said for kind, said in _SAID.items() if test.name in survived[kind]]
    reason = f"passes all the same with {' and with '.join(ways)}" if ways else test.reason
    return replace(test, sensitive=not ways, reason=reason)
