import pytest
from transformers import AutoModel, AutoTokenizer, BertModel, pipeline

MODEL = "FacebookAI/xlm-roberta-large"  # HFT602


class TestLoading:
    def setup_method(self):
        self.model_id = "distilbert/distilbert-base-uncased"  # HFT602

    def test_forward(self):
        AutoModel.from_pretrained(self.model_id)
        AutoModel.from_pretrained(MODEL)

    def test_pipeline(self):
        pipeline("fill-mask", model="almanach/camembert-base")  # HFT602
        pipeline("fill-mask", "albert/albert-base-v2")  # HFT602

    def test_what_does_not_exist(self):
        AutoModel.from_pretrained("clip-vit-base-patch32")  # HFT602
        AutoTokenizer.from_pretrained("xlm-roberta-huge")  # HFT602

    def test_left_alone(self, checkpoint):
        AutoModel.from_pretrained(checkpoint)
        AutoModel.from_pretrained("./bert-base-uncased")
        AutoModel.from_pretrained("google-bert/bert-base-cased")
        AutoModel.from_pretrained("bert-tiny-random")
        AutoModel.from_pretrained("finished")
        AutoModel.from_pretrained("bert-mine", local_files_only=True)
        BertModel.from_config("bert-large-cased")
        self.load.from_pretrained("openai-gpt")

    def test_missing(self):
        with pytest.raises(OSError):
            AutoModel.from_pretrained("bert-nowhere")
