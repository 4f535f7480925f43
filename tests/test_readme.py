"""The documents keep their word."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hf_lint.formats import FORMATS
from hf_lint.settings.schema import get_schema

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = ["README.md", "CONTRIBUTING.md", "docs/rules/README.md"]


def commands() -> list[str]:
    return re.findall(r"^```sh\n(.*?)\n```$", README, re.MULTILINE)


def test_ci_runs_the_test_command_of_the_readme():
    install_and_lint, run_tests = commands()[:2]
    steps = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert steps[-1] == run_tests
    assert "hf-lint check examples" in install_and_lint
    assert any(step.startswith("hf-lint check examples") for step in steps)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_links_lead_somewhere(document: str):
    path = ROOT / document
    links = re.findall(r"\]\((?!https?:)([^)#]+)", path.read_text(encoding="utf-8"))
    assert links
    assert [link for link in links if not (path.parent / link).exists()] == []


def test_readme_names_every_output_format():
    sentence = README.partition("`--output-format` is one of")[2].partition(".")[0]
    assert set(re.findall(r"`([a-z]+)`", sentence)) == set(FORMATS)


def test_readme_names_settings_that_exist():
    table = README.partition("| key | meaning |")[2].partition("\n\n")[0]
    named = {key for row in table.splitlines() for key in re.findall(r"`([a-z-]+)`", row.partition(" | ")[0])}
    assert named
    assert named - set(get_schema()["properties"]) == set()
