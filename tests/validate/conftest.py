"""A suite of two tests of models, and ``hf-lint validate`` over it in this process."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from importlib import import_module
from io import StringIO
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from hf_lint.classes.outline import forget
from hf_lint.settings.lookup import forget_settings

TEST = """from transformers import {name}


class Test{name}:
    def test_forward(self):
        model = {name}.from_pretrained("{checkpoint}")
        assert model is not None
"""


class Run(NamedTuple):
    code: int
    out: str
    err: str


HfLint = Callable[..., Run]
Documents = Callable[..., dict[str, Any]]


@pytest.fixture
def suite(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder. HFT302 finds one thing in each of the two files. What a service for CI says is not heard."""
    for name in ("GITHUB_STEP_SUMMARY", "GITHUB_HEAD_REF", "GITHUB_REF_NAME", "CI_COMMIT_REF_NAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pyproject.toml").write_text(
        '[tool.hf-lint]\ntarget-transformers = "5.23.0"\nselect = ["HFT0", "HFT302"]\n'
    )
    (tmp_path / "tests").mkdir()
    for name, checkpoint in (("BertModel", "google-bert/bert-base-uncased"), ("GPT2Model", "openai-community/gpt2")):
        path = tmp_path / "tests" / f"test_hf_{name.removesuffix('Model').lower()}.py"
        path.write_text(TEST.format(name=name, checkpoint=checkpoint))
    return tmp_path


@pytest.fixture
def hf_lint(suite: Path) -> HfLint:
    """Calls a command by its name."""

    def call(name: str, *arguments: str) -> Run:
        forget()
        forget_settings()
        command, out, err = import_module(f"hf_lint.cli.{name}").command, StringIO(), StringIO()
        with redirect_stdout(out), redirect_stderr(err), pytest.raises(SystemExit) as stop:
            command.main(list(arguments), prog_name=f"hf-lint {name}")
        return Run(int(stop.value.code or 0), out.getvalue(), err.getvalue())

    return call


@pytest.fixture
def summary(hf_lint: HfLint, suite: Path) -> Documents:
    """The summary of a validation without a functional run."""

    def validated(*arguments: str) -> dict[str, Any]:
        run = hf_lint("validate", "tests", "-j", "1", "--skip", "functional", *arguments)
        assert "Traceback" not in run.err
        found: dict[str, Any] = json.loads((suite / "reports" / "latest" / "summary.json").read_text())
        assert found["exit_code"] == run.code
        return found

    return validated


@pytest.fixture
def check_only(hf_lint: HfLint) -> Callable[..., Run]:
    """The shortest validation there is."""
    return lambda *arguments: hf_lint("validate", "tests", "--skip", "functional,coverage", "-j", "1", *arguments)
