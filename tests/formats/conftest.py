from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hf_lint.finding import Edit, Finding, Fix, Problem, Span
from hf_lint.formats import render
from hf_lint.formats.report import Report, RuleInfo

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

START = Span(1, 0, 1, 4)
RULE = RuleInfo("HFT301", "hard-coded-device", "A device is named", "## What\nUse `torch_device`.", False, "safe")


@pytest.fixture
def replace() -> Callable[..., Fix]:
    def make(span: Span, text: str, *, safe: bool = True, message: str = "Use `torch_device`") -> Fix:
        return Fix(message, (Edit(span, text),), safe)

    return make


@pytest.fixture
def finding() -> Callable[..., Finding]:
    def make(
        span: Span = START,
        message: str = 'The test names "cuda"',
        *,
        path: str = "tests/test_modeling_bert.py",
        code: str = "HFT301",
        fix: Fix | None = None,
    ) -> Finding:
        return Finding(path, span, code, "hard-coded-device", message, fix)

    return make


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Renders findings of one project, whose folder is also the current one."""
    monkeypatch.chdir(tmp_path)

    def render_findings(
        name: str,
        *findings: Finding,
        text: str = "",
        problems: Sequence[Problem] = (),
        rules: tuple[RuleInfo, ...] = (RULE,),
        root: Path = tmp_path,
        color: bool = False,
    ) -> str:
        report = Report(tuple(sorted(findings)), tuple(problems), 1, rules, lambda _path: text, root)
        return render(name, report, color=color)

    return render_findings
