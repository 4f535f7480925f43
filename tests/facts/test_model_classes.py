"""Where a test file names classes of transformers."""

from __future__ import annotations

from textwrap import dedent

import pytest

from hf_lint.facts.model_classes import classes_of, renaming
from hf_lint.source import Source
from hf_lint.test_file import TestFile


def read(text: str) -> TestFile:
    return TestFile("tests/test_bert.py", Source(dedent(text).encode()))


def named(text: str) -> dict[str, bool]:
    """Each class of a text, and whether the text is prepared for a transformers without it."""
    return {use.name: use.asked for use in classes_of(read(text))}


@pytest.mark.parametrize(
    "text",
    [
        "from transformers import BertModel",
        "from transformers import AutoConfig, BertModel as Model",
        "import transformers\ntransformers.BertModel",
        "import transformers as t\nt.BertModel.from_pretrained('x')",
        "import transformers\ngetattr(transformers, 'BertModel')",
        "import transformers\nNAME = 'BertModel'\ngetattr(transformers, NAME)",
        "import transformers\nTABLE = {'a': {'class': 'BertModel'}}",
        "import transformers\nclass A:\n    class_name = 'BertModel'",
        "import transformers\nmake(model_class='BertModel')",
    ],
)
def test_class_is_found(text: str):
    assert named(text)["BertModel"] is False


@pytest.mark.parametrize(
    "text",
    [
        "from transformers import MODEL_MAPPING, pipeline, _Private",
        "from transformers.models.bert import BertModel",
        "from optimum import BertModel",
        "from .transformers import BertModel",
        "from transformers import *",
        "import diffusers\ndiffusers.BertModel",
        "import transformers\ntransformers.models.bert.BertModel",
        "import transformers\ntransformers.BertModel = object\ntransformers.BertModel",
        "import transformers\ntitle = 'BertModel'",
        "import transformers\nTABLE = {'class': 'pipeline'}",
        "import transformers\nTABLE = {'class': 'BertModel'}\nclass BertModel: pass",
    ],
)
def test_other_names_are_left_out(text: str):
    assert named(text) == {}


@pytest.mark.parametrize(
    "text",
    [
        "try:\n    from transformers import BertModel\nexcept ImportError:\n    pass",
        "try:\n    from transformers import BertModel\nexcept (ValueError, AttributeError):\n    pass",
        "import transformers\ntry:\n    transformers.BertModel\nexcept:\n    pass",
        "import transformers\ngetattr(transformers, 'BertModel', None)",
        "import transformers\nif hasattr(transformers, 'BertModel'):\n    transformers.BertModel",
    ],
)
def test_detection_of_features_is_told_apart(text: str):
    assert named(text) == {"BertModel": True}


def test_handler_itself_is_not_prepared():
    text = """
        try:
            from transformers import AutoModel
        except ImportError:
            from transformers import BertModel
    """
    assert named(text) == {"AutoModel": True, "BertModel": False}


def test_occurrences_follow_an_import_but_not_attributes_of_other_things():
    file = read(
        """
        from transformers import BertModel
        model = BertModel.from_pretrained("x")
        other.BertModel(BertModel=1)
        """
    )
    (use,) = classes_of(file)
    assert [edit.span.line for edit in renaming(file, use.node, "NewName")] == [2, 3]


def test_only_a_string_without_a_head_is_vague():
    text = """
        from transformers import AutoModel
        TABLE = {"a": {"class": "CustomModel"}, "b": {"class": "BertForMaskedLM"}}
    """
    assert {use.name: use.is_vague for use in classes_of(read(text))} == {
        "AutoModel": False,
        "CustomModel": True,
        "BertForMaskedLM": False,
    }
