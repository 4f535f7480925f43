from transformers import pipeline

# flake8: noqa: HFT001 # HFT902
pipe = pipeline("fill-mask"  # noqa : HFT001 # HFT902
