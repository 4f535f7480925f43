"""Calls of the older scripts, with our command in place of the script."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import click
import pytest

from hf_lint.cli import COMMANDS, main

DEFECT = """from transformers import {name}Model


def test_it(self):
    self.assertTrue({name}Model.from_pretrained("a/{name}"), 2)
"""
PAGE = Path(__file__).resolve().parents[2] / "docs" / "former-scripts.md"
# | `script.py OPTIONS` | `hf-lint COMMAND OURS` |
ROW = re.compile(r"^\| `\S+\.(?:py|sh) (?P<former>[^`]+)` \| `hf-lint (?P<command>\S+) (?P<ours>[^`]+)`", re.MULTILINE)
CALLS = {row["command"]: (row["former"], row["ours"]) for row in ROW.finditer(PAGE.read_text(encoding="utf-8"))}


@pytest.fixture
def tests(project: Path) -> Path:
    (project / "tests").mkdir()
    (project / "tests" / "test_bert.py").write_text(DEFECT.format(name="Bert"))
    (project / "elsewhere").mkdir()
    (project / "elsewhere" / "test_vit.py").write_text(DEFECT.format(name="ViT"))
    return project / "tests"


def command(name: str) -> click.Command:
    found = main.get_command(click.Context(main), name)
    assert found is not None
    return found


def test_check_lints_the_directory(hf_lint: Any, tests: Path):
    run = hf_lint("check", "--directory", "tests", "--output-format", "json")
    assert [Path(finding["filename"]).name for finding in json.loads(run.out)] == ["test_bert.py"]


def test_directories_go_with_paths(hf_lint: Any, tests: Path):
    run = hf_lint("check", "elsewhere", "-d", "tests", "--output-format", "json")
    names = [Path(finding["filename"]).name for finding in json.loads(run.out)]
    assert names == ["test_vit.py", "test_bert.py"]


def test_coverage_writes_the_output_report(hf_lint: Any, tests: Path):
    run = hf_lint("coverage", "--test-directory", "tests", "--output-report", "missing.md", "--quiet")
    assert run.code == 0, run.err
    report = (tests.parent / "missing.md").read_text(encoding="utf-8")
    assert "tests/test_bert.py" in report
    assert "elsewhere" not in report


def test_an_ending_without_a_format_is_refused(hf_lint: Any, tests: Path):
    run = hf_lint("coverage", "--output-report", "missing.txt")
    assert run.code == 2
    assert ".md" in run.err


def test_validate_takes_the_directory(hf_lint: Any, tests: Path):
    run = hf_lint("validate", "--directory", "tests", "--skip", "coverage,functional", "--reports-dir", "reports")
    assert run.code == 1, run.err
    summary = json.loads((tests.parent / "reports" / "latest" / "summary.json").read_text(encoding="utf-8"))
    assert summary["paths"] == ["tests"]


def test_options_do_not_pile_up_from_call_to_call():
    assert len(command("check").params) == len(command("check").params)


@pytest.fixture
def called(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], dict[str, Any]]:
    """What the command's own function is called with."""

    def call(name: str, line: str) -> dict[str, Any]:
        values: dict[str, Any] = {}
        module = import_module(f"hf_lint.cli.{name}")
        monkeypatch.setattr(module.command, "callback", lambda **given: values.update(given))
        command(name).main(line.split(), standalone_mode=False)
        return values

    return call


@pytest.mark.parametrize("name", CALLS)
def test_former_calls_mean_what_the_page_says(name: str, called: Callable[[str, str], dict[str, Any]]):
    former, ours = CALLS[name]
    assert called(name, former) == called(name, ours)


def test_page_has_a_call_for_each_command_with_former_options():
    added = {name for name in COMMANDS if any(str(each.name).startswith("former_") for each in command(name).params)}
    assert added == set(CALLS)


@pytest.mark.parametrize("name", CALLS)
def test_help_does_not_show_them(name: str):
    context = command(name).make_context(name, [])
    assert "--directory" not in command(name).get_help(context)


def test_no_tests_at_most_means_all(called: Callable[[str, str], dict[str, Any]]):
    assert not called("functional", "--max-tests 0")["max_tests"]
