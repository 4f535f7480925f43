#--- tests/test_modeling_common.py
from transformers import PreTrainedModel


class ModelTesterMixin:
    def test_forward(self):
        self.assertTrue(PreTrainedModel)
#--- tests/models/clip/test_modeling_clip.py
import unittest

from transformers import CLIPConfig, CLIPModel, CLIPTextConfig, CLIPTextModel

from ...test_configuration_common import ConfigTester
from ...test_modeling_common import ModelTesterMixin


class CLIPTextModelTester:
    def get_config(self):
        return CLIPTextConfig(hidden_size=8)

    def prepare_config_and_inputs(self):
        return self.get_config(), {}

    def prepare_config_and_inputs_for_common(self):
        return self.prepare_config_and_inputs()


class CLIPModelTester(CLIPTextModelTester):
    def get_config(self):
        config = CLIPConfig.from_text_vision_configs(CLIPTextConfig(), CLIPVisionConfig())
        return config


class CLIPGivenTester(CLIPTextModelTester):
    def get_config(self):
        return self.parent.config


class CLIPTextModelTest(ModelTesterMixin, unittest.TestCase):
    all_model_classes = (CLIPTextModel,)

    def setUp(self):
        self.model_tester = CLIPTextModelTester(self)
        self.config_tester = ConfigTester(self, config_class=CLIPTextConfig)

    def test_config(self):
        self.config_tester.run_common_tests()


class CLIPModelTest(ModelTesterMixin, unittest.TestCase):  # HFT103
    all_model_classes = (CLIPModel,)

    def setUp(self):
        self.model_tester = CLIPModelTester(self)


class CLIPTextWithProjectionTest(ModelTesterMixin, unittest.TestCase):
    """Its configuration is tested above."""

    all_model_classes = (CLIPTextModel,)

    def setUp(self):
        self.model_tester = CLIPTextModelTester(self)


class CLIPGivenTest(ModelTesterMixin, unittest.TestCase):
    """Nobody sees which configuration it has."""

    all_model_classes = (CLIPModel,)

    def setUp(self):
        self.model_tester = CLIPGivenTester(self)
#--- tests/models/blip/test_modeling_blip.py
import unittest

from transformers import BlipConfig, BlipModel

from ...test_configuration_common import ConfigTester
from ...test_modeling_common import ModelTesterMixin


class BlipModelTester:
    def get_config(self):
        return BlipConfig()

    def prepare_config_and_inputs(self):
        return self.get_config(), {}

    def prepare_config_and_inputs_for_common(self):
        return self.prepare_config_and_inputs()


class BlipRetrievalTester:  # HFT103
    def prepare_config_and_inputs(self):
        return BlipConfig(), {}

    def prepare_config_and_inputs_for_common(self):
        return self.prepare_config_and_inputs()


class BlipModelTest(ModelTesterMixin, unittest.TestCase):
    all_model_classes = (BlipModel,)

    def setUp(self):
        self.model_tester = BlipModelTester(self)
        self.config_tester = ConfigTester(self, config_class=BlipConfig)

    def test_config(self):
        self.config_tester.run_common_tests()


class BlipRetrievalTest(ModelTesterMixin, unittest.TestCase):
    all_model_classes = (BlipModel,)

    def setUp(self):
        self.model_tester = BlipRetrievalTester(self)
