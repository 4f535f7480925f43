import os

try:
    import torch

    HAS_TORCH = True
except ImportError:
    HAS_TORCH = False

from transformers import pipeline


def check_hardware():
    found = {"cuda": False}
    if not HAS_TORCH:
        return found
    found["cuda"] = torch.cuda.is_available()
    return found


def choose(args):
    if args.cpu_only:
        return "cpu"
    return "cuda" if torch.cuda.is_available() else "cpu"


HARDWARE = check_hardware()


def main(args):
    if args.cpu_only:
        os.environ["CUDA_VISIBLE_DEVICES"] = ""  # HFT306
    pipeline("fill-mask", device=choose(args))
