"""A class of a test file, with what it inherits from other files."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import libcst as cst

    from hf_lint.classes.class_body import Assignment
    from hf_lint.classes.inheritance import Inheritance, Lineage
    from hf_lint.classes.outline import ClassOutline


@dataclass(frozen=True, eq=False)
class TestClass:
    """A class of the file itself. Methods and attributes are those of its own body, the last of each name."""

    __test__ = False

    node: cst.ClassDef
    name: str
    bases: tuple[str, ...]
    methods: dict[str, cst.FunctionDef]
    attributes: dict[str, Assignment]
    outline: ClassOutline
    _inheritance: Inheritance

    @cached_property
    def lineage(self) -> Lineage:
        """The ancestors, in other files too."""
        return self._inheritance.lineage(self.outline)

    @property
    def is_unittest(self) -> bool:
        """Whether ``unittest.TestCase`` is certainly among the ancestors."""
        return self.lineage.reaches("TestCase")

    def definer(self, member: str) -> ClassOutline | None:
        """The class that gives this one a member: itself or the nearest ancestor."""
        return self.outline if member in self.outline.members else self.lineage.find(member)
