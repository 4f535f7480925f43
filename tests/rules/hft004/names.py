#--- tests/test_hf_vinvl.py
"""Tests of VinVL."""  # HFT004
import transformers

pipe = transformers.pipeline("image-to-text")
#--- tests/test_hf_wav2vec3.py
import transformers  # HFT004

pipe = transformers.pipeline("automatic-speech-recognition")
#--- tests/test_hf_flan_t5.py
import transformers

pipe = transformers.pipeline("text-generation")
#--- tests/test_hf_layoutlmv3_improved.py
import transformers

pipe = transformers.pipeline("fill-mask")
#--- tests/test_hf_gpt-neo.py
import transformers

pipe = transformers.pipeline("text-generation")
#--- tests/test_hf_tei_container.py
import transformers

pipe = transformers.pipeline("text-generation")
#--- tests/test_hf_orca3.py
from transformers import pipeline  # HFT004

pipeline("text-generation"
