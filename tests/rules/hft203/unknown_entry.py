import transformers

MODELS_REGISTRY = {
    "vit-base": {"class": "ViTModel"},
    "own": {"class": "CustomModel"},
}


class TestModels:
    def __init__(self, model_id="vit-base"):
        self.model_id = model_id

    def test_pipeline(self):
        assert transformers.pipeline("fill-mask", model=self.model_id)
