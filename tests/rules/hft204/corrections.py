import transformers

REGISTRY = {"a": {"class": "VitModel"}}  # HFT204
CORRECTIONS = {"VitModel": "ViTModel"}


def test_name():
    assert getattr(transformers, CORRECTIONS[REGISTRY["a"]["class"]])
