import copy

import pytest
from transformers import AutoModel, AutoTokenizer, BertModel

MODEL = "google-bert/bert-base-uncased"


@pytest.fixture(scope="module")
def model_and_tokenizer():
    tokenizer = AutoTokenizer.from_pretrained(MODEL)
    model = AutoModel.from_pretrained(MODEL)
    model.eval()
    return model, tokenizer


@pytest.fixture(scope="session")
def placed():
    yield BertModel.from_pretrained(MODEL).to(torch_device)


@pytest.fixture
def own():
    return BertModel.from_pretrained(MODEL)


@pytest.fixture
def halved(placed):
    return placed.half()  # HFT603


@pytest.fixture(scope="module")
def frozen(placed):
    return placed.requires_grad_(False)


def test_device(model_and_tokenizer):
    model, tokenizer = model_and_tokenizer
    model = model.to("cuda")  # HFT603
    assert model.device.type == "cuda"


class TestDevices:
    def test_device(self, model_and_tokenizer):
        model, tokenizer = model_and_tokenizer
        for device in ("cuda", "cpu"):
            model.to(device)  # HFT603
            inputs = tokenizer("a").to(device)

    def test_by_place(self, model_and_tokenizer):
        model = model_and_tokenizer[0]
        tokenizer = model_and_tokenizer[1]
        model.train()  # HFT603
        tokenizer.to("cuda")

    def test_taken_back(self, model_and_tokenizer):
        model, _ = model_and_tokenizer
        model.train()
        model.eval()
        model.to("cuda")
        model.to("cpu")

    def test_copy(self, model_and_tokenizer):
        model, _ = model_and_tokenizer
        other = copy.deepcopy(model)
        other.half()

    def test_as_the_fixture_does(self, placed):
        placed.to(torch_device)
        placed.eval()

    def test_elsewhere(self, placed):
        placed.to("cpu")  # HFT603

    def test_own(self, own):
        own.half()

    def test_another_model(self, placed):
        other = BertModel(placed.config)
        other.half()

    def test_row(self, model_and_tokenizer):
        model, _ = model_and_tokenizer
        model = model.to("cuda").half()  # HFT603

    def test_back_on_the_cpu(self, model_and_tokenizer):
        model, _ = model_and_tokenizer
        model = model.to("cpu")
