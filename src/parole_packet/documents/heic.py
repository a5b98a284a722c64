"""HEIC photos, through an optional library."""

import importlib
from dataclasses import replace
from pathlib import Path

from parole_packet.documents import raster
from parole_packet.documents.frames import ImageFrame, ImageProblemError, fitting_profile

STORED = f"HEIC photo stored as JPEG, quality {raster.JPEG_QUALITY}"


def enable_heic() -> None:
    """Teach Pillow to read HEIC. Raises ImageProblemError where the optional library is not installed."""
    try:
        library = importlib.import_module("pillow_heif")
    except ImportError as error:
        raise ImageProblemError(
            "heic-unreadable", "this computer lacks the part that reads HEIC photos"
        ) from error
    library.register_heif_opener(thumbnails=False)


def heic_frame(path: Path) -> ImageFrame:
    """Store a HEIC photo as JPEG: PDF knows no HEIC, and without loss it would be eight times as large.

    Raises ImageProblemError and OSError.
    """
    enable_heic()
    with raster.decoder(path) as image:
        shape = raster.opened_shape(image)
        image.load()
        mode = raster.plain_mode(image)
        frame = raster.as_jpeg(raster.on_white(image, mode))
        profile = fitting_profile(image.info.get("icc_profile") or b"", len(mode))
        return replace(frame, shape=shape, icc=profile, changes=(STORED,))
