"""The rule on model tests without `@require_torch`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from hf_lint.classes.class_body import decorator_names
from hf_lint.classes.collection import is_collected, is_test
from hf_lint.classes.test_class import TestClass
from hf_lint.facts.testing_utils import imports_of, newline
from hf_lint.facts.torch_names import uses_torch
from hf_lint.finding import Edit, Finding, Fix, Span
from hf_lint.kind import UPSTREAM
from hf_lint.rule import Rule
from hf_lint.test_file import TestFile

_MARK = "require_torch"
# Marks that promise no torch. Every other `require_…` does, or may, and so do `is_pt_tf_cross_test` and its like.
_NO_TORCH = "tokenizers|sentencepiece|vision|read_token|librosa|soundfile|av|Levenshtein|levenshtein|nltk|jinja"
_SKIPS = re.compile(rf"(?:.*\.)?(?:require_(?!(?:{_NO_TORCH})$)\w+|skip\w*|is_pt_\w+_cross_test)")
_SKIPPED_MODULE = ("pytestmark", "allow_module_level", "load_tests")


class MissingRequireTorch(Rule):
    """A class of model tests needs torch, and is not marked `@require_torch`.

    Where torch is not installed, its tests are to be skipped. Without the mark they fail with errors on names that
    were imported `if is_torch_available()` only.

    Decorate the class with `@require_torch`. The fix does, and imports it.

    Inherited marks count, and so does every `require_…` that may ask for torch, on the class or on all the tests that
    use such names. Classes whose bases cannot all be found are left alone.
    """

    code = "HFT115"
    name = "missing-require-torch"
    message = "The tests of `{test_class}` use `{used}`, which is not there without torch; mark it `@require_torch`"
    kinds = UPSTREAM
    fixable = "sometimes"
    BAD: ClassVar = (
        (
            "from transformers.testing_utils import slow\n\nif is_torch_available():\n    import torch\n\n"
            "@slow\nclass BertIntegrationTest(unittest.TestCase):  # HFT115\n"
            "    def test_inference(self):\n        self.check(torch.ones(1))\n"
        ),
    )
    GOOD: ClassVar = (
        (
            "from transformers.testing_utils import require_torch, slow\n\nif is_torch_available():\n"
            "    import torch\n\n@slow\n@require_torch\nclass BertIntegrationTest(unittest.TestCase):\n"
            "    def test_inference(self):\n        self.check(torch.ones(1))\n"
        ),
    )

    def check(self, file: TestFile) -> Iterator[Finding]:
        """Looks for tests that use what is there with torch alone."""
        text = file.source.text
        if "is_torch_available():" not in text or any(word in text for word in _SKIPPED_MODULE):
            return
        for test_class in file.classes:
            if not is_collected(test_class) or not test_class.lineage.complete or _is_skipped(test_class):
                continue
            tests = [
                test for test in test_class.methods.values() if is_test(test) and not _marked(decorator_names(test))
            ]
            used = next((name for test in tests for name in uses_torch(file, test)), None)
            if used is not None:
                fix = _fix(file, test_class)
                yield self.at(file, test_class.node.name, fix=fix, test_class=test_class.name, used=used)


def _marked(marks: tuple[str, ...]) -> bool:
    return any(not mark or _SKIPS.fullmatch(mark) for mark in marks)


def _is_skipped(test_class: TestClass) -> bool:
    above = (ancestor.decorators for ancestor in test_class.lineage.ancestors)
    return any(map(_marked, (decorator_names(test_class.node), *above)))


def _fix(file: TestFile, test_class: TestClass) -> Fix | None:
    imports = imports_of(file, _MARK)
    if imports is None:
        return None
    line = file.span(test_class.node.name).line
    mark = Edit(Span(line, 0, line, 0), f"@{_MARK}{newline(file)}")
    return Fix("Mark it `@require_torch`", (*imports, mark), safe=True)
