from __future__ import annotations

import json

from hf_lint.finding import Span


def test_a_record_has_the_keys_and_the_shape_of_ruffs(write, finding, replace, tmp_path):
    span = Span(3, 4, 5, 2)
    (record,) = json.loads(write("json", finding(span, fix=replace(span, "torch_device"))))
    assert record == {
        "cell": None,
        "code": "HFT301",
        "end_location": {"column": 3, "row": 5},
        "filename": str(tmp_path / "tests" / "test_modeling_bert.py"),
        "fix": {
            "applicability": "safe",
            "edits": [
                {
                    "content": "torch_device",
                    "end_location": {"column": 3, "row": 5},
                    "location": {"column": 5, "row": 3},
                }
            ],
            "message": "Use `torch_device`",
        },
        "location": {"column": 5, "row": 3},
        "message": 'The test names "cuda"',
        "name": "hard-coded-device",
        "noqa_row": 3,
        "severity": "error",
        "url": "https://hf-lint.readthedocs.io/rules/hard-coded-device",
    }


def test_a_finding_without_a_fix_has_null_for_it(write, finding):
    assert json.loads(write("json", finding()))[0]["fix"] is None


def test_an_unsafe_fix_is_called_so(write, finding, replace):
    (record,) = json.loads(write("json", finding(fix=replace(Span(1, 0, 1, 1), "", safe=False))))
    assert record["fix"]["applicability"] == "unsafe"


def test_any_message_survives_the_way_through_json(write, finding):
    message = 'quote " backslash \\ newline \n control \x00 wide 漢😀'
    assert json.loads(write("json", finding(message=message)))[0]["message"] == message
    assert json.loads(write("jsonl", finding(message=message)))["message"] == message


def test_jsonl_stays_on_one_line_a_finding(write, finding):
    text = write("jsonl", finding(message="a\nb\u2028c\x85d"), finding(code="HFT302"))
    assert len(text.splitlines()) == 2


def test_gitlab_names_code_place_and_severity(write, finding):
    (issue,) = json.loads(write("gitlab", finding(Span(3, 4, 5, 2))))
    fingerprint = issue.pop("fingerprint")
    assert len(fingerprint) == 32
    assert issue == {
        "check_name": "HFT301",
        "description": 'HFT301: The test names "cuda"',
        "severity": "major",
        "location": {
            "path": "tests/test_modeling_bert.py",
            "positions": {"begin": {"line": 3, "column": 5}, "end": {"line": 5, "column": 3}},
        },
    }


def test_gitlab_paths_are_relative_to_the_project_not_to_the_folder_one_stands_in(write, finding, tmp_path):
    root = tmp_path.parent
    (issue,) = json.loads(write("gitlab", finding(), root=root))
    assert issue["location"]["path"] == f"{tmp_path.name}/tests/test_modeling_bert.py"


def test_a_project_reached_through_a_link_still_gives_relative_paths(write, finding, tmp_path):
    link = tmp_path.parent / f"{tmp_path.name}-link"
    link.symlink_to(tmp_path, target_is_directory=True)
    (issue,) = json.loads(write("gitlab", finding(), root=link))
    assert issue["location"]["path"] == "tests/test_modeling_bert.py"


def fingerprints(text: str) -> list[str]:
    return [issue["fingerprint"] for issue in json.loads(text)]


def test_a_fingerprint_outlives_moved_code(write, finding):
    before, after = finding(Span(3, 4, 3, 8)), finding(Span(30, 0, 31, 8))
    assert fingerprints(write("gitlab", before)) == fingerprints(write("gitlab", after))


def test_fingerprints_of_like_findings_differ(write, finding):
    like = [finding(Span(line, 0, line, 1)) for line in range(1, 6)]
    assert len(set(fingerprints(write("gitlab", *like)))) == 5


def test_a_fingerprint_depends_on_path_code_and_message(write, finding):
    others = [finding(), finding(path="tests/other.py"), finding(code="HFT302"), finding(message="Other")]
    assert len({fingerprints(write("gitlab", other))[0] for other in others}) == 4
