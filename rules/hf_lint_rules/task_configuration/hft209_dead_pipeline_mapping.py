"""The rule on pipeline mappings that no test reads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from hf_lint.facts.pipeline_mappings import MAPPING, tables
from hf_lint.finding import Finding
from hf_lint.kind import UPSTREAM
from hf_lint.rule import Rule
from hf_lint.test_file import TestFile


class DeadPipelineMapping(Rule):
    """A test class sets `pipeline_model_mapping`, and inherits no test that reads it.

    The mapping is read by `PipelineTesterMixin`. Without that base no pipeline is tested with the model, though the
    mapping says so.

    Add `PipelineTesterMixin` to the bases, or delete the mapping.

    Empty mappings are left alone, and so are classes whose bases cannot all be found.
    """

    code = "HFT209"
    name = "dead-pipeline-mapping"
    message = "`{test_class}` sets `pipeline_model_mapping`, but does not inherit from `PipelineTesterMixin`"
    kinds = UPSTREAM
    BAD: ClassVar = (
        (
            "class ModelTesterMixin:\n    def test_resize(self):\n        self.check()\n\n"
            "class BertModelTest(ModelTesterMixin, unittest.TestCase):\n"
            "    pipeline_model_mapping = {'fill-mask': BertForMaskedLM}  # HFT209\n"
        ),
    )
    GOOD: ClassVar = (
        (
            "class PipelineTesterMixin:\n    def test_pipeline_fill_mask(self):\n        self.run_task('fill-mask')\n\n"
            "class BertModelTest(PipelineTesterMixin, unittest.TestCase):\n"
            "    pipeline_model_mapping = {'fill-mask': BertForMaskedLM}\n"
        ),
    )

    def check(self, file: TestFile) -> Iterator[Finding]:
        """Looks at the classes that set a mapping."""
        for test_class in file.classes:
            if not any(True for _ in tables(test_class)) or not test_class.is_unittest:
                continue
            if test_class.lineage.complete and not test_class.lineage.reaches("PipelineTesterMixin"):
                yield self.at(file, test_class.attributes[MAPPING], test_class=test_class.name)
