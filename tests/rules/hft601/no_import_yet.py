from transformers import BertModel


class BertModelTest(ModelTesterMixin, unittest.TestCase):
    def test_pooler(self):  # HFT601
        model = BertModel.from_pretrained("google-bert/bert-base-uncased")
