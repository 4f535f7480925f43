from __future__ import annotations

import pytest

from hf_lint.facts.devices import accelerator_uses
from hf_lint.source import Source
from hf_lint.test_file import TestFile

IMPORTS = "import torch\nfrom transformers import AutoModel, pipeline\nfrom torch import amp\n"


def uses(text: str) -> list[tuple[str, str]]:
    """How each accelerator is asked for, and as what it is written."""
    file = TestFile("tests/test_bert.py", Source((IMPORTS + text).encode()))
    return [(use.how, use.written) for use in accelerator_uses(file)]


@pytest.mark.parametrize(
    ("text", "how", "written"),
    [
        ('model.to("cuda")', "to", "cuda"),
        ('model.to(device="xpu:1")', "to", "xpu:1"),
        ('model.to("cuda", torch.float16)', "to", "cuda"),
        ("model.encoder.cuda()", "method", "cuda"),
        ('torch.device("npu")', "device", "npu"),
        ('torch.zeros(2, device="mps")', "device", "mps"),
        ('torch.load("x.bin", map_location="cuda")', "map_location", "cuda"),
        ('torch.autocast("cuda")', "autocast", "cuda"),
        ('amp.autocast(device_type="cuda")', "autocast", "cuda"),
        ('AutoModel.from_pretrained("x", device_map="cuda")', "device_map", "cuda"),
        ('pipeline("fill-mask", device="cuda:0")', "device", "cuda:0"),
        ('extract(audio, return_tensors="pt", device="cuda")', "device", "cuda"),
        ('DEVICE = "cuda"\nmodel.to(DEVICE)', "to", "cuda"),
        ('self.assertEqual(model(x.to("cuda")), 1)', "to", "cuda"),
    ],
)
def test_place_that_asks_for_an_accelerator_is_a_use(text: str, how: str, written: str):
    assert uses(text) == [(how, written)]


@pytest.mark.parametrize(
    "text",
    [
        'model.to("cpu")',
        "model.to(torch.float16)",
        "model.to(device)",
        'for device in ("cpu", "cuda"):\n    model.to(device)',
        'DEVICE = "cuda"\nDEVICE = "cpu"\nmodel.to(DEVICE)',
        'expected = {("cuda", 8): 1.0}',
        'assert model.device == torch.device("cuda")',
        'self.assertEqual(model.device, torch.device("cuda"))',
        'def load(device=torch.device("cuda")):\n    pass',
        '@pytest.mark.parametrize("device", [torch.device("cuda")])\ndef test_x(device):\n    pass',
        'describe(device="cuda")',
        'AutoModel.from_pretrained("x", device_map={"": "cuda"})',
        'model = MagicMock()\nmodel.encoder.to("cuda")',
        'mock_model.to("cuda")',
        'torch.cuda.device("cuda")',
        'print("cuda")',
    ],
)
def test_name_of_a_device_is_not_yet_a_use(text: str):
    assert uses(text) == []


def test_device_is_known_without_its_index():
    file = TestFile("tests/test_bert.py", Source(b'model.to("cuda:1")\n'))
    assert [use.device for use in accelerator_uses(file)] == ["cuda"]
