"""What to do after a validation."""

from __future__ import annotations

from hf_lint.validate.actions import actions
from hf_lint.validate.step import Step


def test_the_path_of_a_test_with_a_blank_is_one_argument() -> None:
    failed = {"name": "my tests/test_a.py", "kind": "test", "verdict": "failed", "reason": "", "model_types": []}
    step = Step("functional", exit_code=1, document={"results": [failed]})
    assert [each.command for each in actions([step], ["my tests"])] == ["hf-lint functional 'my tests/test_a.py'"]
