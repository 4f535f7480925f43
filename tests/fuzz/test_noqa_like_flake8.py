"""A comment hides from us what it hides from flake8."""

from __future__ import annotations

import linecache
from argparse import Namespace
from pathlib import Path

import pytest
from drawn_modules import share
from flake8.processor import FileProcessor
from flake8.violation import Violation
from hypothesis import given
from hypothesis import strategies as st

from hf_lint.finding import Finding, Span
from hf_lint.source import Source
from hf_lint.suppression import Suppressions

OPTIONS = Namespace(
    hang_closing=False, indent_size=4, max_line_length=79, max_doc_length=None, verbose=0, disable_noqa=False,
    stdin_display_name="stdin",
)  # fmt: skip
CODES = ("HFT301", "HFT401", "HFT402")

around = st.text(" \t:,=#;-.\f\xa0é\u2028", max_size=3)
listed = st.lists(st.sampled_from([*CODES, "HFT", "HFT4", "H", "E501", "hft301", "W6", "42", "X"]), max_size=3)
keyword = st.sampled_from(["noqa", "NoQA", "NOQA", "flake8: noqa", "flake8:noqa", "flake8=NOQA", "no qa", "nosec"])
comment = st.builds(
    lambda before, word, between, codes, separator, after: f"#{before}{word}{between}{separator.join(codes)}{after}",
    around, keyword, st.one_of(st.sampled_from([":", ": ", ""]), around), listed,
    st.sampled_from([",", ", ", " ", ";", ""]), st.one_of(around, st.text(max_size=4)),
).filter(lambda text: not set(text) & set("\0\n\r"))  # fmt: skip
code = st.sampled_from(
    ["", "x = 1", "x = '''", "y = '''one", "'''", "f(", ")", "z = (1, \\", "a = \\", "if x:", "    b = 2", "\f",
     '"noqa"', "f'''{x", "}'''", "class A:", "\tpass", "# comment", "x = 'é🙂'"]
)  # fmt: skip
line = st.builds(lambda left, gap, right: f"{left}{gap}{right}", code, st.sampled_from(["", " ", "  "]),
                 st.one_of(st.just(""), comment))  # fmt: skip
newline = st.sampled_from(["\n", "\n", "\n", "\r\n", "\r"])
text = st.lists(st.tuples(line, newline).map("".join), max_size=8).map("".join)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("noqa") / "test_bert.py"


def hidden_by_flake8(path: Path) -> set[tuple[int, str]]:
    linecache.clearcache()
    processor = FileProcessor(str(path), OPTIONS)
    asked = [(line, code) for line in range(1, len(processor.lines) + 2) for code in CODES]
    if processor.should_ignore_file():
        return set(asked)
    violations = (Violation(c, str(path), n, 1, "", processor.noqa_line_for(n)) for n, c in asked)
    return {(each.line_number, each.code) for each in violations if each.is_inline_ignored(disable_noqa=False)}


@share(0.5)
@given(text, st.sampled_from(["", "\n"]), st.booleans())
def test_the_same_lines_are_hidden(path: Path, text: str, end: str, mark: bool):
    path.write_bytes(("\ufeff" * mark + text + end).encode())
    source = Source(path.read_bytes())
    suppressions = Suppressions(source.text, source.lines)
    ours = {
        (line, code)
        for line in range(1, len(source.lines) + 2)
        for code in CODES
        if suppressions.hides(Finding(str(path), Span(line, 0, line, 1), code, "name", "message"))
    }
    assert ours == hidden_by_flake8(path)
