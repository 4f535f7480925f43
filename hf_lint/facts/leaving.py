"""Statements that keep the rest of a block, or of a whole test, from running."""

from __future__ import annotations

from collections.abc import Iterator

import libcst as cst

from hf_lint.facts.promises import last_name

_SKIPS = frozenset({"skip", "skipTest", "SkipTest", "importorskip"})
_ENDS = _SKIPS | {"fail", "exit", "_exit", "xfail", "abort"}


def statements(block: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """The statements of a block, small ones one by one."""
    if isinstance(block, (cst.IndentedBlock, cst.SimpleStatementSuite, cst.Module)):
        for item in block.body:
            if isinstance(item, cst.SimpleStatementLine):
                yield from item.body
            else:
                yield item


def leaves(block: cst.CSTNode, *, for_good: bool = False) -> bool:
    """Whether nothing behind this block runs once it was entered.

    With ``for_good`` only what ends the whole test counts, whichever function it happens in: a skip, a failure, an
    exception.
    """
    for item in statements(block):
        if isinstance(item, cst.Raise):
            return True
        if isinstance(item, (cst.Return, cst.Continue, cst.Break)) and not for_good:
            return True
        if isinstance(item, cst.Expr) and isinstance(item.value, cst.Call) and last_name(item.value) in _ENDS:
            return True
    return False


def skips(block: cst.CSTNode) -> bool:
    """Whether the block marks the test as skipped."""
    for item in statements(block):
        value = item.exc if isinstance(item, cst.Raise) else getattr(item, "value", None)
        if isinstance(value, (cst.Call, cst.Name, cst.Attribute)) and last_name(value) in _SKIPS:
            return True
    return False
