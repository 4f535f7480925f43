import pytest
from transformers import BertModel

pytestmark = [pytest.mark.slow]


class BertModelIntegrationTest(unittest.TestCase):
    def test_inference(self):
        model = BertModel.from_pretrained("google-bert/bert-base-uncased")
