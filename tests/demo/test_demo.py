"""The demonstration suite, as ``hf-lint demo`` writes it, and what the linter has to say about it."""

from __future__ import annotations

import ast
import json
from pathlib import Path

import pytest
from demo_suite import hf_lint, promised

from hf_lint.registry import all_rules


@pytest.fixture(scope="module")
def found(demo: Path) -> dict[str, set[str]]:
    done = hf_lint(demo, "check", "--output-format", "json", "--no-cache")
    codes: dict[str, set[str]] = {}
    for finding in json.loads(done.stdout):
        codes.setdefault(Path(finding["filename"]).name, set()).add(finding["code"])
    return codes


def test_each_file_has_the_findings_that_its_readme_promises(demo: Path, found: dict[str, set[str]]):
    assert found == {name: codes for name, (codes, _) in promised(demo).items() if codes}


def test_readme_lists_every_file(demo: Path):
    assert set(promised(demo)) == {path.name for path in (demo / "tests").iterdir()}


def test_there_is_a_finding_of_each_group_of_rules(found: dict[str, set[str]]):
    groups = {rule.code[3] for rule in all_rules()}
    assert {code[3] for codes in found.values() for code in codes} == groups


def test_settings_of_the_folders_above_do_not_hold(demo: Path, found: dict[str, set[str]]):
    (demo.parent / "pyproject.toml").write_text('[tool.hf-lint]\nselect = ["HFT001"]\n')
    done = hf_lint(demo, "check", "--output-format", "json", "--no-cache")
    assert {finding["code"] for finding in json.loads(done.stdout)} == set().union(*found.values())


def parses(path: Path) -> bool:
    try:
        ast.parse(path.read_text(encoding="utf-8"))
    except SyntaxError:
        return False
    return True


def test_only_the_file_that_says_so_does_not_parse(demo: Path):
    assert [path.name for path in (demo / "tests").iterdir() if not parses(path)] == ["test_electra.py"]


def test_coverage_sees_a_model_type_in_every_file(demo: Path):
    done = hf_lint(demo, "coverage", "--report", "coverage.json", "--quiet")
    assert done.returncode == 0, done.stderr
    tested = json.loads((demo / "coverage.json").read_text(encoding="utf-8"))["totals"]["model_types"]
    assert tested["reached"]["declared"] == len(promised(demo))


def test_what_to_do_next_is_commands_that_exist(tmp_path: Path):
    done = hf_lint(tmp_path, "demo", "a suite")
    commands = [line.split("  ")[1] for line in done.stdout.splitlines() if line.startswith("  ")]
    assert commands[0] == "cd 'a suite'"
    for command in commands[1:]:
        name, *arguments = command.split()[1:]
        assert hf_lint(tmp_path, name, *arguments, "--help").returncode == 0


def test_files_that_are_there_are_left_alone(tmp_path: Path):
    (tmp_path / "mine.py").write_text("")
    done = hf_lint(tmp_path, "demo", ".")
    assert done.returncode == 2
    assert "not an empty folder" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["mine.py"]


def test_a_file_of_that_name_is_left_alone(tmp_path: Path):
    (tmp_path / "taken").write_text("mine")
    assert hf_lint(tmp_path, "demo", "taken").returncode == 2
    assert (tmp_path / "taken").read_text() == "mine"


def test_an_empty_folder_is_taken(tmp_path: Path):
    assert hf_lint(tmp_path, "demo", ".", "--quiet").stdout == ""
    assert {path.name for path in tmp_path.iterdir()} == {"README.md", "pyproject.toml", "tests"}


def test_readme_of_the_project_shows_what_it_says(tmp_path: Path):
    readme = (Path(__file__).resolve().parents[2] / "README.md").read_text(encoding="utf-8")
    assert hf_lint(tmp_path, "demo").stdout in readme
