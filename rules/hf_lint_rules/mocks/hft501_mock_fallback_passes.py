"""The rule on mocks that take the place of transformers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import libcst as cst

from hf_lint.facts.stand_ins import is_skipped, stand_ins, tells_its_shell
from hf_lint.facts.wholeness import is_whole
from hf_lint.finding import Finding
from hf_lint.rule import Rule
from hf_lint.test_file import TestFile


class MockFallbackPasses(Rule):
    """A mock takes the place of transformers where it is not installed, and no test is skipped.

    Whatever a test asks of a `MagicMock` works: it loads any model and returns any output. Without transformers the
    tests run, and pass, and no model was there; a test that returns early for want of it passes too. In CI a broken
    environment then looks like a green one.

    Let the import fail, or skip openly: `transformers = pytest.importorskip("transformers")`,
    `@unittest.skipUnless(HAS_TRANSFORMERS, "needs transformers")`.

    A file is left alone as soon as something in it skips, raises or fails on the flag that the import sets, or asserts
    it, and so are files whose classes inherit from another file, where that may happen, and scripts whose outcome
    decides their exit code and from which pytest collects nothing. Mocks in place of other libraries are not meant:
    without them transformers itself complains.
    """

    code = "HFT501"
    name = "mock-fallback-passes"
    message = "without transformers `{name}` is a mock, no test is skipped, and none needs a model to pass"
    BAD: ClassVar = (
        "try:\n    import transformers\nexcept ImportError:\n    transformers = MagicMock()  # HFT501\n",
        "try:\n    from transformers import AutoModel\nexcept ImportError:\n    AutoModel = MagicMock()  # HFT501\n",
    )
    GOOD: ClassVar = (
        'transformers = pytest.importorskip("transformers")\n',
        "try:\n    import transformers\nexcept ImportError:\n    transformers = None\n",
    )

    def check(self, file: TestFile) -> Iterator[Finding]:
        """Speaks once for each import of transformers that may fail."""
        if "Mock" not in file.source.text:
            return
        seen: set[cst.CSTNode] = set()
        for stand_in in stand_ins(file):
            attempt = file.index.enclosing(stand_in.assign, cst.Try)
            if stand_in.full.split(".")[0] != "transformers" or attempt is None or attempt in seen:
                continue
            seen.add(attempt)
            if is_whole(file) and not is_skipped(file, stand_in) and not tells_its_shell(file):
                yield self.at(file, stand_in.assign, name=stand_in.name)
