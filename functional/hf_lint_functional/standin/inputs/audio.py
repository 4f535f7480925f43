"""Inputs of audio: samples of a wave, and spectrograms."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hf_lint_functional.standin.inputs.scene import Scene

AUDIO = ("audio", "speech", "encoder", "acoustic")


def wave(scene: Scene) -> Any:
    """A short wave; of one or two channels where the configuration speaks of them."""
    import torch

    if isinstance(scene.find("max_length", near=AUDIO), int) and scene.find("num_mel_bins", near=AUDIO):
        return torch.randn(scene.batch, scene.count("max_length", default=64), _bins(scene), generator=scene.generator)
    samples = scene.sizes.get("samples", 4000)
    shape: tuple[int, ...] = (scene.batch, samples)
    if scene.find("audio_channels", near=AUDIO) or "padding_mask" in scene.parameters or _is_codec(scene):
        shape = (scene.batch, scene.count("audio_channels", default=1, near=AUDIO), samples)
    return torch.randn(*shape, generator=scene.generator) * 0.1


def _is_codec(scene: Scene) -> bool:
    return scene.find("codebook_size") is not None and scene.find("downsampling_ratios") is not None


def spectrogram(scene: Scene) -> Any:
    """Mel bins over time. Time comes last where the positions of the encoder are counted in pairs of frames."""
    import torch

    bins = _bins(scene)
    window = scene.find("n_window", near=AUDIO)
    if isinstance(window, int):
        return torch.randn(scene.batch, bins, scene.sizes.get("frames", 2 * window), generator=scene.generator)
    most = scene.find("max_source_positions", near=AUDIO)
    if isinstance(most, int):
        return torch.randn(scene.batch, bins, scene.sizes.get("frames", 2 * most), generator=scene.generator)
    return torch.randn(scene.batch, scene.sizes.get("frames", 64), bins, generator=scene.generator)


def frames_mask(scene: Scene) -> Any:
    """All frames of the spectrogram belong to the audio."""
    import torch

    features = spectrogram(scene)
    bins = _bins(scene)
    return torch.ones(
        scene.batch, features.shape[2] if features.shape[1] == bins else features.shape[1], dtype=torch.bool
    )


def _bins(scene: Scene) -> int:
    names = (
        "num_mel_bins",
        "input_feat_per_channel",
        "n_mels",
        "input_feat_size",
        "num_mel_filters",
        "feature_size",
        "input_dim",
    )
    return scene.sizes.get("bins", scene.count(*names, default=80, near=AUDIO))


def speaker(scene: Scene) -> Any:
    """What a voice is like."""
    import torch

    return torch.randn(scene.batch, scene.count("speaker_embedding_dim", default=64), generator=scene.generator)


MAKERS: dict[str, Callable[[Scene], Any]] = {
    r"input_values|decoder_input_values|waveform": wave,
    r"input_features|audio_mel|audio_input_features|.*input_features|spectrogram": spectrogram,
    r"speaker_embeddings": speaker,
    r"input_features_mask|audio_mel_mask|feature_attention_mask": frames_mask,
}
