"""Which tests would notice a broken model: those that pass with whole models and not with broken ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from hf_lint_functional.outcome import Outcome, TestOutcome, Verdict

_SAID = {"nan": "weights that are NaN", "raise": "a forward that raises"}


def with_sensitivity(outcome: Outcome, survived: Mapping[str, set[str] | None]) -> Outcome:
    """The outcome of a file, given which of its tests passed with models broken in each way.

    A test that ran no model has nothing to notice and is left out. A file is insensitive if none of its tests that
    ran a model noticed anything; else it stays as it is and the insensitive tests are marked. Where a run with broken
    models told nothing (None), nothing is known of any test but a note says so.
    """
    known_of = {kind: names for kind, names in survived.items() if names is not None}
    if len(known_of) < len(survived):
        return _with_note(outcome, "a run with broken models did not come to an end, so that sensitivity is unknown")
    calls = outcome.details.get("calls", {})
    tests = tuple(_judged(test, known_of) if calls.get(test.name) else test for test in outcome.tests)
    known = [test.sensitive for test in tests if test.sensitive is not None]
    marked = replace(outcome, tests=tests)
    if not known or any(known):
        return marked
    ways = [said for kind, said in _SAID.items() if known_of[kind]]
    return replace(marked, verdict=Verdict.INSENSITIVE, reason=f"passes all the same with {' and with '.join(ways)}")


def _with_note(outcome: Outcome, note: str) -> Outcome:
    return replace(outcome, details={**outcome.details, "notes": [*outcome.details.get("notes", ()), note]})


def _judged(test: TestOutcome, survived: Mapping[str, set[str]]) -> TestOutcome:
    if test.verdict is not Verdict.PASSED:
        return test
    ways = [said for kind, said in _SAID.items() if test.name in survived[kind]]
    reason = f"passes all the same with {' and with '.join(ways)}" if ways else test.reason
    return replace(test, sensitive=not ways, reason=reason)
