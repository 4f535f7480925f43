from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator

from hf_lint import __version__
from hf_lint.finding import Edit, Fix, Problem, Span
from hf_lint.formats.report import RuleInfo

# The schema as published with release candidate 4 of the standard; for what hf-lint writes it asks the same as the
# final one.
SCHEMA = Path(__file__).parents[1] / "fixtures" / "sarif-schema-2.1.0.json"


@pytest.fixture(scope="module")
def validator() -> Draft4Validator:
    return Draft4Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))


@pytest.fixture
def run(write, validator):
    def validated(*findings: Any, **parts: Any) -> dict[str, Any]:
        log = json.loads(write("sarif", *findings, **parts))
        assert [error.message for error in validator.iter_errors(log)] == []
        assert log["version"] == "2.1.0"
        (only,) = log["runs"]
        return only

    return validated


def test_the_schema_refuses_what_is_no_sarif(validator):
    assert not validator.is_valid({"version": "2.1.0", "runs": [{"results": []}]})


def test_a_clean_run_is_complete_and_successful(run, tmp_path):
    clean = run(rules=())
    assert clean["results"] == []
    assert clean["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]
    assert clean["tool"]["driver"]["name"] == "hf-lint"
    assert clean["tool"]["driver"]["version"] == __version__
    assert clean["originalUriBaseIds"] == {"%SRCROOT%": {"uri": f"{tmp_path.as_uri()}/"}}


def test_a_result_names_rule_and_region_in_code_points_from_one(run, finding):
    (result,) = (log := run(finding(Span(3, 4, 5, 2))))["results"]
    assert log["columnKind"] == "unicodeCodePoints"
    assert (result["ruleId"], result["ruleIndex"], result["level"]) == ("HFT301", 0, "error")
    assert result["message"] == {"text": 'The test names "cuda"'}
    (location,) = result["locations"]
    assert location["physicalLocation"]["region"] == {
        "startLine": 3,
        "startColumn": 5,
        "endLine": 5,
        "endColumn": 3,
    }


def test_a_code_without_a_rule_in_the_run_has_no_index(run, finding):
    (result,) = run(finding(code="HFT009"))["results"]
    assert result["ruleId"] == "HFT009"
    assert "ruleIndex" not in result


def artifact(log: dict[str, Any]) -> dict[str, str]:
    return log["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("tests/test_modeling_bert.py", "tests/test_modeling_bert.py"),
        ("./tests/../tests/x.py", "tests/x.py"),
        ("tests/a b#c%d?.py", "tests/a%20b%23c%25d%3F.py"),
        ("x:y.py", "x%3Ay.py"),
        ("tests/é漢.py", "tests/%C3%A9%E6%BC%A2.py"),
    ],
)
def test_files_of_the_project_have_relative_encoded_uris(run, finding, path, uri):
    assert artifact(run(finding(path=path))) == {"uri": uri, "uriBaseId": "%SRCROOT%"}


def test_files_elsewhere_have_absolute_uris(run, finding, tmp_path):
    elsewhere = tmp_path.parent / "else where" / "x.py"
    assert artifact(run(finding(path=str(elsewhere)))) == {"uri": elsewhere.as_uri()}


def test_rules_carry_their_manual(run):
    rules = (
        RuleInfo("HFT301", "hard-coded-device", "A device is named", "Use `torch_device`.", False, "safe"),
        RuleInfo("HFT116", "no-device-cleanup", "No cleanup", "", True, ""),
    )
    stable, preview = run(rules=rules)["tool"]["driver"]["rules"]
    assert (stable["id"], stable["name"]) == ("HFT301", "hard-coded-device")
    assert stable["helpUri"] == "https://hf-lint.readthedocs.io/rules/hard-coded-device"
    assert stable["shortDescription"] == {"text": "A device is named"}
    assert stable["help"]["markdown"] == "Use `torch_device`."
    assert stable["defaultConfiguration"] == {"enabled": True, "level": "error"}
    assert stable["properties"]["fixable"] == "safe"
    assert preview["defaultConfiguration"]["enabled"] is False
    assert preview["help"]["text"] == "No cleanup"


def test_fixes_are_replacements(run, finding):
    edits = (Edit(Span(1, 0, 1, 0), "import x\n"), Edit(Span(4, 2, 5, 0), ""))
    log = run(finding(fix=Fix("Import it", edits, safe=False)))
    (fix,) = log["results"][0]["fixes"]
    assert fix["description"] == {"text": "Import it"}
    assert fix["properties"] == {"applicability": "unsafe"}
    (change,) = fix["artifactChanges"]
    assert change["artifactLocation"] == artifact(log)
    assert change["replacements"] == [
        {
            "deletedRegion": {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 1},
            "insertedContent": {"text": "import x\n"},
        },
        {"deletedRegion": {"startLine": 4, "startColumn": 3, "endLine": 5, "endColumn": 1}},
    ]


def test_a_finding_without_a_fix_has_none(run, finding):
    assert "fixes" not in run(finding())["results"][0]


def test_a_result_keeps_its_fingerprint_when_code_moves(run, finding):
    (before,) = run(finding(Span(1, 0, 1, 4)))["results"]
    (after,) = run(finding(Span(50, 2, 51, 4)))["results"]
    assert before["partialFingerprints"] == after["partialFingerprints"] != {}


def test_problems_make_the_run_unsuccessful(run, finding):
    problems = [
        Problem("tests/test_broken.py", 3, 4, "cannot be decoded"),
        Problem("tests/test_gone.py", 0, 0, "no such file"),
        Problem("", 0, 0, "no rules"),
    ]
    (invocation,) = run(finding(), problems=problems)["invocations"]
    assert invocation["executionSuccessful"] is False
    placed, whole_file, whole_job = invocation["toolExecutionNotifications"]
    assert placed == {
        "level": "error",
        "message": {"text": "cannot be decoded"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "tests/test_broken.py", "uriBaseId": "%SRCROOT%"},
                    "region": {"startLine": 3, "startColumn": 5},
                }
            }
        ],
    }
    assert "region" not in whole_file["locations"][0]["physicalLocation"]
    assert "locations" not in whole_job
