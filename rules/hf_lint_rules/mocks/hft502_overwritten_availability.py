"""The rule on `HAS_TORCH = False` below the `try` that found out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

import libcst as cst

from hf_lint.facts.availability import found_out
from hf_lint.facts.leaving import leaves, statements
from hf_lint.facts.removal import without_line
from hf_lint.finding import Edit, Finding, Fix, Span
from hf_lint.rule import Rule
from hf_lint.test_file import TestFile

_FLAG = re.compile(r"_?(?:has|have|is)_\w+$|\w+_(?:available|installed|found|supported)$", re.IGNORECASE)
_DELIBERATE = re.compile(r"#.*\b(?:disabl|forc|overrid|turn|switch|skip|broken|pretend|simulat|test)", re.IGNORECASE)


class OverwrittenAvailability(Rule):
    """An availability flag is set to `False` below the `try` that has found it out.

    A `try` imports `HAS_ROCM`, or sets it once an import has worked. `HAS_ROCM = False` below it throws the answer
    away: the tests pass without the part that needs it, whatever the machine has. The default belongs into the handler
    of the `try`, which is where the fix puts it.

    Left alone: a default above the `try`, values other than `False`, and lines whose comment says that something is
    disabled or overridden.
    """

    code = "HFT502"
    name = "overwritten-availability"
    message = "`{flag} = False` throws away what the `try` above it found out; put the default into its handler"
    fixable = "sometimes"
    BAD: ClassVar = (
        """\
try:
    from hardware import HAS_ROCM
except ImportError:
    pass

HAS_ROCM = False  # HFT502
""",
    )
    GOOD: ClassVar = (
        """\
try:
    from hardware import HAS_ROCM
except ImportError:
    HAS_ROCM = False
""",
        "HAS_TORCH = False\ntry:\n    import torch\n    HAS_TORCH = True\nexcept ImportError:\n    pass\n",
    )

    def check(self, file: TestFile) -> Iterator[Finding]:
        """Goes through the statements of the module, and keeps the flags that are known so far."""
        known: dict[str, list[cst.Try]] = {}
        for line in file.source.module.body:
            if isinstance(line, cst.Try):
                for flag in filter(_FLAG.match, found_out(line)):
                    known.setdefault(flag, []).append(line)
            elif isinstance(line, cst.SimpleStatementLine):
                for statement in line.body:
                    flag = _switched_off(statement)
                    if flag in known and not _is_deliberate(line):
                        fix = _mend(file, statement, flag, known.pop(flag))
                        yield self.at(file, statement, fix=fix, flag=flag)


def _switched_off(statement: cst.CSTNode) -> str:
    """The name that the statement sets to False; none for any other statement."""
    if isinstance(statement, cst.Assign) and len(statement.targets) == 1:
        target, value = statement.targets[0].target, statement.value
        if isinstance(target, cst.Name) and isinstance(value, cst.Name) and value.value == "False":
            return target.value
    return ""


def _is_deliberate(line: cst.SimpleStatementLine) -> bool:
    comments = [above.comment for above in line.leading_lines] + [line.trailing_whitespace.comment]
    return any(comment is not None and _DELIBERATE.search(comment.value) for comment in comments)


def _mend(file: TestFile, statement: cst.BaseSmallStatement, flag: str, tries: list[cst.Try]) -> Fix | None:
    removed = without_line(file, statement)
    if removed is None or len(tries) > 1:
        return None
    edits = [removed]
    for handler in tries[0].handlers:
        first = next(statements(handler.body), None)
        if first is None:
            return None
        if flag not in map(_switched_off, statements(handler.body)) and not leaves(handler.body):
            start = file.span(first)
            gap = "; " if isinstance(handler.body, cst.SimpleStatementSuite) else f"\n{' ' * start.column}"
            edits.append(Edit(Span(*start[:2], *start[:2]), f"{flag} = False{gap}"))
    return Fix(f"Put `{flag} = False` into the handler", tuple(edits), safe=True)
