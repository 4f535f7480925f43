"""``hf-lint new`` is held to what every generator is held to."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from hf_lint.cli.generator import command
from hf_lint.settings.lookup import forget_settings


@pytest.mark.slow
@pytest.mark.parametrize("convention", ["standalone", "upstream"])
def test_hf_lint_new_passes_every_check(convention: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    pytest.importorskip("jinja2")
    forget_settings()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(path for path in sys.path if path))
    ours = (sys.executable, "-m", "hf_lint", "new", "{model_type}", "--convention", convention, "-o", "{output_dir}")
    CliRunner().invoke(command, ["--max-tests", "14", "--report", "out.json", "--", *ours])
    checks = json.loads(Path("out.json").read_text())["checks"]
    assert {each["name"]: each["wrong"] for each in checks if each["wrong"]} == {}
    assert {each["verdict"] for each in checks} == {"passed"}
