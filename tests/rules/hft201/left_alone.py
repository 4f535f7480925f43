import unittest
from functools import partial

import pytest
import transformers
from diffusers import pipeline as diffusers_pipeline
from sklearn.pipeline import make_pipeline
from transformers import pipeline
from transformers.pipelines import PIPELINE_REGISTRY

TASK_TYPE = "text_embedding"
MODELS = {"bert-base": {"task": "multimodal-conversation", "recommended_tasks": ["chat"]}}


class Labels:
    task = "text_clasification"

    def pipeline(self, name):
        return name

    def run(self):
        return self.pipeline("anything")


def test_other_pipelines():
    diffusers_pipeline("text-to-image")
    make_pipeline("scaler")


def test_pipeline_is_a_parameter(pipeline):
    pipeline("A sentence")


def test_pipeline_is_a_variable():
    pipeline = transformers.pipeline("fill-mask")
    pipeline("This is a [MASK].")


def test_translation():
    pipeline("translation_en_to_fr")
    pipeline("summarization")
    pipeline("vqa")


def test_own_class(my_class):
    pipeline("my-task", pipeline_class=my_class)
    pipeline("their-task", model="someone/model", trust_remote_code=True)


def test_registered(my_class):
    PIPELINE_REGISTRY.register_pipeline("pair-classification", pipeline_class=my_class)
    assert pipeline("pair-classification")


def test_template():
    pipeline("{{ task }}")


def test_unknown_task_is_refused():
    with pytest.raises(KeyError):
        pipeline("no-such-task")
    pytest.raises(KeyError, pipeline, "no-such-task")
    pytest.raises(KeyError, lambda: pipeline("no-such-task"))
    pytest.raises(KeyError, partial(pipeline, "no-such-task"))


@pytest.mark.xfail(raises=KeyError)
def test_not_yet():
    pipeline("image-to-3d")


class TestRefusal(unittest.TestCase):
    @unittest.expectedFailure
    def test_not_yet(self):
        pipeline("image-to-3d")

    def test_refused(self):
        with self.assertRaisesRegex(KeyError, "Unknown task"):
            pipeline("no-such-task")
