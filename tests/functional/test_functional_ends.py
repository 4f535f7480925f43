"""Ends of ``hf-lint functional`` for which no test has to run."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from hf_lint.cli.functional import command
from hf_lint.settings.lookup import forget_settings


def test_report_that_cannot_be_written_exits_with_two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    forget_settings()
    Path("test_hf_bert.py").write_text("import transformers\n\n\ndef test_it():\n    assert transformers\n")
    Path("file").touch()
    empty_shard = ("--shard", "2/2", "--device", "cpu")
    result = CliRunner().invoke(command, [".", *empty_shard, "--report", "file/a.json", "--report", "b.json"])
    assert (result.exit_code, Path("b.json").is_file()) == (2, True), result.output
    assert "file/a.json: cannot be written: " in result.output
