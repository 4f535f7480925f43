"""``hf-lint validate`` as it is called."""

from __future__ import annotations

import json
import os
import shlex
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

TORCH = all(find_spec(name) for name in ("torch", "transformers", "psutil"))


def step(found: dict[str, Any], name: str) -> dict[str, Any]:
    (only,) = (each for each in found["steps"] if each["name"] == name)
    return only


def read(path: str) -> Any:
    return json.loads(Path(path).read_text())


def again(hf_lint, found: dict[str, Any], name: str, report: str = "again.json") -> Any:
    """What the command that the summary names for a step writes by itself."""
    _, command, *arguments = shlex.split(step(found, name)["command"])
    option = "--output-file" if command == "check" else "--report"
    extra = ["--output-format", "json"] if command == "check" else []
    assert hf_lint(command, *arguments, *extra, option, report).code == step(found, name)["exit_code"]
    return read(report)


def test_figures_of_check_are_those_of_the_command(hf_lint, summary):
    found = summary()
    findings = again(hf_lint, found, "check")
    assert step(found, "check")["figures"] == {
        "files": 2,
        "findings": len(findings),
        "reading_findings": sum(each["code"].startswith("HFT0") for each in findings),
        "structure_findings": sum(each["code"].startswith("HFT1") for each in findings),
        "fixable": sum(each["fix"] is not None for each in findings),
        "problems": 0,
    }
    assert len(findings) == 2


def test_figures_of_coverage_are_those_of_the_command(hf_lint, summary):
    found = summary()
    totals = again(hf_lint, found, "coverage")
    figures = step(found, "coverage")["figures"]
    types = totals["totals"]["model_types"]
    others = {"files": 2, "model_types": types["total"], "missing": len(totals["missing"])}
    assert figures == {**types["reached"], **others}
    assert (types["reached"]["declared"], totals["totals"]["files"]) == (2, 2)


def test_figures_of_templates_are_those_of_the_command(hf_lint, summary, suite):
    (suite / "templates").mkdir()
    (suite / "templates" / "bert.py").write_text((suite / "tests" / "test_hf_bert.py").read_text())
    found = summary("--templates", "templates")
    suite_figures = again(hf_lint, found, "templates")["suite"]
    known = {name: value for name, value in suite_figures.items() if value is not None}
    assert step(found, "templates")["figures"] == known
    assert known["templates"] == 1


@pytest.mark.slow
@pytest.mark.skipif(not TORCH, reason="needs torch, transformers and psutil")
def test_figures_of_functional_are_those_of_the_command(hf_lint, suite, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, sys.path)))  # for the processes of the runner
    run = hf_lint("validate", "tests", "--max-tests", "2", "-j", "1", "--fail-on", "hollow")
    found = read("reports/latest/summary.json")
    alone = again(hf_lint, found, "functional")
    verdicts = alone["verdicts"]
    well = [each for each in alone["results"] if each["verdict"] in {"passed", "skipped", "unavailable"}]
    shares = {"not_well": 2 - len(well), "passed_percent": 50 * verdicts.get("passed", 0)}
    assert run.code == 1
    assert step(found, "functional")["figures"] == {"results": 2, **verdicts, **shares}
    assert len(alone["results"]) == 2
    assert {"execution.json", "execution.md", "execution.xml"} <= set(step(found, "functional")["reports"])


def test_a_functional_run_without_its_packages_says_what_to_install(hf_lint, suite):
    if TORCH:
        pytest.skip("the packages are here")
    run = hf_lint("validate", "tests", "-j", "1")
    found = read("reports/latest/summary.json")
    assert run.code == 2
    assert found["verdict"] == "incomplete"
    assert found["actions"][0]["command"] == "pip install 'hf-lint[functional]'"
    assert step(found, "coverage")["status"] == "passed"


def test_every_report_that_the_summary_names_is_there(summary, suite):
    found = summary()
    names = {name for each in found["steps"] for name in each["reports"]}
    there = {path.name for path in (suite / "reports" / "latest").iterdir()}
    assert there == {*names, "summary.json", "summary.md", "summary.html", "validation.log"}
    assert {
        f"{stem}.{ending}" for stem in ("validation", "missing-models") for ending in ("md", "json", "html")
    } <= there
    assert {"validation.sarif", "validation.xml"} <= there


