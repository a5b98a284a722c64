"""Pictures stored anew to save room: fewer pixels, JPEG of lower quality where they are photographs or scans."""

import io
import zlib
from dataclasses import replace
from typing import Literal

from PIL import Image, ImageChops

from parole_packet.documents import raster
from parole_packet.documents.frames import FrameShape, ImageFrame
from parole_packet.facts import Box, Reduced, Reduction, Treatment
from parole_packet.pdf.geometry import frame_scale

Opened = Image.Image
"""A picture that is open, and may not be decoded yet."""

_NEARLY = 0.9
"""Fewer pixels or bytes than this part of what is there, or the picture stays as it is."""
FAITHFUL = 20.0
"""Largest mean difference of a block of 16 by 16 pixels, of 255, that a picture may have from what it was: less than
the proof of the packet allows. Fine screens and noise may come out worse: they take a better quality."""
_BETTER = (80, 90, 95)
_BLOCK = 16
_BAND = 256
"""Rows that are resampled at once."""
_MODES: dict[int, Literal["L", "RGB"]] = {1: "L", 3: "RGB"}


def reduced_frame(frame: ImageFrame, treatment: Treatment) -> ImageFrame:
    """Return a frame that takes less room; the same frame where that is not asked for, not safe or not worth it.

    Two-level pictures, palettes, four colors and JPEG whose colors are told apart from the data stay as they are.
    Gray and RGB that is packed without loss becomes JPEG where it is a photograph or scan; drawings stay without
    loss and only lose pixels. Nothing of what was blacked out comes back to light.
    """
    reduction = treatment.reduction
    if reduction is None or not _can_be_reduced(frame):
        return frame
    shape = frame.shape
    size = shape.size[::-1] if treatment.turn % 180 else shape.size
    printed = min(shape.upright_dpi) / frame_scale(*size)
    samples = (3 if frame.space == "DeviceRGB" else 1) * frame.bits // 8
    pixels = shape.width_px, shape.height_px
    lossy = frame.filter == "DCTDecode" or is_photograph(len(frame.data), pixels, samples)
    if treatment.boxes:  # the rim of a rectangle must stay black
        reduction = replace(reduction, quality=max(reduction.quality, raster.JPEG_QUALITY))
    made = smaller(
        _opened_frame(frame), len(frame.data), printed, reduction, lossy=lossy, boxes=treatment.boxes
    )
    if made is None or made.space != frame.space:
        return frame
    across, down = made.shape.width_px / shape.width_px, made.shape.height_px / shape.height_px
    dpi = shape.dpi or shape.upright_dpi
    return replace(
        made,
        shape=replace(
            shape,
            width_px=made.shape.width_px,
            height_px=made.shape.height_px,
            dpi=(dpi[0] * across, dpi[1] * down),
        ),
        icc=frame.icc,
        changes=(*frame.changes, *made.changes),
    )


def is_photograph(stored: int, size: tuple[int, int], samples: int) -> bool:
    """Tell a photograph or scan from a drawing by how badly it packs without loss; `samples` are bytes a pixel."""
    return stored > size[0] * size[1] * samples * raster.WELL_PACKED


def smaller(
    image: Image.Image,
    stored: int,
    dpi: float,
    reduction: Reduction,
    *,
    lossy: bool,
    boxes: tuple[Box, ...] = (),
) -> ImageFrame | None:
    """Return a gray or RGB picture stored with fewer pixels, None where that saves nothing worth it or loses too much.

    `stored` is what it takes now, in bytes, `dpi` its resolution at printed size.
    """
    factor = reduction.dpi / dpi if reduction.dpi < dpi * _NEARLY else 1.0
    if factor == 1 and not lossy:
        return None
    size = max(1, round(image.width * factor)), max(1, round(image.height * factor))
    made_small = _small(image, size)
    if made_small is None:
        return None
    image = made_small
    for box in boxes:
        image.paste(0, box.pixels(*image.size))
    made, quality = (
        _stored(image, reduction.quality) if lossy else (raster.through_bands(image, image.mode), None)
    )
    if made is None or len(made.data) > stored * _NEARLY:
        return None
    after = dpi * factor
    words = f"reduced to {after:.0f} dpi" + (f", JPEG quality {quality}" if lossy else "")
    reduced = Reduced(stored, len(made.data), round(dpi, 1), round(after, 1), quality)
    return replace(made, shape=FrameShape(*image.size), changes=(words,), reduced=reduced)


def _stored(image: Image.Image, quality: int) -> tuple[ImageFrame | None, int]:
    """Return a picture as JPEG and its quality: the one asked for, or a better one where that loses too much."""
    for trial in (quality, *(better for better in _BETTER if better > quality)):
        made = raster.as_jpeg(image, trial)
        if _apart(image, _opened_frame(made)) <= FAITHFUL:
            return made, trial
    return None, quality


