"""The rule on model classes that no test names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import ClassVar

from hf_lint.catalog.choice import catalog_for
from hf_lint.facts.model_testers import model_tests
from hf_lint.finding import Finding
from hf_lint.kind import UPSTREAM
from hf_lint.names import dotted
from hf_lint.rule import Rule
from hf_lint.test_file import TestFile

# What the shared testers add to `base_model_class` by themselves.
_HEADS = ("ForCausalLM", "ForSequenceClassification", "ForTokenClassification", "ForQuestionAnswering")
_NAME = re.compile(r"\b\w+")
_FRAMEWORK = re.compile(r"(?:TF|Flax)(?=[A-Z])")


class ClassNeverTested(Rule):
    """A public model class is in no `all_model_classes` of its model's test file.

    The shared tests run for the classes that are listed there. A class that is left out is never built, saved, loaded
    or trained by any of them, and breaks unseen.

    Add the class to `all_model_classes`.

    Looked at is the file `test_modeling_….py` that carries the name of its folder. A class counts as tested if the
    file names it anywhere, or if the shared testers derive it from `base_model_class`. Left alone are the parts of a
    model that have a model type of their own, such as its vision tower, and files with a base class out of sight.
    """

    code = "HFT210"
    name = "class-never-tested"
    message = "{classes} of {model_type} {verb} in no `all_model_classes` of this file"
    kinds = UPSTREAM
    BAD: ClassVar = (
        (
            "#--- tests/models/gpt_neo/test_modeling_gpt_neo.py\n"
            "import unittest\n\nfrom transformers import GPTNeoForCausalLM, GPTNeoModel\n\n\n"
            "class ModelTesterMixin:\n    all_model_classes = ()\n\n\n"
            "class GPTNeoModelTest(ModelTesterMixin, unittest.TestCase):  # HFT210\n"
            "    all_model_classes = (GPTNeoModel, GPTNeoForCausalLM)\n"
        ),
    )
    GOOD: ClassVar = (
        (
            "#--- tests/models/regnet/test_modeling_regnet.py\n"
            "import unittest\n\nfrom transformers import RegNetForImageClassification, RegNetModel\n\n\n"
            "class ModelTesterMixin:\n    all_model_classes = ()\n\n\n"
            "class RegNetModelTest(ModelTesterMixin, unittest.TestCase):\n"
            "    all_model_classes = (RegNetModel, RegNetForImageClassification)\n"
        ),
    )

    def check(self, file: TestFile) -> Iterator[Finding]:
        """Compares the classes of the folder's model types with the names in the file."""
        path = PurePath(file.path)
        if not path.name.startswith("test_modeling_") or file.model_type != path.parent.name:
            return
        tests = model_tests(file)
        missing = _untested(file, path.parent.name) if tests else []
        if missing:
            listed, verb = ", ".join(f"`{name}`" for name in missing), "is" if len(missing) == 1 else "are"
            yield self.at(file, tests[0].node.name, classes=listed, model_type=file.model_type, verb=verb)


def _untested(file: TestFile, folder: str) -> list[str]:
    unnamed = _classes(file, folder) - file.identifiers - set(_implied(file))
    return sorted(unnamed - set(_NAME.findall(file.source.text))) if unnamed else []


def _classes(file: TestFile, folder: str) -> set[str]:
    """The model classes that live in a folder and that the Auto classes give to the model type of its name."""
    catalog = catalog_for(file.settings)
    known = catalog.model_types.get(folder)
    listed = () if known is None else known.model_classes
    alive = (name for name in listed if not _FRAMEWORK.match(name))
    return {name for name in alive if folder in catalog.classes.get(name, "").split(".")}


def _implied(file: TestFile) -> Iterator[str]:
    for tester in file.classes:
        base = dotted(getattr(tester.attributes.get("base_model_class"), "value", None)) or ""
        yield from (base.removesuffix("Model") + head for head in _HEADS)
