"""The command line, called in this process, in a folder of its own."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from hf_lint.classes.outline import forget
from hf_lint.cli import main
from hf_lint.settings.lookup import forget_settings


class Run(NamedTuple):
    """What a call came to."""

    code: int
    out: str
    err: str


HfLint = Callable[..., Run]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, which is the current one. Few rules are on, so that examples stay small."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pyproject.toml").write_text('[tool.hf-lint]\nselect = ["HFT001", "HFT009", "HFT401"]\n')
    return tmp_path


@pytest.fixture
def hf_lint(project: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> HfLint:
    def call(*arguments: str, stdin: bytes = b"") -> Run:
        forget()
        forget_settings()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as stop:
            main(list(arguments), prog_name="hf-lint")
        sys.stdout.flush()
        out, err = capfdbinary.readouterr()
        return Run(int(stop.value.code or 0), out.decode(), err.decode())

    return call