def test_no_report_knows_where_it_was_drafted(summary, suite):
    summary()
    texts = [path.read_text() for path in (suite / "reports" / "latest").iterdir()]
    assert not [text for text in texts if ".draft-" in text]


def test_a_clean_suite_passes(check_only, suite):
    (suite / "pyproject.toml").write_text('[tool.hf-lint]\nselect = ["HFT001"]\n')
    run = check_only()
    assert run.code == 0
    assert "Verdict: passed (exit code 0)" in run.out


def test_what_is_skipped_is_named_and_leaves_no_report(summary, suite):
    found = summary("--skip", "coverage")
    assert (step(found, "coverage")["status"], step(found, "coverage")["reason"]) == ("left out", "--skip")
    assert not list((suite / "reports" / "latest").glob("missing-models.*"))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("tests", "--skip", "coverige"), "--skip knows"),
        (("tests", "--skip", "check,coverage,functional,templates,generator"), "--skip leaves nothing"),
        (("tests", "--generator", "make 'it"), "--generator: no closing quotation"),
        (("-",), "`-` is none"),
    ],
)
def test_options_that_make_no_sense(hf_lint, suite, arguments, message):
    run = hf_lint("validate", *arguments)
    assert (run.code, message in run.err) == (2, True)
    assert not (suite / "reports").exists()


def test_a_step_that_cannot_be_done_says_why_and_the_others_go_on(summary):
    found = summary("--templates", "nowhere")
    assert step(found, "templates")["status"] == "could not be done"
    assert "nowhere" in step(found, "templates")["reason"]
    assert (step(found, "coverage")["status"], found["verdict"], found["exit_code"]) == ("passed", "incomplete", 2)
    assert found["actions"][0]["why"].startswith("templates: ")


def test_a_folder_without_tests_is_no_success(hf_lint, suite):
    (suite / "empty").mkdir()
    run = hf_lint("validate", "empty", "--skip", "functional")
    found = read("reports/latest/summary.json")
    assert run.code == 2
    assert [each["status"] for each in found["steps"][:2]] == ["could not be done"] * 2
    assert "no model tests in empty" in step(found, "check")["reason"]


def test_too_little_coverage_fails_the_run(summary, suite):
    (suite / "pyproject.toml").write_text('[tool.hf-lint]\ntarget-transformers = "5.23.0"\nselect = ["HFT001"]\n')
    assert summary("--fail-under", "0.1")["exit_code"] == 0
    found = summary("--fail-under", "50:critical")
    assert (step(found, "coverage")["status"], found["exit_code"]) == ("findings", 1)
    assert "under 50 %" in step(found, "coverage")["reason"]


def test_what_to_do_next_is_in_order_with_a_command_for_each(summary):
    found = summary()
    commands = [each["command"] for each in found["actions"]]
    assert commands == ["hf-lint check tests --select HFT302", "hf-lint coverage tests --only missing"]
    text = Path("reports/latest/summary.md").read_text()
    assert "   hf-lint check tests --select HFT302\n" in text


def test_what_got_worse_is_named(summary, suite):
    first = summary()
    assert first["regressions"] == []
    (suite / "tests" / "test_hf_bert.py").write_text("import transformers\n\ndef test_it(:\n")
    found = summary()
    worse = {each["metric"]: (each["before"], each["after"]) for each in found["regressions"]}
    assert worse["coverage.structured"] == (2, 1)
    assert found["compared_with"] == min(path.name for path in (suite / "reports").glob("[0-9]*"))


def test_the_log_has_each_step_with_its_end(summary):
    summary()
    text = Path("reports/latest/validation.log").read_text()
    assert [name for name in ("check", "coverage", "functional") if f" {name}: begins\n" not in text] == []
    assert "check: findings" in text
    assert "functional: left out" in text


def test_wrong_settings_leave_no_report(hf_lint, suite):
    (suite / "pyproject.toml").write_text('[tool.hf-lint]\nselect = ["HFT9999"]\n')
    run = hf_lint("validate", "tests")
    assert (run.code, "HFT9999" in run.err) == (2, True)
    assert not (suite / "reports").exists()


