import pytest
import torch
from transformers import AutoModel, pipeline


def test_prints():  # HFT408
    outputs = pipeline("fill-mask")("Paris is the [MASK] of France.")
    print(outputs)


def test_calls_a_helper_that_asserts():
    look_at(pipeline("fill-mask")("Paris is the [MASK] of France."))


def test_calls_a_helper_that_does_not():  # HFT408
    show(pipeline("fill-mask")("Paris is the [MASK] of France."))


def look_at(outputs):
    assert outputs


def show(outputs):
    print(outputs)


def test_waits_for_an_error():
    with pytest.raises(ValueError):
        pipeline("no-such-task")


def test_is_skipped():
    pytest.skip("no network")


@pytest.mark.skip(reason="no network")
def test_is_marked():
    pipeline("fill-mask")


def test_backward():
    AutoModel.from_config(config)(**inputs).loss.backward()


def test_is_empty():
    """Nothing yet."""


def test_returns():
    return pipeline("fill-mask")


class TestBert(CommonTests):
    def test_saves(self):  # HFT408
        self.model.save_pretrained(self.folder)

    def test_model(self):
        self.model_tester.create_and_check_model(*self.inputs)

    def test_inherited(self):
        super().test_inherited()

    def test_outputs(self):
        self._check_outputs(self.model(**self.inputs))

    def test_tensors(self):
        torch.testing.assert_close(self.model(**self.inputs).logits, self.logits)

    def test_runs(self):
        # Half precision must not raise an error
        self.model.half().generate(**self.inputs)

    def test_integration(self):
        self.tokenizer_integration_test_util(expected_encoding=ENCODING, model_name="bert-base-uncased")

    def test_inherited_and_handed_on(self):
        self.only_for_generation(super().test_inherited_and_handed_on)

    def test_handed_on(self):
        anyio.run(self.look_at_later)

    async def look_at_later(self):
        assert await self.answer()

    def test_labels(self):
        self.check_labels(self.model)

    def check_labels(self, model):
        with pytest.raises(ValueError):
            model(labels=-1)
