"""HEIC photos, through an optional library."""

import importlib

from parole_packet.documents.frames import ImageProblemError


def enable_heic() -> None:
    """Teach Pillow to read HEIC. Raises ImageProblemError where the optional library is not installed."""
    try:
        library = importlib.import_module("pillow_heif")
    except ImportError as error:
        raise ImageProblemError(
            "heic-unreadable", "this computer lacks the part that reads HEIC photos"
        ) from error
    library.register_heif_opener(thumbnails=False)
