"""Pictures changed on purpose: made gray, with rectangles blacked out for good, or smaller to save room."""

from dataclasses import replace
from pathlib import Path

from PIL import Image

from parole_packet.documents import heic, raster, tiff
from parole_packet.documents.frames import FrameShape, ImageFrame, fitting_profile
from parole_packet.documents.reduced import reduced_frame
from parole_packet.facts import FileKind, Treatment

GRAY, REDACTED = "made gray", "redacted"
AGAIN = f"stored as JPEG again, quality {raster.JPEG_QUALITY}"

_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def treated(path: Path, kind: FileKind, index: int, frame: ImageFrame, treatment: Treatment) -> ImageFrame:
    """Return a frame with what is asked for; the same frame where nothing is asked for that it has not."""
    return reduced_frame(_as_asked(path, kind, index, frame, treatment), treatment)


def _as_asked(path: Path, kind: FileKind, index: int, frame: ImageFrame, treatment: Treatment) -> ImageFrame:
    """Return a frame with what the case asks for.

    Photographs that were JPEG or HEIC become JPEG again, everything else is packed without loss. What lay below
    a rectangle is in no byte of the result. Raises ImageProblemError and OSError.
    """
    gray = treatment.gray and (frame.space != "DeviceGray" or frame.palette is not None)
    if not gray and not treatment.boxes:
        return frame
    image = _decoded(path, kind, index, frame)
    whole = image if not gray else image.convert("L")
    for box in treatment.boxes:
        whole.paste(0, box.pixels(*whole.size))
    lossy = kind in (FileKind.JPEG, FileKind.HEIC) or frame.filter == "DCTDecode"
    packed = raster.as_jpeg(whole) if lossy else raster.through_bands(whole, whole.mode)
    done = [GRAY] * gray + [REDACTED] * bool(treatment.boxes)
    stored = frame.changes or ((AGAIN,) if lossy else ())
    same_colors = len(whole.mode) == {"DeviceGray": 1, "DeviceRGB": 3, "DeviceCMYK": 4}[frame.space]
    return replace(
        packed,
        shape=FrameShape(*whole.size, frame.shape.upright_dpi if frame.shape.dpi else None),
        icc=fitting_profile(frame.icc, len(whole.mode)) if frame.icc and same_colors else None,
        changes=(*done, *stored),
    )


def _decoded(path: Path, kind: FileKind, index: int, frame: ImageFrame) -> Image.Image:
    """Decode a frame upright, gray or RGB with 8 bits a channel, transparent parts on white."""
    if kind is FileKind.HEIC:
        heic.enable_heic()
    with raster.decoder(path) as image:
        if kind is FileKind.TIFF:
            with path.open("rb") as file:
                image.seek(tiff.tiff_pages(file)[index].index)
        image.load()
        if image.mode.startswith("I;16"):
            plain = image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
        else:
            mode = "L" if image.mode == "1" else raster.plain_mode(image)
            plain = raster.on_white(image, "L" if mode == "L" else "RGB")
        if kind is FileKind.TIFF:  # Pillow has turned it already
            return plain
        turn = _UPRIGHT.get(frame.shape.orientation)
        return plain if turn is None else plain.transpose(turn)
