"""A package with a rule of its own, built and installed, at every door."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).with_name("gated_checkpoints")
PIP = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-index"]
HF_LINT = [sys.executable, "-m", "hf_lint"]
BAD = 'from transformers import AutoModel\n\nmodel = "meta-llama/Llama-3.2-1B"\nAutoModel.from_pretrained(model)\n'
PLACE = "test_llama.py:3:9: HFT801"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pip has put the package."""
    source, site = tmp_path_factory.mktemp("source") / "package", tmp_path_factory.mktemp("built") / "site"
    shutil.copytree(PACKAGE, source)
    call([*PIP, "--no-deps", "--no-build-isolation", "--target", str(site), str(source)], check=True)
    return site


@pytest.fixture
def site(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the installed package that the test may change, on the path of what the test starts."""
    copied = shutil.copytree(built, tmp_path / "site")
    path = [str(copied), *filter(None, [os.environ.get("PYTHONPATH")])]
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(path))
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    return copied


@pytest.fixture
def suite(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "suite"
    folder.mkdir()
    (folder / "test_llama.py").write_text(BAD, encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder


def call(command: list[str], *, check: bool = False) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(command, text=True, capture_output=True, check=False)
    assert not check or done.returncode == 0, done.stdout + done.stderr
    return done


def check() -> subprocess.CompletedProcess[str]:
    return call([*HF_LINT, "check", "--select", "HFT801", "--output-format", "concise", "test_llama.py"])


def rewrite(site: Path, old: str, new: str) -> None:
    module = site / "hf_lint_gated" / "gated_checkpoint.py"
    text = module.read_text(encoding="utf-8")
    assert old in text
    module.write_text(text.replace(old, new), encoding="utf-8")


def test_its_own_tests_pass(site: Path):
    tests = shutil.copytree(PACKAGE / "tests", site.parent / "tests")
    call([sys.executable, "-m", "pytest", "-q", "--rootdir", str(tests), "-c", os.devnull, str(tests)], check=True)


def test_rules_lists_it(suite: Path):
    records = json.loads(call([*HF_LINT, "rules", "--output-format", "json"], check=True).stdout)
    (record,) = (record for record in records if record["code"] == "HFT801")
    assert record["name"] == "gated-checkpoint"
    assert record["url"].endswith("/third-party-rules/")


def test_check_reports_its_finding(suite: Path):
    done = check()
    assert done.stdout.startswith(PLACE)
    assert done.returncode == 1


def test_flake8_reports_its_finding(suite: Path):
    done = call([sys.executable, "-m", "flake8", "--isolated", "test_llama.py"])
    assert f"{PLACE} `meta-llama/Llama-3.2-1B` is gated" in done.stdout


def test_explain_shows_its_manual(suite: Path):
    shown = call([*HF_LINT, "explain", "gated-checkpoint"], check=True).stdout
    assert shown.startswith("# gated-checkpoint (HFT801)")
    assert "Use a tiny random checkpoint" in shown


def test_a_comment_silences_it(suite: Path):
    text = BAD.replace('1B"\n', '1B"  # noqa: HFT801\n')
    Path("test_llama.py").write_text(text, encoding="utf-8")
    assert check().returncode == 0


def test_an_outcome_of_its_earlier_code_is_not_taken_from_the_cache(suite: Path, site: Path):
    assert "is gated" in check().stdout
    rewrite(site, "is gated,", "has a gate,")
    assert "has a gate" in check().stdout


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('"HFT801"', '"HFT401"', "brings a second rule HFT401, `gated-checkpoint`: the first is"),
        ("from __future__", "import nothing_there\nfrom __future__", "cannot be loaded: "),
        ("collections.abc", "nothing_there", "cannot be loaded: ModuleNotFoundError: No module named 'nothing_there'"),
        ("class GatedCheckpoint(Rule)", "class GatedCheckpoint", "which is no rule class"),
        ('"HFT801"', '"GATED801"', "offers GatedCheckpoint without a name and a code such as HFT801"),
    ],
    ids=["clash", "syntax", "import", "no rule", "no code"],
)
def test_package_that_is_at_fault_is_named_in_one_line(suite: Path, site: Path, old: str, new: str, reason: str):
    rewrite(site, old, new)
    done = check()
    assert done.returncode == 2
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert "the package hf-lint-gated (hf_lint_gated.gated_checkpoint:GatedCheckpoint)" in line
    assert reason in line


def test_flake8_lives_on_and_names_the_package_at_fault(suite: Path, site: Path):
    rewrite(site, "collections.abc", "nothing_there")
    done = call([sys.executable, "-m", "flake8", "--isolated", "--select", "HFT,E", "test_llama.py"])
    assert "HFT009 hf-lint failed on test_llama.py: PluginError: the rules of the package hf-lint-gated" in done.stdout
    assert done.returncode == 1
