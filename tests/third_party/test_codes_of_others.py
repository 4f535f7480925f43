"""The codes that are left to rules of other packages."""

from __future__ import annotations

from hf_lint.finding import OF_OTHERS
from hf_lint_rules import rule_classes


def test_no_rule_of_ours_takes_them():
    assert [rule.code for rule in rule_classes() if rule.code.startswith(OF_OTHERS)] == []
