"""The accelerators that torch can use here, and which of them a run uses."""

from __future__ import annotations

import platform
import re
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

_PACKAGES = (
    "torch",
    "transformers",
    "tokenizers",
    "huggingface_hub",
    "safetensors",
    "accelerate",
    "torchvision",
    "timm",
)
_NUMBER = re.compile(r"\b\d+\.\d+(?:\.\d+)?\b")
_SPEC = re.compile(r"(?P<kind>[a-z]+)(?::(?P<index>\d+))?")


class NoSuchDevice(Exception):
    """The device that was asked for is not here; the message says which are."""


@dataclass(frozen=True)
class Device:
    """``name`` is what torch calls it, such as ``cuda:0``; memory is in bytes, None where torch cannot tell."""

    name: str
    description: str
    total_memory: int | None = None
    free_memory: int | None = None
    capability: str = ""


@dataclass(frozen=True)
class Hardware:
    """Everything a report needs to say what its figures were measured on."""

    devices: tuple[Device, ...]
    backend: str
    driver: str
    python: str
    system: str
    processor: str
    cores: int
    memory: int
    packages: dict[str, str]

    def to_json(self) -> dict[str, Any]:
        """Plain values only."""
        return asdict(self)

    def choose(self, wanted: str) -> str:
        """The device for ``auto``, ``cpu``, ``cuda``, ``cuda:1``, ``mps`` and so on. Raises :class:`NoSuchDevice`.

        ``auto`` is the first accelerator, else the CPU. A kind without a number is its first device.
        """
        names = [device.name for device in self.devices]
        if wanted == "auto":
            return next((name for name in names if name != "cpu"), "cpu")
        spec = _SPEC.fullmatch(wanted)
        found = None if spec is None else next((name for name in names if _fits(name, wanted)), None)
        if found is None:
            raise NoSuchDevice(f"there is no device `{wanted}` here; there is {', '.join(names)}")
        return found


def _fits(name: str, wanted: str) -> bool:
    return name == wanted or (":" not in wanted and name.partition(":")[0] == wanted)


def detect() -> Hardware:
    """Asks ``torch.accelerator``, which knows CUDA, ROCm, MPS, XPU, NPU, HPU and the rest by one set of names.

    Initialises the accelerator's driver, so that a process that forks must not call it.
    """
    import psutil

    backend, devices = _accelerators()
    processor = Device("cpu", _processor(), psutil.virtual_memory().total, psutil.virtual_memory().available)
    return Hardware(
        devices=(*devices, processor),
        backend=backend,
        driver=_driver(),
        python=platform.python_version(),
        system=platform.platform(),
        processor=_processor(),
        cores=psutil.cpu_count() or 1,
        memory=psutil.virtual_memory().total,
        packages={name: found for name in _PACKAGES if (found := _version(name))},
    )


def _accelerators() -> tuple[str, tuple[Device, ...]]:
    import torch

    accelerator = getattr(torch, "accelerator", None)
    if accelerator is None or not accelerator.is_available():
        return "cpu", ()
    kind = accelerator.current_accelerator().type
    backend = "rocm" if kind == "cuda" and torch.version.hip else kind
    return backend, tuple(_device(kind, index) for index in range(accelerator.device_count()))


def _device(kind: str, index: int) -> Device:
    """What the backend's own module says; each knows other things, and some of them nothing."""
    import torch

    module = torch.get_device_module(kind)
    name = _told(module, "get_device_name", index) or kind
    free, total = _told(module, "mem_get_info", index) or (None, None)
    capability = _told(module, "get_device_capability", index)
    written = ".".join(map(str, capability)) if isinstance(capability, tuple) else ""
    return Device(f"{kind}:{index}", str(name), total, free, written)


def _told(module: Any, question: str, index: int) -> Any:
    ask = getattr(module, question, None)
    try:
        return None if ask is None else ask(index)
    except (RuntimeError, NotImplementedError, AssertionError):
        return None


def _driver() -> str:
    """The CUDA or HIP that torch was built with, and the version of NVIDIA's kernel module where there is one."""
    import torch

    built = torch.version.cuda or torch.version.hip
    told = [f"built for {'HIP' if torch.version.hip else 'CUDA'} {built}"] if built else []
    module = _NUMBER.search(_first_line(Path("/proc/driver/nvidia/version")))
    return ", ".join([*told, *([f"driver {module[0]}"] if module else [])])


def _processor() -> str:
    """The processor's name as the system has it; ``platform`` has none on Linux."""
    named = _first_line(Path("/proc/cpuinfo"), "model name")
    return named.partition(":")[2].strip() or platform.processor() or platform.machine()


def _first_line(path: Path, beginning: str = "") -> str:
    """The first line that begins so; empty where the system has no such file."""
    try:
        with path.open(encoding="utf-8") as file:
            return next((line for line in file if line.startswith(beginning)), "")
    except OSError:
        return ""


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None
