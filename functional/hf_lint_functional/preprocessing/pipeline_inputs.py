"""For each task of ``pipeline`` an input of its kind."""

from __future__ import annotations

import math
from typing import Any

SENTENCE = "This film was wonderful, the music was lovely."
QUESTION = "Where was the letter found?"
LABELS = ["animals", "music"]
RATE = 16000
SIDE = 96


def image() -> Any:
    """A small picture: a red square and a blue disc on a white ground."""
    from PIL import Image, ImageDraw

    picture = Image.new("RGB", (SIDE, SIDE), "white")
    pen = ImageDraw.Draw(picture)
    pen.rectangle((12, 12, 44, 44), fill="red")
    pen.ellipse((50, 50, 84, 84), fill="blue")
    return picture


def sound(seconds: float = 1.0, rate: int = RATE) -> dict[str, Any]:
    """A tone of 440 Hz as the audio pipelines take it: the samples, and how many there are in a second."""
    import numpy as np

    times = np.arange(int(seconds * rate), dtype=np.float32) / rate
    return {"raw": 0.3 * np.sin(2 * math.pi * 440 * times).astype(np.float32), "sampling_rate": rate}


def table() -> dict[str, list[str]]:
    """Two columns of words and figures."""
    return {"City": ["Lea", "Mora", "Tern"], "People": ["40000", "12000", "900"]}


def request() -> dict[str, Any]:
    """A decision: a state, and a question of each kind about it."""
    choice = {"type": "choice", "instructions": "What is it about?", "criteria": {"film": None, "food": None}}
    score = {"type": "score", "instructions": "How good is it?", "criteria": ["bad", "fair", "good"]}
    return {"state": SENTENCE, "questions": {"topic": choice, "mark": score}}


def messages(*kinds: str) -> list[dict[str, Any]]:
    """One turn of a user that shows an image, plays a sound or neither, and asks for words."""
    parts = [{"type": kind, kind: image() if kind == "image" else sound()["raw"]} for kind in kinds]
    return [{"role": "user", "content": [*parts, {"type": "text", "text": "What is this?"}]}]


def call(task: str, pipe: Any) -> Any:
    """Calls a pipeline of this task with such an input, and returns what it says."""
    return _CALLS[task](pipe)


def _fill_mask(pipe: Any) -> Any:
    return pipe(f"A cat sits on the {pipe.tokenizer.mask_token} .")


def _generate(pipe: Any) -> Any:
    return pipe("The small cat", max_new_tokens=4)


def _show(pipe: Any, *kinds: str) -> Any:
    """As a chat, or with the text beside the image where the processor has no template."""
    if pipe.processor.chat_template is not None:
        return pipe(text=messages(*kinds), max_new_tokens=4)
    return pipe(images=image(), text="What is this?", max_new_tokens=4)


def _any_to_any(pipe: Any) -> Any:
    modalities = getattr(pipe.model, "input_modalities", ())
    return _show(pipe, *(kind for kind in ("image", "audio") if kind in modalities and _has(pipe.processor, kind)))


def _has(processor: Any, kind: str) -> bool:
    parts = {"image": ("image_processor",), "audio": ("feature_extractor", "audio_processor")}[kind]
    return any(getattr(processor, part, None) is not None for part in parts)


def _decide(pipe: Any) -> Any:
    """Asks about a text; a model that cannot do without an image is asked about one."""
    try:
        return pipe(request())
    except Exception:
        if not _has(pipe.processor, "image"):
            raise
        return pipe({**request(), "state": "img-1", "assets": {"img-1": image()}})


def _speak(pipe: Any) -> Any:
    return pipe("A small model reads.", **_voice(pipe.model))


def _voice(model: Any) -> dict[str, Any]:
    """Few tokens where they are generated one by one, and a speaker or a language where the model asks for one."""
    import torch

    if hasattr(model.config, "speaker_embedding_dim") and hasattr(model, "generate_speech"):
        speaker = torch.zeros(1, model.config.speaker_embedding_dim, device=model.device)
        return {"forward_params": {"speaker_embeddings": speaker}}
    if languages := getattr(getattr(model, "generation_config", None), "t2u_lang_code_to_id", None):
        return {"generate_kwargs": {"tgt_lang": next(iter(languages))}}
    return {"generate_kwargs": {"max_new_tokens": 8}} if model.can_generate() else {}


def _document(pipe: Any) -> Any:
    boxes = [("the", [10, 10, 90, 60]), ("letter", [100, 10, 300, 60]), ("museum", [310, 10, 500, 60])]
    return pipe(image=image(), question=QUESTION, word_boxes=boxes)


_CALLS: dict[str, Any] = {
    "any-to-any": _any_to_any,
    "audio-classification": lambda pipe: pipe(sound()),
    "automatic-speech-recognition": lambda pipe: pipe(sound()),
    "decision": _decide,
    "depth-estimation": lambda pipe: pipe(image()),
    "document-question-answering": _document,
    "feature-extraction": lambda pipe: pipe(SENTENCE),
    "fill-mask": _fill_mask,
    "image-classification": lambda pipe: pipe(image()),
    "image-feature-extraction": lambda pipe: pipe(image()),
    "image-segmentation": lambda pipe: pipe(image()),
    "image-text-to-text": lambda pipe: _show(pipe, "image"),
    "keypoint-matching": lambda pipe: pipe([image(), image().rotate(10)]),
    "mask-generation": lambda pipe: pipe(image(), points_per_batch=8, points_per_crop=4),
    "object-detection": lambda pipe: pipe(image(), threshold=0.0),
    "table-question-answering": lambda pipe: pipe(table=table(), query="How many people live in Lea?"),
    "text-classification": lambda pipe: pipe(SENTENCE),
    "text-generation": _generate,
    "text-to-audio": _speak,
    "token-classification": lambda pipe: pipe(SENTENCE),
    "video-classification": lambda pipe: pipe("video.mp4"),
    "zero-shot-audio-classification": lambda pipe: pipe(sound(rate=48000)["raw"], candidate_labels=LABELS),
    "zero-shot-classification": lambda pipe: pipe(SENTENCE, candidate_labels=LABELS),
    "zero-shot-image-classification": lambda pipe: pipe(image(), candidate_labels=LABELS),
    "zero-shot-object-detection": lambda pipe: pipe(image(), candidate_labels=LABELS, threshold=0.0),
}
