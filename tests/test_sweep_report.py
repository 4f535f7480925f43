from __future__ import annotations

from typing import Any

import pytest

pytest.importorskip("benchmarks", reason="the benchmarks are part of the checkout alone")

from benchmarks.sweep_report import page

REQUEST = {"model_types": ["all"], "all_classes": False, "pipelines": True, "tokenizers": False, "device": "cpu"}
ENVIRONMENT = {
    "devices": [{"name": "cpu", "description": "A processor"}],
    "cores": 2,
    "python": "3.12.1",
    "packages": {"torch": "2.13.0", "transformers": "5.23.0"},
}


def result(name: str, verdict: str, **values: Any) -> dict[str, Any]:
    plain = {"reason": "", "blame": "", "family": "decoder", "seconds": 1.0, "model_types": ["gpt2"], "details": {}}
    return {"name": name, "verdict": verdict, "task": "fill-mask", **plain, **values}


@pytest.fixture
def lines() -> list[str]:
    results = [
        result("a", "passed"),
        result("b", "failed", reason="x" * 300, blame="stand-in"),
        result("c", "unavailable", reason="the image processor of c needs timm, torchvision", blame="environment"),
        result("d", "unavailable", reason="transformers lists no processor for d", blame="transformers"),
    ]
    return list(page({"request": REQUEST, "environment": ENVIRONMENT, "results": results, "seconds": 3.0}))


def test_the_page_names_the_command_and_the_release(lines: list[str]) -> None:
    assert lines[0] == "# Pipelines of transformers 5.23.0"
    assert "`hf-lint functional --model-types all --pipelines`, 4 results in 3 s." in lines


def test_a_share_leaves_out_only_what_lacks_a_package(lines: list[str]) -> None:
    assert "- whose packages are there: 1 of 3 (33.3 %) passed" in lines


def test_counts_are_by_task(lines: list[str]) -> None:
    assert "| fill-mask | 1 | 1 | 2 |" in lines


def test_each_failure_has_its_reason_cut_short(lines: list[str]) -> None:
    (row,) = [line for line in lines if line.startswith("| b |")]
    assert row.startswith("| b | failed | stand-in | xxx")
    assert len(row) < 200


def test_what_transformers_lacks_is_listed_and_packages_are_counted(lines: list[str]) -> None:
    assert "| d | transformers lists no processor for d |" in lines
    assert "| timm | 1 |" in lines
