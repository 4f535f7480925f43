from transformers import BertModel

torch.set_default_device(torch_device)


class BertModelIntegrationTest(unittest.TestCase):
    def test_inference(self):
        model = BertModel.from_pretrained(MODEL)
        model(**self.inputs)
