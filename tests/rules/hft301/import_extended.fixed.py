import torch

from transformers import BertModel
from transformers.testing_utils import (
    require_torch,
    slow,
    torch_device,
)


@slow
@require_torch
def test_forward():
    model = BertModel.from_pretrained("google-bert/bert-base-uncased").to(torch_device)  # HFT301
    model(torch.ones(1, 4).to(torch_device))  # HFT301
