"""The pages of one evidence file as sheets of the packet: what is drawn, where it is placed, which links it keeps."""

import functools
import hashlib
import io
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from parole_packet.cache import Cache
from parole_packet.documents.darkroom import Drawings, Job
from parole_packet.documents.frames import FrameShape, ImageFrame
from parole_packet.documents.raster import JPEG_QUALITY, drawn_frame
from parole_packet.documents.treated import REDACTED
from parole_packet.facts import Facts, FileFacts, FileKind, Reduced
from parole_packet.packet.plan import PageSource, PlannedPage
from parole_packet.packet.swaps import PictureSwaps
from parole_packet.pdf.annotations import pictureless
from parole_packet.pdf.apart import RendererApart
from parole_packet.pdf.copier import no_swaps
from parole_packet.pdf.destinations import OutlineEntry, Target
from parole_packet.pdf.geometry import Matrix, Placing, Rect, frame_scale, place
from parole_packet.pdf.layers import layers
from parole_packet.pdf.outline import Bookmark
from parole_packet.pdf.pages import Link, PageSourceReader, Placed
from parole_packet.pdf.pictures import write_picture
from parole_packet.pdf.raster import AS_PRINTED, blacked
from parole_packet.pdf.reach import Mark, reached
from parole_packet.pdf.reader import PdfSource
from parole_packet.pdf.writer import PdfSink

RASTER_DPI, FINEST_DPI = 200, 300
"""Least and greatest resolution, at printed size, of a page that has to become a picture."""

AS_PICTURE = "drawn as a picture"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of the packet, ready to be written: its picture in the sink, the matrix that places it, its links."""

    page: PlannedPage
    placed: Placed
    matrix: Matrix
    links: tuple[Link, ...] = ()
    reduced: tuple[Reduced, ...] = ()


def pdf_sheets(
    file: Path | bytes,
    pages: list[PlannedPage],
    sink: PdfSink,
    *,
    place: Placing = place,
    facts: FileFacts | None = None,
    cache: Cache | None = None,
) -> Iterator[Sheet | tuple[Bookmark, ...]]:
    """Yield the sheets of a PDF one at a time, each placed by `place`, then its outline.

    A page with something to black out becomes a picture; it keeps no links, and its file no outline, because the
    words of a title may be what was blacked out. So does a page that could carry along what that page shows.
    """
    redacted = [page.source.index for page in pages if page.source.treatment.boxes]
    with ExitStack() as stack:
        source = stack.enter_context(PdfSource(io.BytesIO(file) if isinstance(file, bytes) else file))
        swaps = None
        if facts is not None and isinstance(file, Path):
            swaps = stack.enter_context(PictureSwaps(file, pages, facts, cache))
        cut = is_cut(pages, source.page_count)
        reader = PageSourceReader(source, sink, cut=cut, swaps=swaps or no_swaps)
        matrices = {}
        for page in pages:
            unit = source.pages[page.source.index]
            matrices[unit.index] = place(unit.box, unit.rotate + page.source.treatment.turn, unit.user_unit)
        numbers = {page.source.index: page.number for page in reversed(pages)}
        drawing = stack.enter_context(RendererApart(file))
        drawings = Drawings(facts, None if isinstance(file, bytes) else file, cache)
        covered = frozenset[Mark]().union(*(reached(source.pages[index]) for index in redacted))
        for page in pages:
            index, treatment = page.source.index, page.source.treatment
            as_picture = bool(treatment.boxes or (covered and covered & reached(source.pages[index])))
            placed, matrix = None if as_picture else reader.picture(index), matrices[index]
            links = tuple(
                _inner_link(page.number, link.rect, link.target, matrices, numbers, matrix)
                for link in (placed.links if placed else ())
                if link.target.page in numbers
            )
            reduced = swaps.on_page(index) if swaps and placed else ()
            if placed is None:
                dpi = facts.pages[index].dpi if facts else None
                draw = functools.partial(_drawn, source, drawing, page.source, dpi)
                frame = drawings.get(index, treatment, draw)
                placed = _as_picture(frame, page.source, sink)
                reduced = (frame.reduced,) if frame.reduced else ()
                matrix = picture_matrix(source.page_size(index), treatment.turn, place)
            elif placed.changes and isinstance(file, Path):
                drawing.try_drawing(index)
            yield Sheet(page, placed, matrix, links, reduced)
        yield () if redacted else _bookmarks(reader.destinations.outline(), matrices, numbers)


def is_cut(pages: Iterable[PlannedPage], count: int) -> bool:
    """Tell whether some of the `count` pages of a file are not among those that are filed."""
    return len({page.source.index for page in pages}) < count


def _inner_link(
    number: int,
    rect: Rect,
    target: Target,
    matrices: Mapping[int, Matrix],
    numbers: Mapping[int, int],
    own: Matrix,
) -> Link:
    left, top = _spot(target, matrices)
    return Link(number, own.rect(rect), numbers[target.page], left, top)


def _spot(target: Target, matrices: Mapping[int, Matrix]) -> tuple[float | None, float | None]:
    if target.top is None:
        return None, None
    left, top = matrices[target.page].point(target.left or 0, target.top)
    return (round(left, 3) if target.left is not None else None), round(top, 3)


def _bookmarks(
    entries: tuple[OutlineEntry, ...], matrices: Mapping[int, Matrix], numbers: Mapping[int, int]
) -> tuple[Bookmark, ...]:
    """Carry a source's outline over; entries that lead nowhere in the packet go, what stands below them moves up."""
    found: list[Bookmark] = []
    for entry in entries:
        children = _bookmarks(entry.children, matrices, numbers)
        if entry.target is None or entry.target.page not in numbers or not entry.title:
            found.extend(children)
            continue
        left, top = _spot(entry.target, matrices)
        found.append(Bookmark(entry.title, numbers[entry.target.page], children, left, top))
    return tuple(found)


