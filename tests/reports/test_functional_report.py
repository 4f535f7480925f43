from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import pytest

import hf_lint.reports
from hf_lint.reports.functional.junit import junit
from hf_lint.reports.functional.markdown import markdown
from hf_lint.reports.functional.surroundings import facts
from hf_lint.reports.functional.write import write_report
from hf_lint_functional.document import document as document_of
from hf_lint_functional.hardware import Device, Hardware
from hf_lint_functional.outcome import ClassRun, Outcome, TestOutcome, Verdict
from hf_lint_functional.request import Request

SCHEMA = json.loads(Path(hf_lint.reports.__file__).with_name("functional.schema.json").read_text(encoding="utf-8"))


def test_the_schema_is_one():
    jsonschema.validators.validator_for(SCHEMA).check_schema(SCHEMA)


def test_a_document_follows_the_schema(document: dict[str, Any]):
    jsonschema.validate(document, SCHEMA)


def made() -> dict[str, Any]:
    """A document as the runner makes it, of an outcome with something in each field."""
    run = ClassRun("GPT2Model", 2, ("cpu",), 0.1, 0.01)
    test = TestOutcome("test_a", Verdict.PASSED, 0.5, "", sensitive=True)
    outcome = Outcome(
        "test", "test_a.py", Verdict.PASSED, classes=(run,), tests=(test,), asked=("gpt2",), peak_memory=1
    )
    hardware = Hardware(
        (Device("cpu", "Some CPU"),), "cpu", "", "3.11.7", "Linux", "Some CPU", 2, 1, {"torch": "2.13.0"}
    )
    written: dict[str, Any] = json.loads(json.dumps(document_of(Request(), hardware, [outcome], 1.0, 1)))
    return written


def test_what_the_runner_makes_follows_the_schema():
    jsonschema.validate(made(), SCHEMA, format_checker=jsonschema.FormatChecker())


@pytest.mark.parametrize("name", ["request", "environment", "result", "class", "test"])
def test_the_schema_describes_every_key_that_the_runner_writes(name: str):
    found = made()
    (result,) = found["results"]
    written = {"class": result["classes"][0], "test": result["tests"][0], "result": result, **found}[name]
    assert sorted(SCHEMA["definitions"][name]["properties"]) == sorted(written)


def test_the_schema_knows_every_verdict():
    assert set(SCHEMA["definitions"]["verdict"]["enum"]) == {verdict.value for verdict in Verdict}


def test_a_verdict_that_there_is_not_breaks_the_schema(document: dict[str, Any]):
    document["results"][0]["verdict"] = "fine"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document, SCHEMA)


def test_json_is_written_as_it_is(document: dict[str, Any], tmp_path: Path):
    write_report(document, tmp_path / "new" / "r.json")
    assert json.loads((tmp_path / "new" / "r.json").read_text(encoding="utf-8")) == document


def test_markdown_lists_what_is_not_well_with_its_place(document: dict[str, Any]):
    beginning = "| tests/test_bad.py | failed | test |"
    rows = [line for line in markdown(document).splitlines() if line.startswith(beginning)]
    assert len(rows) == 1
    assert rows[0].endswith("| test_bad.py:7 |")


def test_markdown_keeps_a_table_whole_whatever_a_reason_says(document: dict[str, Any]):
    row = next(line for line in markdown(document).splitlines() if "test_bad.py:7" in line)
    assert row.replace("\\|", "").count("|") == 6


@pytest.mark.parametrize("ending", [".md", ".html", ".xml"])
def test_a_run_that_was_cut_short_says_so(document: dict[str, Any], tmp_path: Path, ending: str):
    write_report({**document, "planned": 50}, tmp_path / f"r{ending}")
    assert "cut short: 3 of 50 results" in (tmp_path / f"r{ending}").read_text(encoding="utf-8")


@pytest.mark.parametrize("ending", [".md", ".html", ".xml"])
def test_a_whole_run_does_not(document: dict[str, Any], tmp_path: Path, ending: str):
    write_report({**document, "planned": 3}, tmp_path / f"r{ending}")
    assert "cut short" not in (tmp_path / f"r{ending}").read_text(encoding="utf-8")


def test_junit_counts_failures(document: dict[str, Any]):
    suites = {suite.get("name"): suite for suite in ET.fromstring(junit(document).encode())}
    assert suites["tests/test_bad.py"].get("failures") == "1"
    assert suites["tests/test_good.py"].get("failures") == "0"


def test_junit_tells_a_hollow_file_as_a_failure(document: dict[str, Any]):
    suites = {suite.get("name"): suite for suite in ET.fromstring(junit(document).encode())}
    told = [failure.get("message") for failure in suites["tests/test_hollow.py"].iter("failure")]
    assert "hollow: everything passed, and no model ran" in told


def test_a_run_that_was_not_divided_has_no_shard_to_tell_of():
    outcome = Outcome("test", "test_a.py", Verdict.PASSED)
    hardware = Hardware((Device("cpu", "Some CPU"),), "cpu", "", "3.11.7", "Linux", "Some CPU", 2, 1, {})
    assert "Shard" not in dict(facts(document_of(Request(), hardware, [outcome], 1.0, 1)))
