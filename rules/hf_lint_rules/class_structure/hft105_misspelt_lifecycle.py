"""The rule on `def setup(self)` in a `unittest.TestCase`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import libcst as cst

from hf_lint.classes.class_body import decorator_names
from hf_lint.classes.test_class import TestClass
from hf_lint.finding import Edit, Finding, Fix
from hf_lint.names import dotted
from hf_lint.rule import Rule
from hf_lint.test_file import TestFile

_MEANT = {name.lower(): name for name in ("setUp", "tearDown", "setUpClass", "tearDownClass")}
# pytest calls these in a TestCase, too.
_CALLED = {*_MEANT.values(), "setup_class", "teardown_class", "setup_method", "teardown_method"}


class MisspeltLifecycle(Rule):
    """A `unittest` class spells `setUp` or `tearDown` in a way that nobody calls.

    `unittest` calls `setUp`, `tearDown`, `setUpClass` and `tearDownClass`, by exactly these names. A method called
    `setup` or `teardown` never runs in a `TestCase`, neither under `unittest` nor under pytest: what it was to prepare
    is missing, and what it was to free (often the memory of an accelerator) stays.

    Use `setUp` and `tearDown`. The fix renames the method. It is unsafe where the renamed method would override one
    of another ancestor without calling it.

    A method that the file calls by its name is left alone, and so is one with a decorator (it may be a fixture) or
    with more parameters, a class that has the right method as well, and a class whose bases cannot all be found.
    """

    code = "HFT105"
    name = "misspelt-lifecycle"
    message = "`{found}` is never called in a `TestCase`; `{meant}` is"
    fixable = "sometimes"
    BAD: ClassVar = (
        (
            "import unittest\n\nclass BertIntegrationTest(unittest.TestCase):\n"
            "    def setup(self):  # HFT105\n        cleanup(torch_device)\n"
        ),
    )
    GOOD: ClassVar = (
        (
            "import unittest\n\nclass BertIntegrationTest(unittest.TestCase):\n"
            "    def setUp(self):\n        cleanup(torch_device)\n"
        ),
        "class TestBert:\n    def setup(self):\n        self.model = None\n",
    )

    def check(self, file: TestFile) -> Iterator[Finding]:
        """Looks at the methods whose names differ from the right ones in case and underscores alone."""
        for test_class in file.classes:
            for name, method in test_class.methods.items():
                meant = _meant(name)
                if meant and _is_meant(file, test_class, method, meant):
                    fix = _fix(file, test_class, method, meant)
                    yield self.at(file, method.name, fix=fix, found=name, meant=meant)


def _meant(name: str) -> str | None:
    return None if name in _CALLED else _MEANT.get(name.replace("_", "").lower())


def _is_meant(file: TestFile, test_class: TestClass, method: cst.FunctionDef, meant: str) -> bool:
    name = method.name.value
    marks = decorator_names(method)
    parameters = method.params
    alone = len(parameters.params) == 1 and not parameters.kwonly_params and parameters.star_kwarg is None
    return (
        alone
        and marks == (("classmethod",) if meant.endswith("Class") else ())
        and test_class.is_unittest
        and test_class.lineage.complete
        and meant not in test_class.methods
        and test_class.lineage.find(name) is None
        and not any(_calls(found, name) for found in file.index.all(cst.Attribute))
    )


def _calls(attribute: cst.Attribute, name: str) -> bool:
    return attribute.attr.value == name and dotted(attribute.value) is not None


def _fix(file: TestFile, test_class: TestClass, method: cst.FunctionDef, meant: str) -> Fix:
    inner = [call.func for call in file.index.within(method, cst.Call) if _is_super(call.func, method.name.value)]
    renamed = (method.name, *(func.attr for func in inner if isinstance(func, cst.Attribute)))
    overridden = test_class.lineage.find(meant)
    safe = bool(inner) or overridden is None or overridden.name == "TestCase"
    return Fix(f"Rename to `{meant}`", tuple(Edit(file.span(name), meant) for name in renamed), safe=safe)


def _is_super(func: cst.BaseExpression, name: str) -> bool:
    if not (isinstance(func, cst.Attribute) and func.attr.value == name and isinstance(func.value, cst.Call)):
        return False
    return dotted(func.value.func) == "super"
