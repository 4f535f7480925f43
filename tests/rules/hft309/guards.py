from transformers.testing_utils import Expectations

TEXTS = Expectations({("cuda", 8): "Paris."})  # HFT309


@require_torch_gpu
class BertModelGPUTest(unittest.TestCase):
    def test_generation(self):
        self.assertEqual(self.text, Expectations({("cuda", 8): "Paris."}).get_expectation())


class BertModelIntegrationTest(unittest.TestCase):
    @require_torch_accelerator
    def test_any_accelerator(self):
        self.assertEqual(self.text, Expectations({("cuda", 8): "Paris."}).get_expectation())  # HFT309

    @require_torch_gpu
    def test_gpu(self):
        self.assertEqual(self.text, Expectations({("cuda", 8): "Paris."}).get_expectation())

    @require_torch_gpu
    def test_gpu_with_the_text_of_another_device(self):
        self.assertEqual(self.text, Expectations({("xpu", None): "Paris."}).get_expectation())  # HFT309

    @require_bitsandbytes
    def test_package_of_one_device(self):
        self.assertEqual(self.text, Expectations({("cuda", 8): "Paris."}).get_expectation())

    @unittest.skip("The weights will come later.")
    def test_skipped(self):
        self.assertEqual(self.text, Expectations({("cuda", 8): "Paris."}).get_expectation())

    def test_early_leave(self):
        if torch_device != "cuda":
            self.skipTest("for CUDA")
        self.assertEqual(self.text, Expectations({("cuda", 8): "Paris."}).get_expectation())

    def test_failure_that_is_meant(self):
        with self.assertRaises(ValueError):
            Expectations({("cuda", 8): "Paris."}).find_expectation(("xpu", None, None))
