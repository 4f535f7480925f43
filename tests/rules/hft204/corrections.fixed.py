import transformers

REGISTRY = {"a": {"class": "ViTModel"}}  # HFT204
CORRECTIONS = {"ViTModel": "ViTModel"}


def test_name():
    assert getattr(transformers, CORRECTIONS[REGISTRY["a"]["class"]])
