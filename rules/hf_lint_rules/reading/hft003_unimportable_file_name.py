"""The rule on test files whose name is no module name."""

from __future__ import annotations

import keyword
import re
from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar

from hf_lint.facts.file_head import head_of, head_of_broken
from hf_lint.finding import Finding
from hf_lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hf_lint.syntax.broken_file import BrokenFile
    from hf_lint.test_file import TestFile

_NOT_IN_NAMES = re.compile(r"\W+")


class UnimportableFileName(Rule):
    """The name of the test file is no module name.

    `test_hf_blip-2.py` cannot be imported by name: `from tests.test_hf_blip-2 import …` is a syntax error, `unittest`
    skips the file without a word when it looks for tests, and so do tools that run tests by module. Where the name has
    a dot, pytest fails on it too.

    Name the file with letters, digits and underscores: `test_hf_blip_2.py`.

    Only files that are named as tests (`test_*.py`, `*_test.py`) are looked at.
    """

    code = "HFT003"
    name = "unimportable-file-name"
    message = "`{name}` is no module name, so that it cannot be imported; call the file `{better}.py`"
    BAD: ClassVar = ("#--- tests/test_hf_blip-2.py\nfrom transformers import Blip2Model  # HFT003\n",)
    GOOD: ClassVar = ("#--- tests/test_hf_blip_2.py\nfrom transformers import Blip2Model\n",)

    def check(self, file: TestFile) -> Iterator[Finding]:
        """Looks at the name alone."""
        name = _name(file.path)
        if _is_unimportable(name):
            yield self.at(file, head_of(file), name=name, better=_NOT_IN_NAMES.sub("_", name))

    def check_broken(self, file: BrokenFile) -> Iterator[Finding]:
        """The same."""
        name = _name(file.path)
        if _is_unimportable(name):
            yield self.at(file, head_of_broken(file), name=name, better=_NOT_IN_NAMES.sub("_", name))


def _name(path: str) -> str:
    return PurePath(path).name.removesuffix(".py")


def _is_unimportable(name: str) -> bool:
    is_test = name.startswith("test_") or name.endswith("_test")
    return is_test and name.isprintable() and (not name.isidentifier() or keyword.iskeyword(name))
