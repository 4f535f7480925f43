"""What models really did while a test ran: which classes, where, how often, how fast."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from statistics import median
from time import perf_counter
from typing import Any

from hf_lint_functional.device_memory import peak, reset_peak
from hf_lint_functional.standin.placement import device_of


@dataclass
class _Run:
    calls: int = 0
    devices: set[str] = field(default_factory=set)
    seconds: list[float] = field(default_factory=list)
    items: int = 0


class Probe:
    """Watches every call of a transformers model in this process; a test cannot tell that it is there.

    Models inside models count too, but only the outermost is timed. Code that ``torch.compile`` takes apart is let
    through unseen, lest the watching change it.
    """

    def __init__(self, *, of_stand_ins: bool = True) -> None:
        """``of_stand_ins`` is False where checkpoints come from elsewhere than from here."""
        self._of_stand_ins = of_stand_ins
        self._runs: dict[str, _Run] = {}
        self._depth = threading.local()
        self.load_seconds = 0.0
        self.loaded: list[str] = []
        self.before_call: Callable[[Any], None] | None = None

    @property
    def used_stand_in(self) -> bool:
        """Whether a checkpoint that was made here has been loaded."""
        return self._of_stand_ins and bool(self.loaded)

    @contextmanager
    def watching(self) -> Iterator[Probe]:
        """Watches within the context."""
        import torch
        from transformers import PreTrainedModel

        own_call, own_load = PreTrainedModel.__call__, PreTrainedModel.from_pretrained.__func__

        def call(model: Any, *arguments: Any, **named: Any) -> Any:
            if torch.compiler.is_compiling():
                return own_call(model, *arguments, **named)
            with self._call(model, arguments, named):
                return own_call(model, *arguments, **named)

        def load(cls: type, *arguments: Any, **named: Any) -> Any:
            started = perf_counter()
            try:
                return own_load(cls, *arguments, **named)
            finally:
                self.load_seconds += perf_counter() - started
                self.loaded.append(cls.__name__)

        PreTrainedModel.__call__, PreTrainedModel.from_pretrained = call, classmethod(load)
        reset_peak()  # a warm process has run other tests before
        try:
            yield self
        finally:
            PreTrainedModel.__call__, PreTrainedModel.from_pretrained = own_call, classmethod(own_load)

    @contextmanager
    def _call(self, model: Any, arguments: tuple[Any, ...], named: dict[str, Any]) -> Iterator[None]:
        run = self._runs.setdefault(type(model).__name__, _Run())
        run.calls += 1
        run.devices.add(device_of(model))
        depth = getattr(self._depth, "value", 0)
        if depth == 0 and self.before_call is not None:
            self.before_call(model)
        self._depth.value = depth + 1
        started = perf_counter()
        try:
            yield
        finally:
            self._depth.value = depth
            if depth == 0:
                run.seconds.append(perf_counter() - started)
                run.items = _items(arguments, named) or run.items

    @property
    def ran(self) -> bool:
        """Whether any model ran."""
        return bool(self._runs)

    def calls(self) -> int:
        """How often a model was called so far, models inside models included."""
        return sum(run.calls for run in self._runs.values())

    def report(self) -> dict[str, Any]:
        """What was seen, for JSON; ``classes`` as :class:`~hf_lint_functional.outcome.ClassRun` takes them."""
        from hf_lint_functional.outcome import ClassRun

        runs = [
            ClassRun(name, run.calls, tuple(sorted(run.devices)), *_times(run.seconds))
            for name, run in sorted(self._runs.items())
        ]
        return {
            "classes": [asdict(run) for run in runs],
            "load_seconds": self.load_seconds if self.loaded else None,
            "items_per_second": self._rate(),
            "peak_device_memory": peak(),
        }

    def _rate(self) -> float | None:
        """Tokens, or else samples, per second in the steady calls of the model that was called most."""
        timed = [run for run in self._runs.values() if run.items and len(run.seconds) > 1]
        if not timed:
            return None
        busiest = max(timed, key=lambda run: len(run.seconds))
        return busiest.items / median(busiest.seconds[1:])


def _times(seconds: list[float]) -> tuple[float | None, float | None]:
    return (seconds[0] if seconds else None, median(seconds[1:]) if len(seconds) > 1 else None)


def _items(arguments: tuple[Any, ...], named: dict[str, Any]) -> int:
    """The tokens of a batch, or how many samples it has where its input is no token ids."""
    import torch

    given = named.get("input_ids")
    tensors = [value for value in (given, *arguments, *named.values()) if isinstance(value, torch.Tensor)]
    if not tensors or not tensors[0].dim():
        return 0
    first = tensors[0]
    return int(first.shape[0] if first.is_floating_point() else first.numel())
