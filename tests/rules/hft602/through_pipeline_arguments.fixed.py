import transformers

CLAP_MODELS_REGISTRY = {"clap-base": {"class": "ClapModel"}}


class TestClapModels:
    def __init__(self, model_id=None):
        self.model_id = model_id or "clap-base"  # HFT602

    def test_pipeline(self):
        pipeline_kwargs = {"task": "zero-shot-audio-classification", "model": self.model_id}
        assert transformers.pipeline(**pipeline_kwargs)(self.audio)

    def test_out_of_sight(self, pipeline_kwargs):
        assert transformers.pipeline(**pipeline_kwargs)(self.audio)


def test_roberta():
    model_id = "FacebookAI/roberta-base"  # HFT602
    found = transformers.pipeline("fill-mask", **{"model": model_id})
    pipeline_kwargs = {"model": model_id}
    assert found(TEXT) == transformers.pipeline("fill-mask", **pipeline_kwargs)(TEXT)
