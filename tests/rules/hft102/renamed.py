from transformers import pipeline


class TestRobertaModels:  # HFT102
    def test_pipeline(self):
        return pipeline("fill-mask")


if __name__ == "__main__":
    TestRobertaModels().test_pipeline()
