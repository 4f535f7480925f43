import transformers

VIT_MODELS_REGISTRY = {
    "vit-base": {"class": "VitModel"},
    "deit-base": {"class": "DeiTForImageClassification"},
}


class TestVitModels:
    def __init__(self, model_id=None):
        self.model_id = model_id or "vit-base"
        self.task = "fill-mask"  # HFT203

    def test_pipeline(self):
        pipeline_kwargs = {"task": self.task, "model": self.model_id}
        assert transformers.pipeline(**pipeline_kwargs)

    def test_fits_one(self):
        assert transformers.pipeline("image-classification", model=self.model_id)
