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
from hf_lint.reports.functional.write import write_report

SCHEMA = json.loads(Path(hf_lint.reports.__file__).with_name("functional.schema.json").read_text(encoding="utf-8"))


def test_the_schema_is_one():
    jsonschema.validators.validator_for(SCHEMA).check_schema(SCHEMA)


def test_a_document_follows_the_schema(document: dict[str, Any]):
    jsonschema.validate(document, SCHEMA)


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


def test_junit_counts_failures(document: dict[str, Any]):
    suites = {suite.get("name"): suite for suite in ET.fromstring(junit(document).encode())}
    assert suites["tests/test_bad.py"].get("failures") == "1"
    assert suites["tests/test_good.py"].get("failures") == "0"


def test_junit_tells_a_hollow_file_as_a_failure(document: dict[str, Any]):
    suites = {suite.get("name"): suite for suite in ET.fromstring(junit(document).encode())}
    told = [failure.get("message") for failure in suites["tests/test_hollow.py"].iter("failure")]
    assert "hollow: everything passed, and no model ran" in told
