"""A small vocoder for the pipelines that would fetch one from the Hub by its id."""

from __future__ import annotations

from typing import Any

_CHANNELS = 32


def vocoder_for(folder: str, device: str) -> dict[str, Any]:
    """What ``pipeline`` is given beside the model: a vocoder for a model that writes spectrograms, else nothing."""
    from transformers import AutoConfig, SpeechT5HifiGan, SpeechT5HifiGanConfig
    from transformers.models.auto.modeling_auto import MODEL_FOR_TEXT_TO_SPECTROGRAM_MAPPING_NAMES

    config = AutoConfig.from_pretrained(folder)
    written = MODEL_FOR_TEXT_TO_SPECTROGRAM_MAPPING_NAMES.get(config.model_type)
    if not config.architectures or written != config.architectures[0]:
        return {}
    bands = next((getattr(config, name) for name in ("num_mel_bins", "model_in_dim") if hasattr(config, name)), 80)
    small = SpeechT5HifiGanConfig(model_in_dim=bands, upsample_initial_channel=_CHANNELS)
    return {"vocoder": SpeechT5HifiGan(small).eval().to(device)}
