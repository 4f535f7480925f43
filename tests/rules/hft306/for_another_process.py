import os
import subprocess
import sys

import torch

from transformers import AutoModel

HAS_CUDA = torch.cuda.is_available()


def test_on_one_device():
    os.environ["CUDA_VISIBLE_DEVICES"] = "0"
    subprocess.run([sys.executable, "-m", "transformers", "env"], check=True)
