from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from browser import CHROMIUM
from functional_results import HOSTILE, result


@pytest.fixture
def document() -> dict[str, Any]:
    """A small document as a run writes it."""
    results = [
        result("tests/test_good.py", "passed", seconds=2.0, asked=["openai-community/gpt2"]),
        result("tests/test_bad.py", "failed", reason=f"ValueError: {HOSTILE}", blame="test", frame="test_bad.py:7"),
        result("tests/test_hollow.py", "hollow", family="vision", reason="everything passed, and no model ran"),
    ]
    environment = {
        "devices": [{"name": "cpu", "description": "Some CPU", "total_memory": 1, "free_memory": 1, "capability": ""}],
        "backend": "cpu",
        "driver": "",
        "python": "3.11.7",
        "system": "Linux",
        "processor": "Some CPU",
        "cores": 2,
        "memory": 1,
        "packages": {"torch": "2.13.0", "transformers": "5.23.0"},
    }
    request = {
        "files": ["tests/test_good.py"], "model_types": [], "families": [], "tasks": [], "max_tests": 0,
        "device": "cpu", "hub": "standin", "timeout": 600.0, "memory": 10240, "seed": 0, "shard": [1, 1],
        "sabotage": False, "all_classes": False,
    }  # fmt: skip
    return {
        "schema": 1,
        "tool": {"name": "hf-lint", "version": "0.1.0"},
        "created": "2026-11-24T00:00:00+00:00",
        "seconds": 4.0,
        "request": request,
        "environment": environment,
        "verdicts": {"failed": 1, "hollow": 1, "passed": 1},
        "results": results,
    }


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Chromium; the modules that ask for it skip where it or playwright is not there."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as started:
        found = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield found
        found.close()