def opened(data: bytes, size: tuple[int, int], components: int, *, jpeg: bool) -> Image.Image | None:
    """Open a picture of a PDF, JPEG or bare samples; None where its colors cannot be told for sure."""
    mode = _MODES[components]
    if not jpeg:
        return Image.frombytes(mode, size, data) if len(data) >= size[0] * size[1] * components else None
    try:
        image = Image.open(io.BytesIO(data), formats=["JPEG"])
    except (OSError, ValueError, SyntaxError):
        return None
    told = components == 1 or "jfif" in image.info or "adobe" in image.info
    return image if told and (image.mode, image.size) == (mode, size) else None


def frame_likeness(frame: ImageFrame, picture: tuple[int, int, bytes], boxes: tuple[Box, ...] = ()) -> float:
    """Return how far a reduced picture (width, height, RGB) is from its frame before: 0 for equal, 255 at most."""
    width, height, rgb = picture
    return _likeness(_opened_frame(frame), Image.frombytes("RGB", (width, height), rgb), boxes)


def picture_likeness(before: Image.Image, frame: ImageFrame) -> float:
    """Return how far the reduced picture of a PDF is from the one that was opened there, as `frame_likeness` does."""
    return _likeness(before, _opened_frame(frame), ())


def _likeness(before: Image.Image, after: Image.Image, boxes: tuple[Box, ...]) -> float:
    """Compare pixel by pixel at the size of the reduced picture; the mean of the worst 16 by 16 block counts.

    Both are drawn upon: nobody else may need them.
    """
    size = after.size
    whole = _small(before, size)
    if whole is None:
        return 255.0
    pair = [one if one.mode == "RGB" else one.convert("RGB") for one in (whole, after)]
    for box in boxes:
        for one in pair:
            one.paste((0, 0, 0), box.pixels(*size, grow=1))
    return _apart(*pair)


def _apart(before: Image.Image, after: Image.Image) -> float:
    """Return the mean difference of the worst 16 by 16 block of two pictures of one size."""
    size, pair = after.size, (before.convert("RGB"), after.convert("RGB"))
    blocks = max(1, size[0] // _BLOCK), max(1, size[1] // _BLOCK)
    apart = ImageChops.difference(*pair).resize(blocks, Image.Resampling.BOX)
    return float(max(apart.tobytes()))


def _opened_frame(frame: ImageFrame) -> Image.Image:
    return Image.open(io.BytesIO(frame.data if frame.filter == "DCTDecode" else _png(frame)))


def _can_be_reduced(frame: ImageFrame) -> bool:
    plain = frame.palette is None and frame.decode is None and frame.space != "DeviceCMYK"
    if frame.filter == "DCTDecode":
        return plain and not frame.parms
    return plain and frame.filter == "FlateDecode" and frame.bits in (8, 16)


def _decoded(image: Image.Image, least: tuple[int, int]) -> Image.Image | None:
    """Decode a picture as gray or RGB with 8 bits a channel; None where its data are damaged.

    A JPEG that is at least twice as large as `least` is decoded at half its size or less, to save memory and time.
    """
    try:
        if image.format == "JPEG":
            image.draft(image.mode, least)
        image.load()
    except (OSError, ValueError, SyntaxError):
        return None
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    return image if image.mode in ("L", "RGB") else image.convert("RGB")


def _small(image: Image.Image, size: tuple[int, int]) -> Image.Image | None:
    """Return a picture at another size; what was decoded for it is given back at once."""
    decoded = _decoded(image, size)
    if decoded is None:
        return None
    made = _resized(decoded, size)
    if made is not decoded:
        decoded.close()
    return made


def _resized(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    """Resample in bands: all at once, a third picture as high as the first would be in memory between the two."""
    if image.size == size:
        return image
    made = Image.new(image.mode, size)
    scale = image.height / size[1]
    for top in range(0, size[1], _BAND):
        bottom = min(top + _BAND, size[1])
        box = (0, top * scale, image.width, min(bottom * scale, image.height))
        band = image.resize((size[0], bottom - top), Image.Resampling.LANCZOS, box, reducing_gap=3.0)
        made.paste(band, (0, top))
    return made


def _png(frame: ImageFrame) -> bytes:
    """Put the rows of a frame back into a PNG file."""
    kind = 0 if frame.space == "DeviceGray" else 2
    head = frame.shape.width_px.to_bytes(4, "big") + frame.shape.height_px.to_bytes(4, "big")
    chunks = ((b"IHDR", head + bytes((frame.bits, kind, 0, 0, 0))), (b"IDAT", frame.data), (b"IEND", b""))
    made = [b"\x89PNG\r\n\x1a\n"]
    for name, data in chunks:
        made += [
            len(data).to_bytes(4, "big"),
            name,
            data,
            zlib.crc32(data, zlib.crc32(name)).to_bytes(4, "big"),
        ]
    return b"".join(made)
