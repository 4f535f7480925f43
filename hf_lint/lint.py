"""One file: bytes in, findings out. Whatever is wrong with the file or with a rule, the run goes on."""

from __future__ import annotations

import gc
import re
import traceback
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from hf_lint.finding import Finding, Problem, Span
from hf_lint.source import Source, SyntaxFault, TooDeep, Unreadable, compile_fault, nests_too_deep
from hf_lint.suppression import Review, Suppressions

if TYPE_CHECKING:
    import ast

    from hf_lint.rule import Rule
    from hf_lint.settings.model import Settings
    from hf_lint.syntax.broken_file import BrokenFile
    from hf_lint.test_file import TestFile

_USES_TRANSFORMERS = re.compile(rb"\btransformers\b|t\0+r\0+a\0+n\0+s\0+f\0+o\0+r\0+m\0+e\0+r\0+s")
CRASHED = "HFT009"


@dataclass(frozen=True)
class Outcome:
    """What linting one file came to.

    ``depends_on`` names the other files that the findings rest on, as
    :attr:`hf_lint.classes.inheritance.Inheritance.read` does.
    """

    path: str
    findings: tuple[Finding, ...] = ()
    suppressed: tuple[Finding, ...] = ()
    problems: tuple[Problem, ...] = ()
    linted: bool = True
    unused_suppressions: tuple[int, ...] = ()
    depends_on: dict[tuple[str, str], str] = field(default_factory=dict)


def uses_transformers(data: bytes) -> bool:
    """Whether a file so much as names transformers; all others are none of our business and cost next to nothing."""
    return _USES_TRANSFORMERS.search(data) is not None


def lint(path: str, data: bytes, rules: Sequence[Rule], settings: Settings, *, location: Path | None = None,
         tree: ast.Module | None = None) -> Outcome:  # fmt: skip
    """Runs the rules over one file.

    ``path`` is what findings call the file, ``location`` where it really is (for imports of its neighbours), and
    ``tree`` Python's own parse of the same content, if somebody has it already.
    """
    if not uses_transformers(data):
        return Outcome(path, linted=False)
    if len(data) > settings.max_file_size:
        message = f"{_megabytes(len(data))} is over max-file-size ({_megabytes(settings.max_file_size)}); not linted"
        return Outcome(path, problems=(Problem(path, 0, 0, message),), linted=False)
    return lint_test_file(path, data, rules, settings, location=location, tree=tree)


def lint_test_file(path: str, data: bytes, rules: Sequence[Rule], settings: Settings, *, location: Path | None = None,
                   tree: ast.Module | None = None) -> Outcome:  # fmt: skip
    """As :func:`lint`, for a file that is known to be a model test, of whatever size."""
    with _without_collector():
        return _Linting(path, data, rules, settings, location or Path(path), tree).outcome()


def _megabytes(size: int) -> str:
    return f"{size / 1e6:.1f} MB"


