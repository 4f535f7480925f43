"""Where the keys and values of a TOML document stand. Parsers give the values and forget the places."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

TomlPath: TypeAlias = tuple[str | int, ...]

# Strings first, so that what looks like structure inside them is never seen as such. Up to two quotes may stand
# before the closing three.
_TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|\#[^\n]*"
    r"|[\[\]{}=,.\n]"
    r"|[^\s\[\]{}=,.\"'\#]+",
    re.DOTALL,
)


class Place(NamedTuple):
    """A place in a file: lines count from 1, columns from 0."""

    line: int
    column: int


class _Token(NamedTuple):
    text: str
    start: int


class _Scanner:
    """Reads the structure of a document that is known to be valid and notes where each key and value begins."""

    def __init__(self, text: str) -> None:
        self.tokens = [_Token(m[0], m.start()) for m in _TOKEN.finditer(text) if not m[0].startswith("#")]
        self.next = 0
        self.starts: dict[TomlPath, int] = {}
        self.table: TomlPath = ()
        self.lengths: dict[TomlPath, int] = {}

    def document(self) -> None:
        while self.next < len(self.tokens):
            if self.peek() == "\n":
                self.next += 1
            elif self.peek() == "[":
                self.header()
            else:
                self.pair(self.table)

    def peek(self) -> str:
        return self.tokens[self.next].text if self.next < len(self.tokens) else ""

    def header(self) -> None:
        self.next += 1
        is_array = self.peek() == "["
        self.next += is_array
        self.table = self.key((), "]")
        self.next += 1 + is_array
        if is_array:
            index = self.lengths.get(self.table, 0)
            self.lengths[self.table] = index + 1
            self.table = (*self.table, index)

    def key(self, prefix: TomlPath, end: str) -> TomlPath:
        path = prefix
        while self.next < len(self.tokens) and self.peek() != end:
            token = self.tokens[self.next]
            if token.text != ".":
                path = self.step(path, _key_text(token.text))
                self.starts.setdefault(path, token.start)
            self.next += 1
        return path

    def step(self, path: TomlPath, name: str) -> TomlPath:
        """One key further. A header below an array of tables speaks of its newest element."""
        if path in self.lengths:
            path = (*path, self.lengths[path] - 1)
        return (*path, name)

    def pair(self, prefix: TomlPath) -> None:
        path = self.key(prefix, "=")
        self.next += 1
        self.value(path)

    def value(self, path: TomlPath) -> None:
        opening = self.peek()
        if opening == "[":
            self.array(path)
        elif opening == "{":
            self.inline_table(path)
        else:
            while self.next < len(self.tokens) and self.peek() not in {",", "]", "}", "\n"}:
                self.next += 1

    def array(self, path: TomlPath) -> None:
        self.next += 1
        index = 0
        while self.next < len(self.tokens) and self.peek() != "]":
            if self.peek() in {",", "\n"}:
                self.next += 1
                continue
            element: TomlPath = (*path, index)
            self.starts[element] = self.tokens[self.next].start
            self.value(element)
            index += 1
        self.next += 1

    def inline_table(self, path: TomlPath) -> None:
        self.next += 1
        while self.next < len(self.tokens) and self.peek() != "}":
            if self.peek() in {",", "\n"}:
                self.next += 1
            else:
                self.pair(path)
        self.next += 1


def _key_text(token: str) -> str:
    if token.startswith("'"):
        return token[1:-1]
    if not token.startswith('"'):
        return token
    import tomli

    return str(tomli.loads(f"key = {token}")["key"])


def places_of(text: str) -> Mapping[TomlPath, Place]:
    """The place of every key and array element of a valid TOML document, by its path from the root."""
    text = text.replace("\r\n", "\n")
    scanner = _Scanner(text)
    scanner.document()
    return {path: _place(text, start) for path, start in scanner.starts.items()}


def _place(text: str, start: int) -> Place:
    line_start = text.rfind("\n", 0, start) + 1
    return Place(text.count("\n", 0, start) + 1, start - line_start)
