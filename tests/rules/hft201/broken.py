import transformers


def test_broken(self:
    transformers.pipeline("text_classification")  # HFT201
    transformers.pipeline(model="gpt2", task="text-generaton")  # HFT201
    transformers.pipeline("fill-mask")
    diffusers.pipeline("text-to-image")
    pipeline = transformers.pipeline(task="fill-mask")
    pipeline("This is a test")
