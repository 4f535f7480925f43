"""Generators with one fault each: ``faulty.py FAULT MODEL_TYPE OUTPUT``."""

import os
import sys
import time
from pathlib import Path

KNOWN = ("bert", "vit", "whisper", "t5", "xlm-roberta", "gpt_neox")
TEXT = 'import transformers\n\n\ndef test_model():\n    assert transformers.AutoConfig.for_model("{name}")\n'

fault, name, output = sys.argv[1:]
if fault != "credulous" and name not in KNOWN:
    raise ValueError(f"no such model type: {name!r}") if fault == "crashing" else SystemExit(f"no model type {name!r}")
text = TEXT.format(name=name)
if fault == "random":
    text += f"WORDS = {sorted({'one', 'two', 'three'}, key=hash)}\n"
elif fault == "dated":
    text += f"MADE = '{time.strftime('%Y-%m-%d', time.gmtime())}'\n"
elif fault == "forgetful":
    text = text.replace(name, "gpt2")
elif fault == "broken" and name == "vit":
    text += "def test_other(:\n"
elif fault == "dirty":
    text += "def test_same():\n    loss = 1\n    assert loss == loss\n"
elif fault == "littering":
    import tempfile

    Path("log.txt").write_text("made")
    Path.home().joinpath(".generator").mkdir()
    Path(tempfile.gettempdir(), "scratch.json").write_text("{}")
    Path(output).with_suffix(".bak").write_text("old")
elif fault == "climbing":
    Path(output).parent.parent.joinpath("beside.py").write_text("")
elif fault == "sweeping":
    import shutil

    shutil.rmtree(os.environ["XDG_CACHE_HOME"])
elif fault == "hanging":
    import subprocess

    subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    time.sleep(600)
elif fault == "haunting":
    import subprocess

    subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
elif fault == "chatty":
    while True:
        os.write(1, b"still at work\n" * 1000)
elif fault == "selective" and name not in ("bert", "t5"):
    sys.exit("texts only")
elif fault == "silent":
    sys.exit(0)
Path(output).write_text(text)
