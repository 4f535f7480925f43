from transformers import BertModel
from transformers.testing_utils import slow


class BertModelTest(ModelTesterMixin, unittest.TestCase):
    @slow
    def test_pooler(self):  # HFT601
        model = BertModel.from_pretrained("google-bert/bert-base-uncased")
