import transformers

model = transformers.AutoModel()  # noqa: HFT301
if model
