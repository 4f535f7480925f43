"""What a user gets: the wheel, built through the sdist, and the sdist."""

from __future__ import annotations

import configparser
import subprocess
import sys
import tarfile
import zipfile
from email.parser import HeaderParser
from pathlib import Path

import pytest

from hf_lint import __version__

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = {"hf_lint", "hf_lint_rules", "hf_lint_functional"}

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(command, cwd=folder, text=True, capture_output=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture(scope="module")
def wheel(dist: Path) -> zipfile.ZipFile:
    (built,) = dist.glob("*.whl")
    return zipfile.ZipFile(built)


@pytest.fixture(scope="module")
def sdist(dist: Path) -> set[str]:
    (built,) = dist.glob("*.tar.gz")
    with tarfile.open(built) as archive:
        return {name.partition("/")[2] for name in archive.getnames()}


def metadata(wheel: zipfile.ZipFile, name: str) -> str:
    return wheel.read(f"hf_lint-{__version__}.dist-info/{name}").decode()


def test_wheel_is_for_every_platform(dist: Path):
    assert [path.name for path in dist.glob("*.whl")] == [f"hf_lint-{__version__}-py3-none-any.whl"]


def test_wheel_holds_our_three_packages_and_nothing_else(wheel: zipfile.ZipFile):
    top = {name.partition("/")[0] for name in wheel.namelist()}
    assert top == {*PACKAGES, f"hf_lint-{__version__}.dist-info"}


@pytest.mark.parametrize("package", sorted(PACKAGES))
def test_packages_are_marked_as_typed(wheel: zipfile.ZipFile, package: str):
    assert f"{package}/py.typed" in wheel.namelist()


def test_wheel_holds_every_module_and_data_file_of_the_checkout(wheel: zipfile.ZipFile):
    roots = {"hf_lint": ROOT, "hf_lint_rules": ROOT / "rules", "hf_lint_functional": ROOT / "functional"}
    wanted = {
        path.relative_to(root).as_posix()
        for package, root in roots.items()
        for path in (root / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert wanted - set(wheel.namelist()) == set()
    assert "hf_lint/settings/settings.schema.json" in wanted
    assert any(name.startswith("hf_lint/catalog/") and name.endswith(".json") for name in wanted)


def test_wheel_declares_the_doors(wheel: zipfile.ZipFile):
    points = configparser.ConfigParser()
    points.optionxform = str  # type: ignore[assignment, method-assign]
    points.read_string(metadata(wheel, "entry_points.txt"))
    assert {group: dict(points[group]) for group in points.sections()} == {
        "console_scripts": {"hf-lint": "hf_lint.cli:main"},
        "flake8.extension": {"HFT": "hf_lint.flake8_plugin:HuggingFaceTests"},
        "hf_lint.rules": {"hf_lint_rules": "hf_lint_rules"},
        "validate_pyproject.tool_schema": {"hf-lint": "hf_lint.settings.schema:get_schema"},
    }


def test_linter_needs_neither_torch_nor_transformers(wheel: zipfile.ZipFile):
    requirements = HeaderParser().parsestr(metadata(wheel, "METADATA")).get_all("Requires-Dist") or []
    plain = [requirement for requirement in requirements if "extra ==" not in requirement]
    assert any(requirement.startswith("libcst") for requirement in plain)
    assert [requirement for requirement in plain if requirement.startswith(("torch", "transformers"))] == []


def test_wheel_carries_the_licence(wheel: zipfile.ZipFile):
    assert "Apache License" in metadata(wheel, "licenses/LICENSE")


@pytest.mark.parametrize(
    "name",
    [
        "README.md", "CHANGELOG.md", "LICENSE", "pyproject.toml", "noxfile.py", "action.yml", ".pre-commit-hooks.yaml",
        "tests/conftest.py", "tests/test_packaging.py", "docs/generate.py", "docs/rules/README.md",
        "rules/new_rule.py", "examples/test_hf_electra.py",
    ],
)  # fmt: skip
def test_sdist_can_test_and_document_itself(sdist: set[str], name: str):
    assert name in sdist


def test_sdist_holds_no_litter(sdist: set[str]):
    litter = ("__pycache__", ".pyc", ".hypothesis", "_cache/", ".venv", ".git/")
    assert [name for name in sdist if any(part in name for part in litter)] == []
