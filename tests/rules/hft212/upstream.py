import torch
from transformers import BertModel

from ...test_modeling_common import ModelTesterMixin


class BertModelTest(ModelTesterMixin):
    all_model_classes = (BertModel,)

    def test_half(self):
        for model_class in self.all_model_classes:
            model = model_class.from_pretrained("x", torch_dtype=torch.float16)  # HFT212
            self.assertEqual(model.dtype, torch.float16)
