from transformers import pipeline


class TestBertModels:  # HFT102
    def test_pipeline(self):
        return pipeline("fill-mask")


if __name__ == "__main__":
    TestBertModels().test_pipeline()
