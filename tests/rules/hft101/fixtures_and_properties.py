import pytest  # HFT101
import transformers


@pytest.fixture
def test_model():
    return transformers.AutoModel.from_pretrained("google-bert/bert-base-uncased")


class BertChecks:
    def test_pipeline(self, test_model):
        assert test_model
