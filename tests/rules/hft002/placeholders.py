from transformers import AutoModel, AutoTokenizer


class TestModelTypeModels:  # HFT002
    model_id = "<model-id>"  # HFT002
    mask = "<mask>"
    markup = "<model>bert</model>"

    def test_from_pretrained(self):
        return AutoModel.from_pretrained("<checkpoint>"), AutoTokenizer.from_pretrained(self.model_id)  # HFT002


class TestTemplates:
    pass


class ModelTypeTest:
    """A model type is what this one is about."""
