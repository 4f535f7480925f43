"""What a rule is: a code, a manual page, examples, and a small function over the facts of a test file."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from hf_lint.finding import Finding, Fix, Span
from hf_lint.kind import ANY, Kind

if TYPE_CHECKING:
    import libcst as cst

    from hf_lint.suppression import Review
    from hf_lint.syntax.broken_file import BrokenFile
    from hf_lint.test_file import TestFile


class Rule:
    """The ancestor of all rules. The docstring of a rule is its manual page; its first line says what is wrong.

    A line of ``BAD`` that ends in ``# HFT301`` is a place where the rule must speak; ``GOOD`` must stay silent.
    Both are tests, and both stand on the rule's page.
    """

    code: ClassVar[str]
    name: ClassVar[str]
    message: ClassVar[str]
    """One sentence; ``{names}`` in braces are filled from the keywords of :meth:`at`."""

    kinds: ClassVar[frozenset[Kind]] = ANY
    preview: ClassVar[bool] = False
    fixable: ClassVar[str] = "never"
    """``always``, ``sometimes`` or ``never``."""

    cli_only: ClassVar[bool] = False
    """True where flake8 cannot carry the finding."""

    suppressible: ClassVar[bool] = True
    since: ClassVar[str] = "0.1.0"
    companions: ClassVar[tuple[str, ...]] = ()
    """Codes of the rules that run beside this one on its examples and fixtures."""

    BAD: ClassVar[tuple[str, ...]] = ()
    GOOD: ClassVar[tuple[str, ...]] = ()

    def check(self, file: TestFile) -> Iterator[Finding]:  # noqa: ARG002
        """Findings in a file that parses."""
        return iter(())

    def check_broken(self, file: BrokenFile) -> Iterator[Finding]:  # noqa: ARG002
        """Findings in a file that does not parse, from what its text still tells."""
        return iter(())

    def check_suppressions(self, review: Review) -> Iterator[Finding]:  # noqa: ARG002
        """Findings about comments that hide findings, made once those of all rules are known; no comment hides them."""
        return iter(())

    def at(self, file: TestFile | BrokenFile, place: cst.CSTNode | Span, *, fix: Fix | None = None,
           **values: object) -> Finding:  # fmt: skip
        """A finding at a node or span; the keywords fill the message."""
        span = place if isinstance(place, Span) else file.span(place)  # type: ignore[union-attr]
        return Finding(file.path, span, self.code, self.name, self.message.format(**values), fix)

    @classmethod
    def summary(cls) -> str:
        """The first line of the manual page, without its full stop."""
        return cls.manual().partition("\n")[0].rstrip(".")

    @classmethod
    def manual(cls) -> str:
        """The manual page in Markdown."""
        return inspect.cleandoc(cls.__doc__ or "")
