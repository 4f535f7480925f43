from transformers import AutoBackbone, AutoModel


def test_backbone():
    AutoBackbone.from_pretrained("vit-large", use_timm_backbone=True)


def test_reload(model):
    model.save_pretrained("bert-reloaded")
    AutoModel.from_pretrained("bert-reloaded")
    AutoModel.from_pretrained("gpt2-large")  # HFT602
