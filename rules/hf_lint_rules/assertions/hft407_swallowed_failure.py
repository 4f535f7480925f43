"""The rule on `except Exception` in a test."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import libcst as cst

from hf_lint.facts.swallowing import is_broad, swallowed
from hf_lint.facts.test_functions import test_functions
from hf_lint.finding import Finding, Span
from hf_lint.rule import Rule
from hf_lint.test_file import TestFile


class SwallowedFailure(Rule):
    """A broad `except` keeps the failure of a test to itself.

    `except Exception` also catches what the test was written to find. Where the handler stores or prints the error and
    goes on, nothing is left that could fail: the model may not even load, and the test passes.

    Let the error out: a test needs no `try`. Where another error is expected, name it, or use `pytest.raises`; where
    several models are tried, collect the errors and assert at the end that there are none.

    Left alone: handlers that raise, fail or skip; handlers that try something else instead; a `try` that only tidies
    up, looks around, or warms up what is called again behind it; what is stored, if the test asserts on it later; and
    tests in which something else can fail, unless assertions stand inside the `try`. Speaks once for each handler.
    """

    code = "HFT407"
    name = "swallowed-failure"
    message = "`{handler}` swallows {what} in `{test}` and goes on; name the error that is expected, or let it out"
    BAD: ClassVar = (
        """\
def test_pipeline():
    try:
        outputs = pipeline("fill-mask")("Paris is the [MASK] of France.")
        assert len(outputs) == 5
    except Exception as error:  # HFT407
        print(f"failed: {error}")
""",
    )
    GOOD: ClassVar = (
        """\
def test_pipeline():
    outputs = pipeline("fill-mask")("Paris is the [MASK] of France.")
    assert len(outputs) == 5
""",
        """\
def test_pipelines():
    errors = {}
    for task in TASKS:
        try:
            pipeline(task)(TEXT)
        except Exception as error:
            errors[task] = error
    assert not errors
""",
    )

    def check(self, file: TestFile) -> Iterator[Finding]:
        """Looks at the broad handlers of each test."""
        if not any(is_broad(handler) for handler in file.index.all(cst.ExceptHandler)):
            return
        tests = {test for test, _ in test_functions(file)}
        for handler in file.index.all(cst.ExceptHandler):
            test = next((up for up in file.index.ancestors(handler) if up in tests), None)
            if is_broad(handler) and isinstance(test, cst.FunctionDef) and (what := swallowed(file, handler, test)):
                place = _header(file, handler)
                yield self.at(file, place, handler=file.source.slice(place), what=what, test=test.name.value)


def _header(file: TestFile, handler: cst.ExceptHandler) -> Span:
    """``except Exception as error``, without the block below it."""
    start = file.span(handler)
    last = handler.name or handler.type
    if last is None:
        return Span(start.line, start.column, start.line, start.column + len("except"))
    end = file.span(last)
    return Span(start.line, start.column, end.end_line, end.end_column)
