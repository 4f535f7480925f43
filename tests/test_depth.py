"""Code that nests deeper than Python's recursion limit, than Python itself, or than LibCST's stack."""

from __future__ import annotations

import sys

import pytest

from hf_lint.deep_stack import with_deep_stack
from hf_lint.fixing.fix import fix_file
from hf_lint.fixing.soundness import soundness
from hf_lint.lint import Outcome, lint
from hf_lint.registry import all_rules
from hf_lint.settings.model import Settings

HEADER = "import transformers\n"
SETTINGS = Settings(preview=True)
LIMIT = sys.getrecursionlimit()


def lint_text(text: str) -> Outcome:
    return lint("tests/test_bert.py", (HEADER + text).encode(), all_rules(), SETTINGS)


def codes(outcome: Outcome) -> set[str]:
    return {finding.code for finding in outcome.findings}


@pytest.mark.skipif(
    sys.version_info[:2] == (3, 12), reason="Python 3.12 bounds calls with keywords, which LibCST writes code by"
)
@pytest.mark.parametrize(
    "text",
    [
        f"self.assertTrue(len(x){' + 1' * LIMIT}, 3)\n",
        f"self.assertTrue(x{'.a()' * (LIMIT // 3)}, 3)\n",
        f"self.assertTrue(x{' and y' * LIMIT}, 3)\n",
    ],
    ids=["sum", "chain of calls", "and"],
)
def test_a_finding_inside_a_deep_expression_has_its_place_and_fix(text: str):
    outcome = lint_text(text)
    (finding,) = (finding for finding in outcome.findings if finding.code == "HFT401")
    assert finding.span == (2, 0, 2, len(text) - 1)
    assert not outcome.problems
    fixed = fix_file("tests/test_bert.py", (HEADER + text).encode(), all_rules(), SETTINGS, unsafe=True)
    assert fixed.data == (HEADER + text.replace("assertTrue", "assertEqual")).encode()


def test_what_python_cannot_nest_is_one_problem():
    (problem,) = lint_text(f"x = {'not ' * 50_000}y\n").problems
    assert problem.message == "nested too deeply for this Python to import it; only the rules that read text ran"


@pytest.mark.parametrize("text", ["x = " + "(" * 5_000, f"x = {'[' * 5_000}1{']' * 5_000}\n", "f(\n" * 5_000])
def test_brackets_that_would_overrun_libcst_are_left_to_python(text: str):
    outcome = lint_text(text)
    assert "HFT009" not in codes(outcome)
    assert not outcome.problems
    assert not soundness((HEADER + text).encode()).parses


def test_a_deep_stack_nests_deeper_than_the_limit_and_leaves_the_limit_as_it_was():
    def depth(n: int) -> int:
        return 1 + depth(n - 1) if n else 0

    assert with_deep_stack(lambda: depth(10 * LIMIT)) == 10 * LIMIT
    assert sys.getrecursionlimit() == LIMIT


def test_a_deep_stack_ends_too():
    def endless() -> int:
        return 1 + endless()

    with pytest.raises(RecursionError):
        with_deep_stack(endless)
