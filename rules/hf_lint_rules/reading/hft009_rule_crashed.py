"""The page of the finding that a crashed rule leaves."""

from __future__ import annotations

from hf_lint.rule import Rule


class RuleCrashed(Rule):
    """A rule of the linter failed on this file: a defect of the linter, not of the test.

    The finding names the rule, the error and the line of the rule. The other rules have run, and their findings are
    complete, but the file cannot count as clean: the exit code is 2. Please report it, with the file if you can; until
    it is mended, leave that rule out with `--ignore`.

    No rule looks for this; whatever a rule raises becomes such a finding.
    """

    code = "HFT009"
    name = "rule-crashed"
    message = "{rule} crashed on this file: {error}"
