import torch
from transformers import BertModel

model = BertModel.from_pretrained("google-bert/bert-base-uncased")
model.to("cuda")  # noqa : HFT301 # HFT902
model.to("cuda")  # noqa HFT301, E501 # HFT902
model.to("cuda")  # noqa:  hft301 # HFT902
model.to("cuda")  # NoQA: HFT # HFT902
model.to("cuda")  # type: ignore # noqa : HFT301 because it is meant # HFT902
model.to("cuda")  # noqa
model.to("cuda")  # noqa : E501
model.to("cuda")  # noqa: HFT301, E501
model.to("cuda")  # noqa:HFT301
model.to("cuda")  # noqa: E501 HFT301 and a reason
text = "# noqa : HFT301"
"""
    # flake8: noqa: HFT301
"""
model.cuda()  # flake8: noqa: HFT301
