"""Every fault of a text that does not parse, each told once.

Python stops at its first error. Here every logical line is given to Python alone, and the indentation of the lines
is followed by the rules of the grammar; neither can be thrown off by a fault elsewhere. Lines that look wrong only
because of the fault just above them (the rest of a call whose bracket was closed too early) are passed over.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hf_lint.finding import Span
from hf_lint.source import SyntaxFault
from hf_lint.syntax.statements import COMPOUND, Statement, statements
from hf_lint.syntax.tokens import LAYOUT, Kind, span_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hf_lint.syntax.tokens import Token

# What a clause may follow, at its own column.
_CLAUSES = {
    "elif": ("if", "elif"),
    "else": ("if", "elif", "for", "while", "except"),
    "except": ("try", "except"),
    "finally": ("try", "except", "else"),
}


def faults(words: Sequence[Token], lines: Sequence[str], first: Sequence[SyntaxFault]) -> tuple[SyntaxFault, ...]:
    """All faults in the order of the text. ``first`` is what Python itself says of the whole."""
    if _is_unterminated(words):
        return tuple(first)
    walk, newer = _Walk(), set[int]()
    for statement in statements(words, lines):
        walk.step(statement)
        if statement.is_newer:
            newer.update(range(statement.span.line, statement.span.end_line + 1))
    walk.finish(lines)
    found = sorted(set(walk.faults))
    if not found:
        return tuple(first)
    earlier = [fault for fault in first if fault.span.line < found[0].span.line and fault.span.line not in newer]
    return (*earlier, *found)


def _is_unterminated(words: Sequence[Token]) -> bool:
    """Whether a triple quote is never closed. Then strings and code may have changed places long before it."""
    last = next((word for word in reversed(words) if word.type not in LAYOUT), None)
    if last is None or last.type is not Kind.ERRORTOKEN:
        return last is not None and last.type in (Kind.FSTRING_START, Kind.FSTRING_STRING)
    return last.string.lstrip("rRbBuU").startswith(("'''", '"""'))


@dataclass
class _Level:
    """One block that is open: its indentation, and the statement that a clause would continue."""

    indent: int
    last: Statement | None = None
    forgiving: bool = False


