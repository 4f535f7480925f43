"""The rule on two tests of one name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import libcst as cst

from hf_lint.classes.class_body import decorator_names
from hf_lint.classes.collection import is_test_name
from hf_lint.finding import Finding
from hf_lint.rule import Rule
from hf_lint.test_file import TestFile

# Decorators whose functions live on when the name is bound again, by their last word.
_KEEPERS = {"expand", "overload", "register", "setter", "getter", "deleter", "property", "fixture"}


class DuplicateTest(Rule):
    """Two tests have the same name, and only the last one runs.

    The second definition replaces the first before any runner looks. Mostly both came into being by copy and paste,
    and the first has not run since.

    Give each test a name of its own, or delete the one that is not needed.

    Left alone are definitions in different branches of an `if` or `try`, variants of `parameterized.expand` (they get
    names of their own), overloads and properties, and tests whose name is read before it is bound again.
    """

    code = "HFT117"
    name = "duplicate-test"
    message = "`{test}` is defined again in line {line}: this one never runs"
    BAD: ClassVar = (
        (
            "class BertIntegrationTest(unittest.TestCase):\n"
            "    def test_fill_mask(self):  # HFT117\n        self.check('fill-mask')\n\n"
            "    def test_fill_mask(self):\n        self.check('token-classification')\n"
        ),
    )
    GOOD: ClassVar = (
        (
            "class BertIntegrationTest(unittest.TestCase):\n"
            "    def test_fill_mask(self):\n        self.check('fill-mask')\n\n"
            "    def test_ner(self):\n        self.check('token-classification')\n"
        ),
        (
            "if is_torch_available():\n    def test_fill_mask():\n        assert run()\nelse:\n"
            "    def test_fill_mask():\n        assert skip()\n"
        ),
    )

    def check(self, file: TestFile) -> Iterator[Finding]:
        """Compares the tests of each block of statements."""
        last: dict[tuple[cst.CSTNode, str], cst.FunctionDef] = {}
        for function in file.index.all(cst.FunctionDef):
            name = function.name.value
            block = file.index.parents[function]
            if not is_test_name(name) or not _is_body(file, block):
                continue
            earlier = last.get((block, name))
            last[block, name] = function
            if earlier is not None and not _lives_on(earlier, function, block):
                yield self.at(file, earlier.name, test=name, line=file.span(function.name).line)


def _is_body(file: TestFile, block: cst.CSTNode) -> bool:
    """Whether a block belongs to a class or the module, branches of it included, and not to a function."""
    return file.index.enclosing(block, cst.FunctionDef, cst.Lambda) is None and not isinstance(
        file.index.parents.get(block), cst.FunctionDef
    )


def _lives_on(earlier: cst.FunctionDef, later: cst.FunctionDef, block: cst.CSTNode) -> bool:
    if any(name.rpartition(".")[2] in _KEEPERS for name in decorator_names(earlier)):
        return True
    body = list(block.body) if isinstance(block, (cst.IndentedBlock, cst.Module)) else []
    between = body[body.index(earlier) + 1 : body.index(later)]
    return any(_reads(statement, earlier.name.value) for statement in (*between, *later.decorators))


def _reads(statement: cst.CSTNode, name: str) -> bool:
    """Whether a statement of the block uses the name; bodies of functions run too late to do so."""
    if isinstance(statement, cst.FunctionDef):
        return any(_reads(mark, name) for mark in statement.decorators)
    if isinstance(statement, cst.Name):
        return statement.value == name
    return any(_reads(child, name) for child in statement.children)
