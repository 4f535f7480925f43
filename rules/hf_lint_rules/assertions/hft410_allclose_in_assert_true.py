"""The rule on `assertTrue(torch.allclose(…))`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import libcst as cst

from hf_lint.facts.assertions import called
from hf_lint.finding import Edit, Finding, Fix, Span
from hf_lint.kind import UPSTREAM
from hf_lint.rule import Rule
from hf_lint.test_file import TestFile

_INSTEAD = {"torch.allclose": "assert_close", "numpy.allclose": "assert_allclose"}
_OPTIONS = ("rtol", "atol", "equal_nan")
# What both libraries take where `allclose` is given no tolerance; their assertions take other ones.
_TOLERANCES = {"rtol": "1e-05", "atol": "1e-08"}
_TEXTS = (cst.SimpleString, cst.ConcatenatedString, cst.FormattedString)


class AllcloseInAssertTrue(Rule):
    """`assertTrue` is given the answer of `allclose`, so a failure does not say where the values differ.

    "False is not true" is all that the log of a failed run holds. Whether one logit is off by the last digit or all are
    NaN, whether the machine or the model is to blame, nobody can tell without running it again.

    Use `torch.testing.assert_close` for tensors and `np.testing.assert_allclose` for arrays: they name the greatest
    difference and its place. The fix keeps the tolerances, and leaves calls with a message alone
    where torch would print it in place of the difference. It is unsafe, since `assert_close` also compares dtype,
    device and shape, where `allclose` broadcasts.

    Speaks of `assertTrue` with `torch.allclose` or `numpy.allclose` alone in it.
    """

    code = "HFT410"
    name = "allclose-in-assert-true"
    message = "`assertTrue({comparison}(…))` does not tell where the values differ; use `{instead}`"
    kinds = UPSTREAM
    preview = True
    fixable = "sometimes"
    BAD: ClassVar = (
        "import torch\nself.assertTrue(torch.allclose(logits, expected, atol=1e-4))  # HFT410\n",
        "import numpy as np\nself.assertTrue(np.allclose(pixels, expected))  # HFT410\n",
    )
    GOOD: ClassVar = (
        "import torch\ntorch.testing.assert_close(logits, expected, rtol=1e-4, atol=1e-4)\n",
        "import torch\nself.assertFalse(torch.allclose(before, after))\n",
    )

    def check(self, file: TestFile) -> Iterator[Finding]:
        """Looks at each ``assertTrue``."""
        for call in file.calls_of(["assertTrue"]) if "allclose" in file.identifiers else ():
            inner = call.args[0].value if isinstance(call.func, cst.Attribute) and call.args else None
            if not isinstance(inner, cst.Call):
                continue
            if (full := file.names.full_name(inner.func)) in _INSTEAD:
                module, _, _ = called(inner).rpartition(".")
                name = f"{module}.testing.{_INSTEAD[str(full)]}" if module else _INSTEAD[str(full)]
                fix = _mend(file, call, inner, name) if module else None
                yield self.at(file, call, fix=fix, comparison=called(inner), instead=name)


def _mend(file: TestFile, call: cst.Call, inner: cst.Call, name: str) -> Fix | None:
    """Puts the name in place of ``self.assertTrue(torch.allclose``, and leaves the brackets behind it as they are."""
    given = [argument.keyword.value if argument.keyword else "" for argument in inner.args]
    if given[:2] != ["", ""] or any(argument.star for argument in inner.args) or len(given) > 5:
        return None
    after = call.args[1].value if len(call.args) == 2 else None
    if len(call.args) > 2 or (after is not None and not (name.endswith("allclose") and isinstance(after, _TEXTS))):
        return None
    names = [*given[:2], *(option or _OPTIONS[at] for at, option in enumerate(given[2:]))]
    added = [f"{option}={value}" for option, value in _TOLERANCES.items() if option not in names]
    if after is not None:
        added.append(f"err_msg={file.source.text_of(after)}")
    outer, within, last = file.span(call), file.span(inner), file.span(inner.args[-1].value)
    head = Span(*outer[:2], *file.span(inner.func)[2:])
    tail = Span(*within[2:], *outer[2:])
    if "#" in file.source.slice(head) or (after is None and "#" in file.source.slice(tail)):
        return None
    edits = [Edit(head, name), Edit(tail, "")]
    if added:
        edits.append(Edit(Span(*last[2:], *last[2:]), "".join(f", {option}" for option in added)))
    for argument, option in zip(inner.args[2:], names[2:], strict=True):
        if argument.keyword is None:
            start = file.span(argument.value)[:2]
            edits.append(Edit(Span(*start, *start), f"{option}="))
    return Fix(f"Use `{name}`", tuple(edits), safe=False)