def _drawn(source: PdfSource, drawing: RendererApart, unit: PageSource, dpi: float | None) -> ImageFrame:
    """Draw a page as it prints, black what the case asks to be blacked out, and pack the picture.

    It is as fine as the page's own picture (`dpi`), between `RASTER_DPI` and `FINEST_DPI` at printed size; one that
    is to be reduced is as fine as that says, never less than `RASTER_DPI`.
    """
    scale = frame_scale(*source.page_size(unit.index))
    fine = min(max(RASTER_DPI, (dpi or 0) / scale), FINEST_DPI)
    frame = _drawn_frame(source, drawing, unit, fine * scale)
    reduction = unit.treatment.reduction
    if reduction and fine > (less := max(RASTER_DPI, reduction.dpi)):
        smaller = _drawn_frame(source, drawing, unit, less * scale)
        if len(smaller.data) < len(frame.data):
            quality = JPEG_QUALITY if smaller.filter == "DCTDecode" else None
            told = Reduced(len(frame.data), len(smaller.data), round(fine, 1), less, quality)
            return replace(smaller, reduced=told)
    return frame


def _drawn_frame(source: PdfSource, drawing: RendererApart, unit: PageSource, dpi: float) -> ImageFrame:
    """Draw a page as a picture of that resolution at life size."""
    width, height = source.page_size(unit.index)
    size = max(1, round(width * dpi / 72)), max(1, round(height * dpi / 72))
    page = source.pages[unit.index]
    without = pictureless(page, layers(source))
    picture = drawing.draw_whole(unit.index, *size, flatten=AS_PRINTED, without=without)
    picture = blacked(picture, [box.pixels(*size) for box in unit.treatment.boxes])
    return drawn_frame(picture.width, picture.height, picture.rgb)


def _as_picture(frame: ImageFrame, unit: PageSource, sink: PdfSink) -> Placed:
    data = hashlib.sha256(frame.data).hexdigest()
    changes = (REDACTED,) if unit.treatment.boxes else (AS_PICTURE,)
    return Placed(_embedded(frame, sink), (), changes, data=data)


def image_sheets(pages: list[PlannedPage], frames: Iterator[ImageFrame], sink: PdfSink) -> Iterator[Sheet]:
    """Yield the sheets of a picture file, the next of `frames` on each, at life size when it fits."""
    for page in pages:
        frame = next(frames)
        placed = Placed(_embedded(frame, sink), (), frame.changes)
        reduced = (frame.reduced,) if frame.reduced else ()
        yield Sheet(page, placed, image_matrix(frame.shape, page.source.treatment.turn), reduced=reduced)


def picture_jobs(pages: Iterable[PlannedPage], facts: Facts, folder: Path) -> Iterator[Job]:
    """Yield what has to be made for each page that is a picture of a picture file, in the order of the pages."""
    for page in pages:
        source = page.source
        file = facts.files.get(source.file)
        if file is not None and file.kind is not FileKind.PDF:
            yield Job(file, file.place(folder), source.index, source.treatment)


def picture_matrix(size: tuple[float, float], turn: int, place: Placing = place) -> Matrix:
    """Return the matrix that puts the picture of a whole page, `size` points, into the frame, turned clockwise."""
    return Matrix(size[0], 0, 0, size[1]).then(place(Rect(0, 0, *size), turn, 1))


def image_matrix(shape: FrameShape, turn: int = 0) -> Matrix:
    """Return the matrix that takes the unit square of a stored picture to its upright place in the frame.

    `turn` is in degrees clockwise, beyond upright.
    """
    width, height = shape.size
    upright = Matrix(*shape.matrix).then(Matrix(width, 0, 0, height))
    return upright.then(place(Rect(0, 0, width, height), turn))


def _embedded(frame: ImageFrame, sink: PdfSink) -> int:
    return write_picture(
        sink,
        frame.data,
        width=frame.shape.width_px,
        height=frame.shape.height_px,
        filter_name=frame.filter,
        space=frame.space,
        bits=frame.bits,
        parms=frame.parms,
        palette=frame.palette,
        icc=frame.icc,
        decode=frame.decode,
    )
