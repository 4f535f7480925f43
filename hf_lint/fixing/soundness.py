"""How well a file parses, so that a fix can be told from an accident."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from hf_lint.source import Source, TooDeep, Unreadable, compile_fault, decode, nests_too_deep


class Soundness(NamedTuple):
    """What Python and LibCST make of a file.

    ``faults`` counts the places that break the grammar, 0 for a file that Python compiles; ``reason`` is Python's
    first complaint.
    """

    compiles: bool
    parses: bool
    faults: int
    reason: str

    def is_worse_than(self, other: Soundness) -> bool:
        """Whether something that worked no longer does, or something broken broke further."""
        lost = (other.compiles and not self.compiles) or (other.parses and not self.parses)
        return lost or self.faults > other.faults


@lru_cache(maxsize=4)
def soundness(data: bytes) -> Soundness:
    """Parses with Python, with LibCST and, where Python refuses, with parso, which goes on after the first fault."""
    try:
        fault = compile_fault(data)
    except TooDeep:
        return Soundness(False, False, 0, "it would nest too deeply for this Python")
    parses = _libcst_parses(data, is_refused=fault is not None)
    if fault is None:
        return Soundness(True, parses, 0, "" if parses else "LibCST would no longer parse it")
    return Soundness(False, parses, _count(data), f"{fault.message}, line {fault.span.line}")


def _libcst_parses(data: bytes, *, is_refused: bool) -> bool:
    import libcst as cst

    try:
        source = Source(data)
        if is_refused and nests_too_deep(source.text):
            return False
        _ = source.module
    except (cst.ParserSyntaxError, TooDeep, Unreadable):
        return False
    return True


def _count(data: bytes) -> int:
    from parso.grammar import load_grammar

    grammar = load_grammar()
    try:
        return sum(1 for _ in grammar.iter_errors(grammar.parse(decode(data))))
    except (RecursionError, Unreadable):
        return 1
