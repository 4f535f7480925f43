"""Tests that ``hf-lint new`` writes, run by ``hf-lint functional`` with whole and with broken models."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from hf_lint.cli import main

pytestmark = pytest.mark.slow
TYPES = ("llama", "bert", "bart", "vit", "wav2vec2", "clip")


def test_generated_tests_pass_and_would_notice_broken_models(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".hf-lint.toml").write_text('target-transformers = "5.23.0"\n')
    assert CliRunner().invoke(main, ["new", *TYPES]).exit_code == 0
    options = ["--sabotage", "--no-reports", "--report", "found.json", "--quiet"]
    CliRunner().invoke(main, ["functional", ".", *options])
    results = json.loads((tmp_path / "found.json").read_text())["results"]
    assert {each["name"]: each["reason"] for each in results if each["verdict"] != "passed"} == {}
    assert [test["name"] for each in results for test in each["tests"] if not test["sensitive"]] == []
    assert len(results) == len(TYPES)
