"""The logical lines of a text that does not parse, each held against Python's grammar on its own."""

from __future__ import annotations

import ast
import keyword
import re
import sys
import warnings
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from hf_lint.finding import Span
from hf_lint.source import SyntaxFault, fault_of
from hf_lint.syntax.newer_grammar import is_newer_grammar
from hf_lint.syntax.tokens import CLOSING, LAYOUT, OPENING, Kind, Token, from_to, slice_of, span_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

COMPOUND = frozenset({"if", "elif", "else", "for", "while", "try", "except", "finally", "with", "def", "class"})
_SOFT = frozenset({"match", "case"})
_SIMPLE = frozenset({
    "assert", "break", "continue", "del", "from", "global", "import", "nonlocal", "pass", "raise", "return", "yield",
})  # fmt: skip
# Words that no expression holds: with one of them a new line begins, whatever brackets are still open.
_STARTERS = frozenset({
    "assert", "break", "class", "continue", "def", "del", "except", "finally", "global", "import", "nonlocal", "pass",
    "return", "try", "while", "with",
})  # fmt: skip
_ENDS = (Kind.NEWLINE, Kind.ENDMARKER)
_PAIRS = {")": "(", "]": "[", "}": "{"}
_PLAIN_NUMBER = re.compile(r"0|[1-9][0-9]{0,9}|[0-9]\.[0-9]{1,9}")
_PLAIN_STRING = re.compile(r"""'[^'\\\r\n]*'|"[^"\\\r\n]*\"""")
_SHAPES_KEPT = 20_000
_SOUND_SHAPES: set[str] = set()
_TAB = 8  # Python's
_LINE_NUMBER = re.compile(r"(?<=\b(?:on|at) line )\d+")


class Statement:
    """One logical line: a simple statement, several joined by semicolons, or the head of a compound one.

    ``margin`` is what stands before its first word, ``indent`` the width of that, as Python counts it, and
    ``keyword`` the word that says what it is: empty for an expression or assignment; ``async`` is passed over.
    ``is_newer`` is set with :attr:`fault` where only a newer Python understands it.
    """

    def __init__(self, words: Sequence[Token], lines: Sequence[str]) -> None:
        self.words, self.lines = words, lines
        line, column = words[0].start_pos
        self.margin = lines[line - 1][:column]
        self.indent = len(self.margin.rpartition("\f")[2].expandtabs(_TAB))
        self.keyword = _keyword(words)
        self.is_newer = False

    @cached_property
    def span(self) -> Span:
        """From its first word to its last."""
        return from_to(self.words[0], self.words[-1])

    @property
    def opens_block(self) -> bool:
        """Whether its body must follow, indented."""
        return (self.keyword in COMPOUND or self.keyword in _SOFT) and self.words[-1].string == ":"

    @property
    def stray_closers(self) -> tuple[int, ...]:
        """Which of its words close a bracket that it never opened."""
        return self._brackets[0]

    @cached_property
    def _brackets(self) -> tuple[tuple[int, ...], bool]:
        opened: list[str] = []
        stray = []
        for at, word in enumerate(self.words):
            text = word.string
            if text in OPENING:
                opened.append(text)
            elif text in CLOSING:
                if opened and opened[-1] == _PAIRS[text]:
                    opened.pop()
                elif not opened:
                    stray.append(at)
        return tuple(stray), bool(opened)

    @property
    def is_own(self) -> bool:
        """Whether it can be no part of an expression that began on an earlier line."""
        is_head = self.keyword in COMPOUND and self.words[-1].string == ":"
        return is_head or self.keyword in _SIMPLE or self.keyword in _STARTERS

    @property
    def is_closing(self) -> bool:
        """Whether it begins with the brackets that it closes without opening, as the last line of a call does."""
        stray = self.stray_closers
        return bool(stray) and stray == tuple(range(len(stray)))

    @property
    def may_be_cut_short(self) -> bool:
        """Whether, being wrong, it may end too early: it runs over lines, or its brackets do not fit."""
        stray, has_open = self._brackets
        is_empty_call = len(self.words) > 1 and _PAIRS.get(self.words[-1].string) == self.words[-2].string
        return bool(stray) or has_open or is_empty_call or self.span.line != self.span.end_line

    @cached_property
    def fault(self) -> SyntaxFault | None:
        """What Python has against it, whatever stands around it."""
        if self.stray_closers and not any(word.type is Kind.FSTRING_START for word in self.words):
            stray = self.words[self.stray_closers[0]]
            return SyntaxFault(span_of(stray), f"unmatched '{stray.string}'")  # Python's words, without asking it
        shape = self._shape()
        if shape in _SOUND_SHAPES:
            return None
        fault = self._compile()
        if fault is None and not self.is_newer and len(_SOUND_SHAPES) < _SHAPES_KEPT:
            _SOUND_SHAPES.add(shape)
        return fault

    def _shape(self) -> str:
        """All that the grammar looks at; what two statements of one shape call things makes no difference to it."""
        return " ".join([_grammatical(word.string) for word in self.words])

    def _compile(self) -> SyntaxFault | None:
        before, after = self._company()
        text = f"{before}{self.margin}{slice_of(self.lines, self.span)}{after}"
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                compile(text, "<statement>", "exec", ast.PyCF_ONLY_AST, dont_inherit=True)
        except SyntaxError as error:
            self.is_newer = is_newer_grammar(text)
            return None if self.is_newer else self._placed(fault_of(error), before.count("\n"))
        except (ValueError, RecursionError, MemoryError):
            return None
        return None

    def _company(self) -> tuple[str, str]:
        """What must stand before and behind it for it to be a whole program."""
        margin, keyword = self.margin, self.keyword
        before = "if 1:\n" if self.indent else ""
        after = " pass" if self.opens_block else ""
        if keyword in ("elif", "else"):
            return f"{before}{margin}if 1: pass\n", after
        if keyword in ("except", "finally"):
            return f"{before}{margin}try: pass\n", after
        if keyword == "try":
            return before, f"{after}\n{margin}finally: pass"
        if keyword == "match":
            return before, f"\n{margin} case _: pass"
        if keyword == "case":
            return "match 1:\n", after
        return before, f"\n{margin}def f(): pass" if keyword == "@" else after

    def _placed(self, fault: SyntaxFault, lines_before: int) -> SyntaxFault:
        if fault.message.startswith("f-string") and (inside := self._fstring()) is not None:
            return SyntaxFault(inside, fault.message)
        shift = self.span.line - 1 - lines_before
        line, column, end_line, end_column = fault.span
        message = _LINE_NUMBER.sub(lambda number: str(int(number.group()) + shift), fault.message)
        start, end = (line + shift, column), (end_line + shift, end_column)
        last = (self.span.end_line, self.span.end_column)
        if not self.span[:2] <= start < last:
            return SyntaxFault(span_of(self.words[-1]), message)
        return SyntaxFault(Span(*start, *(min(end, last) if end > start else last)), message)

    def _fstring(self) -> Span | None:
        """Python before 3.12 counts lines and columns within the field; here it is the empty field, or the string."""
        if sys.version_info >= (3, 12):
            return None
        kinds = [word.type for word in self.words]
        if Kind.FSTRING_START not in kinds:
            return None
        start = kinds.index(Kind.FSTRING_START)
        empty = [at for at in range(start, len(kinds)) if _is_empty_field(self.words, at)]
        if empty:
            return from_to(self.words[empty[0]], self.words[empty[0] + 1])
        end = kinds.index(Kind.FSTRING_END, start) if Kind.FSTRING_END in kinds[start:] else start
        return from_to(self.words[start], self.words[end])


