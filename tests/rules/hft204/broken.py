import transformers


class VitModel(
    REGISTRY = {"class": "DeitForImageClassification"}  # HFT204
    HYPHEN = {"title": "Mgp-StrModel", "class": "Sew-DModel"}  # HFT204
    OWN = {"class": "VitModel"}
    OTHER = {"class": "BertForEverything", "right": "BertModel"}
    model = transformers.BigbirdModel.from_pretrained("x")  # HFT204
    assert transformers.BigbirdModel  # HFT204
    pipe = transformers.pipeline("fill-mask")
