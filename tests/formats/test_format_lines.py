from __future__ import annotations

from hf_lint.finding import Span

SPAN = Span(3, 4, 3, 8)


def test_concise_counts_columns_from_one_and_marks_safe_fixes(write, finding, replace):
    text = write("concise", finding(SPAN, fix=replace(SPAN, "cpu")))
    assert text == 'tests/test_modeling_bert.py:3:5: HFT301 [*] The test names "cuda"'


def test_concise_leaves_findings_with_an_unsafe_fix_or_none_unmarked(write, finding, replace):
    unsafe = finding(SPAN, fix=replace(SPAN, "cpu", safe=False))
    none = finding(SPAN, code="HFT302")
    assert write("concise", unsafe, none).splitlines() == [
        'tests/test_modeling_bert.py:3:5: HFT301 The test names "cuda"',
        'tests/test_modeling_bert.py:3:5: HFT302 The test names "cuda"',
    ]


def test_concise_keeps_a_finding_on_one_line(write, finding):
    text = write("concise", finding(message="two\nlines \x1b[31m", path="tests/a\nb.py"))
    assert text == "tests/a␊b.py:1:1: HFT301 two␊lines ␛[31m"


def test_grouped_lists_findings_under_their_file_with_places_aligned(write, finding, replace):
    findings = [
        finding(Span(9, 0, 9, 1), "first", path="a.py", fix=replace(SPAN, "")),
        finding(Span(120, 11, 120, 12), "second", path="a.py"),
        finding(Span(1, 0, 1, 1), "third", path="b.py"),
    ]
    assert write("grouped", *findings).split("\n") == [
        "a.py:",
        "    9:1  HFT301 [*] first",
        "  120:12 HFT301 second",
        "",
        "b.py:",
        "  1:1 HFT301 third",
        "",
    ]


def test_pylint_names_the_code_in_brackets(write, finding):
    assert write("pylint", finding(SPAN)) == 'tests/test_modeling_bert.py:3: [HFT301] The test names "cuda"'


def test_github_writes_a_workflow_command(write, finding, tmp_path):
    text = write("github", finding(SPAN))
    file = tmp_path / "tests" / "test_modeling_bert.py"
    assert text == (
        f"::error title=hf-lint (HFT301),file={file},line=3,col=5,endLine=3,endColumn=9"
        '::tests/test_modeling_bert.py:3:5: HFT301 The test names "cuda"'
    )


def test_github_escapes_what_would_end_a_property_or_a_line(write, finding):
    text = write("github", finding(message="50% of a:b,c\r\nmore", path="a,b:c%.py"))
    properties, data = text.removeprefix("::error ").split("::", 1)
    assert "a%2Cb%3Ac%25.py" in properties
    assert data == "a,b:c%25.py:1:1: HFT301 50%25 of a:b,c%0D%0Amore"


def test_github_gives_no_columns_for_several_lines(write, finding):
    assert ",line=3,endLine=5::" in write("github", finding(Span(3, 4, 5, 2)))


def test_github_adds_the_fix_as_a_second_line(write, finding, replace):
    assert write("github", finding(fix=replace(SPAN, ""))).endswith("%0A  help: Use `torch_device`")
