#--- tests/test_hf_gpt-j.py
"""Tests of GPT-J."""  # HFT003
import transformers
#--- tests/test_hf_wav2vec2.bert.py
import transformers  # HFT003
#--- tests/test_hf_gpt_j.py
import transformers
#--- tests/mobilenet-v2_test.py
import transformers  # HFT003
#--- tests/blip-2.py
import transformers
#--- tests/test_hf_größe.py
import transformers
#--- tests/test_hf_xlm-broken.py
if transformers  # HFT003
