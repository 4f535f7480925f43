import os
import torch.nn as nn
import numpy as np
from transformers import AutoModel
from . import helpers

try:  # HFT503
    import torch
    HAS_TORCH = True
except ImportError:
    HAS_TORCH = False

try:  # HFT503
    import transformers
    VERSION = transformers.__version__
    print(VERSION)
except (ImportError, ModuleNotFoundError):
    transformers = None

try:  # HFT503
    import numpy
except Exception:
    numpy = None

try:
    import torch
    DEVICES = torch.cuda.device_count()
except Exception:
    DEVICES = 0

try:
    import torch
    import tokenizers
except ImportError:
    tokenizers = None

try:
    import torch
    from transformers import AutoProcessor
except ImportError:
    AutoProcessor = None

try:
    import torch.distributed
except ImportError:
    pass

try:
    import torch
    if os.environ.get("MOCK_TORCH"):
        raise ImportError("as if it were not there")
except ImportError:
    torch = None

try:
    import helpers
except ImportError:
    helpers = None

try:
    import torch
except ValueError:
    torch = None

try:
    import librosa
except ImportError:
    librosa = None

import librosa
