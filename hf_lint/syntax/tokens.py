"""The words of a text that does not parse, and the facts that words alone tell: classes, strings, calls, names.

parso's tokenizer goes on behind any error, where Python's own stops. It starts a statement afresh at words that
only begin one (``def``, ``class``, ``import``, …), so that one forgotten bracket does not swallow the rest of a file.
"""

from __future__ import annotations

import ast
import keyword
import re
import warnings
from dataclasses import dataclass, field
from itertools import takewhile
from typing import TYPE_CHECKING

from parso.python.token import PythonTokenTypes
from parso.python.tokenize import PythonToken, tokenize_lines

from hf_lint.finding import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Kind = PythonTokenTypes
Token = PythonToken
_GRAMMAR = (3, 14)
_NEWLINE = re.compile(r"\r\n?|\n")
_COMMENT = re.compile(r"#[^\r\n]*")
_PLAIN = re.compile(r"[uU]?(?P<quote>\"{3}|'{3}|\"|')(?P<text>[^\\]*)(?P=quote)", re.DOTALL)
LAYOUT = (Kind.NEWLINE, Kind.INDENT, Kind.DEDENT, Kind.ERROR_DEDENT, Kind.ENDMARKER)
OPENING, CLOSING = frozenset("([{"), frozenset(")]}")


@dataclass(frozen=True)
class BrokenCall:
    """A call in a text that does not parse.

    ``function`` is the dotted name as written, ``first_string`` the first argument where that is a plain string
    literal and positional, ``keywords`` holds those whose value is a plain string literal. A span covers the literal,
    quotes included.
    """

    function: str
    span: Span
    first_string: str | None = None
    first_span: Span | None = None
    keywords: dict[str, tuple[str, Span]] = field(default_factory=dict)


def tokens(lines: Sequence[str]) -> list[Token]:
    """All words of a text, the ends of lines and changes of indentation among them."""
    return list(tokenize_lines(lines, version_info=_GRAMMAR))


def from_to(first: Token, last: Token) -> Span:
    """From the start of one word to the end of another."""
    line, column = last.start_pos
    if "\n" not in last.string and "\r" not in last.string:
        return Span(*first.start_pos, line, column + len(last.string))
    parts = _NEWLINE.split(last.string)
    return Span(*first.start_pos, line + len(parts) - 1, len(parts[-1]))


def span_of(word: Token) -> Span:
    """Where a word stands."""
    return from_to(word, word)


def class_names(words: Sequence[Token]) -> Iterator[tuple[str, Span]]:
    """The name of every class definition."""
    start = True
    for at, word in enumerate(words):
        if (
            start
            and word.string == "class"
            and _is(words, at + 1, Kind.NAME)
            and _text(words, at + 2) in ("(", ":", "[")
        ):
            yield words[at + 1].string, span_of(words[at + 1])
        start = word.type in LAYOUT or word.string == ";"


def strings(words: Iterable[Token]) -> Iterator[tuple[str, Span]]:
    """The value and place of every literal that is neither bytes nor an f-string, each part of a joined one alone."""
    for word in words:
        if word.type is Kind.STRING and (value := value_of(word.string)) is not None:
            yield value, span_of(word)


def value_of(literal: str) -> str | None:
    """What a string literal stands for; None for bytes and for wrong escapes."""
    if (plain := _PLAIN.fullmatch(literal)) is not None:
        return _NEWLINE.sub("\n", plain["text"])
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            value = ast.literal_eval(literal)
    except (SyntaxError, ValueError):
        return None
    return value if isinstance(value, str) else None


def fstrings(words: Sequence[Token], lines: Sequence[str]) -> Iterator[tuple[str, Span]]:
    """The source text of every outermost f-string, prefix and quotes included."""
    opened: list[Token] = []
    for word in words:
        if word.type is Kind.FSTRING_START:
            opened.append(word)
        elif word.type is Kind.FSTRING_END and opened:
            start = opened.pop()
            if not opened:
                span = from_to(start, word)
                yield slice_of(lines, span), span
        elif word.type is Kind.NEWLINE:
            opened = []


