"""Pictures that have to be decoded: by Pillow, painted on white, packed again without loss."""

import io
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Lock
from typing import BinaryIO, cast

from PIL import Image

from parole_packet.documents.frames import (
    ColorSpace,
    FrameShape,
    ImageFrame,
    ImageProblemError,
    check_pixels,
    fitting_profile,
    plausible_dpi,
)
from parole_packet.documents.jpeg import jpeg_frame
from parole_packet.documents.png import SIGNATURE, plain_png, png_frame, read_png

Image.MAX_IMAGE_PIXELS = None  # `check_pixels` is the one limit, and it comes before any decoding
_BAND_PIXELS = 1 << 20
_LEVEL = 2  # for photographs ten times as fast as 6, and a tenth larger
WELL_PACKED = 0.25
"""Part of its raw size to which a drawing, a form or a screenshot packs without loss; photographs never do."""
JPEG_QUALITY = 95
"""Quality of the pictures that are stored as JPEG anew."""
_ORIENTATION_FIELD = 274
_SPACES: dict[str, ColorSpace] = {"L": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK"}


class _Quiet:
    """Keeps warnings of the library from the terminal while anybody is inside.

    The filters belong to the whole process: with `warnings.catch_warnings` in each thread, the first to leave would
    let the others warn, and the last would leave the filters as another had found them.
    """

    def __init__(self) -> None:
        self._lock, self._inside, self._filters = Lock(), 0, warnings.catch_warnings()

    def __enter__(self) -> None:
        with self._lock:
            self._inside += 1
            if self._inside == 1:
                self._filters = warnings.catch_warnings()
                self._filters.__enter__()
                warnings.simplefilter("ignore")

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._inside -= 1
            if not self._inside:
                self._filters.__exit__(None, None, None)


_QUIET = _Quiet()


@contextmanager
def _opened(source: Path | io.BytesIO) -> Iterator[BinaryIO]:
    """Open a file; of a PNG only what has to do with its picture."""
    with source.open("rb") if isinstance(source, Path) else source as file:
        is_png = file.read(len(SIGNATURE)) == SIGNATURE
        file.seek(0)
        yield plain_png(file) if is_png else file


@contextmanager
def decoder(source: Path | io.BytesIO) -> Iterator[Image.Image]:
    """Open a picture with Pillow; whatever it fails with becomes an ImageProblemError."""
    with _QUIET:
        try:
            with _opened(source) as file, Image.open(file) as image:
                yield image
        except ImageProblemError:
            raise
        except MemoryError as error:
            raise ImageProblemError("image-too-large", "there is not enough memory to open it") from error
        except Exception as error:  # Pillow's readers raise nearly every kind of exception on damaged files
            raise ImageProblemError("image-damaged", "it cannot be decoded") from error


def opened_shape(image: Image.Image) -> FrameShape:
    """Read size, turn and resolution of a picture that is open but not decoded."""
    check_pixels(*image.size)
    across, down = image.info.get("dpi") or (0, 0)
    orientation = image.getexif().get(_ORIENTATION_FIELD, 1)
    notes = ("animated",) if getattr(image, "is_animated", False) else ()
    return FrameShape(
        *image.size,
        plausible_dpi(round(float(across), 2), round(float(down), 2)),
        orientation if orientation in range(1, 9) else 1,
        notes,
    )


def decoded_frame(image: Image.Image, shape: FrameShape) -> ImageFrame:
    """Decode a picture and pack it again: bits and colors as they are, transparent parts on white."""
    image.load()
    mode = image.mode
    if mode in ("1", "I;16") or (mode == "P" and "transparency" not in image.info):
        frame = _through_png(image)
    elif mode == "I;16B":
        frame = _through_png(image.convert("I").convert("I;16"))  # Pillow's direct way cuts values at 255
    else:
        frame = through_bands(image, plain_mode(image))
    components = {"DeviceGray": 1, "DeviceRGB": 3, "DeviceCMYK": 4}[frame.space]
    profile = image.info.get("icc_profile") or b""
    return replace(frame, shape=shape, icc=fitting_profile(profile, components))


def plain_mode(image: Image.Image) -> str:
    """Return the mode of 8 bits a channel that holds the colors of a picture. Raises ImageProblemError."""
    if image.mode in ("L", "LA", "La"):
        return "L"
    if image.mode == "CMYK":
        return "CMYK"
    if image.mode in ("RGB", "RGBA", "RGBX", "RGBa", "P", "PA", "YCbCr", "LAB"):
        return "RGB"
    raise ImageProblemError("image-unsupported", f"its colors are stored in a rare way ({image.mode})")


def as_jpeg(image: Image.Image, quality: int = JPEG_QUALITY) -> ImageFrame:
    """Store a gray or RGB picture as JPEG, by default so fine that no eye finds a difference: colors undivided."""
    file = io.BytesIO()
    colors = 0 if quality == JPEG_QUALITY else 2
    image.save(file, "JPEG", quality=quality, subsampling=colors, icc_profile=None, exif=b"", comment=b"")
    file.seek(0)
    return jpeg_frame(file)


def drawn_frame(width: int, height: int, rgb: bytes) -> ImageFrame:
    """Pack a drawn page without loss, or as JPEG where it is a photograph, which hardly packs at all."""
    image = Image.frombytes("RGB", (width, height), rgb)
    frame = through_bands(image, "RGB")
    return frame if len(frame.data) <= len(rgb) * WELL_PACKED else as_jpeg(image)


def _through_png(image: Image.Image) -> ImageFrame:
    """Let Pillow choose the row filters, and take the rows from the PNG file that it writes."""
    image.info.pop("transparency", None)
    file = io.BytesIO()
    image.save(file, "PNG", compress_level=6)
    file.seek(0)
    return cast("ImageFrame", png_frame(file))


def through_bands(image: Image.Image, mode: str) -> ImageFrame:
    """Pack a picture band by band, so that no second copy of it is ever in memory.

    Each band is cut with the row above it, so that the row filters fit when the bands are joined.
    """
    width, height = image.size
    samples = len(mode)
    step = max(1, _BAND_PIXELS // width)
    packer, packed = zlib.compressobj(_LEVEL), io.BytesIO()
    for top in range(0, height, step):
        overlap = min(top, 1)
        band = on_white(image.crop((0, top - overlap, width, min(top + step, height))), mode)
        rows = band.tobytes() if mode == "CMYK" else _filtered_rows(band)
        skip = overlap * width * 4 if mode == "CMYK" else overlap * (1 + width * samples)
        packed.write(packer.compress(memoryview(rows)[skip:]))
    packed.write(packer.flush())
    parms = {"Predictor": 15, "Colors": samples, "BitsPerComponent": 8, "Columns": width}
    return ImageFrame(
        shape=FrameShape(width, height),
        filter="FlateDecode",
        space=_SPACES[mode],
        bits=8,
        data=packed.getvalue(),
        parms={} if mode == "CMYK" else parms,
    )


def on_white(band: Image.Image, mode: str) -> Image.Image:
    """Return a picture in another mode, transparent parts on white."""
    if mode == "CMYK" or not band.has_transparency_data:
        return band.convert(mode)
    layer = band.convert("RGBA")
    white = Image.new("RGBA", band.size, (255, 255, 255, 255))
    return Image.alpha_composite(white, layer).convert(mode)


def _filtered_rows(band: Image.Image) -> bytes:
    file = io.BytesIO()
    band.save(file, "PNG", compress_level=0)
    file.seek(0)
    rows = io.BytesIO()
    read_png(file, rows.write)
    return zlib.decompress(rows.getvalue())
