"""What a ``noqa`` comment hides, held against flake8's own reading of the same file."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

import pytest
from flake8.processor import FileProcessor
from flake8.violation import Violation

from hf_lint.finding import Finding, Span
from hf_lint.source import decode, split_lines
from hf_lint.suppression import Suppressions

SNIPPETS = {
    "plain": "x = 1  # noqa\ny = 2\n",
    "a code": "x = 1  # noqa: HFT101\ny = 2  # noqa: HFT102\n",
    "a family": "x = 1  # noqa: HFT1\ny = 2  # noqa: HFT2\nz = 3  # noqa: H1\n",
    "no digits": "x = 1  # noqa: HFT\n",
    "no blank": "x = 1  # noqa:HFT101\ny = 1  # noqa:HFT102\n",
    "two blanks": "x = 1  # noqa:  HFT102\n",
    "blank before the colon": "x = 1  # noqa : HFT102\n",
    "no colon": "x = 1  # noqa HFT102\n",
    "no blank before noqa": "x = 1  #noqa\ny = 2  #noqa: HFT101\n",
    "two blanks before noqa": "x = 1  #  noqa\n",
    "capitals": "x = 1  # NOQA: HFT101\ny = 2  # NoQA\n",
    "small codes": "x = 1  # noqa: hft101\n",
    "commas": "x = 1  # noqa: E501,HFT101\ny = 1  # noqa: E501, HFT101,W291\n",
    "blanks between codes": "x = 1  # noqa: E501 HFT101\n",
    "text behind": "x = 1  # noqa: HFT101 because it must\ny = 1  # noqa: HFT102 HFT101x\n",
    "text before": "x = 1  # type: ignore # noqa: HFT101\n",
    "a name": "x = 1  # noqa: no-collectable-test\n",
    "glued": "x = 1  # noqa:E501HFT101\ny = 1  # noqaHFT101\n",
    "in a string": 'x = "# noqa: HFT101"\n',
    "multi-line string": 'x = """a\nb\n"""  # noqa: HFT101\ny = """\n# noqa: HFT101\n"""\nz = 1\n',
    "two strings": 'x = """a\n""" + """b\n"""  # noqa\n',
    "code over a line end": 'x = """# noqa:\nHFT102\n"""\n',
    "two comments on one string": 'x = """# noqa: E501\n"""  # noqa: HFT101\n',
    "backslash": "x = 1 + \\\n    2  # noqa: HFT101\ny = 3\n",
    "backslash in with": "with a as b, \\\n     c as d:  # noqa\n    pass\n",
    "brackets": "x = f(\n    1,\n)  # noqa\ny = [  # noqa: HFT101\n    2,\n]\n",
    "string in brackets": 'x = f(\n    """a\nb""",  # noqa\n)\n',
    "f-string": 'x = f"""{a}\n{b}"""  # noqa: HFT101\n',
    "f-string with a line end in a field": 'x = f"""{\n  a\n}"""  # noqa: HFT101\n',
    "decorator": "@slow  # noqa\nclass A:\n    pass\n",
    "comment alone": "# noqa\nx = 1\n    # noqa: HFT101\n",
    "class body": "class A:\n    x = 1  # noqa: HFT101\n\n    def f(self):\n        pass  # noqa\n\n\ny = 2\n",
    "whole file": "x = 1\n# flake8: noqa\n",
    "whole file with a code": "x = 1\n# flake8: noqa: HFT102\n",
    "whole file, other sign": "  # FLAKE8=NOQA\nx = 1\n",
    "whole file behind code": "x = 1  # flake8: noqa\n",
    "whole file in a string": 'x = """\n# flake8: noqa\n"""\n',
    "form feed": "x = 1\n\f\ny = 2  # noqa\n\fz = 3  # noqa: HFT101\n",
    "other separators": "x = 'a\x0bb\x1cc\u2028d'\ny = 2  # noqa\n",
    "CRLF": 'x = 1  # noqa\r\ny = """\r\n"""  # noqa: HFT101\r\nz = 1 + \\\r\n    2  # noqa\r\n',
    "CRLF and a code over a line end": 'x = """# noqa:\r\nHFT102\r\n"""\r\n',
    "CR": "x = 1  # noqa\ry = 2\rz = 3  # noqa: HFT101\r",
    "byte order mark": "\ufeffx = 1  # noqa\ny = 2\n",
    "byte order mark, whole file": "\ufeff# flake8: noqa\ny = 2\n",
    "not ASCII": "é = 'ü'  # noqa: HFT101\nß = '€'\n",
    "no line end": "x = 1  # noqa: HFT101",
    "no line end after a string": 'x = """a\nb"""  # noqa',
    "empty": "",
    "unclosed bracket": "x = (1,  # noqa\ny = 2\nz = 3  # noqa: HFT101\n",
    "unclosed string": 'x = """a\ny = 2  # noqa\n',
    "wrong unindent": "if x:\n        y = 1\n    z = 2  # noqa\nw = 3\n",
}


def flake8_hides(path: Path, code: str) -> dict[int, bool]:
    """For each line whether flake8 would keep quiet about a violation there."""
    processor = FileProcessor(str(path), Namespace(hang_closing=False, indent_size=4, max_line_length=79,
                                                   max_doc_length=None, verbose=0, disable_noqa=False))  # fmt: skip
    if processor.should_ignore_file():
        return dict.fromkeys(range(1, len(processor.lines) + 1), True)
    return {
        line: Violation(code, str(path), line, 1, "", processor.noqa_line_for(line)).is_inline_ignored(False)
        for line in range(1, len(processor.lines) + 1)
    }


def we_hide(path: Path, code: str) -> dict[int, bool]:
    text = decode(path.read_bytes()).removeprefix("\ufeff")
    lines = split_lines(text)
    suppressions = Suppressions(text, lines)
    found = {line: Finding(str(path), Span(line, 0, line, 1), code, "a-rule", "") for line in range(1, len(lines) + 1)}
    return {line: suppressions.hides(finding) for line, finding in found.items()}


@pytest.mark.parametrize("code", ["HFT101", "HFT102", "HFT901"])
@pytest.mark.parametrize("name", SNIPPETS)
def test_hides_what_flake8_hides(name: str, code: str, tmp_path: Path):
    path = tmp_path / "test_bert.py"
    path.write_bytes(SNIPPETS[name].encode())
    assert we_hide(path, code) == flake8_hides(path, code)


@pytest.mark.skipif(sys.version_info < (3, 12), reason="before, an f-string was one token")
def test_line_end_in_a_field_splits_what_a_comment_covers(tmp_path: Path):
    path = tmp_path / "test_bert.py"
    path.write_text(SNIPPETS["f-string with a line end in a field"])
    assert not we_hide(path, "HFT101")[1]


def test_comments_are_told_with_their_lines_and_codes():
    text = "x = 1  # noqa: HFT101, E501\ny = 2\nz = 3  # noqa\n"
    found = [tuple(comment) for comment in Suppressions(text, split_lines(text)).comments()]
    assert found == [(1, ("HFT101", "E501")), (3, None)]


def test_only_comments_that_hid_something_are_used():
    text = 'x = """\n"""  # noqa: HFT101\ny = 2  # noqa: HFT102\n'
    suppressions = Suppressions(text, split_lines(text))
    assert suppressions.hides(Finding("t.py", Span(1, 0, 1, 1), "HFT101", "a-rule", ""))
    assert not suppressions.hides(Finding("t.py", Span(3, 0, 3, 1), "HFT101", "a-rule", ""))
    assert suppressions.used == {1, 2}
