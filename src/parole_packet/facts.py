"""What is known about the evidence files, as plain records: rules and plans read these, never the files."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


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

    `notes` are codes of what was seen in it, such as `signed` or `attachments` (see `documents.intake`).
    """

    path: str
    sha256: str
    size: int
    kind: FileKind
    pages: tuple[PageFacts, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """All evidence files that could be read, by their path in the case file."""

    files: Mapping[str, FileFacts] = field(default_factory=dict)
