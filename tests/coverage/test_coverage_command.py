"""``hf-lint coverage`` as it is called."""

from __future__ import annotations

import json
import subprocess
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from hf_lint.classes.outline import forget
from hf_lint.cli.coverage import command
from hf_lint.settings.lookup import forget_settings

TEST = """from transformers import {name}


class Test{name}:
    def test_forward(self):
        model = {name}.from_pretrained("{checkpoint}")
        assert model is not None
"""
BERT = TEST.format(name="BertModel", checkpoint="google-bert/bert-base-uncased")
GPT2 = TEST.format(name="GPT2Model", checkpoint="openai-community/gpt2")


class Run(NamedTuple):
    code: int
    out: str
    err: str


@pytest.fixture
def suite(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pyproject.toml").write_text('[tool.hf-lint]\ntarget-transformers = "5.23.0"\n')
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_hf_bert.py").write_text(BERT)
    return tmp_path


def coverage(*arguments: str) -> Run:
    forget()
    forget_settings()
    out, err = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(err), pytest.raises(SystemExit) as stop:
        command.main(["-j", "1", *arguments], prog_name="hf-lint coverage")
    return Run(int(stop.value.code or 0), out.getvalue(), err.getvalue())


def report(suite: Path, *arguments: str) -> dict[str, Any]:
    assert coverage("tests", "--report", "report.json", *arguments).code == 0
    found: dict[str, Any] = json.loads((suite / "report.json").read_text())
    return found


def model_type(found: dict[str, Any], name: str) -> dict[str, Any]:
    return next(each for each in found["model_types"] if each["name"] == name)


def test_the_table_tells_what_is_covered_and_what_comes_next(suite):
    run = coverage("tests")
    assert run.code == 0
    assert "hf-lint new llama" in run.out
    assert [line.split()[:3] for line in run.out.splitlines() if line.startswith("text-encoder")] == [
        ["text-encoder", "52", "1"]
    ]


def test_the_report_knows_the_file_and_its_class(suite):
    found = report(suite)
    bert = model_type(found, "bert")
    assert bert["files"] == ["tests/test_hf_bert.py"]
    assert [cell["name"] for cell in bert["classes"] if cell["levels"]] == ["BertModel"]
    assert found["totals"]["model_types"]["reached"]["declared"] == 1
    assert "bert" not in [each["model_type"] for each in found["missing"]]


def test_only_missing_leaves_the_roadmap(suite):
    found = report(suite, "--only", "missing")
    assert set(found) == {"schema", "tool", "created", "transformers", "paths", "missing"}


def test_a_markdown_report(suite):
    assert coverage("tests", "--quiet", "--report", "report.md").out == ""
    text = (suite / "report.md").read_text()
    assert "| bert | critical |" in text
    assert "## Roadmap" in text


@pytest.mark.parametrize("only", [(), ("--only", "missing")])
def test_an_html_report_asks_the_network_for_nothing(suite, only):
    pytest.importorskip("jinja2")
    assert coverage("tests", "--quiet", "--report", "report.html", *only).code == 0
    text = (suite / "report.html").read_text()
    assert "src=" not in text.replace("default-src", "").replace("style-src", "").replace("script-src", "")
    assert "hf-lint new llama" in text


@pytest.mark.parametrize(
    ("threshold", "code"), [("0", 0), ("100", 1), ("1:critical", 0), ("50:critical", 1), ("0:low", 0), ("1:low", 1)]
)
def test_thresholds(suite, threshold, code):
    run = coverage("tests", "--quiet", "--fail-under", threshold)
    assert run.code == code
    assert ("under" in run.err) is bool(code)


def test_a_threshold_of_a_level(suite):
    assert coverage("tests", "--quiet", "--fail-under", "1:critical", "--level", "executed").code == 1


@pytest.mark.parametrize("threshold", ["many", "101", "50:most", "-1"])
def test_thresholds_that_are_none(suite, threshold):
    assert coverage("tests", "--fail-under", threshold).code == 2


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("notes.txt", "", "no test files"),
        ("test_other.py", "def test_x():\n    assert 1\n", "none uses transformers"),
        ("test_utils.py", "import transformers\n\n\ndef test_x():\n    assert transformers\n", "tests a model type"),
    ],
)
def test_a_run_over_nothing_is_no_success(tmp_path, monkeypatch, name, text, message):
    monkeypatch.chdir(tmp_path)
    (tmp_path / name).write_text(text)
    run = coverage(".")
    assert run.code == 2
    assert message in run.err


def test_a_checkout_of_which_no_model_type_is_known_is_no_success(suite):
    package = suite / "src" / "transformers"
    package.joinpath("models", "auto").mkdir(parents=True)
    package.joinpath("__init__.py").write_text('__version__ = "4.9.0"\n')
    package.joinpath("models", "auto", "__init__.py").write_text("")
    suite.joinpath("pyproject.toml").unlink()
    run = coverage("tests")
    assert (run.code, run.out) == (2, "")
    assert "transformers 4.9.0: no model type can be read" in run.err


