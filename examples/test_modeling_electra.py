"""Electra, tested as transformers tests its models. The defects are there on purpose: `hf-lint check examples`."""

import unittest

from transformers import ElectraConfig, is_torch_available
from transformers.testing_utils import cleanup, require_torch, require_torch_accelerator, slow, torch_device

from .test_configuration_common import ConfigTester
from .test_modeling_common import ModelTesterMixin, ids_tensor

if is_torch_available():
    import torch

    from transformers import ElectraForMaskedLM, ElectraModel


class ElectraModelTester:
    def __init__(self, parent, batch_size=3, seq_length=7, hidden_size=32, vocab_size=99):
        self.parent = parent
        self.batch_size = batch_size
        self.seq_length = seq_length
        self.hidden_size = hidden_size
        self.vocab_size = vocab_size

    def get_config(self):
        return ElectraConfig(
            vocab_size=self.vocab_size,
            embedding_size=self.hidden_size,
            hidden_size=self.hidden_size,
            num_hidden_layers=2,
            num_attention_heads=4,
            intermediate_size=37,
        )

    def prepare_config_and_inputs(self):
        input_ids = ids_tensor([self.batch_size, self.seq_length], self.vocab_size)
        return self.get_config(), input_ids

    def prepare_config_and_inputs_for_common(self):
        config, input_ids = self.prepare_config_and_inputs()
        return config, {"input_ids": input_ids}

    def create_and_check_model(self, config, input_ids):
        model = ElectraModel(config).to(torch_device).eval()
        hidden = model(input_ids).last_hidden_state
        self.parent.assertTrue(hidden.shape, (self.batch_size, self.seq_length, self.hidden_size))


@require_torch
class ElectraModelTest(ModelTesterMixin, unittest.TestCase):
    all_model_classes = (ElectraModel, ElectraForMaskedLM) if is_torch_available() else ()
    test_resize_embeddings = False

    def setup(self):
        self.model_tester = ElectraModelTester(self)
        self.config_tester = ConfigTester(self, config_class=ElectraConfig, hidden_size=37)

    def test_config(self):
        self.config_tester.run_common_tests()

    def test_model(self):
        self.model_tester.create_and_check_model(*self.model_tester.prepare_config_and_inputs())

    def test_model(self):
        config, input_ids = self.model_tester.prepare_config_and_inputs()
        self.model_tester.create_and_check_model(config, input_ids[:1])


@slow
@require_torch
class ElectraModelIntegrationTest(unittest.TestCase):
    def teardown(self):
        cleanup(torch_device, gc_collect=True)

    @require_torch_accelerator
    def test_inference(self):
        model = ElectraForMaskedLM.from_pretrained("google/electra-small-generator").to("cuda")
        input_ids = torch.tensor([[101, 3000, 2003, 1996, 103, 1997, 2605, 102]]).to("cuda")
        with torch.no_grad():
            logits = model(input_ids).logits
        again = model(input_ids).logits
        self.assertEqual(logits.shape[-1], logits.shape[-1])
        torch.allclose(logits, again, atol=1e-4)
