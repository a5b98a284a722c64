"""What the evidence files say in letters, and which of their pages show nothing."""

import io
from dataclasses import replace
from pathlib import Path

from parole_packet.cache import Cache
from parole_packet.documents import heic, raster, tiff
from parole_packet.documents.content import Content
from parole_packet.documents.images import ImageProblemError
from parole_packet.facts import Facts, FileFacts, FileKind, PageFacts
from parole_packet.pdf.sight import inside, is_blank, sights
from parole_packet.records import read, written

BLANK, SCANNED = "blank", "scanned"
"""Notes of a page on which nothing shows, and of one whose text layer lies on a picture."""
_KIND = "blank-pages"
_SMALL = (400, 520)
"""Pixels at which a picture is looked at."""


def read_typed(facts: Facts, folder: Path) -> Facts:
    """Add the words of files of plain text: translations that were typed in, and letters."""
    texts = {
        path: (_typed(file, folder),) for path, file in facts.files.items() if file.kind is FileKind.TEXT
    }
    return replace(facts, texts={**facts.texts, **texts})


def look_deep(facts: Facts, folder: Path, cache: Cache | None) -> Facts:
    """Add the text layers of PDFs, and notes to pages: on which nothing shows, or whose text layer lies on a scan.

    Pages are decoded for that. The cache keeps which pages are blank, by content; never a word of a document, and
    nothing of a file that a copy stands in for: it may have been locked. A file that cannot be looked at stays as it
    is: why is told where all files are surveyed.
    """
    files: dict[str, FileFacts] = dict(facts.files)
    texts: dict[str, tuple[str, ...]] = dict(facts.texts)
    seen: dict[str, tuple[FileFacts, tuple[str, ...]]] = {}
    for path, file in facts.files.items():
        if file.path not in seen:
            seen[file.path] = _looked(file, folder, cache)
        files[path], words = seen[file.path]
        if words:
            texts[path] = words
    return replace(facts, files=files, texts=texts, deep=True)


def _typed(file: FileFacts, folder: Path) -> str:
    try:
        return file.place(folder).read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return ""


def _looked(file: FileFacts, folder: Path, cache: Cache | None) -> tuple[FileFacts, tuple[str, ...]]:
    cache = cache if file.copy is None else None
    kept = cache.get(_KIND, file.sha256) if cache else None
    known = read(tuple[bool, ...], kept) if kept is not None else None
    blank = known
    words: tuple[str, ...] = ()
    scanned: list[bool] = [False] * len(file.pages)
    try:
        place = file.place(folder)
        if file.kind is FileKind.PDF:
            pages = list(sights(place, _blank_jpeg if blank is None else None))
            words = tuple(page.text for page in pages)
            scanned = [page.scanned for page in pages]
            blank = blank if blank is not None else tuple(page.blank for page in pages)
        elif file.kind is not FileKind.TEXT and blank is None:
            blank = _blank_frames(place, file)
    except (OSError, ValueError, ImageProblemError):
        return file, ()
    if blank is None or len(blank) != len(file.pages):  # two readers count its pages differently
        return file, ()
    if cache and known is None and Content(file.sha256, file.stamp).still_in(place):
        cache.put(_KIND, file.sha256, data=written(blank))
    seen = zip(file.pages, blank, scanned, strict=True)
    return replace(
        file, pages=tuple(_noted(page, {BLANK: empty, SCANNED: scan}) for page, empty, scan in seen)
    ), words


def _noted(page: PageFacts, seen: dict[str, bool]) -> PageFacts:
    notes = tuple(note for note, there in seen.items() if there)
    return replace(page, notes=(*page.notes, *notes)) if notes else page


def _blank_jpeg(data: bytes) -> bool:
    try:
        return _blank_picture(io.BytesIO(data))
    except ImageProblemError:
        return False


def _blank_frames(place: Path, file: FileFacts) -> tuple[bool, ...]:
    if file.kind is FileKind.HEIC:
        heic.enable_heic()
    if file.kind is not FileKind.TIFF:
        return (_blank_picture(place),)
    with place.open("rb") as stream:
        frames = [page.index for page in tiff.tiff_pages(stream)]
    return tuple(_blank_picture(place, frame) for frame in frames)


def _blank_picture(source: Path | io.BytesIO, frame: int = 0) -> bool:
    with raster.decoder(source) as image:
        if frame:
            image.seek(frame)
        image.draft("L", _SMALL)
        gray = raster.on_white(image, "L")
        gray.thumbnail(_SMALL, reducing_gap=1.0)
        return is_blank(gray.crop(inside(*gray.size)).histogram())
