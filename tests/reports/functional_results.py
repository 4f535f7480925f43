from __future__ import annotations

from typing import Any

HOSTILE = "</script><img src=x onerror=alert(1)>\u2028|`\x00"


def result(name: str, verdict: str, **values: Any) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "kind": "test",
        "name": name,
        "verdict": verdict,
        "reason": "",
        "blame": "",
        "device": "cpu",
        "seconds": 1.0,
        "peak_memory": 1_000_000,
        "peak_device_memory": None,
        "load_seconds": None,
        "items_per_second": None,
        "family": "decoder",
        "task": "",
        "style": "pytest",
        "model_types": ["gpt2"],
        "classes": [],
        "tests": [{"name": "test_a", "verdict": verdict, "seconds": 0.5, "reason": "", "sensitive": None}],
        "asked": [],
        "frame": None,
        "log": None,
        "details": {},
    }
    return plain | values
