"""The plugin in the real flake8."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SUITE = {
    "test_bert.py": 'import transformers\n\nx = "éé", self.assertTrue(len(outputs), 3)\n',
    "test_vit.py": "import transformers\n\nself.assertTrue(len(outputs), 3)  # noqa: HFT401\n",
    "helpers.py": "import transformers\n\nself.assertTrue(len(outputs), 3)\n",
    "test_other.py": "self.assertTrue(len(outputs), 3)\n",
    "test_empty.py": "",
}


@pytest.fixture
def suite(tmp_path: Path) -> Path:
    for name, text in SUITE.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def flake8(folder: Path, *arguments: str, text: str | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "flake8", "--select", "HFT", *arguments]
    return subprocess.run(command, cwd=folder, input=text, capture_output=True, text=True, check=False)


def lines(done: subprocess.CompletedProcess[str]) -> list[str]:
    assert done.stderr == ""
    return [line.rpartition(": HFT401")[0] for line in done.stdout.splitlines() if "HFT401" in line]


def test_only_test_files_that_use_transformers_are_linted_and_columns_count_characters(suite: Path):
    assert lines(flake8(suite)) == ["./test_bert.py:3:11"]


def test_comments_are_flake8s_business(suite: Path):
    assert lines(flake8(suite, "--disable-noqa")) == ["./test_bert.py:3:11", "./test_vit.py:3:1"]


def test_many_workers_say_what_one_says(suite: Path):
    for number in range(20):
        (suite / f"test_more_{number}.py").write_text(SUITE["test_bert.py"], encoding="utf-8")
    one, many = flake8(suite, "-j1"), flake8(suite, "-j4")
    assert len(lines(one)) == 21
    assert sorted(lines(many)) == sorted(lines(one))


@pytest.mark.slow
@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_workers_may_be_forked_or_spawned(suite: Path, method: str):
    program = (
        "import multiprocessing, sys\n"
        "from flake8.main.cli import main\n"
        "if __name__ == '__main__':\n"
        f"    multiprocessing.set_start_method({method!r})\n"
        "    sys.exit(main(['--select', 'HFT', '-j4', '.']))\n"
    )
    runner = suite / "runner.py"
    runner.write_text(program, encoding="utf-8")
    for number in range(8):
        (suite / f"test_more_{number}.py").write_text(SUITE["test_bert.py"], encoding="utf-8")
    done = subprocess.run([sys.executable, "runner.py"], cwd=suite, capture_output=True, text=True, check=False)
    assert len(lines(done)) == 9


def test_standard_input_is_linted_under_its_display_name(suite: Path):
    done = flake8(suite, "--stdin-display-name", "test_new.py", "-", text=SUITE["test_bert.py"])
    assert lines(done) == ["test_new.py:3:11"]
    assert lines(flake8(suite, "--stdin-display-name", "helpers.py", "-", text=SUITE["test_bert.py"])) == []


def test_settings_of_the_project_hold(suite: Path):
    (suite / "pyproject.toml").write_text('[tool.hf-lint]\nignore = ["HFT401"]\n', encoding="utf-8")
    assert lines(flake8(suite)) == []


def test_excluded_files_are_left_out(suite: Path):
    (suite / "pyproject.toml").write_text('[tool.hf-lint]\nextend-exclude = ["test_bert.py"]\n', encoding="utf-8")
    assert lines(flake8(suite)) == []


def test_broken_settings_are_a_finding_and_not_a_crash(suite: Path):
    (suite / "pyproject.toml").write_text("[tool.hf-lint]\nselekt = []\n", encoding="utf-8")
    done = flake8(suite)
    assert done.stderr == ""
    assert "./test_bert.py:1:1: HFT009" in done.stdout
    assert "unknown key `selekt`; did you mean `select`?" in done.stdout


def test_the_files_encoding_and_line_ends_do_not_matter(suite: Path):
    text = "# coding: latin-1\r\nimport transformers\r\n'é'; self.assertTrue(len(outputs), 3)\r\n"
    (suite / "test_latin.py").write_bytes(text.encode("latin-1"))
    assert "./test_latin.py:3:6" in lines(flake8(suite))


def test_a_syntax_error_is_flake8s_own(suite: Path):
    (suite / "test_broken.py").write_text("import transformers\ndef f(:\n", encoding="utf-8")
    assert "test_broken" not in flake8(suite).stdout
    assert "test_broken.py:2" in flake8(suite, "--extend-select", "E9").stdout


def test_options_are_read_from_flake8s_configuration(suite: Path):
    (suite / ".flake8").write_text("[flake8]\nhft-profile = standalone\nhft-preview = true\n", encoding="utf-8")
    assert lines(flake8(suite)) == ["./test_bert.py:3:11"]
    (suite / ".flake8").write_text("[flake8]\nhft-profile = nonsense\n", encoding="utf-8")
    assert "`profile` is one of `auto`, `upstream`, `standalone`, not `nonsense`" in flake8(suite).stdout
