"""What is known about the evidence files, as plain records: rules and plans read these, never the files."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from math import ceil, floor
from pathlib import Path


class FileKind(StrEnum):
    """What a file is by its content, whatever its name says."""

    PDF = "PDF"
    JPEG = "JPEG"
    PNG = "PNG"
    TIFF = "TIFF"
    GIF = "GIF"
    BMP = "BMP"
    WEBP = "WebP"
    HEIC = "HEIC"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of a page in parts of its width and height, 0 to 1, from the upper left corner."""

    left: float
    top: float
    width: float
    height: float

    def turned(self, turn: int) -> "Box":
        """Return where the rectangle lies once the page is turned clockwise by 0, 90, 180 or 270 degrees."""
        right, bottom = 1 - self.left - self.width, 1 - self.top - self.height
        return {
            0: self,
            90: Box(bottom, self.left, self.height, self.width),
            180: Box(right, bottom, self.width, self.height),
            270: Box(self.top, right, self.height, self.width),
        }[turn]

    def pixels(self, width: int, height: int, *, grow: int = 0) -> tuple[int, int, int, int]:
        """Return left, top, right, bottom in a picture of that size: every pixel that the rectangle touches."""
        return (
            max(0, floor(self.left * width) - grow),
            max(0, floor(self.top * height) - grow),
            min(width, ceil((self.left + self.width) * width) + grow),
            min(height, ceil((self.top + self.height) * height) + grow),
        )


@dataclass(frozen=True, slots=True)
class Reduction:
    """How far pictures may be brought down to save room: pixels per inch at printed size, and JPEG quality."""

    dpi: int
    quality: int


@dataclass(frozen=True, slots=True)
class Reduced:
    """What became of one picture that was stored anew to save room.

    Resolutions are at printed size; `quality` is that of the JPEG, None where the picture is packed without loss.
    """

    bytes_before: int
    bytes_after: int
    dpi_before: float
    dpi_after: float
    quality: int | None


@dataclass(frozen=True, slots=True)
class Treatment:
    """What is to be done to a page: degrees to turn it clockwise, gray, rectangles to black out, room to save.

    The rectangles lie on the page as a viewer shows the file, before it is turned. The case asks for all but
    `reduction`, which comes from a limit on the size of what is written.
    """

    turn: int = 0
    gray: bool = False
    boxes: tuple[Box, ...] = ()
    reduction: Reduction | None = None


AS_IT_IS = Treatment()
"""Nothing is asked for."""


@dataclass(frozen=True, slots=True)
class PageFacts:
    """One page or frame of a file, upright as a person sees it.

    Width and height are in points at life size. `dpi` is the resolution of the picture that makes up the page at
    that size, None where the page is not one picture.
    """

    width: float
    height: float
    dpi: float | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FileFacts:
    """One evidence file. `path` is relative to the case folder, with `/`; `sha256` is of its bytes as they are.

    `notes` are codes of what was seen in it, such as `signed` or `attachments` (see `documents.intake`). `copy` is
    the private copy that stands in for a locked or damaged file, `changes` says in words what was done to it. `stamp`
    is what the system said of the file when it was read, to see whether anybody wrote to it since.
    """

    path: str
    sha256: str
    size: int
    kind: FileKind
    pages: tuple[PageFacts, ...]
    notes: tuple[str, ...] = ()
    copy: Path | None = None
    changes: tuple[str, ...] = ()
    stamp: tuple[int, ...] = field(default=(), compare=False, repr=False)

    def place(self, folder: Path) -> Path:
        """Return the file to read: the one in the case folder, or the copy that stands in for it."""
        return self.copy or folder / self.path


@dataclass(frozen=True, slots=True)
class Facts:
    """All evidence files that could be read, by their path in the case file.

    `texts` are the words of each page by the path of the file: of files of plain text (one page) always, of the text
    layers of PDFs where the look was `deep`. They live in memory only. `keeper` holds the private copies: they are
    gone when nobody keeps the facts any longer.
    """

    files: Mapping[str, FileFacts] = field(default_factory=dict)
    keeper: object = field(default=None, repr=False, compare=False)
    texts: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    deep: bool = False
