"""What is known of a test after its runs with broken models."""

from __future__ import annotations

from hf_lint_functional.execution.sensitivity import with_sensitivity
from hf_lint_functional.outcome import Outcome, TestOutcome, Verdict

PASSED = Outcome(
    "test", "t.py", Verdict.PASSED, tests=(TestOutcome("test_a", Verdict.PASSED),), details={"calls": {"test_a": 1}}
)


def test_a_run_that_came_to_no_end_makes_no_test_sensitive() -> None:
    (test,) = with_sensitivity(PASSED, {"nan": None, "raise": set()}).tests
    assert test.sensitive is None


def test_and_says_so() -> None:
    assert "unknown" in with_sensitivity(PASSED, {"nan": None, "raise": set()}).details["notes"][0]


def test_a_test_that_fails_with_both_is_sensitive() -> None:
    assert with_sensitivity(PASSED, {"nan": set(), "raise": set()}).tests[0].sensitive


def test_a_file_whose_tests_pass_with_one_is_insensitive() -> None:
    assert with_sensitivity(PASSED, {"nan": {"test_a"}, "raise": set()}).verdict is Verdict.INSENSITIVE
