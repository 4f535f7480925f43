import pytest
from transformers import AutoTokenizer, BertConfig, BertModel, pipeline
from transformers.testing_utils import require_torch, slow, torch_device

MODEL_ID = "google-bert/bert-base-uncased"


@require_torch
class BertModelIntegrationTest(unittest.TestCase):
    model_id = "google-bert/bert-large-uncased"

    @parameterized.expand([("eager",), ("sdpa",)])
    @require_torch
    @slow
    def test_inference(self, attention):  # HFT605
        model = BertModel.from_pretrained(self.model_id, attn_implementation=attention)

    @slow
    def test_slow(self):
        model = BertModel.from_pretrained(MODEL_ID)

    def load(self):
        return self.model()

    def model(self):
        return BertModel.from_pretrained(MODEL_ID)

    @slow
    def test_inference_no_head(self):  # HFT605
        output = self.load()(**self.inputs())

    @slow
    def test_pipeline(self):  # HFT605
        pipe = pipeline("fill-mask", model=MODEL_ID)

    def test_tiny(self):
        model = BertModel.from_pretrained("hf-internal-testing/tiny-random-bert")

    def test_tokenizer(self):
        tokenizer = AutoTokenizer.from_pretrained(MODEL_ID)

    def test_from_config(self):
        model = BertModel(BertConfig.from_pretrained(MODEL_ID))

    def test_folder(self):
        model = BertModel.from_pretrained("./checkpoint")
        model = BertModel.from_pretrained(self.folder)
        model = BertModel.from_pretrained(MODEL_ID, local_files_only=True)

    def test_missing(self):
        with self.assertRaises(OSError):
            BertModel.from_pretrained("google-bert/no-such-model")

    @unittest.skip("too large")
    def test_skipped(self):
        model = BertModel.from_pretrained(MODEL_ID)

    def test_skipped_in_its_body(self):
        self.skipTest("too large")
        model = BertModel.from_pretrained(MODEL_ID)

    @require_torch_multi_accelerator
    def test_parallel(self):
        model = BertModel.from_pretrained(MODEL_ID)


@slow
class BertSlowIntegrationTest(unittest.TestCase):
    def test_inference(self):
        model = BertModel.from_pretrained(MODEL_ID)


class BertInheritedIntegrationTest(BertSlowIntegrationTest):
    def test_more(self):
        model = BertModel.from_pretrained(MODEL_ID)


class BertSharedIntegrationTest(unittest.TestCase):
    def setUp(self):
        self.model = BertModel.from_pretrained(MODEL_ID).to(torch_device)

    @slow
    def test_logits(self):  # HFT605
        logits = self.model(self.inputs)


class BertModelTest(ModelTesterMixin, unittest.TestCase):
    def test_of_the_other_rule(self):
        model = BertModel.from_pretrained(MODEL_ID)
