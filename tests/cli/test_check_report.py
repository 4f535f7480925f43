"""``hf-lint check --report``: a report beside the findings."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

DEFECT = "import transformers\n\n\ndef test_it(self):\n    self.assertTrue(1, 2)\n"


@pytest.fixture
def defect(project: Path) -> Path:
    path = project / "test_bert.py"
    path.write_text(DEFECT)
    return path


def test_findings_are_printed_all_the_same(hf_lint: Any, defect: Path):
    without, beside = hf_lint("check"), hf_lint("check", "--report", "found.md")
    assert beside == without
    assert without.code == 1


def test_every_format_is_written(hf_lint: Any, defect: Path):
    hf_lint("check", "--report", "found.md", "--report", "in/found.json", "--report", "found.html")
    assert "HFT401" in Path("found.md").read_text(encoding="utf-8")
    assert "HFT401" in Path("found.html").read_text(encoding="utf-8")
    found = json.loads(Path("in/found.json").read_text(encoding="utf-8"))
    assert [finding["code"] for finding in found["findings"]] == ["HFT401"]


def test_a_clean_run_has_a_report_too(hf_lint: Any, defect: Path):
    defect.write_text("import transformers\n")
    assert hf_lint("check", "--report", "found.json").code == 0
    assert json.loads(Path("found.json").read_text(encoding="utf-8"))["findings"] == []


def test_what_was_fixed_is_not_in_it(hf_lint: Any, defect: Path):
    hf_lint("check", "--fix", "--unsafe-fixes", "--report", "found.json")
    assert json.loads(Path("found.json").read_text(encoding="utf-8"))["findings"] == []


def test_an_unknown_ending_is_refused(hf_lint: Any, defect: Path):
    run = hf_lint("check", "--report", "found.txt")
    assert run.code == 2
    assert ".md, .json, .html" in run.err


def test_a_report_that_cannot_be_written_fails_the_job(hf_lint: Any, defect: Path):
    run = hf_lint("check", "--report", "test_bert.py/found.md")
    assert run.code == 2
    assert run.err.startswith("error: test_bert.py")


def test_what_html_needs_is_named_before_the_run(hf_lint: Any, defect: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("hf_lint.cli.extra.find_spec", lambda name: None)
    run = hf_lint("check", "--report", "found.html")
    assert run.code == 2
    assert "hf-lint[report]" in run.err


def test_a_report_that_cannot_be_written_leaves_the_others(hf_lint: Any, defect: Path):
    Path("found.md").mkdir()
    run = hf_lint("check", "--report", "found.md", "--report", "found.json")
    assert (run.code, Path("found.json").exists()) == (2, True)
