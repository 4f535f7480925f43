"""What each convention requires of its classes, and what they lack of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hf_lint.classes.collection import is_collected, is_test_name
from hf_lint.facts.model_testers import FRAMEWORKS, frame_of, model_tests, runs_config_tester, sets, testers_of
from hf_lint.kind import Kind
from hf_lint.test_file import TestClass, TestFile

# What these define are defaults for others to override.
_DEFAULTS = frozenset({"TestCase", "ModelTesterMixin", "MultiModalModelTester", *FRAMEWORKS})
# What the mixins call on every class; of all else one in a file will do.
_NEEDED_IN_EACH = frozenset({"all_model_classes", "setUp", "prepare_config_and_inputs_for_common"})


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
    testers = list(dict.fromkeys(tester for test in tests for tester in testers_of(file, test)))
    checked = {"test_config"} if runs_config_tester(file) else set()
    yield from _once_a_file(tests, structure.upstream_test, checked)
    framed = {tester: frame_of(tester) for tester in testers}
    yield from _once_a_file([tester for tester in testers if framed[tester] is None], structure.upstream_tester, set())
    for tester, frame in framed.items():
        if frame is not None:
            yield tester, [member for member in _lacking(tester, FRAMEWORKS[frame]) if not sets(file, tester, member)]


def _once_a_file(
    classes: list[TestClass], required: tuple[str, ...], elsewhere: set[str]
) -> Iterator[tuple[TestClass, list[str]]]:
    """What each class lacks, without what is there ``elsewhere`` or needed once and there in another class."""
    lacking = {found: _lacking(found, required) for found in classes}
    present = {member for members in lacking.values() for member in required if member not in members}
    enough = elsewhere | (present - _NEEDED_IN_EACH)
    for found, members in lacking.items():
        yield found, [member for member in members if member not in enough]
