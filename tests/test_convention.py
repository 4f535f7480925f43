"""Which convention a file follows, and which model it is named after."""

from __future__ import annotations

import pytest

from hf_lint.convention import kind_of, model_type_of
from hf_lint.kind import Kind

UPSTREAM = {
    "model tester mixin": (
        "anywhere/test_bert.py",
        (
            "import unittest\nfrom transformers import BertConfig\n"
            "class BertModelTest(ModelTesterMixin, unittest.TestCase): ...\n"
        ),
    ),
    "bases on several lines": (
        "test_bert.py",
        (
            "from transformers import BertConfig\n"
            "class BertModelTest(\n    GenerationTesterMixin,\n    PipelineTesterMixin,\n): ...\n"
        ),
    ),
    "causal LM": (
        "test_llama.py",
        "from transformers import LlamaModel\nclass LlamaModelTester(CausalLMModelTester): ...\n",
    ),
    "under if": (
        "test_bert.py",
        "if torch:\n    from transformers import BertModel\n    class BertModelTest(TFModelTesterMixin): ...\n",
    ),
    "the place of an integration test": (
        "repo/tests/models/bert/test_modeling_bert.py",
        "from transformers import BertModel\nclass BertIntegrationTest(unittest.TestCase): ...\n",
    ),
    "the place of a tokenizer test": (
        "tests/models/bert/test_tokenization_bert.py",
        "from transformers.models.bert.tokenization_bert import BertTokenizer\n",
    ),
    "an optional import in a function": (
        "tests/models/bert/test_modeling_bert.py",
        "from transformers import BertModel\ndef test_x():\n    import diffusers\n",
    ),
    "unparsable": (
        "test_bert.py",
        "from transformers import BertModel\nclass BertModelTest(ModelTesterMixin:\n    def (((\n",
    ),
}

STANDALONE = {
    "a registry": ("test_bert.py", "import transformers\nBERT_MODELS_REGISTRY = {}\n"),
    "two members of the contract": (
        "test_bert.py",
        "import transformers\nclass TestBert:\n    def test_pipeline(self): ...\n    def run_tests(self): ...\n",
    ),
    "the name of a generated test": ("test_hf_bert.py", "import transformers\ntransformers.pipeline('fill-mask')\n"),
    "pytest classes of the file's model": (
        "test_my_bert.py",
        (
            "import transformers\nclass TestMyBert:\n    def test_load(self):\n        AutoModel.from_pretrained(X)\n"
            "    def test_run(self):\n        transformers.pipeline('fill-mask')\n"
        ),
    ),
    "with an import of another library inside a test": (
        "test_hf_bert.py",
        "import transformers\ndef test_x():\n    from optimum.intel import OVModel\n    OVModel.from_pretrained(X)\n",
    ),
    "unparsable contract": (
        "test_bert.py",
        "import transformers\nclass TestBert:\n def test_pipeline()))self:\n  x\n def run_tests()))self:\n",
    ),
}

PLAIN = {
    "diffusers' model tests": (
        "tests/models/unets/test_models_unet.py",
        (
            "from transformers import CLIPTextModel\nfrom diffusers import UNet2DModel\n"
            "class UNet2DModelTests(ModelTesterMixin, unittest.TestCase): ...\n"
        ),
    ),
    "diffusers' pipeline tests": (
        "tests/pipelines/test_flux.py",
        "import diffusers\nfrom transformers import T5EncoderModel\nclass FluxTests(PipelineTesterMixin): ...\n",
    ),
    "text-generation-inference": (
        "server/tests/models/test_bloom.py",
        (
            "from text_generation_server.pb import generate_pb2\nfrom transformers import AutoTokenizer\n"
            "def test_generate(): AutoTokenizer.from_pretrained(X)\n"
        ),
    ),
    "flash-linear-attention": (
        "tests/models/gla/test_modeling_gla.py",
        (
            "from fla.models import GLAConfig\nfrom transformers import AutoModel\n"
            "class GLAModelTest(ModelTesterMixin): ...\n"
        ),
    ),
    "a copy of transformers' tests for what a library supports": (
        "tests/transformers/tests/models/bert/test_modeling_bert.py",
        (
            "from optimum.habana.transformers.modeling_utils import adapt\nfrom transformers import BertModel\n"
            "class BertModelTest(ModelTesterMixin, unittest.TestCase): ...\n"
        ),
    ),
    "a runner's own tester": (
        "tests/models/bert/test_bert.py",
        (
            "from tests.harness import ModelTester\nfrom transformers import BertModel\n"
            "class ThisTester(ModelTester): ...\n"
        ),
    ),
    "a mixin of a library that is not transformers": (
        "test_bert.py",
        "from paddlenlp.transformers import BertModel\nclass BertModelTest(ModelTesterMixin): ...\n",
    ),
    "a quantization test": (
        "test_int8.py",
        (
            "import transformers\nclass PipelineInt8Test(unittest.TestCase):\n    def test_pipeline(self):\n"
            "        transformers.pipeline('x', model=AutoModel.from_pretrained(X))\n"
        ),
    ),
    "a generator of tests": (
        "create_minimal_test.py",
        "import transformers\nTEXT = '''\n    def test_pipeline(self): ...\n    def run_tests(self): ...\n'''\n",
    ),
    "functions around a model": ("test_load.py", "import transformers\ndef test_x(): AutoModel.from_pretrained(X)\n"),
}


@pytest.mark.parametrize(("path", "text"), UPSTREAM.values(), ids=UPSTREAM)
def test_upstream(path: str, text: str):
    assert kind_of(path, text) is Kind.UPSTREAM


@pytest.mark.parametrize(("path", "text"), STANDALONE.values(), ids=STANDALONE)
def test_standalone(path: str, text: str):
    assert kind_of(path, text) is Kind.STANDALONE


@pytest.mark.parametrize(("path", "text"), PLAIN.values(), ids=PLAIN)
def test_plain(path: str, text: str):
    assert kind_of(path, text) is Kind.PLAIN


@pytest.mark.parametrize(
    ("path", "model_type"),
    [
        ("tests/models/bert/test_modeling_bert.py", "bert"),
        ("tests/models/bert/test_modeling_tf_bert.py", "bert"),
        ("tests/models/bert/test_tokenization_bert.py", "bert"),
        ("tests/models/blip_2/test_processing_blip_2.py", "blip_2"),
        ("tests/models/beit/test_image_processing_beit.py", "beit"),
        ("tests/models/x/test_video_processing_llava_onevision.py", "llava_onevision"),
        ("test_hf_deberta-v2.py", "deberta-v2"),
        ("test_bert.py", "bert"),
        ("bert_test.py", None),
        ("conftest.py", None),
    ],
)
def test_a_file_name_claims_a_model_type(path: str, model_type: str | None):
    assert model_type_of(path) == model_type
