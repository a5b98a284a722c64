"""Assemble, check and prove a humanitarian parole filing from one case file and a folder of evidence.

The public interface is `load`, `check` and `build` with their result types; everything else is private.
"""

from importlib import import_module
from typing import Any

__version__ = "0.1.0"
__all__ = ["__version__", "build", "check", "load"]

_HOMES = {
    "load": ("parole_packet.case.load", "load_case"),
    "check": ("parole_packet.packet.pipeline", "check"),
    "build": ("parole_packet.packet.pipeline", "build"),
}


def __getattr__(name: str) -> Any:
    """Import a public name at first use: a command that only prints help must not load PDF libraries."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, attribute = _HOMES[name]
    return getattr(import_module(module), attribute)