def test_reports_that_cannot_be_written(hf_lint, suite):
    (suite / "file").write_text("")
    run = hf_lint("validate", "tests", "--reports-dir", "file/reports")
    assert (run.code, "error" in run.err) == (2, True)


def test_old_reports_go_and_their_figures_stay(check_only, hf_lint, suite):
    for _ in range(3):
        assert check_only("--keep", "2").code == 1
    assert len(list((suite / "reports").glob("[0-9]*"))) == 2
    assert len([line for line in hf_lint("trend").out.splitlines() if " findings " in line]) == 3


def test_quiet_prints_the_verdict_alone(check_only):
    assert check_only("--quiet").out.startswith("Verdict: findings (exit code 1)")


GENERATOR = """import sys
from pathlib import Path

Path(sys.argv[2]).write_text(f"import transformers\\n\\n\\ndef test_it():\\n    assert {sys.argv[1]!r}\\n")
"""


def test_figures_of_generator_are_those_of_the_command(hf_lint, summary, suite):
    (suite / "make.py").write_text(GENERATOR)
    generator = shlex.join([sys.executable, str(suite / "make.py"), "{model_type}", "{output}"])
    found = summary("--skip", "coverage", "--quick", "--generator", generator)
    _, command, *arguments = shlex.split(step(found, "generator")["command"])
    at = arguments.index("--")
    done = hf_lint(command, *arguments[:at], "--report", "again.json", *arguments[at:])
    checks = read("again.json")["checks"]
    figures = step(found, "generator")["figures"]
    assert done.code == step(found, "generator")["exit_code"]
    assert (figures["model_types"], figures["checks"]) == (5, len(checks))
    assert figures["failed"] == sum(bool(each["wrong"]) for each in checks)


def test_the_job_on_github_gets_a_short_summary_below_what_it_had(check_only, suite, monkeypatch):
    (suite / "job.md").write_text("before\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(suite / "job.md"))
    assert check_only().code == 1
    lines = (suite / "job.md").read_text().splitlines()
    assert lines[:2] == ["before", "## hf-lint: findings"]
    assert any(line.startswith("| check | findings | files 2, findings 2") for line in lines)
    assert "1. 2 findings of HFT302 to mend by hand: `hf-lint check tests --select HFT302`" in lines


def test_a_summary_of_the_job_that_cannot_be_written_is_told_and_changes_no_verdict(check_only, suite, monkeypatch):
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(suite))
    run = check_only()
    found = json.loads((suite / "reports" / "latest" / "summary.json").read_text())
    assert (run.code, f"warning: {suite}: cannot be written" in run.err) == (found["exit_code"], True)


def test_a_latest_that_cannot_be_made_is_told_and_changes_no_verdict(check_only, suite):
    (suite / "reports" / "latest").mkdir(parents=True)
    run = check_only()
    (path,) = (suite / "reports").glob("[0-9]*/summary.json")
    assert (run.code, "latest: cannot be made" in run.err) == (json.loads(path.read_text())["exit_code"], True)


def test_a_run_is_compared_with_the_last_one_and_with_a_branch(summary, suite, monkeypatch):
    monkeypatch.setenv("GITHUB_REF_NAME", "main")
    assert summary()["branch"] == "main"
    (suite / "tests" / "test_hf_bert.py").write_text("import transformers\n\ndef test_it(:\n")
    monkeypatch.setenv("GITHUB_REF_NAME", "feature")
    summary()
    found = summary("--against", "main")
    assert found["regressions"] == []
    assert found["against"]["branch"] == "main"
    assert "coverage.structured" in {each["metric"] for each in found["against"]["regressions"]}
    assert "## Worse than in main, " in Path("reports/latest/summary.md").read_text()


def test_a_branch_without_a_run_is_compared_with_nothing(summary):
    assert summary("--against", "main")["against"] == {"branch": "main", "compared_with": None, "regressions": []}


def test_the_page_draws_the_runs_before_it(summary, suite):
    summary()
    summary()
    assert (suite / "reports" / "latest" / "summary.html").read_text().count("<circle") == 4
