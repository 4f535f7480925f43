"""A small suite that breaks every rule that every door can carry."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from hf_lint.registry import all_rules

SETTINGS = '[tool.hf-lint]\noutput-format = "concise"\npreview = true\n'


@pytest.fixture(scope="session")
def suite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository of the bad examples of the rules, those aside that only the command line can report."""
    folder = tmp_path_factory.mktemp("suite")
    (folder / "pyproject.toml").write_text(SETTINGS, encoding="utf-8")
    for rule in all_rules():
        for number, example in enumerate(rule.BAD if not rule.cli_only and rule.code != "HFT001" else ()):
            path = folder / f"test_hf_{rule.code.lower()}_{number}.py"
            path.write_text(f"import transformers\n\n{example}", encoding="utf-8")
    (folder / "test_hf_wide.py").write_text('import transformers\n"éé😀"; self.assertTrue(len(outputs), 3)\n', "utf-8")
    for command in (["init", "-q"], ["add", "-A"]):
        subprocess.run(["git", *command], cwd=folder, check=True, capture_output=True)
    return folder
