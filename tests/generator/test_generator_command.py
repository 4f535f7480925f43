"""``hf-lint generator``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tried_generators import GOOD, faulty

from hf_lint.cli.generator import command
from hf_lint.settings.lookup import forget_settings


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    forget_settings()
    monkeypatch.chdir(tmp_path)
    Path("pyproject.toml").write_text('[tool.hf-lint]\nselect = ["HFT001", "HFT403"]\n')
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, arguments)


def test_good_generator_exits_with_zero():
    result = run("--model-types", "bert,vit", "--", *GOOD)
    assert result.exit_code == 0, result.output
    assert "refuses bad names         passed" in result.output


def test_fault_exits_with_one_and_stands_in_the_reports():
    result = run("--model-types", "bert", "--report", "out.json", "--report", "out.md", "--", *faulty("dirty"))
    assert result.exit_code == 1
    checks = {each["name"]: each for each in json.loads(Path("out.json").read_text())["checks"]}
    assert checks["lint-clean"]["verdict"] == "failed"
    assert "| lint-clean | failed | 1 | 1 |" in Path("out.md").read_text()


def test_files_are_held_against_templates():
    Path("templates").mkdir()
    Path("templates/plain.py").write_text(
        "import transformers\n\n\ndef test_model():\n    assert transformers.AutoConfig.for_model('bert')\n"
    )
    result = run("--model-types", "bert", "--templates", "templates", "--", *faulty("plain"))
    assert "matches a template        passed" in result.output
    result = run("--model-types", "bert", "--templates", "templates", "--", *GOOD)
    assert "bert: matches no template" in result.output


def test_nothing_is_left_in_the_current_folder(project: Path):
    run("--model-types", "bert", "--", *faulty("littering"))
    assert [path.name for path in project.iterdir()] == ["pyproject.toml"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "no command: hf-lint generator -- COMMAND {model_type} {output}"),
        (("--", "make", "{model_type}"), "the command has to say {output} or {output_dir} somewhere"),
        (("--", "no-such-program", "{model_type}", "{output}"), "no-such-program: No such file or directory"),
        (("--model-types", "brt", "--", *GOOD), "has no model type `brt`"),
        (("--max-drift", "3", "--", *GOOD), "--max-drift needs --templates"),
        (("--file-name", "x.py", "--", *GOOD), "--file-name is a name with {model_type} in it"),
    ],
)
def test_what_cannot_be_done_exits_with_two(arguments: tuple[str, ...], message: str):
    result = run(*arguments)
    assert result.exit_code == 2
    assert message in result.output
