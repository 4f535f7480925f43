import torch
from transformers import BertModel

torch.set_default_device("cuda")


def test_forward():
    model = BertModel.from_pretrained(NAME).to("cuda")
    assert model(torch.tensor([[101, 102]]))
