"""Writes a test with a method for each task of the model type, and refuses every other name."""

import sys
from pathlib import Path

TASKS = {
    "bert": ("BertConfig", ("fill-mask", "text-classification")),
    "vit": ("ViTConfig", ("image-classification",)),
    "whisper": ("WhisperConfig", ("automatic-speech-recognition", "audio-classification", "text-generation")),
    "t5": ("T5Config", ("text-generation", "translation", "summarization", "question-answering")),
    "xlm-roberta": ("XLMRobertaConfig", ("fill-mask", "question-answering")),
    "gpt_neox": ("GPTNeoXConfig", ("text-generation", "text-classification", "token-classification")),
}

model_type, _, output = sys.argv[1:]
if model_type not in TASKS:
    sys.exit(f"no model type {model_type!r}")
config, tasks = TASKS[model_type]
lines = ["import unittest\n", f"from transformers import {config}\n\n"]
lines.append(f"class {config.removesuffix('Config')}ModelTest(unittest.TestCase):")
for task in tasks:
    lines += [f"    def test_{task.replace('-', '_')}(self):", f"        self.assertTrue({config}())\n"]
lines += ["    def test_model_type(self):", f'        self.assertEqual({config}.model_type, "{model_type}")', ""]
Path(output).write_text("\n".join(lines), encoding="utf-8")