def test_a_path_that_is_not_there(suite):
    assert coverage("nowhere").code == 2


def test_pinned_tiers_of_the_settings(suite):
    (suite / "pyproject.toml").write_text('[tool.hf-lint.coverage]\ntiers = { bert = "low" }\n')
    assert model_type(report(suite), "bert")["tier"] == "low"


def test_a_pinned_type_that_there_is_not(suite):
    (suite / "pyproject.toml").write_text('[tool.hf-lint.coverage]\ntiers = { brt = "low" }\n')
    run = coverage("tests")
    assert (run.code, "has no model type `brt`" in run.err) == (2, True)


def test_a_tier_that_there_is_not(suite):
    (suite / "pyproject.toml").write_text('[tool.hf-lint.coverage]\ntiers = { bert = "urgent" }\n')
    run = coverage("tests")
    assert (run.code, "pyproject.toml:2" in run.err) == (2, True)


def test_the_levels_do_not_depend_on_the_rules_that_are_on(suite):
    (suite / "tests" / "test_hf_bert.py").write_text(BERT.replace("class Test", "class Unseen"))
    assert model_type(report(suite), "bert")["level"] == "declared"
    (suite / "pyproject.toml").write_text('[tool.hf-lint]\nselect = ["HFT3"]\n')
    assert model_type(report(suite), "bert")["level"] == "declared"


def test_the_newest_functional_results_count(suite):
    folder = suite / "reports" / "2026-01-01T000000Z"
    folder.mkdir(parents=True)
    test = {"name": "test_forward", "verdict": "passed", "sensitive": True}
    result = {"kind": "test", "name": "tests/test_hf_bert.py", "verdict": "passed", "tests": [test],
              "classes": [{"name": "BertModel", "calls": 1}]}  # fmt: skip
    (folder / "execution.json").write_text(json.dumps({"schema": 1, "results": [result]}))
    assert "sensitive" in model_type(report(suite), "bert")["levels"]
    assert "executed" not in model_type(report(suite, "--no-results"), "bert")["levels"]


def test_results_that_are_not_there(suite):
    assert coverage("tests", "--results", "none.json").code == 2


def test_a_second_run_says_the_same_from_the_cache(suite):
    first, second = report(suite), report(suite)
    assert first["model_types"] == second["model_types"]
    assert first["files"] == second["files"]
    (suite / "tests" / "test_hf_bert.py").write_text(GPT2)
    assert report(suite)["files"][0]["model_type"] == "gpt2"


def git(*arguments: str) -> None:
    identity = ("-c", "user.name=a", "-c", "user.email=a@b.c", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *identity, *arguments], check=True, capture_output=True)


@pytest.fixture
def history(suite: Path) -> Path:
    """A commit with a test of BERT, and work since then that puts one of GPT-2 in its place."""
    git("init", "-q")
    git("add", "-A")
    git("commit", "-q", "-m", "one")
    (suite / "tests" / "test_hf_bert.py").unlink()
    (suite / "tests" / "test_hf_gpt2.py").write_text(GPT2)
    return suite


def test_what_a_change_adds_and_loses(history):
    found = report(history, "--against", "HEAD")["against"]
    assert found["model_types"]["declared"] == {"added": ["gpt2"], "lost": ["bert"]}
    assert found["classes"]["declared"] == {"added": ["GPT2Model"], "lost": ["BertModel"]}


def test_a_loss_can_fail_the_run(history):
    assert coverage("tests", "--quiet", "--against", "HEAD", "--fail-on-loss").code == 1
    git("add", "-A")
    git("commit", "-q", "-m", "two")
    assert coverage("tests", "--quiet", "--against", "HEAD", "--fail-on-loss").code == 0


def test_tests_that_git_leaves_out_of_archives_can_be_lost_too(history):
    (history / ".git" / "info" / "attributes").write_text("tests export-ignore\n")
    assert coverage("tests", "--quiet", "--against", "HEAD", "--fail-on-loss").code == 1


def test_a_comparison_leaves_a_cache_that_can_be_cleaned(history):
    assert coverage("tests", "--quiet", "--no-cache", "--against", "HEAD").code == 0
    assert (history / ".hf-lint-cache" / "CACHEDIR.TAG").is_file()


def test_a_loss_needs_something_to_compare_with(suite):
    assert coverage("tests", "--fail-on-loss").code == 2


def test_a_commit_that_git_does_not_know(history):
    run = coverage("tests", "--against", "no-such-ref")
    assert (run.code, "no-such-ref" in run.err) == (2, True)


def test_a_folder_that_was_not_there_then(history):
    (history / "more").mkdir()
    (history / "more" / "test_hf_gpt2.py").write_text(GPT2)
    assert coverage("more", "--report", "report.json", "--against", "HEAD").code == 0
    found = json.loads((history / "report.json").read_text())["against"]
    assert found["model_types"]["declared"] == {"added": ["gpt2"], "lost": []}


def test_a_report_that_cannot_be_written(suite):
    (suite / "file").write_text("")
    assert coverage("tests", "--quiet", "--report", "file/report.json").code == 2
