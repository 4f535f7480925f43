"""Inputs of images and videos: pixels, flat patches and their grids, points and boxes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hf_lint_functional.standin.inputs.scene import Scene
from hf_lint_functional.standin.inputs.text import mask, token_ids

VISION = ("vision", "visual", "image", "backbone", "vit", "encoder")


def side(scene: Scene) -> tuple[int, int]:
    """Height and width of an image in pixels."""
    found = scene.find("image_size", "img_size", "input_size", default=64, near=VISION)
    if isinstance(found, dict):
        found = (found.get("height", 64), found.get("width", 64))
    pair = tuple(found) if isinstance(found, (list, tuple)) else (found, found)
    height = scene.sizes.get("image", pair[0])
    return int(height), int(scene.sizes.get("image", pair[-1]))


def channels(scene: Scene) -> int:
    """Colours of an image."""
    return scene.sizes.get(
        "channels", scene.count("num_channels", "in_channels", "in_chans", "num_image_channels", default=3, near=VISION)
    )


def pixels(scene: Scene) -> Any:
    """An image as most models take it; flat patches where the forward takes a grid beside it."""
    import torch

    if "aspect_ratio_mask" in scene.parameters:
        return torch.rand(
            scene.batch, 1, tiles(scene).shape[-1], channels(scene), *side(scene), generator=scene.generator
        )
    if _is_video(scene):
        return video(scene)
    if "image_grid_thw" in scene.parameters or "grid_thw" in scene.parameters:
        return patches(scene)
    if "pixel_position_ids" in scene.parameters or "spatial_shapes" in scene.parameters:
        return flat_patches(scene)[..., 2:]
    return torch.rand(scene.batch, channels(scene), *side(scene), generator=scene.generator)


def _is_video(scene: Scene) -> bool:
    modalities = getattr(type(scene.model), "input_modalities", ())
    return modalities == "video" or tuple(modalities) == ("video",)


def patches(scene: Scene) -> Any:
    """The patches of one image in a row, each flat."""
    import torch

    patch = scene.count("patch_size", default=14, near=VISION)
    frames = scene.count("temporal_patch_size", default=1, near=VISION)
    count = int(grid(scene).prod(dim=-1).sum())
    row = scene.sizes.get("patch", channels(scene) * frames * patch * patch)
    return torch.rand(count, row, generator=scene.generator)


def grid(scene: Scene) -> Any:
    """Frames, rows and columns of patches of one image."""
    import torch

    merge = scene.count("spatial_merge_size", "merge_size", default=2, near=VISION)
    return torch.tensor([[1, 2 * merge, 2 * merge]])


def video(scene: Scene) -> Any:
    """Frames of a video."""
    import torch

    frames = scene.sizes.get("frames", scene.count("num_frames", "frames_per_clip", default=4))
    return torch.rand(scene.batch, frames, channels(scene), *side(scene), generator=scene.generator)


def pixel_mask(scene: Scene) -> Any:
    """All pixels belong to the image."""
    import torch

    return torch.ones(scene.batch, *side(scene), dtype=torch.long)


def points(scene: Scene) -> Any:
    """One point on the image."""
    import torch

    return torch.full((scene.batch, 1, 1, 2), 8.0)


def flat_patches(scene: Scene) -> Any:
    """Patches with their row and column in front."""
    import torch

    patch = scene.count("patch_size", default=16, near=VISION)
    values = torch.rand(scene.batch, 16, channels(scene) * patch * patch, generator=scene.generator)
    rows = torch.arange(16).div(4, rounding_mode="floor") + 1
    places = torch.stack([rows, torch.arange(16) % 4 + 1], dim=-1).expand(scene.batch, -1, -1)
    return torch.cat([places.float(), values], dim=-1)


def patch_places(scene: Scene) -> Any:
    """Column and row of each patch of a square image."""
    import torch

    rows = torch.arange(4)
    return torch.cartesian_prod(rows, rows).expand(scene.batch, -1, -1).clone()


def patch_counts(scene: Scene) -> Any:
    """Rows and columns of patches of one image."""
    return grid(scene)[:, 1:]


def session(scene: Scene) -> Any:
    """A video of one frame, with one point on one thing in it or words for it, as a model that tracks wants it."""
    import torch

    kind = scene.parameters["inference_session"].annotation
    height, width = side(scene)
    frames = torch.rand(1, channels(scene), height, width, generator=scene.generator)
    made = kind(video=frames, video_height=height, video_width=width, dtype=torch.float32)
    if not hasattr(made, "add_point_inputs"):
        return _prompted(made, scene)
    thing = made.obj_id_to_idx(1)
    point = {"point_coords": torch.full((1, 1, 1, 2), 8.0), "point_labels": torch.ones(1, 1, 1, dtype=torch.int32)}
    made.add_point_inputs(thing, 0, point)
    made.obj_with_new_inputs = [1]
    return made


def _prompted(session: Any, scene: Scene) -> Any:
    """The session with words for what is to be tracked, as the processor would write them into it."""
    prompt = session.add_prompt("a thing")
    session.prompt_input_ids[prompt] = token_ids(scene)
    session.prompt_attention_masks[prompt] = mask(scene)
    return session


def first_frame(scene: Scene) -> int:  # noqa: ARG001
    """The frame to begin with."""
    return 0


def patch_mask(scene: Scene) -> Any:
    """All patches belong to the image; or all pixels, where the model takes those."""
    import torch

    return torch.ones(scene.batch, 16, dtype=torch.long) if "spatial_shapes" in scene.parameters else pixel_mask(scene)


def merges(_: Scene) -> Any:
    """How many patches on a side become one token."""
    import torch

    return torch.tensor([2])


def masks(scene: Scene) -> Any:
    """A thing that fills the image."""
    import torch

    return torch.ones(scene.batch, channels(scene), *side(scene))


def hidden_patches(scene: Scene) -> Any:
    """Half of the patches of a video are hidden from the model."""
    import torch

    tubes = scene.count("num_frames", default=1) // scene.count("tubelet_size", default=1)
    patch = scene.count("patch_size", default=16)
    height, width = side(scene)
    count = tubes * (height // patch) * (width // patch)
    return (torch.arange(count) % 2 == 0).expand(scene.batch, -1).clone()


def aspect_ratios(scene: Scene) -> Any:
    """The first of the known aspect ratios."""
    import torch

    return torch.ones(scene.batch, 1, dtype=torch.long)


def tiles(scene: Scene) -> Any:
    """All tiles of the one image are used."""
    import torch

    return torch.ones(scene.batch, 1, scene.count("max_num_tiles", default=1, near=VISION), dtype=torch.long)


def image_sight(scene: Scene) -> Any:
    """Each token sees two images."""
    import torch

    return torch.ones(scene.batch, scene.tokens, 2, dtype=torch.long)


def image_places(scene: Scene) -> Any:
    """Which tokens of a text stand for the image."""
    import torch

    return (torch.arange(scene.tokens) < scene.count("latent_query_num", default=1)).expand(scene.batch, -1).clone()


def seen_features(scene: Scene) -> Any:
    """Features of three regions of an image."""
    import torch

    return torch.rand(
        scene.batch, 3, scene.count("visual_feat_dim", "visual_embedding_dim", default=64), generator=scene.generator
    )


def seen_boxes(scene: Scene) -> Any:
    """Where these regions are."""
    import torch

    return torch.rand(scene.batch, 3, scene.count("visual_pos_dim", default=4), generator=scene.generator)


MAKERS: dict[str, Callable[[Scene], Any]] = {
    r"pixel_values_videos|video_pixel_values": video,
    r"(?!flattened).*pixel_values.*|image|prompt_pixel_values": pixels,
    r"(image_|video_)?grid_thw": grid,
    r"pixel_mask": pixel_mask,
    r"input_points": points,
    r"flattened_patches": flat_patches,
    r"(image_|pixel_)?position_ids_of_patches|pixel_position_ids|image_position_ids": patch_places,
    r"target_sizes|spatial_shapes": patch_counts,
    r"inference_session": session,
    r"frame_idx": first_frame,
    r"pixel_attention_mask": patch_mask,
    r"(image_|video_)?merge_sizes": merges,
    r"bool_masked_pos": hidden_patches,
    r"aspect_ratio_ids": aspect_ratios,
    r"aspect_ratio_mask": tiles,
    r"prompt_masks": masks,
    r"image_attention_mask": image_sight,
    r"image_embeds_position_mask": image_places,
    r"visual_feats|visual_embeds": seen_features,
    r"visual_pos": seen_boxes,
}
