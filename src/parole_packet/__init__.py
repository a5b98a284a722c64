"""Assemble, check and prove a humanitarian parole filing from one case file and a folder of evidence.

The public interface is `load`, `check` and `build` with their result types; everything else is private.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from parole_packet.case.load import Loaded
    from parole_packet.case.load import load_case as load
    from parole_packet.packet.pipeline import BuildResult, CheckResult, build, check

__version__ = "0.1.0"
__all__ = ["BuildResult", "CheckResult", "Loaded", "__version__", "build", "check", "load"]

_HOMES = {
    "Loaded": ("parole_packet.case.load", "Loaded"),
    "load": ("parole_packet.case.load", "load_case"),
    "CheckResult": ("parole_packet.packet.pipeline", "CheckResult"),
    "check": ("parole_packet.packet.pipeline", "check"),
    "BuildResult": ("parole_packet.packet.pipeline", "BuildResult"),
    "build": ("parole_packet.packet.pipeline", "build"),
}


def __getattr__(name: str) -> Any:
    """Import a public name at first use: a command that only prints help must not load PDF libraries."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, attribute = _HOMES[name]
    return getattr(import_module(module), attribute)
