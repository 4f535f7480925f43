#--- tests/models/bert/test_modeling_bert.py
from transformers import BertForLater, Bert_Model  # HFT204

from ...test_modeling_common import ModelTesterMixin


class BertModelTest(ModelTesterMixin):
    all_model_classes = (BertForLater, Bert_Model)
