"""The rule on test files of models that transformers does not know."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar

from hf_lint.catalog.choice import catalog_for
from hf_lint.catalog.nearest import folded
from hf_lint.facts.file_head import head_of, head_of_broken
from hf_lint.facts.model_names import file_model
from hf_lint.finding import Finding
from hf_lint.kind import STANDALONE
from hf_lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hf_lint.finding import Span
    from hf_lint.syntax import BrokenFile
    from hf_lint.test_file import TestFile

# Files about a kind of model, a service or a way of working.
_NO_MODEL = re.compile(
    r"(?:^|[_-])(?:only|audio|vision|text|speech|image|images|video|multimodal|unified|container|api|model|models|"
    r"template|generator|simplified|simple|optimized|all|cpu|gpu|hardware|pipeline|pipelines|integration|example|web|"
    r"inference|contract|tei|tgi|standardized|minimal|improved|fixed|copy|test)(?:$|[_-])"
)
# Families of checkpoints that load as another type: Pythia as gpt_neox, Vicuna as llama.
_FAMILIES = frozenset(
    (
        "alpaca",
        "biobert",
        "codebert",
        "dialogpt",
        "distilgpt2",
        "distilroberta",
        "dolly",
        "finbert",
        "flan",
        "graphcodebert",
        "guanaco",
        "openchat",
        "orca",
        "pythia",
        "redpajama",
        "scibert",
        "smollm",
        "tinyllama",
        "unixcoder",
        "vicuna",
        "wizardlm",
        "zephyr",
    )  # fmt: skip
)
_LONG = 4  # letters after which the beginning of a name says whose family it is


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
        if _is_about_a_model(file) and not _is_known(file):
            yield self._finding(file, head_of(file))

    def check_broken(self, file: BrokenFile) -> Iterator[Finding]:
        """The same."""
        if _is_about_a_model(file) and not _is_known(file):
            yield self._finding(file, head_of_broken(file))

    def _finding(self, file: TestFile | BrokenFile, head: Span) -> Finding:
        nearest = catalog_for(file.settings).nearest_model_type(file.model_type or "")
        advice = "" if nearest is None else f"; is `{nearest}` meant?"
        return self.at(file, head, model_type=file.model_type, advice=advice)


def _is_about_a_model(file: TestFile | BrokenFile) -> bool:
    named = file.model_type is not None and PurePath(file.path).name.startswith("test_hf_")
    return named and not _NO_MODEL.search(file.model_type or "") and not (file.model_type or "").startswith("_")


def _is_known(file: TestFile | BrokenFile) -> bool:
    model_type = file.model_type or ""
    parts = re.split(r"[_.-]", model_type)
    endings = ("_".join(parts[start:]) for start in range(len(parts)))
    if any(file_model(ending) is not None for ending in endings):
        return True
    catalog = catalog_for(file.settings)
    name = folded(model_type)
    known = {folded(other) for other in (*catalog.folders, *catalog.folders.values())}
    if parts[0] in _FAMILIES or name in known or any(name in folded(checkpoint) for checkpoint in catalog.checkpoints):
        return True
    return len(parts[0]) >= _LONG and any(other.startswith(folded(parts[0])) for other in known)
