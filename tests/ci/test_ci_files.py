"""The files for CI, before they run anywhere: schemas, actionlint, shellcheck."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from shutil import which

import pytest
from ci_files import ACTION, GITHUB, GITLAB, OWN_WORKFLOWS, ROOT, Script, all_scripts, environment, loaded

SCRIPTS = all_scripts()
SCHEMAS = [
    ("vendor.github-workflows", GITHUB, ()),
    *(("vendor.github-workflows", path, ()) for path in OWN_WORKFLOWS),
    ("vendor.github-actions", ACTION, ()),
    ("vendor.gitlab-ci", GITLAB, ("--data-transform", "gitlab-ci")),
]

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(("schema", "path", "options"), SCHEMAS, ids=lambda value: getattr(value, "name", ""))
def test_file_fits_the_schema_of_its_kind(schema: str, path: Path, options: tuple[str, ...]):
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *options, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.skipif(which("actionlint") is None, reason="actionlint is a program of its own: nox -s workflows has it")
def test_actionlint_has_nothing_to_say():
    command = ["actionlint", *map(str, (GITHUB, *OWN_WORKFLOWS))]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("name", SCRIPTS)
def test_shellcheck_has_nothing_to_say(name: str):
    script = SCRIPTS[name]
    command = ["shellcheck", f"--shell={script.shell[0]}", "-"]
    done = subprocess.run(command, input=script.text, env=environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("name", SCRIPTS)
def test_nothing_is_filled_into_the_shell_itself(name: str):
    """What a pull request is called, say, would then run as shell."""
    assert "${{" not in SCRIPTS[name].text


def test_page_has_a_row_for_each_input_of_the_action():
    page = (ROOT / "docs" / "integrations.md").read_text(encoding="utf-8")
    table = page.partition("| input | meaning | default |\n")[2].partition("\n\n")[0]
    rows = re.findall(r"^\| `([a-z-]+)` \|.*\| (?:`(.+)` )?\|$", table, re.MULTILINE)
    assert dict(rows) == {name: value["default"] for name, value in loaded(ACTION)["inputs"].items()}


def test_the_gate_waits_for_every_other_job():
    jobs = loaded(GITHUB)["jobs"]
    assert {*jobs["gate"]["needs"], "gate"} == set(jobs)


@pytest.mark.parametrize(
    ("results", "code"),
    [
        ("success success success", 0),
        ("failure success success", 1),
        ("success cancelled success", 1),
        ("skipped skipped skipped", 1),
    ],
)
def test_the_gate_opens_only_if_all_is_well(results: str, code: int, tmp_path: Path):
    script: Script = SCRIPTS["github gate: All of it has to be well"]
    assert script.run(tmp_path, RESULTS=results, BASE="").returncode == code
