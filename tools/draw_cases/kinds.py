"""What a case's modules hand to the program that writes the files."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Drawing:
    """One file: its path inside the case folder and how to draw it."""

    path: str
    draw: Callable[[], bytes]
