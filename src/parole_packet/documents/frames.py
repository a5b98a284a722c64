"""Pictures as they will be filed, as plain records, and the limits they are held to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from parole_packet.facts import Reduced

PIXEL_CAP = 200_000_000
"""More pixels than this are refused: five times a Letter page at 600 dpi."""

FRAME_CAP = 3_000
"""More frames than this in one file are refused."""

DEFAULT_DPI = 96.0
"""Resolution assumed where a picture names none."""

Matrix = tuple[float, float, float, float, float, float]
Filter = Literal["DCTDecode", "FlateDecode", "CCITTFaxDecode"]
ColorSpace = Literal["DeviceGray", "DeviceRGB", "DeviceCMYK"]

_UPRIGHT: dict[int, Matrix] = {
    1: (1, 0, 0, 1, 0, 0),
    2: (-1, 0, 0, 1, 1, 0),
    3: (-1, 0, 0, -1, 1, 1),
    4: (1, 0, 0, -1, 0, 1),
    5: (0, -1, -1, 0, 1, 1),
    6: (0, -1, 1, 0, 0, 1),
    7: (0, 1, 1, 0, 0, 0),
    8: (0, 1, -1, 0, 1, 0),
}


class ImageProblemError(Exception):
    """A picture that cannot be filed as it is. `code` is a catalog code, `detail` a clause for the reader."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(f"{code}: {detail}")
        self.code = code
        self.detail = detail


@dataclass(frozen=True, slots=True)
class FrameShape:
    """Size and turn of one stored picture.

    `dpi` is (across, down) as stored, None where the file names none that can be true. `orientation` is the
    EXIF value: 1 upright, 3 upside down, 6 to be turned right by a quarter, 8 left; 2, 4, 5 and 7 are
    mirrored. `notes` are codes of what the reader of a report should know, such as `animated`.
    """

    width_px: int
    height_px: int
    dpi: tuple[float, float] | None = None
    orientation: int = 1
    notes: tuple[str, ...] = ()

    @property
    def matrix(self) -> Matrix:
        """The PDF matrix that takes the unit square of the stored picture to that of the upright one."""
        return _UPRIGHT[self.orientation]

    @property
    def upright_px(self) -> tuple[int, int]:
        """Width and height in pixels as a person sees the picture."""
        size = (self.width_px, self.height_px)
        return size if self.orientation < 5 else size[::-1]

    @property
    def upright_dpi(self) -> tuple[float, float]:
        """Resolution (across, down) as a person sees the picture; `DEFAULT_DPI` where none is known."""
        dpi = self.dpi or (DEFAULT_DPI, DEFAULT_DPI)
        return dpi if self.orientation < 5 else dpi[::-1]

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points at life size, as a person sees the picture."""
        (width, height), (across, down) = self.upright_px, self.upright_dpi
        return width * 72 / across, height * 72 / down


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageFrame:
    """One picture, ready to become an image XObject: `data` is encoded with `filter` and `parms`.

    `palette` is set for an indexed picture: RGB triples. `icc` is a profile whose number of components fits
    `space`, or the palette. `decode` is the /Decode array where it is not the usual one. `changes` says in words
    what is not as it stands in the file, `reduced` what was saved.
    """

    shape: FrameShape
    filter: Filter
    space: ColorSpace
    bits: int
    data: bytes = field(repr=False)
    parms: Mapping[str, int | bool] = field(default_factory=dict)
    palette: bytes | None = field(default=None, repr=False)
    icc: bytes | None = field(default=None, repr=False)
    decode: tuple[int, ...] | None = None
    changes: tuple[str, ...] = ()
    reduced: Reduced | None = None


def check_pixels(width: int, height: int) -> None:
    """Refuse an empty or an enormous picture before anything is decoded."""
    if width < 1 or height < 1:
        raise ImageProblemError("image-damaged", f"it claims to be {width} by {height} pixels")
    if width * height > PIXEL_CAP:
        raise ImageProblemError(
            "image-too-large",
            f"it has {width} by {height} pixels; the limit is {PIXEL_CAP // 1_000_000} million",
        )


def plausible_dpi(across: float, down: float) -> tuple[float, float] | None:
    """Return the resolution if it can be true: between 36 and 4,800 dpi, at most four times finer one way."""
    if not (36 <= across <= 4800 and 36 <= down <= 4800) or max(across, down) > 4 * min(across, down):
        return None
    return across, down


def fitting_profile(profile: bytes, components: int) -> bytes | None:
    """Return the ICC profile if it is whole and made for that many color components."""
    signature = {1: b"GRAY", 3: b"RGB ", 4: b"CMYK"}[components]
    whole = len(profile) >= 128 and int.from_bytes(profile[:4], "big") <= len(profile)
    fits = profile[16:20] == signature and profile[36:40] == b"acsp"
    return profile if whole and fits else None
