"""The rule on test classes with an `__init__`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from hf_lint.classes.collection import barred_by
from hf_lint.finding import Finding
from hf_lint.rule import Rule
from hf_lint.test_file import TestFile


class UncollectableClass(Rule):
    """A test class has an `__init__`, so pytest collects none of its tests.

    pytest makes an instance of the class for each test and gives it no arguments. A class named `Test…` that defines
    or inherits `__init__` or `__new__` is passed over with a warning that is easily missed, and the run is green.

    Prepare the state in `setup_method`, in a fixture, or, in a `unittest.TestCase`, in `setUp`.

    Left alone are subclasses of `unittest.TestCase`, classes with `__test__ = False`, classes without a test method
    (helpers of a test), and classes whose bases cannot all be found.
    """

    code = "HFT104"
    name = "uncollectable-class"
    message = "pytest collects nothing from `{test_class}`, because {owner} `{constructor}`"
    BAD: ClassVar = (
        (
            "class TestBertModels:  # HFT104\n    def __init__(self, model_id):\n        self.model_id = model_id\n\n"
            "    def test_pipeline(self):\n        assert pipeline('fill-mask', model=self.model_id)\n"
        ),
    )
    GOOD: ClassVar = (
        (
            "class TestBertModels:\n    def setup_method(self):\n        self.model_id = 'roberta-base'\n\n"
            "    def test_pipeline(self):\n        assert pipeline('fill-mask', model=self.model_id)\n"
        ),
        "class TestInputs:\n    def __init__(self, text):\n        self.text = text\n",
    )

    def check(self, file: TestFile) -> Iterator[Finding]:
        """Looks at the classes that pytest would take by their names."""
        for test_class in file.classes:
            constructor = barred_by(test_class)
            if constructor is not None:
                definer = test_class.definer(constructor)
                inherited = definer is not None and definer is not test_class.outline
                owner = f"it inherits `{definer.name}`'s" if inherited and definer is not None else "it has"
                yield self.at(
                    file, test_class.node.name, test_class=test_class.name, owner=owner, constructor=constructor
                )
