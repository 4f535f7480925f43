#--- tests/test_left_to_hft104.py
"""A script that is also meant to be a test: HFT104 says of its class why pytest passes over it."""

import transformers


class TestBertModels:
    def __init__(self, model_id):
        self.model_id = model_id

    def test_pipeline(self):
        return transformers.pipeline("fill-mask", model=self.model_id)


if __name__ == "__main__":
    print(TestBertModels("google-bert/bert-base-uncased").test_pipeline())
#--- tests/test_inherited.py
import transformers  # HFT101


class BertChecks:
    def test_pipeline(self):
        assert transformers.pipeline("fill-mask")


class TestBertModels(BertChecks):
    """HFT104 looks at classes that have tests of their own."""

    def __init__(self, model_id):
        self.model_id = model_id
#--- tests/test_beside.py
import transformers  # HFT101


class TestBertModels:
    def __init__(self, model_id):
        self.model_id = model_id

    def test_pipeline(self):
        return transformers.pipeline("fill-mask", model=self.model_id)


class BertChecks:
    def test_fill_mask(self):
        assert transformers.pipeline("fill-mask")
