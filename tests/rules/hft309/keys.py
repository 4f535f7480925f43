from transformers.testing_utils import Expectations

CUDA = "cuda"
COMMON = {("cuda", None): "Paris."}


class BertModelIntegrationTest(unittest.TestCase):
    def test_several_versions_of_one_device(self):
        expected = Expectations(  # HFT309
            {
                ("cuda", 7): "Paris",
                ("cuda", (8, 6)): "Paris.",
                ("cuda", None): "Paris!",
            }
        )
        self.assertEqual(self.text, expected.get_expectation())

    def test_cuda_and_rocm_stand_in_for_one_another(self):
        expected = Expectations({("cuda", None): 1, ("rocm", (9, 4)): 2})  # HFT309
        self.assertEqual(self.count, expected.get_expectation())

    def test_xpu_alone(self):
        self.assertEqual(self.count, Expectations({("xpu", 3): 1}).get_expectation())  # HFT309

    def test_key_by_a_constant(self):
        self.assertEqual(self.count, Expectations({(CUDA, 8): 1}).get_expectation())  # HFT309

    def test_default_behind(self):
        self.assertEqual(self.count, Expectations({("cuda", 8): 1, (None, None): 2}).get_expectation())

    def test_several_devices(self):
        self.assertEqual(self.count, Expectations({("cuda", 8): 1, ("xpu", None): 2}).get_expectation())

    def test_cpu_alone(self):
        self.assertEqual(self.count, Expectations({("cpu", None): 1}).get_expectation())

    def test_spread(self):
        self.assertEqual(self.text, Expectations({("cuda", 8): "Paris", **COMMON}).get_expectation())

    def test_out_of_sight(self):
        self.assertEqual(self.text, Expectations(COMMON).get_expectation())
        self.assertEqual(self.text, Expectations({key: 1 for key in KEYS}).get_expectation())
        self.assertEqual(self.text, Expectations({device_key(): 1}).get_expectation())
        self.assertEqual(self.text, Expectations({}).get_expectation())

    def test_entries_that_come_later(self):
        expected = Expectations({("cuda", 8): 1})
        expected[(None, None)] = 2
        more = Expectations({("cuda", 8): 1})
        more.update({(None, None): 2})
        self.assertEqual(self.count, expected.get_expectation() + more.get_expectation())
