"""Fixing one file in passes: what is applied, what is left, and what is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from hf_lint.finding import Edit, Finding, Fix, Span
from hf_lint.fixing.edits import apply
from hf_lint.fixing.fix import Fixed, fix_file
from hf_lint.fixing.soundness import soundness
from hf_lint.lint import lint_test_file
from hf_lint.registry import all_rules
from hf_lint.rule import Rule
from hf_lint.settings.model import Settings
from hf_lint.testing import default_path, profile, sections, with_companions

PATH = "tests/test_hf_bert.py"
FIXTURES = Path(__file__).parent / "rules"
RULES = {rule.code: rule for rule in all_rules()}
GOLDEN = sorted(FIXTURES.glob("hft*/*.fixed.py"))
EXAMPLES = [(rule, text) for rule in RULES.values() if rule.fixable != "never" for text in rule.BAD]


class Swap(Rule):
    """Finds a pattern and replaces it; every test says which."""

    name = "swap"
    message = "swap"
    fixable = "always"

    def __init__(self, pattern: str, text: str, *, code: str = "HFT990", safe: bool = True, import_line: str = ""):
        self.code = code  # type: ignore[misc]
        self.pattern, self.text, self.safe, self.import_line = re.compile(pattern), text, safe, import_line

    def check(self, file: Any) -> Iterator[Finding]:
        lines = file.source.lines if hasattr(file, "source") else file.lines
        for number, line in enumerate(lines, start=1):
            for match in self.pattern.finditer(line):
                span = Span(number, match.start(), number, match.end())
                extra = (Edit(Span(1, 0, 1, 0), self.import_line),) if self.import_line else ()
                yield self.at(file, span, fix=Fix("Swap", (*extra, Edit(span, match.expand(self.text))), self.safe))

    check_broken = check


def fixed(data: bytes, *rules: Rule, **options: Any) -> Fixed:
    return fix_file(PATH, data, rules, Settings(), linter=lint_test_file, **options)


def test_fixes_are_applied_and_nothing_is_left():
    result = fixed(b"a = 1\r\nb = a\r\n", Swap(r"\ba\b", "c"))
    assert result.data == b"c = 1\r\nb = c\r\n"
    assert [finding.span.line for finding in result.applied] == [1, 2]
    assert not result.remaining.findings
    assert not result.problems


def test_what_overlaps_is_fixed_in_a_later_pass():
    result = fixed(b"x = aaaa\n", Swap("aaaa", "baab"), Swap("(?<=[ab])a", "c", code="HFT991"))
    assert result.data == b"x = bccb\n"


def test_an_import_is_added_once_for_all_findings():
    result = fixed(b"a = 1\nb = a\n", Swap(r"\ba\b", "torch_device", import_line="import x\n"))
    assert result.data == b"import x\ntorch_device = 1\nb = torch_device\n"


def test_an_unsafe_fix_waits_for_the_word():
    rule = Swap("old", "new", safe=False)
    assert fixed(b"old = 1\n", rule).data == b"old = 1\n"
    assert fixed(b"old = 1\n", rule, unsafe=True).data == b"new = 1\n"


def test_a_code_that_is_not_fixable_keeps_its_finding():
    result = fixed(b"old = 1\n", Swap("old", "new"), fixable=lambda code: code != "HFT990")
    assert result.data == b"old = 1\n"
    assert [finding.code for finding in result.remaining.findings] == ["HFT990"]


def test_the_bytes_around_a_fix_stay():
    data = b"\xef\xbb\xbf# caf\xc3\xa9\r\n\x0cold = '\xf0\x9f\x99\x82', old\rx = 1\nlast = old"
    assert fixed(data, Swap("old", "new")).data == data.replace(b"old", b"new")


def test_latin_1_stays_latin_1():
    data = b"# -*- coding: latin-1 -*-\nold = '\xe9'\n"
    assert fixed(data, Swap("old", "\u00fc")).data == data.replace(b"old", b"\xfc")


def test_what_the_encoding_lacks_is_left_unfixed():
    data = b"# -*- coding: latin-1 -*-\nold = '\xe9'\n"
    result = fixed(data, Swap("'.'", "'\u20ac'"))
    assert result.data == data
    assert len(result.remaining.findings) == 1


def test_an_encoding_without_a_round_trip_is_not_written():
    data = b"# coding: utf-7\nold = '+AOk-'\n"
    result = fixed(data, Swap("old", "new"))
    assert result.data == data
    assert [problem.message for problem in result.problems] == [
        "reads and writes differently in the encoding it declares; not fixed"
    ]


@pytest.mark.parametrize("comment", ["# noqa", "# noqa: HFT990", "# noqa: HFT"])
def test_a_suppressed_line_is_left_alone(comment: str):
    data = f"old = 1  {comment}\nold = 2\n".encode()
    assert fixed(data, Swap("old", "new")).data == f"old = 1  {comment}\nnew = 2\n".encode()


def test_a_fix_does_not_reach_into_a_line_where_its_rule_is_suppressed():
    class Both(Swap):
        def check(self, file: Any) -> Iterator[Finding]:
            edits = tuple(Edit(Span(line, 0, line, 1), "z") for line in (1, 2))
            if file.source.text.startswith("a"):
                yield self.at(file, Span(1, 0, 1, 1), fix=Fix("Both", edits, safe=True))

    assert fixed(b"a = 1\nb = 2  # noqa: HFT990\n", Both("", "")).data.startswith(b"a")
    assert fixed(b"a = 1\nb = 2  # noqa: HFT991\n", Both("", "")).data.startswith(b"z = 1\nz")


def test_a_line_may_be_put_above_a_suppressed_one():
    result = fixed(b"x = 1  # noqa: HFT990\nold = 1\n", Swap("old", "new", import_line="import y\n"))
    assert result.data == b"import y\nx = 1  # noqa: HFT990\nnew = 1\n"


def test_a_fix_that_breaks_the_file_is_refused_and_named():
    result = fixed(b"good = 1\nbad = 2\ngood = 3\n", Swap("good", "fine"), Swap("bad", "a b", code="HFT991"))
    assert result.data == b"fine = 1\nbad = 2\nfine = 3\n"
    (problem,) = result.problems
    assert str(problem).startswith(f"{PATH}:2:1: HFT991 (swap): its fix would break this file (invalid syntax")
    assert [finding.code for finding in result.remaining.findings] == ["HFT991"]


def test_only_the_compiler_sees_some_harm():
    result = fixed(b"def f():\n    pass\nold = 1\n", Swap("old = 1", "return"))
    assert result.data.endswith(b"old = 1\n")
    assert "'return' outside function" in result.problems[0].message


def test_a_fix_that_drops_the_encoding_is_refused():
    data = b"# coding: latin-1\nx = '\xe9'\n"
    result = fixed(data, Swap("# coding: latin-1", "#"))
    assert result.data == data
    assert "declaration of its encoding" in result.problems[0].message


def test_fixes_that_do_harm_only_together_take_turns():
    class LastGoesLast(Swap):
        """Drops statements; the second fix looks right only while the first statement is there."""

        def check(self, file: Any) -> Iterator[Finding]:
            for number, line in enumerate(file.source.lines, start=1):
                if line == "    drop\n" and len(file.source.lines) > 2:
                    yield self.at(file, Span(number, 4, number, 8),
                                  fix=Fix("Drop", (Edit(Span(number, 0, number + 1, 0), ""),), safe=True))  # fmt: skip

    result = fixed(b"def f():\n    drop\n    drop\n", LastGoesLast("", ""))
    assert result.data == b"def f():\n    drop\n"
    assert not result.problems


def test_a_broken_file_may_be_fixed_as_text():
    result = fixed(b"def f(:\n    old = 1\n", Swap("old", "new"))
    assert result.data == b"def f(:\n    new = 1\n"


def test_a_broken_file_must_not_break_further():
    data = b"def f(:\n    pass\n\nold = 1\n"
    result = fixed(data, Swap("old", "a b"))
    assert result.data == data
    assert len(result.problems) == 1


@pytest.mark.parametrize(
    "rules",
    [
        pytest.param([Swap("b$", "ab")], id="growing without end"),
        pytest.param([Swap("b$", "a", code="HFT991"), Swap("a$", "b", code="HFT992")], id="to and fro"),
    ],
)
def test_fixes_that_never_come_to_rest_are_left_out(rules: list[Rule]):
    once = fixed(b"x = b", *rules, Swap("x", "y", code="HFT993"))
    assert once.data == b"y = b"
    assert ["never come to rest" in problem.message for problem in once.problems] == [True] * len(rules)
    assert fixed(once.data, *rules, Swap("x", "y", code="HFT993")).data == once.data


def test_a_long_chain_of_overlapping_fixes_is_no_endless_one():
    rules = [Swap(f"a{number}b", "c", code="HFT990", import_line=f"import m{number}\n") for number in range(55)]
    data = "".join(f"x = a{number}b\n" for number in range(55)).encode()
    result = fixed(data, *rules)
    assert not result.remaining.findings
    assert not result.problems
    assert len(result.applied) == 55


def test_a_file_without_transformers_is_not_looked_at():
    result = fix_file(PATH, b"old = 1\n", [Swap("old", "new")], Settings())
    assert result.data == b"old = 1\n"
    assert not result.remaining.linted


def test_bytes_that_are_no_text_stay():
    assert fixed(b"old = '\xff'\n", Swap("old", "new")).data == b"old = '\xff'\n"


def fixed_by(rule: Rule, text: str, *, path: str | None = None, folder: Path | None = None) -> Fixed:
    name = path or default_path(rule)
    settings = replace(Settings(), profile=profile(rule) if path is None else "auto", preview=True)
    location = None if folder is None else folder / name
    rules = with_companions(rule)
    return fix_file(name, text.encode(), rules, settings, unsafe=True, location=location, linter=lint_test_file)


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_fixture_is_fixed_as_its_golden_file_says(golden: Path, tmp_path: Path):
    rule = RULES[golden.parent.name.upper()]
    fixture = golden.with_name(golden.name.replace(".fixed.py", ".py"))
    parts = dict(sections(fixture.read_text(encoding="utf-8"), default_path(rule)))
    for path, text in parts.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    for path, text in sections(golden.read_text(encoding="utf-8"), default_path(rule)):
        forced = path if len(parts) > 1 else None
        result = fixed_by(rule, parts[path], path=forced, folder=tmp_path)
        assert result.data.decode() == text
        assert not result.problems
        assert fixed_by(rule, text, path=forced, folder=tmp_path).data.decode() == text


@pytest.mark.parametrize(("rule", "text"), EXAMPLES, ids=lambda value: getattr(value, "code", None))
def test_the_fix_of_an_example_removes_its_finding(rule: Rule, text: str):
    settings = replace(Settings(), profile=profile(rule), preview=True)
    found = lint_test_file(default_path(rule), text.encode(), with_companions(rule), settings).findings
    for finding in found:
        if finding.fix is not None:
            after = apply(text.encode(), [finding.fix])
            left = lint_test_file(default_path(rule), after, with_companions(rule), settings).findings
            assert not soundness(after).is_worse_than(soundness(text.encode()))
            assert len(left) < len(found)


@pytest.mark.parametrize("code", [code for code, rule in RULES.items() if rule.fixable != "never"])
def test_a_rule_that_says_it_fixes_shows_a_fix(code: str):
    rule = RULES[code]
    settings = replace(Settings(), profile=profile(rule), preview=True)
    outcomes = [lint_test_file(default_path(rule), text.encode(), with_companions(rule), settings) for text in rule.BAD]
    fixes = [finding.fix for outcome in outcomes for finding in outcome.findings]
    assert any(fixes) or any(golden.parent.name.upper() == code for golden in GOLDEN)
    assert rule.fixable != "always" or all(fixes)
