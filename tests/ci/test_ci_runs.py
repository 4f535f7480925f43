"""The steps of the files for CI, run for real on a branch of the demonstration suite."""

from __future__ import annotations

import json
import shutil
from importlib.util import find_spec
from pathlib import Path

import pytest
from ci_files import ROOT, Script, action_scripts, github_scripts, gitlab_script

MISSING = [name for name in ("torch", "transformers", "psutil") if find_spec(name) is None]
needs_torch = pytest.mark.skipif(bool(MISSING), reason=f"for want of {', '.join(MISSING)}")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(find_spec("pip") is None, reason="the steps install with pip"),
]
BODY = ["--field", "body=@comment.md", "--silent"]
RECORDING = """#!/bin/sh
for word in "$@"; do printf '%s\\n' "$word" >> "$CALLS"; done
printf -- '---\\n' >> "$CALLS"
case "$*" in *--paginate*) printf '%s' "$COMMENTS" ;; esac
"""


def recorder(folder: Path, name: str) -> dict[str, str]:
    """A program that only notes how it is called, in the place of one that would speak to the platform."""
    programs = folder / "programs"
    programs.mkdir()
    (programs / name).write_text(RECORDING)
    (programs / name).chmod(0o755)
    return {"CALLS": str(folder / "calls"), "PROGRAMS": str(programs)}


def with_programs(script: Script, programs: str) -> Script:
    return script._replace(text=f'PATH="{programs}:$PATH"\n{script.text}')


def test_lint_of_a_pull_request_annotates_what_it_changes(checkout: Path):
    install, lint = github_scripts("lint")
    assert install.run(checkout, BASE="main").returncode == 0
    done = lint.run(checkout, BASE="main")
    assert done.returncode == 1, done.stderr
    files = {line.partition("file=")[2].partition(",")[0] for line in done.stdout.splitlines() if "file=" in line}
    assert {Path(file).name for file in files} == {"test_electra.py", "test_roberta.py"}
    assert "HFT501" in (checkout / "lint" / "validation.md").read_text(encoding="utf-8")


def test_lint_of_a_push_annotates_everything(checkout: Path):
    _, lint = github_scripts("lint")
    done = lint.run(checkout, BASE="")
    assert done.returncode == 1, done.stderr
    assert "test_distilbert.py" in done.stdout


def test_lint_fails_where_the_history_is_missing(checkout: Path):
    _, lint = github_scripts("lint")
    assert lint.run(checkout, BASE="nowhere").returncode == 2


@needs_torch
def test_github_workflow_from_the_shards_to_the_comment(checkout: Path):
    *installs, run = github_scripts("functional")
    assert [install.run(checkout, BASE="main").returncode for install in installs] == [0, 0]
    for number in ("1", "2"):
        done = run.run(checkout, BASE="main", NUMBER=number, COUNT="2")
        assert done.returncode == 0, done.stdout + done.stderr
    _, lint = github_scripts("lint")
    lint.run(checkout, BASE="main")
    shutil.copytree(checkout / "shards", checkout / "found")
    shutil.copytree(checkout / "lint", checkout / "found", dirs_exist_ok=True)

    install, merge, sum_up, comment = github_scripts("report")
    assert install.run(checkout, BASE="main").returncode == 0
    done = merge.run(checkout, BASE="main")
    assert done.returncode == 1, done.stderr
    assert "1 hollow, 1 error" in done.stdout

    summary = checkout.parent / "step-summary"
    assert sum_up.run(checkout, BASE="main", GITHUB_STEP_SUMMARY=str(summary)).returncode == 0
    text = summary.read_text(encoding="utf-8")
    assert "HFT501" in text
    assert "everything passed, and no model ran" in text

    programs = recorder(checkout.parent, "gh")
    given = {"GH_TOKEN": "", "NUMBER": "7", "GITHUB_REPOSITORY": "a/b", "BASE": "main", **programs}
    for comments in ("", "41\n42\n"):
        done = with_programs(comment, programs["PROGRAMS"]).run(checkout, COMMENTS=comments, **given)
        assert done.returncode == 0, done.stderr
    calls = Path(programs["CALLS"]).read_text(encoding="utf-8").split("---\n")
    assert calls[1].split() == ["api", "--method", "POST", "repos/a/b/issues/7/comments", *BODY]
    assert calls[3].split() == ["api", "--method", "PATCH", "repos/a/b/issues/comments/42", *BODY]
    assert (checkout / "comment.md").read_text(encoding="utf-8").startswith("<!-- hf-lint -->\n# ")


