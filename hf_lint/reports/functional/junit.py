"""A functional report as JUnit's XML, a test case for each test and for each model type."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any
from xml.etree import ElementTree as ET

from hf_lint.reports.functional.figures import Result, cut_short

_FAILURES = {"failed", "insensitive", "hollow"}
_SKIPS = {"skipped", "unavailable"}
# What XML 1.0 cannot hold in any way.
_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit(document: Mapping[str, Any]) -> str:
    """The whole report: a suite for each file or model type."""
    suites = ET.Element("testsuites", name="hf-lint functional", time=f"{document['seconds']:.3f}")
    for result in document["results"]:
        suites.append(_suite(result))
    for number in document.get("shards", {}).get("lacking", ()):
        suites.append(_error(f"shard {number} of {document['shards']['of']}", "it has no report"))
    if said := cut_short(document):
        suites.append(_error("hf-lint functional", said))
    ET.indent(suites)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(suites, encoding="unicode") + "\n"


def _suite(result: Result) -> ET.Element:
    cases = list(_cases(result))
    counts = {kind: sum(1 for case in cases if case.find(kind) is not None) for kind in ("failure", "error", "skipped")}
    suite = ET.Element(
        "testsuite",
        name=_text(result["name"]),
        tests=str(len(cases)),
        failures=str(counts["failure"]),
        errors=str(counts["error"]),
        skipped=str(counts["skipped"]),
        time=f"{result['seconds']:.3f}",
    )
    suite.extend(cases)
    return suite


def _error(name: str, reason: str) -> ET.Element:
    suite = ET.Element("testsuite", name=name, tests="1", failures="0", errors="1", skipped="0", time="0.000")
    suite.append(_case(name, "run", "error", 0.0, reason))
    return suite


def _cases(result: Result) -> Iterator[ET.Element]:
    for test in result["tests"]:
        yield _case(result["name"], test["name"], test["verdict"], test["seconds"], test["reason"])
    if not result["tests"] or result["verdict"] in {"hollow", "insensitive"}:
        yield _case(result["name"], result["task"] or "run", result["verdict"], result["seconds"], result["reason"])


def _case(of: str, name: str, verdict: str, seconds: float, reason: str) -> ET.Element:
    case = ET.Element("testcase", classname=_text(of), name=_text(name), time=f"{seconds:.3f}")
    if verdict != "passed":
        kind = "failure" if verdict in _FAILURES else "skipped" if verdict in _SKIPS else "error"
        ET.SubElement(case, kind, message=_text(f"{verdict}: {reason}" if reason else verdict))
    return case


def _text(value: object) -> str:
    return _UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", str(value))
