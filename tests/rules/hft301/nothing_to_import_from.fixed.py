import torch

from transformers import BertModel


def test_forward():
    model = BertModel.from_pretrained("google-bert/bert-base-uncased").to("cuda")  # HFT301