def slice_of(lines: Sequence[str], span: Span) -> str:
    """The text that a span covers; it may end at the start of the line below the last."""
    if span.line == span.end_line:
        return lines[span.line - 1][span.column : span.end_column]
    below = lines[span.end_line - 1][: span.end_column] if span.end_line <= len(lines) else ""
    return "".join((lines[span.line - 1][span.column :], *lines[span.line : span.end_line - 1], below))


def names(words: Sequence[Token]) -> Iterator[tuple[str, Span]]:
    """Every name, attributes with it (``self.model.to``). What hangs on a call or subscript is no name."""
    at = 0
    while at < len(words):
        if not _is(words, at, Kind.NAME) or _text(words, at - 1) == "." or keyword.iskeyword(words[at].string):
            at += 1
            continue
        end = _end_of_name(words, at)
        yield "".join(word.string for word in words[at:end]), from_to(words[at], words[end - 1])
        at = end


def _end_of_name(words: Sequence[Token], at: int) -> int:
    at += 1
    while _text(words, at) == "." and _is(words, at + 1, Kind.NAME):
        at += 2
    return at


def calls(words: Sequence[Token], name: str) -> Iterator[BrokenCall]:
    """Every call of a function or method whose last name is ``name``."""
    for at, word in enumerate(words):
        if word.string == name and word.type is Kind.NAME and _text(words, at + 1) == "(":
            start = at
            while start >= 2 and words[start - 1].string == "." and words[start - 2].type is Kind.NAME:
                start -= 2
            if _text(words, start - 1) not in ("def", "class"):
                function = "".join(part.string for part in words[start : at + 1])
                yield _call(words, at + 2, function, from_to(words[start], word))


def _call(words: Sequence[Token], at: int, function: str, span: Span) -> BrokenCall:
    call, first = BrokenCall(function, span), True
    for start, end in _arguments(words, at):
        name, skip = (words[start].string, 2) if _text(words, start + 1) == "=" else (None, 0)
        value = _joined(words[start + skip : end])
        if value is not None and name is not None:
            call.keywords[name] = value
        elif value is not None and first:
            call = BrokenCall(function, span, *value, call.keywords)
        first = False
    return call


def _arguments(words: Sequence[Token], at: int) -> Iterator[tuple[int, int]]:
    """Where each argument of a call starts and ends, as far as the brackets and the statement reach."""
    start, depth = at, 0
    for here in range(at, len(words)):
        text = words[here].string
        if words[here].type in LAYOUT or (depth == 0 and text in CLOSING):
            if here > start:
                yield start, here
            return
        depth += (text in OPENING) - (text in CLOSING)
        if depth == 0 and text == ",":
            yield start, here
            start = here + 1


def _joined(words: Sequence[Token]) -> tuple[str, Span] | None:
    """The value of an argument made of string literals alone; behind an open bracket it ends with the line."""
    parts = list(takewhile(lambda word: word.type is Kind.STRING, words))
    values = [value_of(word.string) for word in parts]
    rest = words[len(parts) :]
    if not parts or None in values or (rest and _NEWLINE.search(rest[0].prefix) is None):
        return None
    return "".join(filter(None, values)), from_to(parts[0], parts[-1])


def comments(words: Iterable[Token], lines: Sequence[str]) -> Iterator[tuple[str, Span]]:
    """Every comment with its ``#``."""
    for word in words:
        if "#" not in word.prefix:
            continue
        parts = _NEWLINE.split(word.prefix)
        at_end = word.type is Kind.ENDMARKER and not parts[-1]  # parso puts the end on the last line, not below it
        for line, part in enumerate(parts, start=word.start_pos[0] - len(parts) + 1 + at_end):
            if (found := _COMMENT.search(part)) is not None:
                end = len(lines[line - 1].rstrip("\r\n"))
                yield found.group(), Span(line, end - len(found.group()), line, end)


def _is(words: Sequence[Token], at: int, kind: Kind) -> bool:
    return 0 <= at < len(words) and words[at].type is kind


def _text(words: Sequence[Token], at: int) -> str:
    return words[at].string if 0 <= at < len(words) else ""
