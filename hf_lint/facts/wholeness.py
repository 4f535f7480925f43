"""Whether a file shows all that its classes do."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hf_lint.test_file import TestFile


def is_whole(file: TestFile) -> bool:
    """Whether no class of the file inherits from another file of the project, or from a base that is not found."""
    here = str(file.location)
    return all(
        home.lineage.complete
        and all(not ancestor.path.endswith(".py") or ancestor.path == here for ancestor in home.lineage.ancestors)
        for home in file.classes
    )
