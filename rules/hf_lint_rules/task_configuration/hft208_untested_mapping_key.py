"""The rule on keys of `pipeline_model_mapping` without a test."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from hf_lint.classes.test_class import TestClass
from hf_lint.facts.pipeline_mappings import keys
from hf_lint.finding import Finding
from hf_lint.kind import UPSTREAM
from hf_lint.rule import Rule
from hf_lint.test_file import TestFile

_TEST = "test_pipeline_"


class UntestedMappingKey(Rule):
    """A task in `pipeline_model_mapping` has no test, and is silently never run.

    `PipelineTesterMixin` has one test per task: `test_pipeline_fill_mask` looks `fill-mask` up in the mapping. Nobody
    looks up a task without such a test, so the entry says that the pipeline is tested when it is not.

    Use the name under which the mixin tests the task (`text-to-audio` for `text-to-speech`), or delete the entry.

    Classes that reach no test of a pipeline are left alone, and so are those whose bases cannot all be found.
    """

    code = "HFT208"
    name = "untested-mapping-key"
    message = "No test runs the pipeline `{task}`: there is no `{test}`"
    kinds = UPSTREAM
    BAD: ClassVar = (
        (
            "class PipelineTesterMixin:\n    def test_pipeline_text_to_audio(self):\n"
            "        self.run_task('text-to-audio')\n\n"
            "class VitsModelTest(PipelineTesterMixin, unittest.TestCase):\n"
            "    pipeline_model_mapping = {'text-to-speech': VitsModel}  # HFT208\n"
        ),
    )
    GOOD: ClassVar = (
        (
            "class PipelineTesterMixin:\n    def test_pipeline_text_to_audio(self):\n"
            "        self.run_task('text-to-audio')\n\n"
            "class VitsModelTest(PipelineTesterMixin, unittest.TestCase):\n"
            "    pipeline_model_mapping = {'text-to-audio': VitsModel}\n"
        ),
    )

    def check(self, file: TestFile) -> Iterator[Finding]:
        """Looks for the test of each key."""
        for test_class in file.classes:
            found = list(keys(test_class))
            tests = _pipeline_tests(test_class) if found else frozenset()
            for key, task in found if tests else ():
                test = f"{_TEST}{task.replace('-', '_')}"
                if test not in tests:
                    yield self.at(file, key, task=task, test=test)


def _pipeline_tests(test_class: TestClass) -> frozenset[str]:
    """The tests of pipelines that a class has; none where one may be out of sight, or where no mixin defines them."""
    lineage = test_class.lineage
    if not lineage.complete or not lineage.reaches("PipelineTesterMixin"):
        return frozenset()
    members = [test_class.outline.members, *(ancestor.members for ancestor in lineage.ancestors)]
    return frozenset(name for names in members for name in names if name.startswith(_TEST))
