import torch
from transformers import AutoTokenizer, BertModel, pipeline

CPU = "cpu"
tokenizer = AutoTokenizer.from_pretrained(NAME)


def test_device_map():
    model = BertModel.from_pretrained(NAME, device_map="auto").to(torch_device)
    assert model(**tokenizer("Paris is in France.", return_tensors="pt"))


def test_hooks():
    model = BertModel.from_pretrained(NAME).to(torch_device)
    add_hook_to_module(model, AlignDevicesHook(io_same_device=True))
    assert model(**tokenizer("Paris is in France.", return_tensors="pt"))


def test_on_the_cpu():
    model = BertModel.from_pretrained(NAME).to("cpu")
    assert model(**tokenizer("Paris is in France.", return_tensors="pt"))


def test_device_that_is_the_cpu():
    device = torch.device("cpu")
    model = BertModel.from_pretrained(NAME).to(device)
    assert model(**tokenizer("Paris is in France.", return_tensors="pt"))


def test_default_that_is_the_cpu(device=CPU):
    model = BertModel.from_pretrained(NAME).to(device)
    assert model(**tokenizer("Paris is in France.", return_tensors="pt"))


def test_back_on_the_cpu():
    model = BertModel.from_pretrained(NAME).to(torch_device)
    model.cpu()
    assert model(**tokenizer("Paris is in France.", return_tensors="pt"))


def test_run_before_it_is_placed():
    model = BertModel.from_pretrained(NAME)
    expected = model(**tokenizer("Paris is in France.", return_tensors="pt"))
    model.to(torch_device)
    assert expected


def test_precision_alone():
    model = BertModel.from_pretrained(NAME).to(torch.float16)
    assert model(**tokenizer("Paris is in France.", return_tensors="pt"))


def test_second_model():
    model = BertModel.from_pretrained(NAME).to(torch_device)
    model = BertModel.from_pretrained(OTHER_NAME)
    assert model(**tokenizer("Paris is in France.", return_tensors="pt"))


def test_pipeline():
    pipe = pipeline("fill-mask", NAME)
    pipe.model.to(torch_device)
    assert pipe("Paris is the [MASK] of France.")


def test_model_from_elsewhere(model):
    model.to(torch_device)
    assert model(**tokenizer("Paris is in France.", return_tensors="pt"))
