"""The rule on expected values for one device alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

import libcst as cst

from hf_lint.facts.guards import guards_of
from hf_lint.facts.promises import ACCELERATORS, last_name
from hf_lint.finding import Finding
from hf_lint.kind import UPSTREAM
from hf_lint.names import dotted
from hf_lint.rule import Rule
from hf_lint.test_file import TestFile

_ONE_FAMILY = {"rocm": "cuda"}  # `Expectations` lets each stand in for the other


class ExpectationsWithoutDefault(Rule):
    """Expected values are given for one device alone, without a default for the others.

    `Expectations` picks the entry that fits the device at hand. Where none fits, `get_expectation()` raises
    `ValueError: No matching expectation found`: with an entry for `cuda` alone the test fails on XPU and on the CPU
    before anything is compared.

    Add an entry `(None, None)`, which holds for all devices without one of their own, or guard the test with what it
    needs, such as `@require_torch_gpu`.

    An entry for `cuda` of any version serves all CUDA devices, and `cuda` and `rocm` stand in for one another, so
    both count as one device. Left alone are entries for several devices, keys that cannot be read, values that get
    more entries later, and tests that run only where that device is. For the CPU no guard can be read.
    """

    code = "HFT309"
    name = "expectations-without-default"
    message = "only `{device}` has an expected value: any other device raises `ValueError`; add `(None, None)`"
    kinds = UPSTREAM
    preview = True
    BAD: ClassVar = (
        (
            "from transformers.testing_utils import Expectations\n\n"
            "class BertModelIntegrationTest(unittest.TestCase):\n    def test_generation(self):\n"
            '        expected = Expectations({("cuda", 8): "Paris."}).get_expectation()  # HFT309\n'
        ),
    )
    GOOD: ClassVar = (
        (
            "from transformers.testing_utils import Expectations\n\n"
            "class BertModelIntegrationTest(unittest.TestCase):\n    def test_generation(self):\n"
            '        expected = Expectations({(None, None): "Paris", ("cuda", 8): "Paris."}).get_expectation()\n'
        ),
        (
            "from transformers.testing_utils import Expectations\n\n"
            "class BertModelIntegrationTest(unittest.TestCase):\n    @require_torch_gpu\n"
            "    def test_generation(self):\n"
            '        expected = Expectations({("cuda", 8): "Paris."}).get_expectation()\n'
        ),
    )

    def check(self, file: TestFile) -> Iterator[Finding]:
        """Looks at the keys of each collection of expected values."""
        for call in file.index.all(cst.Call) if "Expectations" in file.source.text else ():
            if last_name(call) != "Expectations" or len(call.args) != 1:
                continue
            devices = _devices(file, call.args[0].value)
            device = next(iter(devices)) if len(devices) == 1 else None
            if device not in ACCELERATORS or _is_extended(file, call):
                continue
            if not guards_of(file, call).promise(device):
                yield self.at(file, call.func, device=device)


def _devices(file: TestFile, values: cst.BaseExpression) -> set[str | None]:
    """The devices of the keys; with None for a default and for what cannot be read."""
    if not isinstance(values, cst.Dict) or not values.elements:
        return {None}
    return {_device(file, element) for element in values.elements}


def _device(file: TestFile, element: cst.BaseDictElement) -> str | None:
    key = element.key if isinstance(element, cst.DictElement) else None
    if not isinstance(key, cst.Tuple) or len(key.elements) not in (2, 3):
        return None
    device = file.names.constant(key.elements[0].value)
    return _ONE_FAMILY.get(device, device) if isinstance(device, str) else None


def _is_extended(file: TestFile, call: cst.Call) -> bool:
    """Whether what the values are bound to is given more entries in the same function."""
    assign, scope = file.index.parents[call], file.names.scope(call)
    name = dotted(assign.targets[0].target) if isinstance(assign, cst.Assign) else None
    if name is None:
        return False
    text = file.source.text if scope is None else file.source.text_of(scope)
    return re.search(rf"\b{re.escape(name)}(?:\[.*\] = |\.(?:update|setdefault)\()", text) is not None
