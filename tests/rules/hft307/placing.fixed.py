from transformers import AutoTokenizer, BertForMaskedLM, BertModel
from transformers.testing_utils import require_torch, slow, torch_device


class BertModelIntegrationTest(unittest.TestCase):
    def test_tensors(self):
        model = BertModel.from_pretrained("google-bert/bert-base-uncased").to(torch_device).eval()  # HFT307
        input_ids = torch.tensor([[101, 102]]).to(torch_device)
        with torch.no_grad():
            output = model(input_ids, attention_mask=torch.ones(1, 2).to(torch_device), return_dict=True)[0]
        expected = torch.tensor(
            [[0.1, 0.2]],
        ).to(torch_device)
        torch.testing.assert_close(output[:, :2, 0], expected, rtol=1e-4, atol=1e-4)

    def test_batch(self):
        tokenizer = AutoTokenizer.from_pretrained("google-bert/bert-base-uncased")
        model = BertForMaskedLM.from_pretrained("google-bert/bert-base-uncased").to(torch_device)  # HFT307
        inputs = tokenizer("Paris is the [MASK] of France.", return_tensors="pt").to(torch_device)
        output = model.generate(**inputs, max_new_tokens=5)
        self.assertEqual(tokenizer.decode(output[0]), "capital")

    def test_tensors_from_elsewhere(self):
        model = BertModel.from_pretrained("google-bert/bert-base-uncased")  # HFT307
        model(**self.inputs)

    def test_figures_of_numpy(self):
        model = BertModel.from_pretrained("google-bert/bert-base-uncased")  # HFT307
        output = model(torch.tensor([[101, 102]]))
        self.assertEqual(output[0].numpy().sum(), 1)

    def test_expected_from_elsewhere(self):
        model = BertModel.from_pretrained("google-bert/bert-base-uncased")  # HFT307
        output = model(torch.tensor([[101, 102]]))
        torch.testing.assert_close(output[0], self.expected)
