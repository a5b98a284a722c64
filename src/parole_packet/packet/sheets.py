"""The pages of one evidence file as sheets of the packet: what is drawn, where it is placed, which links it keeps."""

import hashlib
import io
import zlib
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from parole_packet.documents.images import ImageFrame, image_frames
from parole_packet.facts import FileFacts, FileKind
from parole_packet.packet.plan import PlannedPage
from parole_packet.pdf.destinations import OutlineEntry, Target
from parole_packet.pdf.geometry import Matrix, Placing, Rect, place
from parole_packet.pdf.outline import Bookmark
from parole_packet.pdf.pages import Link, PageSourceReader, Placed
from parole_packet.pdf.pictures import write_picture
from parole_packet.pdf.raster import Picture, renderer
from parole_packet.pdf.reader import PdfSource
from parole_packet.pdf.writer import PdfSink

RASTER_DPI = 200
"""Resolution of a page that has to become a picture."""

AS_PICTURE = "drawn as a picture"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of the packet, ready to be written: its picture in the sink, the matrix that places it, its links."""

    page: PlannedPage
    placed: Placed
    matrix: Matrix
    links: tuple[Link, ...] = ()


def pdf_sheets(
    file: Path | bytes, pages: list[PlannedPage], sink: PdfSink, *, place: Placing = place
) -> Iterator[Sheet | tuple[Bookmark, ...]]:
    """Yield the sheets of a PDF one at a time, each placed by `place`, then its outline."""
    with ExitStack() as stack:
        source = stack.enter_context(PdfSource(io.BytesIO(file) if isinstance(file, bytes) else file))
        reader = PageSourceReader(source, sink)
        chosen = [source.pages[page.source.index] for page in pages]
        matrices = {unit.index: place(unit.box, unit.rotate, unit.user_unit) for unit in chosen}
        numbers = {page.source.index: page.number for page in reversed(pages)}
        drawing = None
        for page in pages:
            index = page.source.index
            placed, matrix = reader.picture(index), matrices[index]
            links = tuple(
                _inner_link(page.number, link.rect, link.target, matrices, numbers, matrix)
                for link in (placed.links if placed else ())
                if link.target.page in numbers
            )
            if placed is None:
                drawing = drawing or stack.enter_context(renderer(file))
                placed = _drawn(drawing.draw(index, dpi=RASTER_DPI), sink)
                width, height = source.page_size(index)
                matrix = Matrix(width, 0, 0, height).then(place(Rect(0, 0, width, height), 0, 1))
            yield Sheet(page, placed, matrix, links)
        yield _bookmarks(reader.destinations.outline(), matrices, numbers)


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


def _drawn(picture: Picture, sink: PdfSink) -> Placed:
    data = zlib.compress(picture.rgb, 6)
    number = write_picture(
        sink,
        data,
        width=picture.width,
        height=picture.height,
        filter_name="FlateDecode",
        space="DeviceRGB",
        bits=8,
    )
    return Placed(number, (), (AS_PICTURE,), data=hashlib.sha256(data).hexdigest())


def image_sheets(path: Path, kind: FileKind, pages: list[PlannedPage], sink: PdfSink) -> Iterator[Sheet]:
    """Yield the sheets of a picture file, each frame at life size when it fits."""
    wanted = {page.source.index: page for page in pages}
    for index, frame in enumerate(image_frames(path, kind)):
        if index in wanted:
            yield Sheet(wanted[index], Placed(_embedded(frame, sink), (), ()), image_matrix(frame))


def image_matrix(frame: ImageFrame) -> Matrix:
    """Return the matrix that takes the unit square of a stored picture to its upright place in the frame."""
    width, height = frame.shape.size
    upright = Matrix(*frame.shape.matrix).then(Matrix(width, 0, 0, height))
    return upright.then(place(Rect(0, 0, width, height), 0))


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


def file_sheets(
    folder: Path, facts: FileFacts, pages: list[PlannedPage], sink: PdfSink
) -> Iterator[Sheet | tuple[Bookmark, ...]]:
    """Yield the sheets of any evidence file; a PDF's outline comes last."""
    path = facts.place(folder)
    if facts.kind is FileKind.PDF:
        yield from pdf_sheets(path, pages, sink)
    else:
        yield from image_sheets(path, facts.kind, pages, sink)
