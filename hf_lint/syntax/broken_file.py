"""What a file that does not parse still tells: where it breaks, and what can be read all the same."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from hf_lint.convention import kind_of, model_type_of
from hf_lint.kind import Kind
from hf_lint.settings.model import Settings
from hf_lint.source import SyntaxFault, split_lines
from hf_lint.syntax.newer_grammar import is_newer_grammar as is_newer_grammar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hf_lint.finding import Span
    from hf_lint.syntax.tokens import BrokenCall, Token


class BrokenFile:
    """A file that does not parse. Each fact is made when a rule first asks for it."""

    def __init__(
        self, path: str, text: str, faults: Sequence[SyntaxFault], *, settings: Settings | None = None
    ) -> None:
        self.path = path
        self.text = text
        self.settings = settings or Settings()
        self.facts: dict[str, Any] = {}
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

    @cached_property
    def faults(self) -> tuple[SyntaxFault, ...]:
        """Every place where the text breaks the grammar, in the order of the text."""
        from hf_lint.syntax.faults import faults

        return faults(self.tokens, self.lines, self._first)

    @cached_property
    def tokens(self) -> list[Token]:
        """Its words, as far as there are any."""
        from hf_lint.syntax.tokens import tokens

        return tokens(self.lines)

    def class_names(self) -> Iterator[tuple[str, Span]]:
        """The name of every class definition, and where that name stands."""
        from hf_lint.syntax.tokens import class_names

        return class_names(self.tokens)

    def strings(self) -> Iterator[tuple[str, Span]]:
        """The value of every literal that is neither bytes nor an f-string, and where it stands, quotes included."""
        from hf_lint.syntax.tokens import strings

        return strings(self.tokens)

    def fstrings(self) -> Iterator[tuple[str, Span]]:
        """Every f-string as its author wrote it, prefix and quotes included."""
        from hf_lint.syntax.tokens import fstrings

        return fstrings(self.tokens, self.lines)

    def names(self) -> Iterator[tuple[str, Span]]:
        """Every name, its attributes with it: ``self.model.to``."""
        from hf_lint.syntax.tokens import names

        return names(self.tokens)

    def calls(self, name: str) -> Iterator[BrokenCall]:
        """Every call of a function or method whose last name is ``name``."""
        from hf_lint.syntax.tokens import calls

        return calls(self.tokens, name)

    def comments(self) -> Iterator[tuple[str, Span]]:
        """Every comment with its ``#``, and where it stands."""
        from hf_lint.syntax.tokens import comments

        return comments(self.tokens, self.lines)
