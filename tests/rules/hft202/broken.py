import transformers


def test_broken(self:
    transformers.pipeline("translation_en_to_fr")  # HFT202
    transformers.pipeline(model="t5-small", task="summarization")  # HFT202
    transformers.pipeline("fill-mask")
    TASK = "summarization"
