"""The rule on classes that transformers does not have."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import libcst as cst

from hf_lint.catalog import known_names
from hf_lint.catalog.known_names import Standing, spelled_class, standing_of_class
from hf_lint.catalog.name_table import release_of
from hf_lint.facts.meant_failures import is_meant_to_fail
from hf_lint.facts.model_classes import ClassUse, classes_of, classes_of_broken, renaming
from hf_lint.finding import Edit, Finding, Fix
from hf_lint.kind import Kind
from hf_lint.rule import Rule
from hf_lint.syntax.broken_file import BrokenFile
from hf_lint.test_file import TestFile


class UnknownModelClass(Rule):
    """A class is named that transformers does not have.

    `DeitForImageClassification` is no class: the model's name is written `DeiT`. The import fails, or the test falls
    back to something else and never tries the class it is about. Looked at are imports from `transformers`,
    attributes of the module, `getattr(transformers, …)`, and strings that stand for a class, such as `"class": "…"`
    in a registry of models. Where only case, underscores or hyphens differ there is a fix, which mends the name
    wherever the file has it. It is safe, unless the file has the right name as a string, too, as a table of
    corrections would.

    A class may be younger than what hf-lint knows. So a class of a model that it does not know is reported only if
    `target-transformers` names a release that it covers; and in tests that follow transformers' own convention, or
    that are prepared for an `ImportError`, only a name that differs in spelling is.
    Classes that were retired, such as `TFBertModel`, are reported with their successor if `target-transformers` is a
    release that no longer has them. Private names, submodules and classes imported from a submodule are left alone.
    """

    code = "HFT204"
    name = "unknown-model-class"
    message = "transformers {version}has no class `{wrong}`{advice}"
    fixable = "sometimes"
    BAD: ClassVar = (
        "from transformers import DeitForImageClassification  # HFT204\n",
        'import transformers\n\nVIT_MODELS_REGISTRY = {"google/vit": {"class": "VitModel"}}  # HFT204\n',
    )
    GOOD: ClassVar = (
        "from transformers import BertTokenizerFast, DeiTForImageClassification, TFBertModel\n",
        'import transformers\n\nmodel_class = getattr(transformers, "Phi9ForCausalLM", None)\n',
    )

    def check(self, file: TestFile) -> Iterator[Finding]:
        """Looks at every class that the file takes from transformers."""
        target = release_of(file.settings.target_transformers)
        for use in classes_of(file):
            standing = standing_of_class(use.name, file.settings, target)
            if standing is Standing.UNKNOWN and use.is_vague:
                standing = standing_of_class(use.name, file.settings)
            if standing not in (Standing.UNKNOWN, Standing.RETIRED) or is_meant_to_fail(file, use.node):
                continue
            certain = file.kind is not Kind.UPSTREAM or target is not None
            if spelled_class(use.name) is not None or (certain and not use.asked):
                yield self._finding(file, use, standing)

    def _finding(self, file: TestFile, use: ClassUse, standing: Standing) -> Finding:
        if standing is Standing.RETIRED:
            version = f"{file.settings.target_transformers} "
            instead = known_names.successor_of(use.name, file.settings, release_of(version))
            advice = "" if instead is None else f"; `{instead}` took its place"
            return self.at(file, use.node, version=version, wrong=use.name, advice=advice)
        advice = _advice(known_names.nearest_class(use.name, file.settings))
        return self.at(file, use.node, fix=_fix(file, use), version="", wrong=use.name, advice=advice)

    def check_broken(self, file: BrokenFile) -> Iterator[Finding]:
        """Looks at strings and attributes that differ from a class in spelling only."""
        for name, spans in classes_of_broken(file).items():
            if known_names.is_misspelt_class(name, file.settings):
                spelled = str(spelled_class(name))
                is_safe = all(text != spelled for text, _ in file.strings())
                fix = Fix(f"Name `{spelled}`", tuple(Edit(span, spelled) for span in spans), safe=is_safe)
                for span in spans:
                    yield self.at(file, span, fix=fix, version="", wrong=name, advice=_advice(spelled))


def _advice(nearest: str | None) -> str:
    return "" if nearest is None else f"; is `{nearest}` meant?"


def _fix(file: TestFile, use: ClassUse) -> Fix | None:
    """Renames the class where it stands; one that is imported or a string, wherever the file has it."""
    spelled = spelled_class(use.name)
    if spelled is None:
        return None
    is_safe = True
    if isinstance(use.node, cst.SimpleString):
        is_safe = all(literal.raw_value != spelled for literal in file.index.all(cst.SimpleString))
    elif use.name in file.names.bindings:
        return None
    return Fix(f"Name `{spelled}`", tuple(renaming(file, use.node, spelled)), safe=is_safe)
