"""``torch_device`` of ``transformers.testing_utils``: how a file comes to know it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hf_lint.facts.testing_utils import imports_of

if TYPE_CHECKING:
    from hf_lint.finding import Edit
    from hf_lint.test_file import TestFile

NAME = "torch_device"


def imports_of_torch_device(file: TestFile) -> tuple[Edit, ...] | None:
    """The edits that make the name known to all of a file, none where it is; None where that is not certain."""
    return imports_of(file, NAME)
