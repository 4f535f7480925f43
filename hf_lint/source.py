"""A file as it is read: its bytes, its text, one LibCST parse and one index of its nodes."""

from __future__ import annotations

import ast
import io
import re
import tokenize
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from hf_lint.finding import Span

if TYPE_CHECKING:
    import libcst as cst

    from hf_lint.index import Index
    from hf_lint.place import Places

_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")
_BRACKET = re.compile(r"[()\[\]{}]")
_DEEPEST = 200  # Python's own limit for brackets in brackets


class SyntaxFault(NamedTuple):
    """One reason why Python refuses a file."""

    span: Span
    message: str


class Unreadable(Exception):
    """The bytes are no Python text: ``fault`` says where and why."""

    def __init__(self, fault: SyntaxFault) -> None:
        super().__init__(fault.message)
        self.fault = fault


class TooDeep(Exception):
    """The file nests deeper than the parser can follow."""


def decode(data: bytes) -> str:
    """The text of a Python file by its declaration, byte order mark removed, line ends as they are.

    Raises:
        Unreadable: at the first NUL byte, at the first byte that the declared encoding cannot have, or on line 1 for
            an unknown encoding, for one that is not of text, and for UTF-16 and UTF-32, which Python does not read.

    """
    for mark, name in ((b"\xff\xfe\x00\x00", "UTF-32"), (b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16")):
        if data.startswith(mark):
            raise Unreadable(SyntaxFault(Span(1, 0, 1, 0), f"{name}, which Python does not read; save as UTF-8"))
    if (at := data.find(b"\0")) >= 0:
        raise Unreadable(SyntaxFault(_byte_place(data, at), "NUL byte, which Python source cannot contain"))
    try:
        encoding = tokenize.detect_encoding(io.BytesIO(data).readline)[0]
        text = data.decode(encoding)
        if not encoding.startswith(("utf-8", "iso-8859")):
            text.encode()  # escapes such as UTF-7's can smuggle in lone surrogates, which Python's parser refuses
    except UnicodeDecodeError as error:
        message = f"byte 0x{data[error.start]:02x} is not {error.encoding}; declare the encoding or save as UTF-8"
        raise Unreadable(SyntaxFault(_byte_place(data, error.start), message)) from None
    except SyntaxError as error:
        raise _undeclared(data, str(error)) from None
    except (UnicodeError, LookupError) as error:
        raise Unreadable(SyntaxFault(Span(1, 0, 1, 0), f"{error}; save as UTF-8")) from None
    return text


def _undeclared(data: bytes, message: str) -> Unreadable:
    """Python refuses the first two lines: an unknown encoding, or bytes that are not UTF-8."""
    try:
        data.decode()
    except UnicodeDecodeError as error:
        message = f"byte 0x{data[error.start]:02x} is not utf-8; declare the encoding or save as UTF-8"
        return Unreadable(SyntaxFault(_byte_place(data, error.start), message))
    return Unreadable(SyntaxFault(Span(1, 0, 1, 0), message))


def _byte_place(data: bytes, at: int) -> Span:
    before = split_lines(data[:at].decode("utf-8", "replace")) or [""]
    at_line_start = before[-1].endswith(("\n", "\r"))
    line, column = (len(before) + 1, 0) if at_line_start else (len(before), len(before[-1]))
    return Span(line, column, line, column + 1)


def split_lines(text: str) -> list[str]:
    """Lines with their ends, split where Python splits them: not at form feeds, as ``str.splitlines`` would."""
    if "\r" not in text:
        lines = text.split("\n")
        return [line + "\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])
    return _LINE.findall(text)


def nests_too_deep(text: str) -> bool:
    """Whether brackets nest deeper than Python allows; LibCST would overrun the stack, and the process end with it.

    To be asked only of a text that Python has refused: brackets in strings and comments count too.
    """
    depth = 0
    for bracket in _BRACKET.findall(text):
        depth = depth + 1 if bracket in "([{" else max(depth - 1, 0)
        if depth > _DEEPEST:
            return True
    return False


def fault_of(error: SyntaxError) -> SyntaxFault:
    """Python's own place for a syntax error; its columns count characters from 1, and 0 stands for unknown."""
    line, column = error.lineno or 1, max((error.offset or 1) - 1, 0)
    end_line, end_column = error.end_lineno or line, (error.end_offset or 0) - 1
    if (end_line, end_column) <= (line, column):
        end_line, end_column = line, column + 1
    return SyntaxFault(Span(line, column, end_line, end_column), error.msg)


def compile_fault(data: bytes) -> SyntaxFault | None:
    """Why Python would not import this file, or None. Also finds what only its compiler refuses.

    Raises:
        TooDeep: the file nests too deep for Python.

    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(data, "<test file>", "exec", dont_inherit=True)
    except SyntaxError as error:
        return fault_of(error)
    except (RecursionError, MemoryError):
        raise TooDeep from None
    except ValueError as error:
        return SyntaxFault(Span(1, 0, 1, 0), str(error))
    return None


@contextmanager
def _unvalidated(node: Any) -> Iterator[None]:  # noqa: ANN401  an abstract class, which mypy takes for no type
    """LibCST validates each node that is made, also by its own parser: a seventh of the parse, and for nothing."""
    validate = node.__post_init__
    node.__post_init__ = lambda _: None
    try:
        yield
    finally:
        node.__post_init__ = validate


class Source:
    """One readable file. Everything beyond the text is made when first asked for."""

    def __init__(self, data: bytes, *, tree: ast.Module | None = None) -> None:
        self.data = data
        self.text = decode(data).removeprefix("\ufeff")
        self._tree = tree

    @cached_property
    def lines(self) -> list[str]:
        """The lines with their ends."""
        return split_lines(self.text)

    @cached_property
    def module(self) -> cst.Module:
        """LibCST's parse.

        Raises:
            libcst.ParserSyntaxError: the text is not Python.
            TooDeep: LibCST cannot nest that deep.

        """
        import libcst as cst

        try:
            with _unvalidated(cst.CSTNode):
                return cst.parse_module(self.data)
        except RecursionError:
            raise TooDeep from None

    @cached_property
    def index(self) -> Index:
        """Every node by type, and the parents."""
        from hf_lint.index import Index

        return Index(self.module)

    @cached_property
    def _places(self) -> Places:
        from hf_lint.place import Places

        return Places(self.index, self.lines, self._tree or self._parse_tree())

    def _parse_tree(self) -> ast.Module | None:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                return ast.parse(self.data)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return None

    def span(self, node: cst.CSTNode) -> Span:
        """Where the node stands, without the whitespace around it."""
        return self._places.span(node)

    def slice(self, span: Span) -> str:
        """The text that a span covers."""
        if span.line == span.end_line:
            return self.lines[span.line - 1][span.column : span.end_column]
        first, *middle, last = self.lines[span.line - 1 : span.end_line]
        return "".join((first[span.column :], *middle, last[: span.end_column]))

    def text_of(self, node: cst.CSTNode) -> str:
        """The node as its author wrote it."""
        return self.slice(self.span(node))
