import transformers


class VitModel(
    REGISTRY = {"class": "DeiTForImageClassification"}  # HFT204
    HYPHEN = {"title": "Mgp-StrModel", "class": "SEWDModel"}  # HFT204
    OWN = {"class": "VitModel"}
    OTHER = {"class": "BertForEverything", "right": "BertModel"}
    model = transformers.BigBirdModel.from_pretrained("x")  # HFT204
    assert transformers.BigBirdModel  # HFT204
    pipe = transformers.pipeline("fill-mask")
