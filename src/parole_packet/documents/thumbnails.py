"""Small pictures of the pages of a PDF, to look through."""

import base64
import io
import os
from bisect import bisect
from collections import deque
from collections.abc import Generator, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from PIL import Image, ImageChops

from parole_packet.pdf.geometry import BAND
from parole_packet.pdf.raster import Picture, renderer

DPI = 54
"""A Letter page becomes 459 x 594 pixels: large letters can be read, and 3,000 pages are some 35 MB."""

_AT_ONCE = 40
_QUALITY, _EFFORT = 40, 2
_FEW = [round(value * 7 / 255) * 255 // 7 for value in range(256)]
_WHITE, _MOSTLY = 250, 0.7
_COLORFUL, _HARDLY = 40, 0.0005
_DARKER, _NOTHING = 48, 0.0001


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """A page as a WebP picture. `blank` says that nothing shows on it above the footer band."""

    width: int
    height: int
    webp: bytes
    blank: bool

    @property
    def uri(self) -> str:
        """The picture as an address that holds it."""
        return f"data:image/webp;base64,{base64.b64encode(self.webp).decode()}"


def thumbnails(path: Path) -> Generator[Thumbnail, None, None]:
    """Draw every page of a PDF, in order; pages are packed on all cores, and a few are in memory at a time."""
    cores = os.cpu_count() or 1
    waiting: deque[Future[Thumbnail]] = deque()
    with ThreadPoolExecutor(cores) as pool:
        for picture in _drawn(path):
            waiting.append(pool.submit(thumbnail, picture))
            if len(waiting) > 2 * cores:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _drawn(path: Path) -> Iterator[Picture]:
    """Draw every page. PDFium keeps what it read of an open file: it is opened anew now and then."""
    start, total = 0, 1
    while start < total:
        with renderer(path) as opened:
            total = len(opened)
            for index in range(start, min(start + _AT_ONCE, total)):
                yield opened.draw(index, dpi=DPI)
        start += _AT_ONCE


def thumbnail(picture: Picture) -> Thumbnail:
    """Pack a drawn page: type in a few grays without loss, which is sharper and smaller, all else as a photograph."""
    size = picture.width, picture.height
    image = Image.frombytes("RGB", size, picture.rgb)
    gray = image.convert("L")
    file = io.BytesIO()
    if _is_type(image, gray):
        gray.point(_FEW).convert("RGB").save(file, "WEBP", lossless=True, quality=30, method=1)
    else:
        image.save(file, "WEBP", quality=_QUALITY, method=_EFFORT)
    return Thumbnail(*size, file.getvalue(), _is_blank(gray))


def _is_type(image: Image.Image, gray: Image.Image) -> bool:
    """Tell whether a page is mostly white paper without color."""
    pixels = image.width * image.height
    red, green, blue = image.split()
    lightest = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    darkest = ImageChops.darker(ImageChops.darker(red, green), blue)
    colorful = sum(ImageChops.subtract(lightest, darkest).histogram()[_COLORFUL:])
    return colorful < _HARDLY * pixels and sum(gray.histogram()[_WHITE:]) > _MOSTLY * pixels


def _is_blank(gray: Image.Image) -> bool:
    """Tell whether hardly a pixel above the footer band is darker than the paper, be that white, gray or black."""
    band = round(BAND.y1 * DPI / 72)
    histogram = gray.crop((0, 0, gray.width, gray.height - band)).histogram()
    pixels = sum(histogram)
    paper = bisect(list(accumulate(histogram)), pixels // 2)
    return sum(histogram[: max(0, paper - _DARKER)]) <= _NOTHING * pixels
