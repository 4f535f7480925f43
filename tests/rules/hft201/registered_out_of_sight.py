from transformers import pipeline
from transformers.pipelines import PIPELINE_REGISTRY


def test_registered(name, my_class):
    PIPELINE_REGISTRY.register_pipeline(name, pipeline_class=my_class)
    assert pipeline("pair-classification")
