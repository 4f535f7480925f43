"""The rule on `torch.allclose` as a statement."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import libcst as cst

from hf_lint.facts.assertions import called, expects_failure
from hf_lint.finding import Edit, Finding, Fix, Span
from hf_lint.rule import Rule
from hf_lint.test_file import TestFile

_LIBRARIES = ("torch", "numpy", "jax.numpy", "math")
_QUESTIONS = ("allclose", "equal", "isclose", "array_equal", "array_equiv", "is_same_size")
_COMPARISONS = frozenset(f"{library}.{question}" for library in _LIBRARIES for question in _QUESTIONS)
_BUILTINS = frozenset(("isinstance", "issubclass", "callable"))
# What torch itself takes where a tolerance is not given; `assert_close` wants both or none.
_TOLERANCES = {"torch.allclose": {"rtol": "1e-05", "atol": "1e-08"}, "torch.equal": {"rtol": "0", "atol": "0"}}


class DiscardedComparison(Rule):
    """A comparison is made, and its outcome thrown away.

    `torch.allclose(a, b)` returns True or False and raises nothing. As a statement of its own it checks nothing: the
    test passes whatever the two tensors hold.

    Use `torch.testing.assert_close(a, b)`, which says where they differ, or put `assert` before it. The fix keeps the
    tolerances; it is unsafe, since the test can fail from then on.

    Speaks of `allclose`, `equal`, `isclose`, `array_equal` and `array_equiv` of torch, numpy, jax and math, of the
    method `allclose`, and of `isinstance`, `issubclass` and `callable`. Quiet within `pytest.raises` and its kin, where
    the call may be there to raise.
    """

    code = "HFT402"
    name = "discarded-comparison"
    message = "the outcome of `{comparison}(…)` is thrown away, so nothing is checked; use `{instead}`"
    fixable = "always"
    BAD: ClassVar = ("import torch\ntorch.allclose(logits, expected, atol=1e-4)  # HFT402\n",)
    GOOD: ClassVar = (
        "import torch\ntorch.testing.assert_close(logits, expected, rtol=1e-4, atol=1e-4)\n",
        "import torch\nassert torch.equal(before, after)\n",
    )

    def check(self, file: TestFile) -> Iterator[Finding]:
        """Looks at calls that stand alone."""
        for statement in file.index.all(cst.Expr):
            call = statement.value
            if isinstance(call, cst.Call) and _compares(file, call) and not expects_failure(file, call):
                instead, edits = _mend(file, statement, call)
                fix = Fix(f"Use `{instead}`", edits, safe=False)
                yield self.at(file, call, fix=fix, comparison=called(call), instead=instead)


def _compares(file: TestFile, call: cst.Call) -> bool:
    if isinstance(call.func, cst.Name) and call.func.value in _BUILTINS:
        return len(call.args) > 0 and call.func.value not in file.names.bindings
    last = called(call).rpartition(".")[2]
    full = file.names.full_name(call.func) if last in _QUESTIONS else None
    is_method = last == "allclose" and full is None and isinstance(call.func, cst.Attribute)
    return full in _COMPARISONS or (is_method and called(call) != "self.allclose")


def _mend(file: TestFile, statement: cst.Expr, call: cst.Call) -> tuple[str, tuple[Edit, ...]]:
    full = file.names.full_name(call.func) or ""
    module = called(call).rpartition(".")[0]
    given = [argument.keyword.value if argument.keyword else "" for argument in call.args]
    plain = given[:2] == ["", ""] and not any(argument.star for argument in call.args) and "" not in given[2:]
    if full in _TOLERANCES and module and plain:
        missing = [f"{name}={value}" for name, value in _TOLERANCES[full].items() if name not in given]
        name = f"{module}.testing.assert_close"
        last = file.span(call.args[-1])
        end = Span(last.end_line, last.end_column, last.end_line, last.end_column)
        added = (Edit(end, "".join(f", {tolerance}" for tolerance in missing)),) if missing else ()
        return name, (Edit(file.span(call.func), name), *added)
    start = file.span(statement)[:2]
    return f"assert {called(call)}", (Edit(Span(*start, *start), "assert "),)