class _Walk:
    """Goes down the statements once, keeping the open blocks."""

    def __init__(self) -> None:
        self.faults: list[SyntaxFault] = []
        self._levels = [_Level(0)]
        self._before: Statement | None = None
        self._recovering = False
        self._cut_short: Statement | None = None
        self._closing = False

    def step(self, statement: Statement) -> None:
        """Takes the next statement."""
        fault = statement.fault
        if fault is not None and statement.is_closing:
            self._close_bracket(fault)
        elif fault is None or not self._is_rest(statement):
            self._take(statement, fault)
        elif self._opened() and statement.indent > self._levels[-1].indent:
            self._levels.append(_Level(statement.indent, statement))
            self._before = statement

    def _take(self, statement: Statement, fault: SyntaxFault | None) -> None:
        if self._is_over(statement):
            self._cut_short, self._closing = None, False
        known = len(self.faults)
        self._block(statement)
        misplaced = len(self.faults) > known
        if misplaced and statement.indent and self._before is not None:
            self._cut_short = self._before
        if fault is not None and (not misplaced or _has_own_fault(statement)):
            self.faults.append(fault)
            self._levels[-1].forgiving |= statement.keyword in COMPOUND
            if statement.may_be_cut_short:
                self._cut_short = statement
        told = len(self.faults) > known and (misplaced or statement.may_be_cut_short or not statement.keyword)
        self._recovering = told or (self._recovering and statement.words[-1].string == ",")
        self._before = statement

    def _is_over(self, statement: Statement) -> bool:
        """Whether an expression that was cut short above certainly ends before this statement."""
        if self._cut_short is None:
            return False
        return self._closing or statement.keyword in ("def", "class") or statement.indent < self._cut_short.indent

    def _is_rest(self, statement: Statement) -> bool:
        """Whether a faulty statement may be the rest of an expression that a fault above it cut short."""
        inside = self._cut_short is not None and not self._closing and statement.indent > self._cut_short.indent
        return (self._recovering or inside) and not _has_own_fault(statement)

    def _close_bracket(self, fault: SyntaxFault) -> None:
        """Closing brackets at the start of a line end what was cut short above; else they are a fault themselves."""
        told = self._cut_short is None and not self._recovering and not self._follows_fault()
        if told:
            self.faults.append(fault)
        self._recovering, self._closing = told, True

    def finish(self, lines: Sequence[str]) -> None:
        """Tells what the end of the file leaves open."""
        end = Span(len(lines) or 1, 0, len(lines) or 1, 0)
        if self._before is not None:
            end = span_of(self._before.words[-1])
        self._expect_body(end)
        while self._levels:
            self._close(end)

    def _tell(self, span: Span, message: str) -> None:
        self.faults.append(SyntaxFault(span, message))

    def _block(self, statement: Statement) -> None:
        where = span_of(statement.words[0])
        lenient = self._recovering or self._follows_fault() or self._levels[-1].forgiving
        if statement.indent > self._levels[-1].indent:
            if not (self._opened() or lenient):
                self._tell(where, "unexpected indent")
            self._levels.append(_Level(statement.indent))
        else:
            self._expect_body(where)
            self._dedent(statement, where)
        self._clause(statement, where, lenient=lenient)

    def _follows_fault(self) -> bool:
        return self._before is not None and self._before.fault is not None

    def _opened(self) -> bool:
        return self._before is not None and self._before.opens_block

    def _expect_body(self, where: Span) -> None:
        head = self._before
        if head is None or not head.opens_block:
            return
        kind = {"def": "function definition", "class": "class definition"}.get(
            head.keyword, f"'{head.keyword}' statement"
        )
        self._tell(where, f"expected an indented block after {kind} on line {head.span.line}")
        self._levels[-1].forgiving = True

    def _dedent(self, statement: Statement, where: Span) -> None:
        while statement.indent < self._levels[-1].indent:
            self._close(where)
        if statement.indent > self._levels[-1].indent:
            if not (self._recovering or self._levels[-1].forgiving):
                self._tell(where, "unindent does not match any outer indentation level")
            self._levels.append(_Level(statement.indent, forgiving=True))

    def _close(self, where: Span) -> None:
        level = self._levels.pop()
        if level.last is not None and level.last.keyword == "try" and not level.forgiving:
            self._tell(where, "expected 'except' or 'finally' block")

    def _clause(self, statement: Statement, where: Span, *, lenient: bool) -> None:
        level, keyword = self._levels[-1], statement.keyword
        before = level.last.keyword if level.last is not None else ""
        if keyword in _CLAUSES:
            if before not in _CLAUSES[keyword] and not level.forgiving:
                self._tell(where, self._orphan(keyword))
        elif before == "try" and not level.forgiving:
            self._tell(where, "expected 'except' or 'finally' block")
            level.forgiving = True
        elif before == "@" and keyword not in ("def", "class", "@") and not lenient:
            self._tell(where, "expected a function or class after the decorator")
        if keyword in ("def", "class"):
            level.forgiving = False
        level.last = statement

    def _orphan(self, keyword: str) -> str:
        """Says what is wrong with a clause, and forgives the statement that it was most likely meant for."""
        outer = [(level, level.last) for level in reversed(self._levels[:-1]) if level.last is not None]
        fitting = [(level, head) for level, head in outer if head.keyword in _CLAUSES[keyword]]
        waiting = [(level, head) for level, head in fitting if head.keyword == "try" and not level.forgiving]
        for level, head in (waiting or fitting)[:1]:
            level.forgiving = True
            return f"'{keyword}' is not aligned with the '{head.keyword}' on line {head.span.line}"
        return f"'{keyword}' continues no statement at its column"


def _has_own_fault(statement: Statement) -> bool:
    """Whether a statement would be wrong even as the rest of a call that was closed too early."""
    behind = statement.words[statement.stray_closers[0] :] if statement.stray_closers else ()
    return statement.is_own or any(word.string not in (")", "]", "}", ",", ":") for word in behind)