def _is_empty_field(words: Sequence[Token], at: int) -> bool:
    return words[at].string == "{" and at + 1 < len(words) and words[at + 1].string in ("}", "!", ":")


def _is_soft_keyword(words: Sequence[Token]) -> bool:
    """Whether ``match`` or ``case`` begins a statement; ``case`` may have its body on the same line."""
    if words[0].string == "match" or words[-1].string == ":":
        return words[-1].string == ":" and len(words) > 2
    texts = [word.string for word in words]
    return ":" in texts[2:] and texts[1] not in ("=", ".", ",", ":", ")")


def _keyword(words: Sequence[Token]) -> str:
    word = words[0].string
    if word == "async" and len(words) > 1:
        word = words[1].string
    if word in _SOFT:
        return word if _is_soft_keyword(words) else ""
    return word if word in COMPOUND or word in _SIMPLE or word == "@" else ""


@lru_cache(maxsize=20_000)
def _grammatical(word: str) -> str:
    """One letter for any name, number or plain string; any other word as it is."""
    if word.isidentifier():
        return word if keyword.iskeyword(word) or keyword.issoftkeyword(word) else "n"
    if _PLAIN_NUMBER.fullmatch(word):
        return "0"
    return "s" if _PLAIN_STRING.fullmatch(word) else word


def statements(words: Sequence[Token], lines: Sequence[str]) -> Iterator[Statement]:
    """The logical lines of a text. A word that only begins a statement ends the one whose bracket was left open."""
    current: list[Token] = []
    for word in words:
        is_layout = word.type in LAYOUT
        if current and (word.type in _ENDS if is_layout else word.string in _STARTERS and _begins_line(word)):
            yield Statement(current, lines)
            current = []
        if not is_layout:
            current.append(word)


def _begins_line(word: Token) -> bool:
    above = word.prefix.rstrip(" \t\f")
    return above.endswith(("\n", "\r")) and not above.rstrip("\r\n").endswith("\\")
