"""The files for CI that users take from us, and their shell as the runners call it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import yaml

ROOT = Path(__file__).resolve().parents[2]
ACTION = ROOT / "action.yml"
GITHUB = ROOT / "docs" / "ci" / "github.yml"
GITLAB = ROOT / "docs" / "ci" / "gitlab.yml"
OWN_WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
GITHUB_SHELLS = {None: ["bash", "-e"], "bash": ["bash", "--noprofile", "--norc", "-eo", "pipefail"]}


class Script(NamedTuple):
    """A piece of shell, what runs it, and the environment that the file gives it."""

    name: str
    shell: list[str]
    text: str
    env: dict[str, str]

    def run(self, folder: Path, **values: str) -> subprocess.CompletedProcess[str]:
        """Runs it; ``values`` stand for whatever the platform fills in."""
        given = {**self.env, **values}
        left = [name for name, value in given.items() if "${{" in value]
        assert not left, f"nothing fills in {left}"
        return subprocess.run(
            [*self.shell, "-c", self.text, self.name], cwd=folder, env={**environment(), **given},
            capture_output=True, text=True, check=False,
        )  # fmt: skip


def environment() -> dict[str, str]:
    """This Python's programs first, and a pip that asks no index and is content with what is installed."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GITHUB_", "CI_"))}
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    return {**kept, "PATH": path, "PIP_NO_INDEX": "1", "PIP_NO_DEPS": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}


def loaded(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


def github_scripts(job: str) -> Iterator[Script]:
    """The ``run`` steps of a job of the workflow."""
    workflow = loaded(GITHUB)
    outer = {**_texts(workflow["env"]), **_texts(workflow["jobs"][job].get("env", {}))}
    yield from _steps(workflow["jobs"][job]["steps"], outer)


def action_scripts() -> Iterator[Script]:
    """The ``run`` steps of the composite action."""
    yield from _steps(loaded(ACTION)["runs"]["steps"], {})


def _steps(steps: list[dict[str, Any]], outer: Mapping[str, str]) -> Iterator[Script]:
    for step in steps:
        if "run" in step:
            shell = GITHUB_SHELLS[step.get("shell")]
            yield Script(step.get("name", ""), shell, step["run"], {**outer, **_texts(step.get("env", {}))})


def gitlab_script(job: str) -> Script:
    """A job's ``script``, whose items one shell runs, in the plainest that there is."""
    pipeline = loaded(GITLAB)
    return Script(job, ["sh", "-e"], "\n".join(pipeline[job]["script"]), _texts(pipeline["variables"]))


def all_scripts() -> dict[str, Script]:
    """Each under a name that tells where it stands."""
    github = [(f"github {job}", script) for job in loaded(GITHUB)["jobs"] for script in github_scripts(job)]
    action = [("action", script) for script in action_scripts()]
    gitlab = [("gitlab", gitlab_script(job)) for job, value in loaded(GITLAB).items() if "script" in value]
    return {f"{place}: {script.name}": script for place, script in [*github, *action, *gitlab]}


def _texts(env: Mapping[str, Any]) -> dict[str, str]:
    return {name: str(value) for name, value in env.items()}