@needs_torch
def test_gitlab_pipeline_from_lint_to_the_note(checkout: Path):
    change = {"CI_MERGE_REQUEST_DIFF_BASE_SHA": "origin/main"}
    lint = gitlab_script("lint").run(checkout, **change)
    assert lint.returncode == 1, lint.stderr
    quality = json.loads((checkout / "lint" / "gl-code-quality-report.json").read_text(encoding="utf-8"))
    assert {entry["location"]["path"] for entry in quality} == {"tests/test_electra.py", "tests/test_roberta.py"}
    done = gitlab_script("functional").run(checkout, CI_NODE_INDEX="1", CI_NODE_TOTAL="1", **change)
    assert done.returncode == 0, done.stdout + done.stderr

    programs = recorder(checkout.parent, "curl")
    report = with_programs(gitlab_script("report"), programs["PROGRAMS"])
    given = {"CI_API_V4_URL": "https://gitlab.example.org/api/v4", "CI_PROJECT_ID": "3", "CI_MERGE_REQUEST_IID": "7"}
    done = report.run(checkout, HF_LINT_TOKEN="secret", COMMENTS="", **programs, **given)
    assert done.returncode == 1, done.stderr
    assert "/projects/3/merge_requests/7/notes" in Path(programs["CALLS"]).read_text(encoding="utf-8")
    assert "HFT501" in (checkout / "reports" / "summary.md").read_text(encoding="utf-8")
    assert (checkout / "reports" / "execution.xml").exists()


def action(name: str) -> Script:
    return next(script for script in action_scripts() if script.name == name)


def run_action(checkout: Path, **values: str) -> tuple[int, str, str]:
    """Exit code, output and step summary of the action's main step."""
    summary, output = checkout.parent / "summary", checkout.parent / "output"
    given = {"COMMAND": "check", "PATHS": "tests", "ARGUMENTS": "", "BASE": "", "REPORTS": "found", **values}
    done = action("Run hf-lint").run(checkout, GITHUB_STEP_SUMMARY=str(summary), GITHUB_OUTPUT=str(output), **given)
    assert not output.exists() or output.read_text() == f"exit-code={done.returncode}\n"
    return done.returncode, done.stdout, summary.read_text(encoding="utf-8") if summary.exists() else ""


def test_action_installs_what_stands_beside_it(tmp_path: Path):
    apart = {"PIP_TARGET": str(tmp_path), "PIP_NO_DEPS": "1", "PIP_NO_BUILD_ISOLATION": "0"}
    done = action("Install hf-lint").run(tmp_path, GITHUB_ACTION_PATH=str(ROOT), EXTRAS="[report]", **apart)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "hf_lint" / "cli").is_dir()


def test_action_annotates_and_sums_up(checkout: Path):
    code, out, summary = run_action(checkout, BASE="main")
    assert code == 1
    assert "::error" in out
    assert "test_distilbert.py" not in out
    assert "HFT501" in summary
    assert json.loads((checkout / "found" / "validation.json").read_text(encoding="utf-8"))["findings"]


def test_action_takes_several_paths_and_arguments(checkout: Path):
    paths = "tests/test_bart.py\ntests/test_roberta.py\n"
    code, out, _ = run_action(checkout, PATHS=paths, ARGUMENTS="--select HFT603,HFT501")
    assert code == 1
    assert out.count("::error") == 2


def test_action_is_content_with_sound_tests(checkout: Path):
    assert run_action(checkout, PATHS="tests/test_bert.py")[0] == 0


def test_action_covers(checkout: Path):
    code, _, summary = run_action(checkout, COMMAND="coverage", BASE="main")
    assert code == 0
    assert "# Coverage of model types" in summary


def test_action_validates(checkout: Path):
    code, _, summary = run_action(checkout, COMMAND="validate", ARGUMENTS="--skip functional,coverage")
    assert code == 1
    assert (checkout / "found" / "latest" / "summary.json").exists()
    assert "findings" in summary


def test_action_refuses_other_commands(checkout: Path):
    code, out, _ = run_action(checkout, COMMAND="clean")
    assert code == 2
    assert out.startswith("::error::")


@needs_torch
def test_action_runs_tests(checkout: Path):
    code, _, summary = run_action(checkout, COMMAND="functional", BASE="main")
    assert code == 1
    assert "does not parse" in summary
