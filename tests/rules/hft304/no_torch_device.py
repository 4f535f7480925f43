import pytest
import torch

from transformers import AutoModel, pipeline


@pytest.fixture
def clean_memory():
    yield
    torch.cuda.empty_cache()


def test_timing():
    model = AutoModel.from_pretrained("google-bert/bert-base-uncased")
    start = torch.cuda.Event(enable_timing=True)  # HFT304
    model(torch.ones(1, 4, dtype=torch.long))
    torch.cuda.synchronize()  # HFT304


def test_pipeline(clean_memory):
    torch.cuda.manual_seed_all(0)
    pipeline("fill-mask")
    torch.cuda.empty_cache()


def test_failure_is_a_skip():
    try:
        torch.cuda.synchronize()
    except RuntimeError:
        pytest.skip("needs CUDA")


def test_measured_by_a_helper():
    if torch.cuda.is_available():
        assert peak_of(AutoModel.from_pretrained("google-bert/bert-base-uncased").cuda()) > 0


def peak_of(model):
    torch.cuda.reset_peak_memory_stats()
    model(torch.ones(1, 4, dtype=torch.long, device="cuda"))
    return torch.cuda.max_memory_allocated()


if __name__ == "__main__":
    torch.cuda.set_device(0)
