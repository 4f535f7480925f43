"""The rule on text that Python refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from hf_lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hf_lint.finding import Finding
    from hf_lint.syntax.broken_file import BrokenFile
    from hf_lint.test_file import TestFile


class SyntaxErrorRule(Rule):
    """The file is no valid Python, so that no test in it can run.

    Python stops at its first error. This rule names every place where the text breaks the grammar, so that one round
    of editing mends the file. What only looks wrong because of the fault right above it (the rest of a call whose
    bracket was closed too early, the body of a broken `def`) is not told again.

    What Python's compiler refuses in a file that parses (`return` outside a function, a `from __future__` import
    below other code) is told as well: one place at a time, as Python finds it.

    Syntax that is merely newer than the Python that runs hf-lint is left alone. Where a triple quote is never closed,
    strings and code may have changed places long before, so only Python's own place is given.
    """

    code = "HFT001"
    name = "syntax-error"
    message = "{reason}"
    BAD: ClassVar = (
        "class BertModelTest(unittest.TestCase:  # HFT001\n    def test_config(self):\n        pass\n",
        "try:\n    import torch\n    except ImportError:  # HFT001\n        torch = None\n",
        'def test_pipeline(self)  # HFT001\n    pipe = pipeline("fill-mask"))  # HFT001\n',
        "from transformers import pipeline\nreturn pipeline  # HFT001\n",
    )
    GOOD: ClassVar = ("class BertModelTest(unittest.TestCase):\n    pass\n",)

    def check(self, file: TestFile) -> Iterator[Finding]:
        """The file parses; what is left is what the compiler alone refuses."""
        for fault in file.faults:
            yield self.at(file, fault.span, reason=fault.message)

    def check_broken(self, file: BrokenFile) -> Iterator[Finding]:
        """Every fault of the text."""
        for fault in file.faults:
            yield self.at(file, fault.span, reason=fault.message)