@contextmanager
def _without_collector() -> Iterator[None]:
    """Syntax trees hold no cycles; looking for some costs a third of the parse."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


class _Linting:
    def __init__(self, path: str, data: bytes, rules: Sequence[Rule], settings: Settings, location: Path,
                 tree: ast.Module | None) -> None:  # fmt: skip
        self.path, self.data, self.rules, self.settings = path, data, rules, settings
        self.location, self.tree = location, tree
        self.problems: list[Problem] = []
        self.depends_on: dict[tuple[str, str], str] = {}
        self.ran: set[str] = set()

    def outcome(self) -> Outcome:
        try:
            source = Source(self.data, tree=self.tree)
        except Unreadable as error:
            return Outcome(self.path, tuple(self._broken("", (error.fault,))))
        findings = sorted(set(self._findings(source)))
        suppressions = Suppressions(source.text, source.lines)
        always = {rule.code for rule in self.rules if not rule.suppressible}
        hidden = [found for found in findings if found.code not in always and suppressions.hides(found)]
        unused = tuple(c.line for c in suppressions.comments() if c.line not in suppressions.used)
        shown = [found for found in findings if found not in hidden]
        shown += self._on_suppressions(
            Review(self.path, source.lines, suppressions, tuple(hidden), frozenset(self.ran))
        )
        return Outcome(
            self.path, tuple(sorted(shown)), tuple(hidden), tuple(self.problems), True, unused, self.depends_on
        )

    def _on_suppressions(self, review: Review) -> Iterator[Finding]:
        for rule in self.rules if review.ran else ():
            yield from self._reviewed(rule, review)

    def _findings(self, source: Source) -> Iterator[Finding]:
        import libcst as cst

        try:
            fault = compile_fault(self.data)
        except TooDeep:
            self._problem("nested too deeply for this Python to import it; only the rules that read text ran")
            yield from self._broken(source.text, ())
            return
        if fault is not None and nests_too_deep(source.text):
            yield from self._broken(source.text, (fault,))
            return
        try:
            _ = source.index
        except cst.ParserSyntaxError as error:
            faults = (fault,) if fault is not None else (_libcst_fault(error),)
            yield from self._broken(source.text, faults)
        except TooDeep:
            self._problem("nested too deeply for LibCST; only the rules that read text ran")
            yield from self._broken(source.text, () if fault is None else (fault,))
        else:
            yield from self._sound(source, fault)

    def _sound(self, source: Source, fault: SyntaxFault | None) -> Iterator[Finding]:
        from hf_lint.syntax.broken_file import is_newer_grammar
        from hf_lint.test_file import TestFile

        if fault is not None and is_newer_grammar(source.text):
            fault = None
        faults = () if fault is None else (fault,)
        file = TestFile(self.path, source, settings=self.settings, location=self.location, faults=faults)
        for rule in self.rules:
            if file.kind in rule.kinds:
                self.ran.add(rule.code)
                yield from self._guarded(rule, file)
        if "inheritance" in file.__dict__:
            self.depends_on.update(file.inheritance.read)

    def _broken(self, text: str, faults: Sequence[SyntaxFault]) -> Iterator[Finding]:
        from hf_lint.syntax.broken_file import BrokenFile

        file = BrokenFile(self.path, text, faults, settings=self.settings)
        for rule in self.rules:
            if file.kind in rule.kinds:
                yield from self._guarded(rule, file)

    def _guarded(self, rule: Rule, file: TestFile | BrokenFile) -> Iterable[Finding]:
        try:
            try:
                return _checked(rule, file)
            except RecursionError:
                from hf_lint.deep_stack import with_deep_stack

                return with_deep_stack(lambda: _checked(rule, file))
        except Exception as error:  # a rule, perhaps a third party's, must not take the run with it
            return [self._crash(rule, error)]

    def _reviewed(self, rule: Rule, review: Review) -> Iterable[Finding]:
        try:
            return list(rule.check_suppressions(review))
        except Exception as error:  # as above
            return [self._crash(rule, error)]

    def _crash(self, rule: Rule, error: Exception) -> Finding:
        self.ran.discard(rule.code)
        frame = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{Path(frame.filename).name}:{frame.lineno}"
        message = f"{rule.code} ({rule.name}) crashed on this file: {type(error).__name__}: {error} ({where})"
        self._problem(message)
        return Finding(self.path, Span(1, 0, 1, 0), CRASHED, "rule-crashed", " ".join(message.split()))

    def _problem(self, message: str) -> None:
        self.problems.append(Problem(self.path, 1, 0, " ".join(message.split())))


def _checked(rule: Rule, file: TestFile | BrokenFile) -> list[Finding]:
    from hf_lint.syntax.broken_file import BrokenFile

    found = list(rule.check_broken(file) if isinstance(file, BrokenFile) else rule.check(file))
    if strange := [each for each in found if not isinstance(each, Finding)]:
        raise TypeError(f"it yielded {strange[0]!r}, which is no finding")
    return found


def _libcst_fault(error: Exception) -> SyntaxFault:
    """Python accepts what LibCST does not; its places are off by a line at times, yet all there is."""
    line, column = getattr(error, "raw_line", 1), getattr(error, "raw_column", 0)
    return SyntaxFault(Span(line, column, line, column + 1), "LibCST cannot parse this, though Python can")
