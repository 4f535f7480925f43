from unittest.mock import patch

from transformers import BertModel
from transformers.testing_utils import (
    require_torch,
    slow,
    torch_device,
)


class BertModelTest(ModelTesterMixin, unittest.TestCase):
    @slow
    def test_pooler(self):  # HFT601
        for model_class in self.all_model_classes:
            model = model_class.from_pretrained("google-bert/bert-base-uncased").to(torch_device)

    def test_weights_of_a_folder(self):
        model = BertModel.from_pretrained(self.folder)

    @patch.object(BertModel, "from_pretrained")
    def test_patched_object(self):
        model = BertModel.from_pretrained("google-bert/bert-base-uncased")

    @patch("transformers.BertModel.from_pretrained")
    def test_patched(self):
        model = BertModel.from_pretrained("google-bert/bert-base-uncased")

    @nightly
    def test_nightly(self):
        model = BertModel.from_pretrained("google-bert/bert-base-uncased")


class BertModelIntegrationTest(unittest.TestCase):
    def test_of_the_other_rule(self):
        model = BertModel.from_pretrained("google-bert/bert-base-uncased")


@slow
def test_function():  # HFT601
    model = BertModel.from_pretrained("google-bert/bert-base-uncased")
