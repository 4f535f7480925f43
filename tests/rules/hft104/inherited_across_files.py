#--- tests/shared.py
class StatefulTest:
    def __init__(self, model_id=None):
        self.model_id = model_id
#--- tests/test_bert.py
from transformers import pipeline

from tests.shared import StatefulTest


class TestBert(StatefulTest):  # HFT104
    def test_pipeline(self):
        assert pipeline("fill-mask", model=self.model_id)
