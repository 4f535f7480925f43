"""Small documents of the reports other than the functional one."""

from __future__ import annotations

from typing import Any

from functional_results import HOSTILE

TOOL = {"name": "hf-lint", "version": "0.1.0"}
CREATED = "2026-11-24T00:00:00+00:00"


def finding(path: str, row: int, code: str = "HFT301", **values: Any) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "path": path,
        "cell": None,
        "code": code,
        "name": f"name-of-{code.lower()}",
        "message": f"what {code} says of line {row}",
        "location": {"row": row, "column": 5},
        "fix": None,
        "url": f"https://example.org/{code}",
    }
    return plain | values


def validation(*findings: dict[str, Any]) -> dict[str, Any]:
    return {
        "schema": 1,
        "tool": TOOL,
        "created": CREATED,
        "paths": ["tests"],
        "files": {"linted": 3, "skipped": 1},
        "known": 0,
        "problems": ["tests/test_odd.py: cannot be read"],
        "findings": list(findings),
    }


def some_findings() -> dict[str, Any]:
    return validation(
        finding("tests/test_a.py", 9),
        finding("tests/test_a.py", 10, "HFT001", message=HOSTILE),
        finding("tests/test_b.py", 3, "HFT401", fix={"applicability": "safe", "message": "Mend it"}),
        finding("tests/test_b.py", 100),
    )


def test_record(path: str, template: str | None, **values: Any) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "path": path,
        "parses": True,
        "template": template,
        "likeness": 0.9 if template else None,
        "nearest": "templates/bert.py",
        "nearest_likeness": 0.4,
        "known_by_words": [],
        "left": [],
        "drift": 2.5 if template else None,
        "parts": [{"name": "main", "change": "changed", "was": None, "drift": 2.5}] if template else [],
    }
    return plain | values


test_record.__test__ = False  # type: ignore[attr-defined]


def templates() -> dict[str, Any]:
    tests = [
        test_record("tests/test_a.py", "templates/bert.py"),
        test_record("tests/test_b.py", None),
        test_record("tests/test_c.py", "templates/bert.py", left=["{model}"], drift=40.0),
    ]
    good = {
        "path": "templates/bert.py", "parses": True, "fault": None, "is_jinja": False, "placeholders": ["{model}"],
        "findings": {"HFT104": 1}, "tests": 2, "drift": 21.2, "changed_parts": {"main": 2},
    }  # fmt: skip
    broken = {
        **good, "path": "templates/vit.py", "parses": False, "fault": {"line": 4, "message": HOSTILE}, "tests": 0,
        "drift": None, "findings": {}, "changed_parts": {},
    }  # fmt: skip
    suite = {
        "templates": 2, "broken_templates": 1, "template_findings": 1, "tests": 3, "broken_tests": 0, "matched": 2,
        "unmatched": 1, "with_residue": 1, "drift": 21.2, "worst_drift": 40.0,
    }  # fmt: skip
    return {"schema": 1, "suite": suite, "templates": [good, broken], "tests": tests}


def generator() -> dict[str, Any]:
    checks = [
        {"name": "parses", "verdict": "failed", "of": 2, "wrong": [f"bert: {HOSTILE}"], "notes": ["a note"]},
        {"name": "runs", "verdict": "passed", "of": 2, "wrong": [], "notes": []},
        {"name": "families", "verdict": "skipped", "of": 0, "wrong": [], "notes": []},
    ]
    return {
        "schema": 1, "command": ["make", "{model_type}", "{output}"], "transformers": "5.23.0",
        "model_types": ["bert", "gpt2"], "checks": checks,
    }  # fmt: skip


def run(day: int, findings: int, **values: Any) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "name": f"2026-11-{day:02}T000000Z",
        "created": f"2026-11-{day:02}T00:00:00+00:00",
        "paths": ["tests"],
        "verdict": "findings",
        "exit_code": 1,
        "figures": {"check.findings": findings, "coverage.missing": 3},
        "branch": "main",
        "commit": "",
    }
    return plain | values


def trend(*runs: dict[str, Any]) -> dict[str, Any]:
    return {
        "schema": 1,
        "tool": TOOL,
        "created": CREATED,
        "metrics": ["check.findings"],
        "against": "",
        "runs": list(runs),
        "compared_with": "2026-11-02T000000Z",
        "regressions": [{"metric": "check.findings", "before": 2, "after": 4}],
    }


def some_runs() -> dict[str, Any]:
    return trend(run(1, 7, paths=["elsewhere"]), run(2, 12), run(3, 2), run(4, 4))


def step(name: str, status: str, **values: Any) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "name": name,
        "status": status,
        "exit_code": {"passed": 0, "findings": 1, "could not be done": 2}.get(status),
        "seconds": 1.5,
        "reason": "",
        "command": f"hf-lint {name} tests",
        "figures": {},
        "reports": [],
    }
    return plain | values


def summary() -> dict[str, Any]:
    return {
        "schema": 1,
        "tool": TOOL,
        "created": CREATED,
        "seconds": 65.0,
        "paths": ["tests"],
        "branch": "feature",
        "commit": "0123456789abcdef",
        "verdict": "incomplete",
        "exit_code": 2,
        "steps": [
            step("check", "findings", figures={"findings": 4}, reports=["validation.json", "validation.html"]),
            step("functional", "could not be done", reason=HOSTILE),
            step("generator", "left out", command="", reason="no --generator"),
        ],
        "history": "",
        "actions": [{"why": f"{at}: {HOSTILE}", "command": "hf-lint check tests"} for at in range(15)],
        "compared_with": "2026-11-02T000000Z",
        "regressions": [{"metric": "check.findings", "before": 2, "after": 4}],
        "against": {"branch": "main", "compared_with": "2026-11-01T000000Z", "regressions": []},
    }
