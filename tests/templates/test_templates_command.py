"""``hf-lint templates``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from template_texts import IMAGE, TEXT, Write, roberta

from hf_lint.cli.templates import command
from hf_lint.settings.lookup import forget_settings


@pytest.fixture(autouse=True)
def few_rules(write: Write) -> None:
    forget_settings()
    write("pyproject.toml", '[tool.hf-lint]\nselect = ["HFT001", "HFT403"]\n')


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, [*arguments, "--jobs", "1"])


def test_sound_templates_and_faithful_tests_exit_with_zero(templates: Path, write: Write):
    write("suite/test_hf_roberta.py", roberta(TEXT))
    result = run("--templates", "templates", "--tests", "suite", "--fail-over", "0")
    assert result.exit_code == 0, result.output
    assert "1 of 1 tests came from one of 2 templates, mean drift 0.0, at most 0.0." in result.output


def test_template_that_does_not_parse_exits_with_one(templates: Path, write: Write):
    write("templates/text_template.py", TEXT.replace("def select_device():", "def select_device()"))
    write("suite/test_hf_roberta.py", roberta(TEXT))
    result = run("--templates", "templates", "--tests", "suite")
    assert result.exit_code == 1
    assert "templates/text_template.py:7: expected ':'" in result.output


def test_template_that_breaks_a_rule_exits_with_one(templates: Path, write: Write):
    write(
        "templates/text_template.py",
        TEXT.replace("raise AssertionError", "assert outputs == outputs; raise ValueError"),
    )
    write("suite/test_hf_roberta.py", roberta(TEXT))
    result = run("--templates", "templates", "--tests", "suite", "--report", "report.json")
    assert result.exit_code == 1
    document = json.loads(Path("report.json").read_text())
    assert [each["findings"] for each in document["templates"]] == [{}, {"HFT403": 1}]


def test_unmatched_test_exits_with_one(templates: Path, write: Write):
    write(
        "suite/test_hf_t5.py", "import transformers\n\n\ndef test_it():\n    assert transformers.T5Config().d_model\n"
    )
    result = run("--templates", "templates", "--tests", "suite")
    assert result.exit_code == 1
    assert "1 tests that match no template" in result.output


def test_place_that_is_not_there_exits_with_two(templates: Path, write: Write):
    write("suite/test_hf_roberta.py", roberta(TEXT))
    result = run("--templates", "templates", "--tests", "suite", "--tests", "siute")
    assert result.exit_code == 2
    assert "siute" in result.output


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs a file that not even root can read")
def test_test_that_cannot_be_read_exits_with_two(templates: Path, write: Write):
    write("suite/test_hf_roberta.py", roberta(TEXT))
    Path("suite/test_hf_bert.py").symlink_to("/proc/self/mem")
    result = run("--templates", "templates", "--tests", "suite")
    assert result.exit_code == 2
    assert "suite/test_hf_bert.py: cannot be read: " in result.output


def test_report_that_cannot_be_written_exits_with_two(templates: Path, write: Write):
    write("suite/test_hf_roberta.py", roberta(TEXT))
    write("file", "")
    result = run("--templates", "templates", "--tests", "suite", "--report", "file/a.json", "--report", "b.json")
    assert (result.exit_code, Path("b.json").is_file()) == (2, True)
    assert "file/a.json: cannot be written: " in result.output


def test_drift_over_the_limit_exits_with_one(templates: Path, write: Write):
    write("suite/test_hf_roberta.py", roberta(TEXT).replace("if not outputs", "while outputs"))
    assert run("--templates", "templates", "--tests", "suite").exit_code == 0
    assert run("--templates", "templates", "--tests", "suite", "--fail-over", "1").exit_code == 1


def test_diff_shows_statements_by_method(templates: Path, write: Write):
    test = write("suite/test_hf_roberta.py", roberta(TEXT).replace("if not outputs", "while outputs"))
    result = run("--templates", "templates", "--diff", str(test))
    assert result.exit_code == 1
    assert result.output.splitlines() == [
        "--- templates/text_template.py",
        "+++ suite/test_hf_roberta.py",
        "@@ TestRobertaModels.test_pipeline @@",
        "-   19 if not outputs:",
        "+   19 while outputs:",
    ]


def test_markdown_report_has_templates_and_tests(templates: Path, write: Write):
    write("suite/test_hf_roberta.py", roberta(TEXT))
    write("suite/test_hf_vit.py", IMAGE)
    run("--templates", "templates", "--tests", "suite", "--report", "report.md")
    text = Path("report.md").read_text()
    assert "| suite/test_hf_vit.py | templates/image_template.py | structure | 1.0 | 0.0 |  |" in text


def test_setting_names_the_templates(templates: Path, write: Write):
    write("pyproject.toml", '[tool.hf-lint]\nselect = ["HFT001"]\ntemplates = "templates"\n')
    write("suite/test_hf_roberta.py", roberta(TEXT))
    assert run("--tests", "suite").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "no templates: give --templates DIR, or the setting `templates`"),
        (("--templates", "nowhere"), "nowhere: No such file or directory"),
        (("--templates", "templates", "--tests", "templates"), "templates: no model tests there"),
        (("--templates", "templates", "--diff", "gone.py"), "gone.py: No such file or directory"),
    ],
)
def test_what_cannot_be_done_exits_with_two(templates: Path, arguments: tuple[str, ...], message: str):
    result = run(*arguments)
    assert result.exit_code == 2
    assert message in result.output


def test_several_processes_find_the_same(templates: Path, write: Write):
    for number in range(41):
        write(f"suite/test_hf_roberta{number}.py", roberta(TEXT))
    result = CliRunner().invoke(command, ["--templates", "templates", "--tests", "suite", "--jobs", "2"])
    assert "41 of 41 tests came from one of 2 templates" in result.output
