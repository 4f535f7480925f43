#--- tests/models/roberta/test_modeling_roberta.py
import unittest

from transformers.testing_utils import require_torch

from ...test_modeling_common import ModelTesterMixin


class BertModelTester:  # HFT102
    pass


@require_torch
class RobertaModelTest(ModelTesterMixin, unittest.TestCase):
    def setUp(self):
        self.model_tester = BertModelTester(self)


class RobertaForMaskedLMIntegrationTest(unittest.TestCase):
    pass


class BitPatternTest(unittest.TestCase):
    pass
#--- tests/models/deberta_v2/test_modeling_deberta_v2.py
import unittest

from transformers import DebertaV2Config


class DebertaModelIntegrationTest(unittest.TestCase):
    config = DebertaV2Config
#--- tests/models/gpt2/test_tokenization_gpt2.py
import unittest

from transformers import GPT2Tokenizer


class GPT2TokenizationTest(unittest.TestCase):
    tokenizer_class = GPT2Tokenizer


class OPTTokenizationTest(unittest.TestCase):
    """OPT uses this tokenizer too."""
#--- tests/models/audio_spectrogram_transformer/test_modeling_audio_spectrogram_transformer.py
import unittest

from transformers import ASTConfig


class ASTModelTest(unittest.TestCase):
    config = ASTConfig
#--- tests/models/vision_encoder_decoder/test_modeling_vision_encoder_decoder.py
import unittest

from transformers import VisionEncoderDecoderModel


class ViTBertModelTest(unittest.TestCase):
    model = VisionEncoderDecoderModel
#--- tests/models/clip/test_modeling_clip.py
import unittest

from transformers import CLIPModel


class CLIPVisionModelTest(unittest.TestCase):
    model = CLIPModel
#--- tests/models/esm/test_modeling_esmfold.py
import unittest

from transformers import EsmForProteinFolding


class EsmModelTest(unittest.TestCase):
    model = EsmForProteinFolding
#--- tests/models/xlm_roberta_xl/test_modeling_xlm_roberta_xl.py
import unittest

from transformers import XLMRobertaXLModel


class XLMRobertaModelXLTest(unittest.TestCase):
    model = XLMRobertaXLModel
