"""``rules/new_rule.py`` starts a rule that is complete and in step at once."""

from __future__ import annotations

import importlib.util
import runpy
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from hf_lint.testing import expected, run, spoken

ROOT = Path(__file__).resolve().parents[1]
CHANGELOG = """# Changelog

## [1.2.3] - Unreleased

### Rules

- HFT301 `hard-coded-device`: The test names an accelerator.
- HFT902 `blanket-suppression`: The comment hides everything.

## [1.0.0] - 2026-01-01

### Rules

- HFT101 `no-collectable-test`: Nothing is collected.
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    family = tmp_path / "rules" / "hf_lint_rules" / "device"
    family.mkdir(parents=True)
    (family / "__init__.py").touch()
    (family / "hft301_hard_coded_device.py").touch()
    (tmp_path / "hf_lint").mkdir()
    (tmp_path / "hf_lint" / "__init__.py").write_text('__version__ = "1.2.3"\n', encoding="utf-8")
    (tmp_path / "CHANGELOG.md").write_text(CHANGELOG, encoding="utf-8")
    return tmp_path


@pytest.fixture
def new_rule(checkout: Path) -> Callable[..., Result]:
    command = runpy.run_path(str(ROOT / "rules" / "new_rule.py"))["main"]

    def invoke(name: str = "cuda-only-call", **options: str) -> Result:
        values = {"family": "device", "code": "HFT304", "summary": "A call is for CUDA alone", **options}
        given = [text for option, value in values.items() for text in (f"--{option}", value)]
        return CliRunner().invoke(command, [name, *given, "--root", str(checkout)])

    return invoke


def snapshot(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_writes_rule_fixture_page_and_changelog_line(new_rule: Callable[..., Result], checkout: Path):
    before = snapshot(checkout)
    assert new_rule().exit_code == 0
    new = {path for path in set(snapshot(checkout)) - set(before) if "__pycache__" not in path}
    assert new == {
        "rules/hf_lint_rules/device/hft304_cuda_only_call.py",
        "tests/rules/hft304/cuda_only_call.py",
        "docs/rules/cuda-only-call.md",
    }


def test_new_rule_is_marked_where_it_speaks(new_rule: Callable[..., Result], checkout: Path):
    new_rule()
    path = checkout / "rules/hf_lint_rules/device/hft304_cuda_only_call.py"
    spec = importlib.util.spec_from_file_location("new", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    rule = module.CudaOnlyCall()
    fixture = (checkout / "tests/rules/hft304/cuda_only_call.py").read_text(encoding="utf-8")
    assert (rule.code, rule.name, rule.since) == ("HFT304", "cuda-only-call", "1.2.3")
    assert rule.summary() == "A call is for CUDA alone"
    for text in (*rule.BAD, *rule.GOOD, fixture):
        assert spoken(run(rule, text).findings) == expected(text)
    assert expected(fixture)


def test_line_goes_into_the_newest_release_in_the_order_of_codes(new_rule: Callable[..., Result], checkout: Path):
    new_rule()
    old = "- HFT902"
    line = "- HFT304 `cuda-only-call`: A call is for CUDA alone.\n"
    assert (checkout / "CHANGELOG.md").read_text(encoding="utf-8") == CHANGELOG.replace(old, line + old)


@pytest.mark.parametrize(
    ("name", "options", "says"),
    [
        ("cuda-only-call", {"code": "HFT301"}, "hft301_hard_coded_device.py is there already"),
        ("hard-coded-device", {}, "hft301_hard_coded_device.py is there already"),
        ("cuda-only-call", {"code": "HFT504"}, "are numbered HFT3nn"),
        ("cuda-only-call", {"code": "HFT3040"}, "three letters and three digits"),
        ("cuda-only-call", {"family": "devices"}, "no family devices; there are device"),
        ("CudaOnlyCall", {}, "lower-case words joined by hyphens"),
        ("cuda-only-call", {"summary": 'ends """ early'}, "one line that a docstring can begin with"),
    ],
)
def test_refuses_and_writes_nothing(
    new_rule: Callable[..., Result], checkout: Path, name: str, options: dict[str, str], says: str
):
    before = snapshot(checkout)
    result = new_rule(name, **options)
    assert result.exit_code != 0
    assert says in " ".join(result.output.split())
    assert snapshot(checkout) == before


@pytest.mark.parametrize("there", ["tests/rules/hft304/cuda_only_call.py", "docs/rules/cuda-only-call.md"])
def test_overwrites_nothing(new_rule: Callable[..., Result], checkout: Path, there: str):
    (checkout / there).parent.mkdir(parents=True)
    (checkout / there).write_text("mine", encoding="utf-8")
    before = snapshot(checkout)
    assert f"{there} is there already" in new_rule().output
    assert snapshot(checkout) == before


def test_second_call_refuses(new_rule: Callable[..., Result], checkout: Path):
    new_rule()
    shutil.rmtree(checkout / "rules/hf_lint_rules/device/__pycache__", ignore_errors=True)
    before = snapshot(checkout)
    assert new_rule().exit_code != 0
    assert snapshot(checkout) == before
