from transformers import pipeline

MODELS = ["bert-base-uncased", "roberta-base"]


def test_all():
    pipeline("fill-mask", model="roberta-base")("A [MASK] sentence.")
