"""JUnit's XML: a test suite per file, a failed test case per finding."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import PurePath
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from hf_lint.formats.location import absolute

if TYPE_CHECKING:
    from hf_lint.finding import Finding, Problem
    from hf_lint.formats.report import Report

_PACKAGE = "org.hf-lint"
# XML 1.0 has no way to write these, not even as references.
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit(report: Report) -> str:
    """One document; a file that could not be linted is an error in its suite."""
    cases: defaultdict[str, list[ET.Element]] = defaultdict(list)
    for finding in report.findings:
        cases[finding.path].append(_failure(finding))
    for problem in report.problems:
        cases[problem.path].append(_error(problem))
    suites = [_suite(path, cases[path]) for path in sorted(cases)] or [_nothing_found()]
    root = ET.Element("testsuites", {"name": "hf-lint", **_counts(suites)})
    root.extend(suites)
    ET.indent(root, space="    ")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}'


def _suite(path: str, cases: list[ET.Element]) -> ET.Element:
    suite = ET.Element("testsuite", {"name": _legal(_place(path)), **_counts(cases), "package": _PACKAGE})
    suite.extend(cases)
    return suite


def _nothing_found() -> ET.Element:
    case = ET.Element("testcase", name="No errors found", classname="hf-lint")
    suite = ET.Element("testsuite", {"name": "hf-lint", **_counts([case]), "package": _PACKAGE})
    suite.append(case)
    return suite


def _counts(parts: list[ET.Element]) -> dict[str, str]:
    kinds = {"tests": "testcase", "failures": "failure", "errors": "error"}
    totals = {name: sum(len(list(part.iter(tag))) for part in parts) for name, tag in kinds.items()}
    return {"tests": str(totals["tests"]), "skipped": "0", **{k: str(totals[k]) for k in ("failures", "errors")}}


def _failure(finding: Finding) -> ET.Element:
    case = _case(finding.code, finding.path, finding.span.line, finding.span.column)
    _outcome(case, "failure", finding.message, finding.span.line, finding.span.column)
    return case


def _error(problem: Problem) -> ET.Element:
    case = _case("error", problem.path, problem.line, problem.column)
    _outcome(case, "error", problem.message, problem.line, problem.column)
    return case


def _case(name: str, path: str, line: int, column: int) -> ET.Element:
    place = {"line": str(line), "column": str(column + 1)} if line else {}
    class_name = str(PurePath(_place(path)).with_suffix(""))
    case = ET.Element("testcase", {"name": f"{_PACKAGE}.{name}", "classname": _legal(class_name), **place})
    ET.SubElement(ET.SubElement(case, "properties"), "property", name="severity", value="error")
    return case


def _outcome(case: ET.Element, kind: str, message: str, line: int, column: int) -> None:
    place = f"line {line}, col {column + 1}, " if line else ""
    ET.SubElement(case, kind, message=_legal(message)).text = _legal(place + message)


def _place(path: str) -> str:
    """A problem of the whole job has no path; its suite bears the tool's name."""
    return absolute(path) if path else "hf-lint"


def _legal(text: str) -> str:
    return _ILLEGAL.sub("", text)
