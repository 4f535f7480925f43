import os

HAS_TOKENIZERS = False

try:
    from hardware import HAS_CUDA, HAS_MPS, HAS_ROCM, HAS_WEBNN, DEVICES

    DETECTED = True
except ImportError:
    DETECTED = False

try:
    import torch

    HAS_TORCH = True
except ImportError:
    HAS_TORCH = False
    print("no torch")

try:
    import tokenizers

    HAS_TOKENIZERS = True
except ImportError:
    pass

try:
    import sentencepiece
except ImportError:
    raise
else:
    SENTENCEPIECE_AVAILABLE = True

try:
    import librosa; HAS_AUDIO = True
except ImportError: print("no librosa")

HAS_ROCM = False  # HFT502
HAS_TORCH = False  # HFT502
# Looked up again below
HAS_WEBNN = False  # HFT502
HAS_AUDIO = False  # HFT502
SENTENCEPIECE_AVAILABLE = False  # HFT502

# MPS is disabled until the kernels are there
HAS_MPS = False
HAS_CUDA = os.environ.get("CUDA") is not None
HAS_PIL = False
DEVICES = False

try:
    from PIL import Image

    HAS_PIL = True
except ImportError:
    pass


def reset():
    HAS_PIL = False
    return HAS_PIL
