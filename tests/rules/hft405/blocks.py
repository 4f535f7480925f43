import pytest
import torch


class BertModelTest(unittest.TestCase):
    def test_message_of_the_error(self):
        with self.assertRaises(ValueError) as context:
            self.model(input_ids=None)
            self.assertIn("input_ids", str(context.exception))  # HFT405
            self.assertTrue(str(context.exception).startswith("You"))

    def test_error_that_an_assertion_raises_too(self):
        with pytest.raises(TypeError) as error_info:
            self.model(no_such_argument=1)
            assert "no_such_argument" in str(error_info.value)  # HFT405

    def test_block_within_the_block(self):
        with pytest.raises(RuntimeError, match="size"):
            with torch.no_grad():
                outputs = self.model(self.inputs)
                assert outputs.logits is not None  # HFT405

    def test_behind_the_block(self):
        with self.assertRaises(ValueError) as context:
            self.model(input_ids=None)
        self.assertIn("input_ids", str(context.exception))

    def test_assertion_that_raises_the_error_itself(self):
        with self.assertRaises(ValueError):
            outputs = self.model(self.inputs)
            self.assertEqual(outputs.check_length(), 3)

    def test_wait_for_a_failed_assertion(self):
        with self.assertRaises(AssertionError):
            outputs = self.model(self.inputs)
            self.assertEqual(outputs.shape, (1, 2))

    def test_wait_for_a_missing_key(self):
        with pytest.raises((KeyError, ValueError)):
            outputs = self.model(self.inputs)
            assert outputs["no_such_output"] is None

    def test_nothing_above_it_raises(self):
        with self.assertRaises(ValueError):
            self.assertEqual(self.outputs.shape, (1, 2))

    def test_warnings_raise_nothing(self):
        with self.assertWarns(UserWarning) as context:
            self.model(self.inputs)
            self.assertIn("padding", str(context.warning))

    def test_depends_on_a_condition(self):
        with self.assertRaises(ValueError):
            outputs = self.model(self.inputs)
            if outputs is not None:
                self.assertEqual(outputs.shape, (1, 2))
            self.model(None)

    def test_raises_when_it_is_read(self):
        with pytest.raises(NotImplementedError):
            stream = self.model.stream(self.inputs)
            assert isinstance(stream, Iterator)
            assert next(stream)
