"""Colour where it is wanted, plain text where it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from hf_lint.finding import Finding


class Paint(Protocol):
    """Gives a text its colour and weight, or leaves it alone."""

    def __call__(self, text: str, *, fg: str | None = None, bold: bool = False, underline: bool = False) -> str:
        """The text, wrapped in the escape sequences of that style."""


def _plain(text: str, **_style: object) -> str:
    return text


def _styled(text: str, *, fg: str | None = None, bold: bool = False, underline: bool = False) -> str:
    import click

    return click.style(text, fg=fg, bold=bold or None, underline=underline or None)


def painter(color: bool) -> Paint:
    """The brush for a text with or without colour."""
    return _styled if color else _plain


def fixable_mark(finding: Finding, paint: Paint) -> str:
    """``[*] `` where ``--fix`` mends the finding, else nothing."""
    return f"[{paint('*', fg='cyan')}] " if finding.fix is not None and finding.fix.safe else ""
