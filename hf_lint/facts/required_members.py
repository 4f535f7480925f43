"""What each convention requires of its classes, and what they lack of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hf_lint.catalog.choice import targeted_release
from hf_lint.catalog.name_table import Release
from hf_lint.classes.collection import is_collected, is_test_name
from hf_lint.classes.test_class import TestClass
from hf_lint.facts.model_testers import FRAMEWORKS, frame_of, model_tests, runs_config_tester, sets, testers_of
from hf_lint.facts.tested_configs import has_untested_config
from hf_lint.kind import Kind
from hf_lint.test_file import TestFile

# What these define are defaults for others to override.
_DEFAULTS = frozenset({"TestCase", "ModelTesterMixin", "MultiModalModelTester", *FRAMEWORKS})
# Before, no test of a pipeline asked the tester for a configuration.
_SINCE: dict[str, Release] = {"get_config": (4, 11)}
_CONFIG = "test_config"
"""One of a file will do, as long as it tests the configurations of all."""


def lacking_members(file: TestFile) -> Iterator[tuple[TestClass, list[str]]]:
    """The classes that the file's convention makes demands on, with the members they lack; few lack any."""
    return _upstream(file) if file.kind is Kind.UPSTREAM else _standalone(file)


def _lacking(test_class: TestClass, required: Iterable[str]) -> list[str]:
    definers = {member: test_class.definer(member) for member in required}
    return [member for member, definer in definers.items() if definer is None or definer.name in _DEFAULTS]


def _standalone(file: TestFile) -> Iterator[tuple[TestClass, list[str]]]:
    required = file.settings.structure.standalone_class
    tests = [found for found in file.classes if "Test" in found.name and found.lineage.complete]
    missing = {found: _lacking(found, required) for found in tests}
    nearest = min(missing, key=lambda found: len(missing[found]), default=None)
    if nearest is None or len(missing[nearest]) == len(required):
        return
    collected = is_collected(nearest)
    yield nearest, [member for member in missing[nearest] if is_test_name(member) or not collected]


def _upstream(file: TestFile) -> Iterator[tuple[TestClass, list[str]]]:
    structure = file.settings.structure
    tests = model_tests(file)
    lacking = {found: _lacking(found, structure.upstream_test) for found in tests}
    tested = runs_config_tester(file) or any(_CONFIG not in members for members in lacking.values())
    for found, members in lacking.items():
        spared = tested and not has_untested_config(file, found)
        yield found, [member for member in members if member != _CONFIG or not spared]
    for tester in dict.fromkeys(tester for test in tests for tester in testers_of(file, test)):
        frame = frame_of(tester)
        required = _of_release(file, structure.upstream_tester) if frame is None else FRAMEWORKS[frame]
        missing = _lacking(tester, required)
        yield tester, [member for member in missing if frame is None or not sets(file, tester, member)]


def _of_release(file: TestFile, members: Iterable[str]) -> list[str]:
    target = targeted_release(file.settings)
    return [member for member in members if target is None or target >= _SINCE.get(member, target)]
