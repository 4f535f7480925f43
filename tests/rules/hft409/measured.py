import time
from time import monotonic
from timeit import default_timer as timer
from unittest.mock import patch

import numpy as np
import psutil
import torch


class TestBertSpeed(unittest.TestCase):
    def test_names_between(self):
        start = time.time()
        self.model(self.inputs)
        end = time.time()
        elapsed = end - start
        per_token = elapsed / 8
        self.assertLess(per_token, 0.1)  # HFT409
        assert self.outputs is not None and elapsed < 2, "too slow"  # HFT409

    def test_list_of_times(self):
        times = []
        stats = {}
        for _ in range(3):
            start = monotonic()
            self.model(self.inputs)
            times.append(monotonic() - start)
        stats["mean"] = np.mean(times)
        assert sum(times) / len(times) <= 1.0  # HFT409
        assert stats["mean"] < 0.5  # HFT409
        assert stats["count"] < 4

    def test_two_measurements(self):
        first = timer()
        self.slow()
        second = timer()
        self.fast()
        third = timer()
        self.assertTrue(third - second < second - first)  # HFT409

    def test_memory(self):
        before = psutil.Process().memory_info().rss
        self.model(self.inputs)
        used = psutil.Process().memory_info().rss - before
        self.assertLessEqual(used / 2**20, 500)  # HFT409
        self.assertLessEqual(torch.cuda.max_memory_allocated() / 2**20, 500)

    def test_helper(self):
        stats = measure_inference_time(self.model, self.inputs)
        assert stats["mean"] < 1.0  # HFT409

    def test_left_alone(self):
        start = time.time()
        outputs = self.model(self.inputs)
        elapsed = time.time() - start
        self.assertGreater(elapsed, 0)
        assert elapsed >= 0.0
        assert outputs.loss < 1.0
        assert isinstance(elapsed, float)
        self.assertLess(self.model.get_memory_footprint(), 500)

    def test_waits(self):
        start = time.time()
        while not self.server.is_ready():
            assert time.time() - start < 60, "the server did not start"

    def test_clock_is_a_stand_in(self):
        with patch("time.time", side_effect=[0, 5]):
            start = time.time()
            assert time.time() - start <= 5
