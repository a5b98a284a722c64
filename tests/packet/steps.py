"""Counts every step with which a build touches the disk, and does something at one of them: fails, or is killed."""

import functools
import io
import os
import signal
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

CHANGES = ("replace", "fsync", "chmod", "mkdir", "link")
CLEANS = ("unlink", "rmdir")


@dataclass(slots=True)
class Steps:
    """Steps so far; the one with number `at` does `happen` instead, a write after half of its bytes."""

    at: int
    happen: Callable[[], object]
    done: int = 0

    def reached(self) -> bool:
        self.done += 1
        return self.done == self.at

    def watch(self, patch: Callable[[Any, str, Any], object], *, names: tuple[str, ...] = CHANGES) -> None:
        """Put the counter before these functions of the system, and before each open for writing and write."""
        for name in names:
            patch(os, name, functools.partial(self._call, getattr(os, name)))
        patch(Path, "open", _opener(self, Path.open))

    def _call(self, function: Callable[..., object], *arguments: object, **options: object) -> object:
        if self.reached():
            self.happen()
        return function(*arguments, **options)


def _opener(steps: Steps, opened: Callable[..., Any]) -> Callable[..., Any]:
    class Raw(io.FileIO):
        def write(self, data: Any) -> int:
            if steps.reached():
                super().write(memoryview(data)[: len(data) // 2])
                steps.happen()
            return super().write(data)

    def call(
        path: Path, mode: str = "r", buffering: int = -1, encoding: Any = None, *more: Any, **named: Any
    ):
        if not set(mode) & set("wx"):
            return opened(path, mode, buffering, encoding, *more, **named)
        if steps.reached():
            steps.happen()
        stream = io.BufferedWriter(Raw(path, mode.replace("b", "").replace("t", "")), 1 << 16)
        return stream if "b" in mode else io.TextIOWrapper(stream, encoding or "utf-8")

    return call


def die() -> NoReturn:
    """End this process at once, as a power cut would."""
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError
