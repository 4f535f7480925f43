#--- tests/test_hf_bert.py
import transformers

from model_test import ModelTest


class TestBertModels(ModelTest):
    def test_from_pretrained(self):
        return self.place(transformers.BertModel.from_pretrained("google-bert/bert-base-uncased"))
#--- tests/model_test.py
import transformers


class ModelTest:
    def place(self, model):
        return model.to("cuda" if transformers.utils.is_torch_cuda_available() else "cpu")
#--- tests/test_hf_roberta.py
import transformers

from out_of_sight import ModelTest


class TestRobertaModels(ModelTest):
    def test_from_pretrained(self):
        return self.place(transformers.RobertaModel.from_pretrained("FacebookAI/roberta-base"))
