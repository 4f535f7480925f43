"""Which comments HFT901 judges: those that name rules that ran on the file to the end."""

from __future__ import annotations

from hf_lint.lint import Outcome, lint_test_file
from hf_lint.registry import all_rules
from hf_lint.rule import Rule
from hf_lint.settings.model import Settings

RULES = {rule.code: rule for rule in all_rules()}
STALE = "import transformers\n\nmodel = transformers.AutoModel()  # noqa: HFT301\n"


class CrashingRule(Rule):
    """It fails in place of HFT301."""

    code = "HFT301"
    name = "crashing-rule"
    message = ""

    def check(self, file):
        raise LookupError


class CrashingReview(CrashingRule):
    """It fails over the comments alone."""

    def check(self, file):
        return iter(())

    def check_suppressions(self, review):
        raise LookupError


def outcome(text: str, *rules: Rule, path: str = "tests/test_bert.py") -> Outcome:
    return lint_test_file(path, text.encode(), [*rules, RULES["HFT901"]], Settings())


def codes(result: Outcome) -> list[str]:
    return [finding.code for finding in result.findings]


def test_a_comment_for_a_rule_that_ran_is_judged():
    assert codes(outcome(STALE, RULES["HFT301"])) == ["HFT901"]


def test_a_comment_for_a_rule_that_is_switched_off_is_left_alone():
    assert codes(outcome(STALE, RULES["HFT403"])) == []


def test_a_comment_for_a_rule_of_another_convention_is_left_alone():
    text = STALE.replace("HFT301", "HFT207")
    assert codes(outcome(text, RULES["HFT207"])) == []
    assert codes(outcome(text + "transformers.pipeline()\n", RULES["HFT207"], path="test_hf_bert.py")) == ["HFT901"]


def test_a_comment_for_a_rule_that_crashed_is_left_alone():
    assert codes(outcome(STALE, CrashingRule())) == ["HFT009"]


def test_a_rule_that_crashes_over_the_comments_is_named():
    result = outcome(STALE, CrashingReview())
    assert sorted(codes(result)) == ["HFT009", "HFT901"]
    assert len(result.problems) == 1


def test_no_comment_is_judged_in_a_file_that_flake8_skips():
    assert codes(outcome(f"# flake8: noqa\n{STALE}", RULES["HFT301"])) == []
