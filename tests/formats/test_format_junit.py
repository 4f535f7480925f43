from __future__ import annotations

from xml.etree import ElementTree as ET

from hf_lint.finding import Problem, Span


def parse(text: str) -> ET.Element:
    return ET.fromstring(text.encode("utf-8"))


def test_each_file_is_a_suite_and_each_finding_a_failure(write, finding, tmp_path):
    root = parse(write("junit", finding(Span(3, 4, 3, 8)), finding(code="HFT302"), finding(path="tests/other.py")))
    assert root.attrib == {"name": "hf-lint", "tests": "3", "skipped": "0", "failures": "3", "errors": "0"}
    other, bert = root.findall("testsuite")
    assert bert.attrib == {
        "name": str(tmp_path / "tests" / "test_modeling_bert.py"),
        "tests": "2",
        "skipped": "0",
        "failures": "2",
        "errors": "0",
        "package": "org.hf-lint",
    }
    assert other.get("tests") == "1"


def test_a_case_names_code_and_place(write, finding, tmp_path):
    case = parse(write("junit", finding(Span(3, 4, 3, 8)))).find(".//testcase")
    assert case is not None
    assert case.attrib == {
        "name": "org.hf-lint.HFT301",
        "classname": str(tmp_path / "tests" / "test_modeling_bert"),
        "line": "3",
        "column": "5",
    }
    failure = case.find("failure")
    assert failure is not None
    assert failure.get("message") == 'The test names "cuda"'
    assert failure.text == 'line 3, col 5, The test names "cuda"'


def test_a_clean_run_is_one_passed_case(write):
    root = parse(write("junit"))
    assert (root.get("tests"), root.get("failures"), root.get("errors")) == ("1", "0", "0")
    case = root.find("testsuite/testcase")
    assert case is not None
    assert case.get("name") == "No errors found"


def test_a_problem_is_an_error_in_the_suite_of_its_file(write, finding):
    problem = Problem("tests/test_modeling_bert.py", 7, 2, "cannot be decoded")
    root = parse(write("junit", finding(), problems=[problem]))
    (suite,) = root.findall("testsuite")
    assert (suite.get("tests"), suite.get("failures"), suite.get("errors")) == ("2", "1", "1")
    error = suite.find("testcase/error")
    assert error is not None
    assert error.text == "line 7, col 3, cannot be decoded"


def test_a_problem_without_a_place_claims_none(write):
    case = parse(write("junit", problems=[Problem("", 0, 0, "no such folder")])).find(".//testcase")
    assert case is not None
    assert "line" not in case.attrib
    assert case.find("error").text == "no such folder"  # type: ignore[union-attr]


def test_what_xml_cannot_hold_is_left_out(write, finding):
    message = '<a> & "b" ]]> \x00\x0b\x1b[31m\ufffe\ud800 漢😀'
    root = parse(write("junit", finding(message=message, path="tests/<&\x01>.py")))
    failure = root.find(".//failure")
    assert failure is not None
    assert failure.get("message") == '<a> & "b" ]]> [31m 漢😀'
    assert root.find("testsuite").get("name").endswith("/tests/<&>.py")  # type: ignore[union-attr]
