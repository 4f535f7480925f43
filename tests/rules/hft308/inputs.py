import pytest
import torch
from transformers import AutoModel, AutoProcessor, AutoTokenizer, BertModel

tokenizer = AutoTokenizer.from_pretrained(NAME)
processor = AutoProcessor.from_pretrained(NAME)


def test_batch_left_behind():
    model = BertModel.from_pretrained(NAME)
    model.to(torch_device)
    inputs = tokenizer("Paris is in France.", return_tensors="pt")
    assert inputs.input_ids.shape == (1, 7)
    output = model(**inputs)  # HFT308
    assert output


def test_tensor_left_behind():
    device = "cuda" if torch.cuda.is_available() else "cpu"
    model = BertModel.from_pretrained(NAME)
    model = model.to(device).eval()
    input_ids = torch.tensor([101, 102]).unsqueeze(0)
    output = model(input_ids)  # HFT308
    assert output


def test_method_and_attribute():
    model = BertModel.from_pretrained(NAME).eval().cuda()
    inputs = processor(image, return_tensors="pt")
    output = model.generate(inputs["pixel_values"], max_new_tokens=5)  # HFT308
    assert processor.batch_decode(output)


def test_made_in_the_call():
    model = BertModel.from_pretrained(NAME).to(device="cuda:0")
    assert model(input_ids=torch.tensor([[101, 102]]))  # HFT308


def test_result_of_to_thrown_away_for_another_name():
    model = BertModel.from_pretrained(NAME).to(torch_device)
    inputs = tokenizer("Paris is in France.", return_tensors="pt")
    moved = {key: value.to(torch_device) for key, value in inputs.items()}
    assert model(**inputs)  # HFT308
    assert model(**moved)


def test_moved_in_place():
    model = BertModel.from_pretrained(NAME).to(torch_device)
    inputs = tokenizer("Paris is in France.", return_tensors="pt")
    inputs.to(torch_device)
    assert model(**inputs)


def test_moved_when_made():
    model = BertModel.from_pretrained(NAME).to(torch_device)
    inputs = tokenizer("Paris is in France.", return_tensors="pt").to(torch_device)
    assert model(**inputs)
    assert model(torch.tensor([[101, 102]], device=torch_device))


def test_moved_in_the_call():
    model = BertModel.from_pretrained(NAME).to(torch_device)
    inputs = tokenizer("Paris is in France.", return_tensors="pt")
    assert model(**inputs.to(model.device))
    assert model(inputs.input_ids.to(torch_device))


def test_moved_item_by_item():
    model = BertModel.from_pretrained(NAME).to(torch_device)
    inputs = tokenizer("Paris is in France.", return_tensors="pt")
    for key, value in inputs.items():
        inputs[key] = value.to(torch_device)
    assert model(**inputs)


def test_moved_as_a_dictionary():
    model = BertModel.from_pretrained(NAME).to(torch_device)
    inputs = tokenizer("Paris is in France.", return_tensors="pt")
    inputs = {key: value.to(torch_device) for key, value in inputs.items()}
    assert model(**inputs)


def test_moved_by_a_helper():
    model = BertModel.from_pretrained(NAME).to(torch_device)
    inputs = tokenizer("Paris is in France.", return_tensors="pt")
    move(inputs, torch_device)
    assert model(**inputs)


def test_other_name_for_the_batch():
    model = BertModel.from_pretrained(NAME).to(torch_device)
    inputs = tokenizer("Paris is in France.", return_tensors="pt")
    batch = inputs
    batch.to(torch_device)
    assert model(**inputs)


def test_made_by_a_helper():
    model = BertModel.from_pretrained(NAME).to(torch_device)
    inputs = make_inputs(torch_device)
    assert model(**inputs)


def test_labels():
    model = BertModel.from_pretrained(NAME).to(torch_device)
    inputs = tokenizer("Paris is in France.", return_tensors="pt").to(torch_device)
    assert model(**inputs, labels=torch.tensor([1]))


def test_failure():
    model = BertModel.from_pretrained(NAME).to(torch_device)
    inputs = tokenizer("Paris is in France.", return_tensors="pt")
    with pytest.raises(RuntimeError):
        model(**inputs)


def test_no_tensors():
    model = AutoModel.from_pretrained(NAME).to(torch_device)
    inputs = tokenizer("Paris is in France.")
    assert model(**inputs)
