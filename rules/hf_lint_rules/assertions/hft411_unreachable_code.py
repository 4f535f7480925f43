"""The rule on statements and branches that cannot run."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import libcst as cst

from hf_lint.facts.implied_conditions import answered_branches
from hf_lint.facts.leaving import statements
from hf_lint.facts.removal import without_branch, without_line
from hf_lint.facts.wording import in_brief
from hf_lint.finding import Edit, Finding, Fix
from hf_lint.kind import STANDALONE
from hf_lint.rule import Rule
from hf_lint.test_file import TestFile

_LEAVES = (cst.Return, cst.Raise, cst.Continue, cst.Break)


class UnreachableCode(Rule):
    """A statement or branch can never run.

    What stands behind `return`, `raise`, `continue` or `break` in the same block is dead, and so is an `elif` that an
    earlier branch of the chain answers already: `elif "roberta" in name` below `if "bert" in name`, or the same
    condition twice. In a test that is mostly a check that somebody thinks is made.

    Move the statement up, or put the narrower condition first. The fix removes a `return` that is said
    twice, and a branch that repeats condition and body of an earlier one; it is safe, since nothing changes. Other dead
    code may have been meant to run, and stays.

    Left alone: a dead `yield`, which makes a function a generator, and conditions with calls that may answer otherwise
    the second time.
    """

    code = "HFT411"
    name = "unreachable-code"
    message = "`{dead}` never runs: {reason}"
    kinds = STANDALONE
    fixable = "sometimes"
    BAD: ClassVar = (
        "def test_pipeline(self):\n    return self.results\n    assert self.results  # HFT411\n",
        (
            'def task_of(name):\n    if "bert" in name:\n        return "fill-mask"\n'
            '    elif "roberta" in name:  # HFT411\n        return "text-classification"\n'
        ),
    )
    GOOD: ClassVar = ("def test_pipeline(self):\n    if not self.results:\n        return\n    self.check()\n",)

    def check(self, file: TestFile) -> Iterator[Finding]:
        """Looks behind each statement that leaves its block, and along each chain of ``elif``."""
        for kind in _LEAVES:
            for leaving in file.index.all(kind):
                yield from self._behind(file, leaving)
        for first in file.index.all(cst.If):
            if not isinstance(file.index.parents[first], cst.If):
                yield from (self._branch(file, *pair) for pair in answered_branches(first))

    def _behind(self, file: TestFile, leaving: cst.CSTNode) -> Iterator[Finding]:
        line = file.index.parents[leaving]
        block = file.index.parents[line] if isinstance(line, cst.SimpleStatementLine) else line
        lines = list(statements(block))
        dead = lines[lines.index(leaving) + 1 :]
        if not dead or any(isinstance(part, cst.Yield) for one in dead for part in (one, *file.index.below(one))):
            return
        if any(isinstance(one, _LEAVES) for one in lines[: lines.index(leaving)]):
            return
        reason = f"`{type(leaving).__name__.lower()}` above it leaves the block"
        yield self.at(file, dead[0], fix=_mend(file, leaving, dead), dead=_header(file, dead[0]), reason=reason)

    def _branch(self, file: TestFile, dead: cst.If, ruling: cst.If) -> Finding:
        is_repeated = dead.test.deep_equals(ruling.test) and _is_same(dead.body, ruling.body)
        fix = _fix(without_branch(file, dead)) if is_repeated else None
        reason = f"`{in_brief(file, ruling.test)}` above it takes every such case"
        return self.at(file, dead.test, fix=fix, dead=f"elif {in_brief(file, dead.test)}", reason=reason)


def _is_same(one: cst.BaseSuite, other: cst.BaseSuite) -> bool:
    return len(one.body) == len(other.body) and all(a.deep_equals(b) for a, b in zip(one.body, other.body, strict=True))


def _mend(file: TestFile, leaving: cst.CSTNode, dead: list[cst.CSTNode]) -> Fix | None:
    """Another kind of dead line may be one that was meant to run."""
    last = dead[0]
    if len(dead) > 1 or not isinstance(last, cst.Return):
        return None
    is_said_twice = last.value is None or last.deep_equals(leaving)
    return _fix(without_line(file, last)) if is_said_twice else None


def _fix(edit: Edit | None) -> Fix | None:
    return None if edit is None else Fix("Remove what never runs", (edit,), safe=True)


def _header(file: TestFile, node: cst.CSTNode) -> str:
    is_small = isinstance(node, cst.BaseSmallStatement)
    return in_brief(file, node) if is_small else file.source.text_of(node).splitlines()[0].partition("  #")[0]
