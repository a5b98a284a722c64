"""Stops at every step with which a build touches the disk, to look, to fail or to be killed there."""

import functools
import hashlib
import io
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from parole_packet.packet.lock import LOCK

STEPS = ("replace", "fsync", "chmod", "mkdir", "link", "unlink", "rmdir")


@dataclass(slots=True)
class Steps:
    """Steps so far. `happen` is called with the number of each one before it, and after half of each write."""

    happen: Callable[[int], object]
    done: int = 0
    busy: bool = False

    def watch(self, patch: Callable[[Any, str, Any], object], *, without: tuple[str, ...] = ()) -> None:
        """Stop before these functions of the system, before each open for writing and within each write."""
        for name in STEPS:
            if name not in without:
                patch(os, name, functools.partial(self._call, getattr(os, name)))
        patch(Path, "open", _opener(self, Path.open))

    def stop(self) -> None:
        if not self.busy:
            self.busy, self.done = True, self.done + 1
            try:
                self.happen(self.done)
            finally:
                self.busy = False

    def _call(self, function: Callable[..., object], *arguments: object, **options: object) -> object:
        self.stop()
        return function(*arguments, **options)


def _opener(steps: Steps, opened: Callable[..., Any]) -> Callable[..., Any]:
    class Raw(io.FileIO):
        def write(self, data: Any) -> int:
            view = memoryview(data).cast("B")
            half = super().write(view[: len(view) // 2])
            steps.stop()
            return half + super().write(view[half:])

    def call(
        path: Path, mode: str = "r", buffering: int = -1, encoding: Any = None, *more: Any, **named: Any
    ):
        if not set(mode) & set("wx"):
            return opened(path, mode, buffering, encoding, *more, **named)
        steps.stop()
        stream = io.BufferedWriter(Raw(path, mode.replace("b", "").replace("t", "")), 1 << 18)
        return stream if "b" in mode else io.TextIOWrapper(stream, encoding or "utf-8")

    return call


def contents(out: Path) -> dict[str, str]:
    """Return the digest of each file directly in a folder, "" for a folder in it; a killed run's lock is nothing."""
    return {
        path.name: "" if path.is_dir() else hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(out.glob("*"))
        if path.name != LOCK
    }
