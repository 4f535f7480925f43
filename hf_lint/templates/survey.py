"""Templates and tests held against each other: the document that reports are made of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import mean
from typing import Any

from hf_lint.convention import model_type_of
from hf_lint.finding import Finding
from hf_lint.source import Unreadable, decode
from hf_lint.templates.drift import SAME, Drift, drift_of
from hf_lint.templates.model_words import words_of
from hf_lint.templates.origin import Origin, Origins, words_in
from hf_lint.templates.placeholders import left_in
from hf_lint.templates.structure import Structure, structure_of
from hf_lint.templates.template_files import TemplateFile

SCHEMA = 1
Linting = Callable[[Path, bytes], Sequence[Finding]]


@dataclass(frozen=True)
class TestRecord:
    """What a test owes to its template. ``left`` are placeholders and names of the template that it still has."""

    __test__ = False

    path: str
    parses: bool
    origin: Origin | None = None
    drift: Drift | None = None
    left: tuple[str, ...] = ()


@dataclass
class Comparison:
    """Reads tests and compares them with templates, one after the other or in several processes."""

    templates: Sequence[TemplateFile]
    _origins: Origins = field(init=False)
    _by_name: Mapping[str, TemplateFile] = field(init=False)

    def __post_init__(self) -> None:
        self._origins = Origins([template.template for template in self.templates])
        self._by_name = {str(template.path): template for template in self.templates}

    def test(self, path: Path) -> TestRecord:
        """Everything about one test. Raises ``OSError`` as reading does."""
        data = path.read_bytes()
        structure = structure_of(str(path), data)
        try:
            text = decode(data)
        except Unreadable:
            return TestRecord(str(path), parses=False)
        origin = self._origins.of(str(path), structure, words_in(text))
        parses = not structure.faults
        if origin is None or origin.template is None:
            return TestRecord(str(path), parses, origin)
        template = self._by_name[origin.template]
        left = (*left_in(text, template.placeholders), *_names_left(str(path), structure, template.structure))
        return TestRecord(str(path), parses, origin, drift_of(structure, template.structure), left)


def _names_left(path: str, test: Structure, template: Structure) -> tuple[str, ...]:
    """What the template calls its model and the test defines under that name too, though its own is another."""
    own = words_of((), model_type_of(path)).longest
    return tuple(sorted(word for word in test.words.words & template.words.words if word not in own))


def document(
    templates: Sequence[TemplateFile], records: Iterable[TestRecord], findings: Mapping[str, Sequence[Finding]]
) -> dict[str, Any]:
    """All that is known, as JSON has it: templates, tests, and the suite as a whole."""
    tests = sorted(records, key=lambda record: record.path)
    by_template: dict[str, list[TestRecord]] = {str(template.path): [] for template in templates}
    for record in tests:
        if record.origin is not None and record.origin.template is not None:
            by_template[record.origin.template].append(record)
    return {
        "schema": SCHEMA,
        "suite": _suite(templates, tests, findings),
        "templates": [_template(each, by_template[str(each.path)], findings) for each in templates],
        "tests": [_test(record) for record in tests],
    }


def _suite(
    templates: Sequence[TemplateFile], tests: Sequence[TestRecord], findings: Mapping[str, Sequence[Finding]]
) -> dict[str, Any]:
    drifts = [record.drift.score for record in tests if record.drift is not None]
    return {
        "templates": len(templates),
        "broken_templates": sum(template.fault is not None for template in templates),
        "template_findings": sum(map(len, findings.values())),
        "tests": len(tests),
        "broken_tests": sum(not record.parses for record in tests),
        "matched": len(drifts),
        "unmatched": len(tests) - len(drifts),
        "with_residue": sum(bool(record.left) for record in tests),
        "drift": round(mean(drifts), 1) if drifts else None,
        "worst_drift": max(drifts, default=None),
    }


def _template(
    template: TemplateFile, tests: Sequence[TestRecord], findings: Mapping[str, Sequence[Finding]]
) -> dict[str, Any]:
    drifts = [record.drift.score for record in tests if record.drift is not None]
    found = findings.get(str(template.path), ())
    fault = template.fault
    return {
        "path": str(template.path),
        "parses": fault is None,
        "fault": None if fault is None else {"line": fault.span.line, "message": fault.message},
        "is_jinja": template.is_jinja,
        "placeholders": list(template.placeholders),
        "findings": dict(sorted(Counter(finding.code for finding in found).items())),
        "tests": len(tests),
        "drift": round(mean(drifts), 1) if drifts else None,
        "changed_parts": _changes(tests),
    }


def _changes(tests: Sequence[TestRecord]) -> dict[str, int]:
    """How many tests changed each part of their template, the most changed first; added parts are no part of it."""
    parts = (part for record in tests if record.drift is not None for part in record.drift.parts)
    changed = Counter(part.was or part.name for part in parts if part.change not in (SAME, "added"))
    return dict(changed.most_common())


def _test(record: TestRecord) -> dict[str, Any]:
    origin = record.origin
    return {
        "path": record.path,
        "parses": record.parses,
        "template": None if origin is None else origin.template,
        "likeness": None if origin is None else round(origin.likeness, 3),
        "nearest": None if origin is None else origin.nearest,
        "nearest_likeness": None if origin is None else round(origin.nearest_likeness, 3),
        "known_by_words": [] if origin is None else list(origin.words),
        "left": list(record.left),
        "drift": None if record.drift is None else record.drift.score,
        "parts": [] if record.drift is None else [asdict(part) for part in record.drift.parts],
    }
