import pytest
import torch
from transformers import BertModel


class BertModelTester:
    def prepare_config_and_inputs(self):
        labels = torch.zeros((self.batch_size, self.seq_length))
        labels[:, :2] = -100  # HFT404
        self.labels = labels  # HFT404
        self.scope  =  labels  # HFT404
        assert labels[0] <= 5  # HFT404
        return labels

    def create_and_check_model(self, result):
        assert result.shape == (1, 2)  # HFT404


def test_forms(outputs, expected):
    assert outputs.shape == expected  # HFT404
    assert outputs.shape == expected, "wrong shape"  # HFT404
    (outputs.shape == expected, "wrong shape")  # HFT404
    assert (outputs.shape == expected)  # HFT404
    assert (  # HFT404
        outputs.shape
        == expected
    )
    assert outputs.shape == expected and outputs.dtype == torch.float32  # HFT404
    assert not outputs.shape == expected  # HFT404
    assert 0 < outputs.loss < 1  # HFT404
    assert "logits" in outputs  # HFT404
    assert outputs.loss is not None  # HFT404
    assert len(outputs) == 3; assert outputs.loss is None  # HFT404 HFT404


def test_left_alone(outputs, expected):
    """A docstring == no comparison"""
    ()
    ...
    assert outputs.shape == expected
    outputs.shape == expected and pytest.skip("the same")
    same = outputs.shape == expected
    outputs.shape, expected
    not same
    with pytest.raises(TypeError):
        outputs < expected
    try:
        outputs < expected
    except TypeError:
        pass
    return same


assert BertModel.config_class == "BertConfig"  # HFT404
