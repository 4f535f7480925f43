"""The rule on test files of models that transformers does not know."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from hf_lint.catalog.choice import catalog_for
from hf_lint.facts.file_head import head_of, head_of_broken
from hf_lint.facts.unknown_models import is_about_a_model, is_known
from hf_lint.finding import Finding
from hf_lint.kind import STANDALONE
from hf_lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hf_lint.finding import Span
    from hf_lint.syntax.broken_file import BrokenFile
    from hf_lint.test_file import TestFile


class UnknownModelType(Rule):
    """The file is named after a model that transformers does not know.

    `test_hf_imagebind.py` promises a test of a model type that no release has. What it tests is something else, or
    nothing: no configuration, class or pipeline goes by that name.

    Name the file after a model type of transformers, as `AutoConfig` has it; the finding says the nearest one.

    Looked at are files called `test_hf_….py`. It is enough that the name begins with a model type
    (`bert_base_uncased`, `t5_standardized`, `phi3_minimal`), that a release before or the documented id of a
    checkpoint has it, or that the part behind it does (`flan_t5`). Names of a kind of model or of a service, such as
    `decoder_only`, names with a suffix such as `_improved`, and families whose checkpoints load as another type
    (`pythia`) are left alone.
    """

    code = "HFT004"
    name = "unknown-model-type"
    message = "transformers has no model type `{model_type}`{advice}"
    kinds = STANDALONE
    BAD: ClassVar = (
        "#--- tests/test_hf_imagebind.py\nimport transformers  # HFT004\n\npipe = transformers.pipeline('mask')\n",
    )
    GOOD: ClassVar = (
        "#--- tests/test_hf_bert_standardized.py\nimport transformers\n\npipe = transformers.pipeline('mask')\n",
        "#--- tests/test_hf_decoder_only.py\nimport transformers\n\npipe = transformers.pipeline('mask')\n",
    )

    def check(self, file: TestFile) -> Iterator[Finding]:
        """Looks at the name of the file."""
        if is_about_a_model(file) and not is_known(file):
            yield self._finding(file, head_of(file))

    def check_broken(self, file: BrokenFile) -> Iterator[Finding]:
        """The same."""
        if is_about_a_model(file) and not is_known(file):
            yield self._finding(file, head_of_broken(file))

    def _finding(self, file: TestFile | BrokenFile, head: Span) -> Finding:
        nearest = catalog_for(file.settings).nearest_model_type(file.model_type or "")
        advice = "" if nearest is None else f"; is `{nearest}` meant?"
        return self.at(file, head, model_type=file.model_type, advice=advice)
