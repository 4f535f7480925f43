#--- tests/test_hf_bert.py
from unittest import mock
from unittest.mock import MagicMock, Mock, patch

import transformers
from transformers import AutoModelForCausalLM, AutoTokenizer, BertModel, Trainer


class BertModelTest(unittest.TestCase):
    @patch("transformers.AutoModelForCausalLM.from_pretrained")  # HFT504
    @patch("transformers.AutoTokenizer.from_pretrained")
    def test_generates(self, tokenizer, model):
        model.return_value = MagicMock()

    def test_context(self):
        with mock.patch("transformers.pipeline") as pipeline:  # HFT504
            pipeline("fill-mask")

    def test_object(self):
        with patch.object(BertModel, "forward"):  # HFT504
            self.run_model()

    def test_part(self):
        with patch.object(BertModel, "main_input_name", "inputs_embeds"):
            self.run_model()

    def test_attribute(self):
        self.model = Mock()  # HFT504
        self.model("text")
        model = MagicMock()

    def test_name(self):
        mock_model = MagicMock(return_value=3)  # HFT504
        assert mock_model() == 3

    def test_tokenizer_is_a_mock(self):
        tokenizer = MagicMock()
        with patch.object(AutoTokenizer, "from_pretrained"):
            self.run_model(tokenizer)

    def test_assistant_is_a_mock(self):
        assistant_model = MagicMock()
        self.model.generate(assistant_model=assistant_model)

    def test_mock_only_without_transformers(self):
        if isinstance(transformers, MagicMock):
            model = MagicMock()
        else:
            model = transformers.AutoModelForCausalLM.from_pretrained(self.model_id)
        self.run_model(model)

    @patch("transformers.utils.is_torch_available")
    def test_availability(self, is_torch_available):
        self.run_model()

    def test_loads(self):
        self.assertIsNotNone(AutoModelForCausalLM.from_pretrained(self.model_id))

    def helper(self):
        model = MagicMock()
        return model
#--- tests/test_trainer.py
from unittest.mock import MagicMock, patch

from transformers import Trainer


class TrainerTest(unittest.TestCase):
    def test_steps(self):
        model = MagicMock()
        Trainer(model).train()

    def test_pipeline(self):
        with patch("transformers.pipeline"):  # HFT504
            self.run_pipeline()
