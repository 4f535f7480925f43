import torch

from transformers import BertModel
from transformers.testing_utils import (
    require_torch,
    slow,
)


@slow
@require_torch
def test_forward():
    model = BertModel.from_pretrained("google-bert/bert-base-uncased").to("cuda")  # HFT301
    model(torch.ones(1, 4).cuda())  # HFT301
