"""The rule on integration tests that leave their models on the device."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import libcst as cst

from hf_lint.classes.collection import is_collected
from hf_lint.classes.test_class import TestClass
from hf_lint.facts.checkpoints import fetches_model
from hf_lint.facts.loading import loading_calls
from hf_lint.facts.promises import last_name
from hf_lint.finding import Finding
from hf_lint.kind import UPSTREAM
from hf_lint.rule import Rule
from hf_lint.test_file import TestFile

_HOOKS = ("setUp", "tearDown", "setUpClass", "tearDownClass", "teardown_method", "teardown_class")
_FREES = frozenset({"cleanup", "empty_cache", "backend_empty_cache", "collect", "release_memory"})


class NoDeviceCleanup(Rule):
    """An integration class loads models, and nothing frees the memory of the device after its tests.

    A model of full size stays on the accelerator until Python collects it. The tests that follow, in this class and
    in others of the same process, then run out of memory, and which of them fail depends on their order.

    Call `cleanup(torch_device, gc_collect=True)` of `transformers.testing_utils` in `tearDown`.

    Classes that free the memory in any of their hooks are left alone, and so are those that inherit a `tearDown` of
    their own family, or whose bases cannot all be found.
    """

    code = "HFT116"
    name = "no-device-cleanup"
    message = "`{test_class}` loads models, and has no `cleanup(torch_device, …)` in its `tearDown`"
    kinds = UPSTREAM
    preview = True
    BAD: ClassVar = (
        (
            "from transformers import BertModel\n\n"
            "class BertModelIntegrationTest(unittest.TestCase):  # HFT116\n    def test_inference(self):\n"
            "        model = BertModel.from_pretrained('google-bert/bert-base-uncased').to(torch_device)\n"
        ),
    )
    GOOD: ClassVar = (
        (
            "from transformers import BertModel\n\nclass BertModelIntegrationTest(unittest.TestCase):\n"
            "    def tearDown(self):\n        cleanup(torch_device, gc_collect=True)\n\n"
            "    def test_inference(self):\n"
            "        model = BertModel.from_pretrained('google-bert/bert-base-uncased').to(torch_device)\n"
        ),
    )

    def check(self, file: TestFile) -> Iterator[Finding]:
        """Looks at the classes that are called integration tests."""
        if "Integration" not in file.source.text:
            return
        homes = [file.class_of(call) for call in loading_calls(file) if fetches_model(file, call)]
        for test_class in file.classes:
            if "Integration" not in test_class.name or not any(home and home.node is test_class.node for home in homes):
                continue
            if is_collected(test_class) and test_class.lineage.complete and not _frees(file, test_class):
                yield self.at(file, test_class.node.name, test_class=test_class.name)


def _frees(file: TestFile, test_class: TestClass) -> bool:
    inherited = (test_class.lineage.find(hook) for hook in _HOOKS)
    if any(found is not None and found.path != "unittest" for found in inherited):
        return True
    own = [test_class.methods[hook] for hook in _HOOKS if hook in test_class.methods]
    return any(_calls_cleanup(file, method) for method in own)


def _calls_cleanup(file: TestFile, method: cst.FunctionDef) -> bool:
    return any(last_name(call) in _FREES for call in file.index.within(method, cst.Call))
