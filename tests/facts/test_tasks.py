"""Which tasks a test file configures, and which of them reach a pipeline."""

from __future__ import annotations

from textwrap import dedent

import pytest

from hf_lint.facts.tasks import tasks_of
from hf_lint.source import Source
from hf_lint.test_file import TestFile


def tasks(text: str) -> dict[str, bool]:
    """Each task of a text, and whether it reaches a pipeline."""
    file = TestFile("tests/test_bert.py", Source(dedent(text).encode()))
    return {use.task: use.call is not None for use in tasks_of(file)}


@pytest.mark.parametrize(
    "text",
    [
        "from transformers import pipeline\npipeline('ner')",
        "from transformers import pipeline as make\nmake(model='bert', task='ner')",
        "from transformers.pipelines import pipeline\npipeline('ner')",
        "import transformers\ntransformers.pipeline('ner')",
        "import transformers as t\nt.pipeline('ner')",
        "from transformers import pipeline\nNAME = 'ner'\nOTHER = NAME\npipeline(OTHER)",
        "from transformers import pipeline\nkwargs = {'task': 'ner'}\npipeline(**kwargs)",
        "from transformers import pipeline\nTABLE = {'a': {'task': 'ner'}}\npipeline(TABLE['a']['task'])",
        "from transformers import pipeline\nTABLE = {'a': {'tasks': ['ner', 'x']}}\npipeline(TABLE['a']['tasks'][0])",
        "from transformers import pipeline\ndef f(task='ner'):\n    pipeline(task)",
        "from transformers import pipeline\nfor task in ['ner']:\n    pipeline(task)",
        "from transformers import pipeline\nfor _, task in [(1, 'ner')]:\n    pipeline(task)",
    ],
)
def test_task_is_followed_to_the_pipeline(text: str):
    assert tasks(text)["ner"] is True


def test_task_of_an_instance_is_followed_through_its_class():
    assert tasks(
        """
        import transformers

        class TestBert:
            def __init__(self):
                self.task = "ner"

            def test(self):
                return transformers.pipeline(self.task)

        class TestOther:
            def __init__(self):
                self.task = "fill-mask"
        """
    ) == {"ner": True, "fill-mask": False}


def test_constant_that_no_pipeline_sees_does_not_reach_one():
    assert tasks("import transformers\nTASK_TYPE = 'text_embedding'\n") == {"text_embedding": False}


def test_registry_lists_its_tasks():
    text = "import transformers\nBERT_MODELS_REGISTRY = {'a': {'recommended_tasks': ['ner', 'fill-mask']}}\n"
    assert tasks(text) == {"ner": False, "fill-mask": False}


@pytest.mark.parametrize(
    "text",
    [
        "from diffusers import pipeline\npipeline('ner')",
        "import transformers\npipeline = transformers.pipeline(model='bert')\npipeline('ner')",
        "from transformers import pipeline\ndef f(pipeline):\n    pipeline('ner')",
        "import transformers\nself.pipeline('ner')",
        "import transformers\nsubtask = 'ner'",
        "import transformers\ndef f():\n    task = 'ner'",
    ],
)
def test_other_words_are_no_tasks(text: str):
    assert tasks(text) == {}


def test_literal_is_named_once_however_often_it_is_used():
    text = "from transformers import pipeline\nT = 'ner'\npipeline(T)\npipeline(T)\n"
    file = TestFile("tests/test_bert.py", Source(text.encode()))
    assert len(tasks_of(file)) == 1
