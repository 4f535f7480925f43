"""One file in, findings out, whatever the file is like."""

from __future__ import annotations

import gc

import libcst as cst
import pytest

from hf_lint.finding import Finding
from hf_lint.lint import lint, uses_transformers
from hf_lint.registry import all_rules
from hf_lint.rule import Rule
from hf_lint.settings.lookup import with_options
from hf_lint.settings.model import Settings

HEADER = "import transformers\n"
ASSERTS_NOTHING = "self.assertTrue(len(outputs), 3)\n"
RULES = all_rules()
SETTINGS = Settings()


def lint_text(text: str | bytes, rules=RULES, settings: Settings = SETTINGS):
    return lint("test_bert.py", text if isinstance(text, bytes) else text.encode(), rules, settings)


def codes(outcome) -> list[str]:
    return [finding.code for finding in outcome.findings]


class CrashingRule(Rule):
    """It fails on every file."""

    code = "HFT998"
    name = "crashing-rule"
    message = "never said"

    def check(self, file):
        yield self.at(file, file.index.all(cst.Import)[0])
        raise LookupError("two\nlines")


def test_a_file_that_does_not_name_transformers_is_not_linted():
    outcome = lint_text(ASSERTS_NOTHING)
    assert not outcome.linted
    assert outcome.findings == ()


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le"])
def test_transformers_is_seen_in_wide_encodings_too(encoding: str):
    assert uses_transformers(HEADER.encode(encoding))


def test_a_sound_file_gets_its_findings_with_their_places():
    (finding,) = [f for f in lint_text(HEADER + ASSERTS_NOTHING).findings if f.code == "HFT401"]
    assert finding.span == (2, 0, 2, 32)


def test_a_suppressed_finding_is_kept_apart():
    outcome = lint_text(HEADER + ASSERTS_NOTHING.rstrip() + "  # noqa: HFT401\n")
    assert "HFT401" not in codes(outcome)
    assert "HFT401" in [finding.code for finding in outcome.suppressed]


def test_a_comment_that_suppresses_nothing_is_counted_as_unused():
    outcome = lint_text(HEADER + "x = 1  # noqa: HFT401\n")
    assert outcome.unused_suppressions == (2,)


def test_a_rule_that_raises_is_named_and_the_others_go_on():
    outcome = lint_text(HEADER + ASSERTS_NOTHING, rules=[CrashingRule(), *RULES])
    crash = next(finding for finding in outcome.findings if finding.code == "HFT009")
    assert "HFT998 (crashing-rule) crashed on this file: LookupError: two lines" in crash.message
    assert "HFT401" in codes(outcome)
    assert len(outcome.problems) == 1
    assert "\n" not in str(outcome.problems[0])


class ConfusedRule(CrashingRule):
    """It yields what is no finding."""

    def check(self, file):
        yield None


def test_a_rule_that_yields_something_else_has_crashed():
    (crash,) = lint_text(HEADER, rules=[ConfusedRule()]).findings
    assert "crashed on this file: TypeError: it yielded None, which is no finding" in crash.message


@pytest.mark.parametrize(
    ("data", "place", "cause"),
    [
        (b"import transformers\nx = '\0'\n", (2, 5), "NUL byte"),
        (HEADER.encode("utf-16"), (1, 0), "UTF-16"),
        (b"import transformers\nname = 'caf\xe9'\n", (2, 11), "byte 0xe9"),
        (b"# coding: nonsense\nimport transformers\n", (1, 0), "unknown encoding"),
        (b"import transformers\ndef f(:\n    pass\n", (2, 6), "invalid syntax"),
        (b"import transformers\nx = 1\n  y = 2\n", (3, 2), "unexpected indent"),
        (b"import transformers\nreturn 1\n", (2, 0), "'return' outside function"),
        (b"import transformers\nx = " + b"[" * 250 + b"]" * 250 + b"\n", (2, 204), "too many nested parentheses"),
    ],
)
def test_bytes_that_are_no_python_are_one_finding_at_their_place(data: bytes, place: tuple[int, int], cause: str):
    found = [finding for finding in lint_text(data).findings if finding.code == "HFT001"]
    assert [cause in finding.message for finding in found] == [True]
    assert found[0].span[:2] == place


@pytest.mark.parametrize(
    "text",
    [
        "x = " + " + ".join(["a"] * 500) + "\n",
        "if a:\n    pass\n" + "elif b:\n    pass\n" * 1500,
        "x = " + "[" * 200 + "]" * 200 + "\n",
        "x = a" + ".b()" * 400 + "\n",
    ],
    ids=["500-term sum", "1,500 elifs", "200 nested brackets", "400 chained calls"],
)
def test_deep_files_are_linted_or_say_why_not(text: str):
    outcome = lint_text(HEADER + ASSERTS_NOTHING + text)
    assert "HFT401" in codes(outcome) or outcome.problems
    assert "HFT009" not in codes(outcome)


def test_a_file_over_the_size_limit_is_left_out_and_said_so():
    settings = with_options(SETTINGS, max_file_size=100)
    outcome = lint_text(HEADER + "x = 1\n" * 100, settings=settings)
    assert not outcome.linted
    assert "0.0 MB is over max-file-size" in str(outcome.problems[0])


@pytest.mark.parametrize("text", ["", "\n", "\ufeff", "# transformers", "# transformers\r", "\f# transformers\n"])
def test_files_without_statements_have_no_problems(text: str):
    assert lint_text(text).problems == ()


def test_the_collector_runs_again_after_a_file():
    gc.enable()
    lint_text(HEADER)
    assert gc.isenabled()


def test_findings_come_in_the_order_of_the_text():
    found = lint_text(HEADER + ASSERTS_NOTHING * 3).findings
    assert list(found) == sorted(found)
    assert all(isinstance(finding, Finding) for finding in found)
