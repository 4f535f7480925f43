"""What a file that does not parse still tells: where it breaks, and its text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from hf_lint.kind import Kind
from hf_lint.source import SyntaxFault, split_lines
from hf_lint.settings import Settings
from hf_lint.test_file import kind_of, model_type_of


def is_newer_grammar(text: str) -> bool:
    """Whether a text that this Python refuses is sound by the newest grammar that parso knows."""
    import parso

    grammar = parso.load_grammar()
    return not any(True for _ in grammar.iter_errors(grammar.parse(text)))


class BrokenFile:
    """A file that does not parse."""

    def __init__(self, path: str, text: str, faults: Sequence[SyntaxFault], *, settings: Settings | None = None) -> None:
        self.path = path
        self.text = text
        self.settings = settings or Settings()
        self._first = tuple(faults)

    @cached_property
    def lines(self) -> list[str]:
        """The lines with their ends."""
        return split_lines(self.text)

    @cached_property
    def kind(self) -> Kind:
        """The convention that its text shows, unless the settings force one."""
        forced = self.settings.profile
        return kind_of(self.path, self.text) if forced == "auto" else Kind(forced)

    @cached_property
    def model_type(self) -> str | None:
        """The model type that the file's name claims."""
        return model_type_of(self.path)
