"""The rule on assertions behind the call that is to raise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

import libcst as cst

from hf_lint.facts.assertions import called
from hf_lint.facts.leaving import statements
from hf_lint.facts.wording import in_brief
from hf_lint.finding import Finding
from hf_lint.names import dotted
from hf_lint.rule import Rule
from hf_lint.test_file import TestFile

_WAITS = re.compile(r"(?:^|\.)(?:assertRaises(?:Regex)?|raises)$")
_ASSERTS = re.compile(r"(?:.*\.)?assert[A-Z_]\w*$")
# What an assertion itself can raise where it calls nothing; a wait for one of these may be meant for it.
_OF_ITSELF = frozenset({
    "AssertionError", "AttributeError", "BaseException", "Exception", "ImportError", "IndexError", "KeyError",
    "LookupError", "NameError", "StopIteration", "TypeError", "failureException",
})  # fmt: skip
_HARMLESS = re.compile(r"(?:.*\.)?(?:str|repr|len|type|isinstance|hasattr|startswith|endswith|lower|strip|format)$")


class AssertAfterRaise(Rule):
    """An assertion stands behind the statement that is to raise, and is never reached.

    The first statement that raises ends the block of `assertRaises` or `pytest.raises`. What the same block asserts
    below it, mostly on the message of the error, does not run: the message can say anything.

    Move the assertion out of the block, one level to the left; the error is in `context.exception` there, or in
    `error_info.value`.

    Left alone, unless they look at the error: assertions that call what can raise it or stand above such a call, and
    those in a block that waits for `AssertionError`, `KeyError` or another error that an assertion raises of itself.
    """

    code = "HFT405"
    name = "assert-after-raise"
    message = "`{assertion}` is not reached once the code above it has raised; move it out of the `{block}` block"
    BAD: ClassVar = (
        """\
def test_unknown_task(self):
    with self.assertRaises(ValueError) as context:
        self.model.generate(task="no-such-task")
        self.assertIn("no-such-task", str(context.exception))  # HFT405
""",
    )
    GOOD: ClassVar = (
        (
            "with self.assertRaises(ValueError) as context:\n    self.model.generate(task='no-such-task')\n"
            "self.assertIn('no-such-task', str(context.exception))\n"
        ),
    )

    def check(self, file: TestFile) -> Iterator[Finding]:
        """Looks into the blocks that wait for an error; speaks once in each."""
        for block in file.index.all(cst.With):
            for item in block.items:
                wait = item.item
                if isinstance(wait, cst.Call) and _WAITS.search(called(wait)):
                    error = dotted(item.asname.name) if item.asname else None
                    lines = list(_flat(block))
                    first = next((line for line in lines if _is_late(file, line, lines, wait, error)), None)
                    if first is not None:
                        yield self.at(file, first, assertion=in_brief(file, first), block=called(wait))


def _flat(block: cst.With) -> Iterator[cst.CSTNode]:
    """The statements of the block, with those of plain ``with`` blocks in it."""
    for line in statements(block.body):
        yield from _flat(line) if isinstance(line, cst.With) else (line,)


def _is_late(file: TestFile, line: cst.CSTNode, lines: list[cst.CSTNode], wait: cst.Call, error: str | None) -> bool:
    at = lines.index(line)
    if not _only_judges(file, line) or not any(_may_raise(file, before) for before in lines[:at]):
        return False
    if error is not None and any(dotted(part) == error for part in file.index.below(line)):
        return True
    if any(_may_raise(file, after) for after in lines[at:]):
        return False
    expected = (dotted(part) or "" for argument in wait.args[:1] for part in file.index.below(argument))
    return bool(wait.args) and _OF_ITSELF.isdisjoint(name.rpartition(".")[2] for name in expected)


def _only_judges(file: TestFile, line: cst.CSTNode) -> bool:
    call = line.value if isinstance(line, cst.Expr) else None
    is_assertion = isinstance(line, cst.Assert) or (isinstance(call, cst.Call) and _ASSERTS.match(called(call)))
    inner = (part for part in file.index.below(line) if isinstance(part, (cst.Call, cst.Await)) and part is not call)
    return bool(is_assertion) and all(isinstance(part, cst.Call) and _HARMLESS.match(called(part)) for part in inner)


def _may_raise(file: TestFile, line: cst.CSTNode) -> bool:
    kinds = (cst.Call, cst.Raise, cst.Import, cst.ImportFrom, cst.Del, cst.Subscript, cst.Await)
    return not _only_judges(file, line) and any(isinstance(part, kinds) for part in (line, *file.index.below(line)))
