"""Proof for pages that were changed on purpose: they look like their source, and nothing blacked out shows."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from parole_packet.documents.images import image_frames
from parole_packet.documents.reduced import frame_likeness
from parole_packet.facts import FileKind
from parole_packet.packet.plan import PlannedPage
from parole_packet.packet.swaps import PictureSwaps
from parole_packet.pdf.annotations import pictureless
from parole_packet.pdf.compare import ALIKE, difference, picture_difference, shows_through
from parole_packet.pdf.geometry import framed
from parole_packet.pdf.layers import layers
from parole_packet.pdf.raster import largest_difference, mean_difference, renderer
from parole_packet.pdf.reader import open_pdf
from parole_packet.pdf.witness import PacketWitness

SMALLER = "stored smaller"


def unlike(page: PlannedPage, what: str, worst: float) -> str:
    """Say that a page does not look like its source; `worst` is the largest difference, of 255."""
    return f"packet page {page.number} does not look like {page.origin} ({what}; {worst:.0f})"


def changed_failures(
    packet: Path,
    path: Path,
    pages: Sequence[PlannedPage],
    changes: Mapping[int, tuple[str, ...]],
    seen: PacketWitness,
) -> Iterator[str]:
    """Draw changed pages of the PDF at `path` before and after, and yield in words which do not look alike."""
    with open_pdf(path) as source:
        units = {page.number: source.pages[page.source.index] for page in pages}
        found = layers(source)
        sizes = {number: unit.size for number, unit in units.items()}
        bare = {number: pictureless(unit, found) for number, unit in units.items()}
    with renderer(packet) as drawn:
        for page in pages:
            index, treatment, without = page.source.index, page.source.treatment, bare[page.number]
            picture = seen.pixels(page.number)
            if picture is not None:
                worst = picture_difference(path, index, picture, without=without, treatment=treatment)
            else:
                size = sizes[page.number]
                where = framed(*(size[::-1] if treatment.turn % 180 else size))
                worst = difference(
                    path,
                    index,
                    drawn,
                    seen.index(page.number),
                    where,
                    without=without,
                    treatment=treatment,
                    apart=mean_difference if SMALLER in changes[page.number] else largest_difference,
                )
            if worst > ALIKE:
                yield unlike(page, ", ".join(changes[page.number]), worst)


def swapped_changes(
    swaps: PictureSwaps, pages: Iterable[PlannedPage], changes: Mapping[int, tuple[str, ...]]
) -> dict[int, tuple[str, ...]]:
    """Return what was changed on pages that show a picture stored smaller, with that."""
    shown = [page.number for page in pages if swaps.shown_on(page.source.index)]
    return {number: (*changes.get(number, ()), SMALLER) for number in shown}


def swapped_failures(swaps: PictureSwaps, pages: Sequence[PlannedPage]) -> Iterator[str]:
    """Yield which pictures inside a PDF do not look like what they were before they were stored smaller."""
    first = {page.source.index: page for page in reversed(pages)}
    for index, worst in swaps.unlike(ALIKE):
        yield unlike(first[index], SMALLER, worst)


def reduced_failures(
    path: Path, kind: FileKind, pages: Sequence[PlannedPage], seen: PacketWitness
) -> Iterator[str]:
    """Yield which pictures that were to be reduced do not look like what stands in their file."""
    wanted = {page.source.index: page for page in pages if page.source.treatment.reduction}
    if not wanted:
        return
    whole = {index: replace(page.source.treatment, reduction=None) for index, page in wanted.items()}
    for index, frame in enumerate(image_frames(path, kind, whole)):
        picture = seen.pixels(wanted[index].number) if index in wanted else None
        if picture is None or (picture.width, picture.height) == (
            frame.shape.width_px,
            frame.shape.height_px,
        ):
            continue  # it was left as it is, which its digest proves, or it is no picture, which is told elsewhere
        worst = frame_likeness(frame, (picture.width, picture.height, picture.rgb), whole[index].boxes)
        if worst > ALIKE:
            yield unlike(wanted[index], SMALLER, worst)


def redacted_failures(pages: Iterable[PlannedPage], seen: PacketWitness) -> Iterator[str]:
    """Yield which redacted pages are not one picture and nothing else, or not black where they should be."""
    for page in pages:
        if not page.source.treatment.boxes:
            continue
        picture = seen.pixels(page.number)
        if picture is None:
            yield f"packet page {page.number} was to be a picture, and is none"
        elif shows_through(picture, page.source.treatment):
            yield f"packet page {page.number} shows something that was to be blacked out"
