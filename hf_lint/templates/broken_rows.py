"""The statements of a text that does not parse: each logical line is parsed alone, cut where several run together."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import libcst as cst

from hf_lint.index import Index
from hf_lint.syntax.statements import COMPOUND, statements
from hf_lint.syntax.tokens import CLOSING, OPENING, from_to, slice_of, tokens
from hf_lint.templates.rows import MODULE, Row, rows_of_module

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hf_lint.syntax.statements import Statement
    from hf_lint.syntax.tokens import Token
    from hf_lint.templates.shape import Shape

UNREADABLE: Shape = ("Unreadable",)
_DEFINITION = re.compile(r"(?:async\s+)?(?P<sort>def|class)\s+(?P<name>\w+)\s*(?:\(\s*(?P<first>\w+)?)?")
_STANDS_AFTER = {
    "elif": "if 1: pass\n", "else": "if 1: pass\n", "except": "try: pass\n", "finally": "try: pass\n",
    "case": "match 1:\n ",
}  # fmt: skip
_STANDS_BEFORE = {"try": "\nfinally: pass", "match": "\n case _: pass", "@": "\ndef f(): pass"}
# Such classes stand at the top of a module, however deep a broken file indents them.
_OUTER = ("Test", "Mock")
_CONSTANT = re.compile(r"[A-Z][A-Z0-9_]*\s*=[^=]")


def rows_of_broken(lines: Sequence[str]) -> list[Row]:
    """The statements in the order of the text."""
    found: list[Row] = []
    owners, decorators = _Owners(), list[Row]()
    for statement in statements(tokens(lines), lines):
        for piece in _pieces(statement):
            text = slice_of(lines, from_to(piece[0], piece[-1]))
            owners.pass_by(text, statement)
            number = piece[0].start_pos[0]
            shapes = _shapes(_keyword(piece), text)
            rows = [Row(owners.part, shape, text.partition("\n")[0], number) for shape in shapes]
            if text.startswith("@"):
                decorators += rows[:1]
                continue
            found += [each._replace(owner=owners.part) for each in decorators] + rows
            decorators.clear()
    return found


class _Owners:
    """Which part a statement belongs to. Indentation may be wrong, so a method is known by its ``self`` first."""

    def __init__(self) -> None:
        self.part, self.test_class = MODULE, MODULE
        self.depth = -1  # of the function that is open
        self.nested: int | None = None  # the depth of a class within a function
        self.is_static = False

    def pass_by(self, text: str, statement: Statement) -> None:
        definition = _DEFINITION.match(text)
        if definition is None:
            is_outside = statement.indent == 0 and statement.keyword in ("if", "from", "import")
            if is_outside or ("." not in self.part and _CONSTANT.match(text)):
                self.part, self.depth, self.nested = MODULE, -1, None
            self.is_static = text.strip() == "@staticmethod"
        elif definition["sort"] == "class":
            self._open_class(definition["name"], statement.indent)
        else:
            self._open_function(definition["name"], statement.indent, has_self=definition["first"] in ("self", "cls"))

    def _open_class(self, name: str, indent: int) -> None:
        is_in_method = "." in self.part and 0 <= self.depth < indent
        if is_in_method and not name.startswith(_OUTER):
            self.nested = indent
        else:
            self.part = self.test_class = f"{name}."
            self.depth, self.nested = -1, None

    def _open_function(self, name: str, indent: int, *, has_self: bool) -> None:
        if self.nested is not None and indent > self.nested:
            return
        self.nested = None
        self.part = f"{self.test_class}{name}" if has_self or self.is_static else name
        self.depth = indent


def _pieces(statement: Statement) -> Iterator[Sequence[Token]]:
    """What stands on one logical line: a head is cut from its body, and a definition from what runs into it."""
    words = statement.words
    start = depth = 0
    for at, word in enumerate(words):
        depth += (word.string in OPENING) - (word.string in CLOSING)
        begins = at > start and word.string in ("def", "class") and words[at - 1].string != "async"
        if begins:
            yield words[start:at]
            start, depth = at, 0
        elif word.string == ";" or (depth == 0 and _ends_head(words[start : at + 1])):
            yield words[start : at + (word.string == ":")]
            start = at + 1
    if start < len(words):
        yield words[start:]


def _ends_head(words: Sequence[Token]) -> bool:
    """Whether the last word is the colon of a compound statement."""
    is_colon = words[-1].string == ":" and _keyword(words) in COMPOUND
    return is_colon and not any(word.string == "lambda" for word in words)


def _keyword(words: Sequence[Token]) -> str:
    return words[1].string if words[0].string == "async" and len(words) > 1 else words[0].string


@lru_cache(maxsize=50_000)
def _shapes(keyword: str, text: str) -> tuple[Shape, ...]:
    """The shapes of what a piece of text says. Generated files share most of their lines, so this is kept."""
    body = " pass" if text.endswith(":") else ""
    before, after = _STANDS_AFTER.get(keyword, ""), _STANDS_BEFORE.get(keyword, "")
    try:
        module = cst.parse_module(f"{before}{text}{body}{after}\n")
    except (cst.ParserSyntaxError, RecursionError):
        return (UNREADABLE,)
    rows = [row.shape for row in rows_of_module(Index(module))]
    return tuple(rows[2 if before else 0 : 1 + 2 * bool(before)])
