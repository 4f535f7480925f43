#--- tests/checks_of_bert.py
import transformers


class BertChecks:
    def test_pipeline(self):
        assert transformers.pipeline("fill-mask")
#--- tests/bert_test.py
import transformers  # HFT101


class BertChecks:
    def test_pipeline(self):
        assert transformers.pipeline("fill-mask")
#--- tests/test_modeling_common.py
import transformers


class ModelTesterMixin:
    def test_pipeline(self):
        assert transformers.pipeline("fill-mask")
#--- tests/test_mixins_of_bert.py
import transformers


class BertTesterMixin:
    def test_pipeline(self):
        assert transformers.pipeline("fill-mask")
#--- tests/conftest.py
import transformers


class BertChecks:
    def test_pipeline(self):
        assert transformers.pipeline("fill-mask")
#--- tests/test_table.py
import transformers

TEST_MODELS = {"bert": "google-bert/bert-base-uncased"}
test_folder = "models"


def load(name):
    return transformers.AutoModel.from_pretrained(TEST_MODELS[name])
