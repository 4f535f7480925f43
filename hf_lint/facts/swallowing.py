"""Which failures of a test a broad ``except`` keeps to itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeGuard

import libcst as cst

from hf_lint.facts.aftermath import is_looked_at, is_within_any, runs_after, stored_in
from hf_lint.facts.assertions import assertions, called, is_assertion, is_skip, passes_through_exception
from hf_lint.names import dotted

if TYPE_CHECKING:
    from hf_lint.test_file import TestFile

# Calls that are no part of what a test tests: talk, tidying up, looking around.
_ASIDE = re.compile(
    r"(?:print|log|debug|info|warn|warning|error|exception|close|remove|rmtree|unlink|delete|pop|clear|cleanup|empty_cache|collect"
    r"|kill|terminate|stop|shutdown|disconnect|join|sleep|time|str|repr|len|getattr|hasattr|isinstance|setattr|exists|is_available"
    r"|import_module|reload|append|format|makedirs|mkdir|getcwd|getpid|device_count|get_device_name|version|set_start_method)$"
)


def is_broad(handler: cst.ExceptHandler) -> bool:
    """Whether the handler catches every error: a bare ``except``, ``Exception``, or a tuple with it."""
    kinds = (
        [element.value for element in handler.type.elements] if isinstance(handler.type, cst.Tuple) else [handler.type]
    )
    return any(kind is None or dotted(kind) in ("Exception", "BaseException") for kind in kinds)


def swallowed(file: TestFile, handler: cst.ExceptHandler, test: cst.FunctionDef) -> str | None:
    """What the handler keeps to itself, or None where the failure is heard of after all."""
    attempt = file.index.parents[handler]
    if not isinstance(attempt, cst.Try) or _is_heard(file, attempt) or _tries_again(file, handler, attempt):
        return None
    judges = assertions(file).get(test, [])
    after = runs_after(file, handler, test)
    later = [judge for judge in judges if is_within_any(file, judge, after)]
    if later and is_looked_at(file, stored_in(file, handler.body, attempt.body), later, after):
        return None
    if any(_is_caught(file, node, handler) for node in file.index.below(attempt.body)):
        return "failed assertions"
    tried = {called(call) for call in file.index.below(attempt.body) if _is_under_test(call)}
    if not tried or tried <= _calls_in(file, after):
        return None
    return None if any(not _is_lost(file, judge, test) for judge in judges) else "every failure"


def _is_heard(file: TestFile, attempt: cst.Try) -> bool:
    parts = (part for handler in attempt.handlers for part in file.index.below(handler.body))
    return any(is_assertion(file, part) or is_skip(part) for part in parts)


def _tries_again(file: TestFile, handler: cst.ExceptHandler, attempt: cst.Try) -> bool:
    """Whether the handler calls something for a name that the ``try`` was to give a value."""
    wanted = stored_in(file, attempt.body)
    lines = (node for node in file.index.below(handler.body) if isinstance(node, cst.Assign))
    again = (target.target for line in lines if _is_under_test(line.value) for target in line.targets)
    return any(dotted(target) in wanted for target in again)


def _is_caught(file: TestFile, node: cst.CSTNode, handler: cst.ExceptHandler) -> bool:
    return not isinstance(node, cst.Raise) and is_assertion(file, node) and _stops(handler, node)


def _stops(handler: cst.ExceptHandler, judge: cst.CSTNode) -> bool:
    is_exception = handler.type is not None and dotted(handler.type) == "Exception"
    return is_broad(handler) and not (is_exception and passes_through_exception(judge))


def _is_under_test(node: cst.CSTNode) -> TypeGuard[cst.Call]:
    return isinstance(node, cst.Call) and _ASIDE.match(called(node).rpartition(".")[2]) is None


def _calls_in(file: TestFile, places: set[cst.CSTNode]) -> set[str]:
    """What is called again after a first run to warm up fails there, if it fails."""
    parts = (part for place in places for part in file.index.below(place))
    return {called(part) for part in parts if isinstance(part, cst.Call)}


def _is_lost(file: TestFile, judge: cst.CSTNode, test: cst.FunctionDef) -> bool:
    """Whether a broad handler of the test catches what this assertion raises, and tells nobody."""
    child = judge
    for up in file.index.ancestors(judge):
        if isinstance(up, cst.Try) and child is up.body and _silences(file, up, judge):
            return True
        if up is test:
            break
        child = up
    return False


def _silences(file: TestFile, attempt: cst.Try, judge: cst.CSTNode) -> bool:
    return any(_stops(handler, judge) for handler in attempt.handlers) and not _is_heard(file, attempt)
