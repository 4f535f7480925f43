"""A script that is also meant to be a test."""  # HFT101

import transformers


class TestBertModels:
    def __init__(self, model_id):
        self.model_id = model_id

    def test_pipeline(self):
        return transformers.pipeline("fill-mask", model=self.model_id)


if __name__ == "__main__":
    print(TestBertModels("google-bert/bert-base-uncased").test_pipeline())
