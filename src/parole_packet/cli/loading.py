"""Loading the program quickly: most runs are short, and much of a short run is imports."""

import gc
from threading import Thread


def begin() -> None:
    """Let the garbage collector rest: modules stay to the end, and it would walk them again and again."""
    gc.disable()


def load_all() -> None:
    """Import what checks and builds, while another thread unpacks the typefaces."""
    from parole_packet.typeset import fonts

    Thread(target=fonts.unpack_usual).start()
    from parole_packet.packet import pipeline  # noqa: F401

    end()


def end() -> None:
    """Collect garbage from here on, but never look again at what was loaded; only if `begin` was called."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
