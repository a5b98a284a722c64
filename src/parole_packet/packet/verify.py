"""Proof that nothing was lost: the finished file, read as a stranger would, against the plan and the sources."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, zip_longest
from pathlib import Path
from types import MappingProxyType

from parole_packet.documents.frames import ImageFrame
from parole_packet.documents.images import image_frames
from parole_packet.documents.treated import REDACTED
from parole_packet.facts import Facts, FileFacts, FileKind
from parole_packet.packet.assemble import LANGUAGE, TITLE, Assembled, Progress, SourceProblemError
from parole_packet.packet.changed import changed_failures, redacted_failures
from parole_packet.packet.footer import footer
from parole_packet.packet.plan import TYPESET, Plan, PlannedPage
from parole_packet.packet.sheets import AS_PICTURE, image_matrix, treatments
from parole_packet.pdf.digests import Digests, opened
from parole_packet.pdf.geometry import BAND, Matrix, Placing, Rect, number, place, place_form
from parole_packet.pdf.outline import Bookmark
from parole_packet.pdf.pages import Link
from parole_packet.pdf.raster import renderer
from parole_packet.pdf.reader import PdfProblem
from parole_packet.pdf.witness import PacketWitness, PageSeen, PictureSeen
from parole_packet.typeset.fonts import footer_width
from parole_packet.typeset.press import Typeset

_NEAR = 0.0001
"""Coordinates are written with five decimals."""
_PAINTED = "annotations painted"


class Verification:
    """One verification. `failures` says in plain words what is wrong; `digests` holds each page's digest."""

    def __init__(
        self,
        packet: Path,
        plan: Plan,
        typeset: Typeset,
        facts: Facts,
        folder: Path,
        expected: Assembled,
        *,
        forms: Mapping[str, bytes] = MappingProxyType({}),
    ) -> None:
        self.packet, self.plan, self.typeset = packet, plan, typeset
        self.facts, self.folder, self.expected = facts, folder, expected
        self.forms = forms
        self.failures: list[str] = []
        self.digests: dict[int, str] = {}
        self._font = b""

    def run(self, progress: Progress | None = None) -> None:
        """Check everything; a packet that cannot even be read is a failure like any other.

        Raises SourceProblemError where a difference comes from a damaged source.
        """
        try:
            with opened(self.packet) as document:
                self._run(PacketWitness(document), progress)
        except (ValueError, KeyError, AttributeError, IndexError, TypeError) as error:
            self.failures.append(f"the packet cannot be read back: {error}")

    def _run(self, seen: PacketWitness, progress: Progress | None) -> None:
        planned = self.plan.pages
        if seen.page_count != len(planned):
            self._check_pages(planned[: seen.page_count], seen, progress)
            self.failures = [
                f"the packet has {seen.page_count} pages, planned were {len(planned)}",
                next(
                    (told for told in self.failures if told.startswith("packet page")),
                    _more_or_less(planned, seen.page_count),
                ),
            ]
            return
        self._check_document(seen)
        self._check_pages(planned, seen, progress)
        self.failures += redacted_failures(planned, seen)
        self._check_numbers()

    def _check_pages(
        self, planned: Iterable[PlannedPage], seen: PacketWitness, progress: Progress | None
    ) -> None:
        with opened(self.typeset.pdf) as document:
            own = Digests(document, source=True)
            self._font = own.of(document.pages[0].resources.Font[f"/{self.typeset.footer_font}"])
            for (_, file), run in groupby(planned, key=lambda page: (page.part.key, page.source.file)):
                pages = list(run)
                self.failures += self._check_units(file, pages, seen, own)
                for page in pages:
                    self._check_sheet(page, seen)
                if progress is not None:
                    progress("verifying", pages[-1].number, len(self.plan.pages))

    def _check_document(self, seen: PacketWitness) -> None:
        self.failures += [f"the packet has {entry}, which it must not have" for entry in seen.odd()]
        if (seen.title(), seen.language()) != (TITLE, LANGUAGE):
            self.failures.append("the packet's title or language is wrong")
        self.failures += _outline_failures(_flat(seen.outline()), _flat(self.expected.outline))

    def _check_units(
        self, file: str, pages: list[PlannedPage], seen: PacketWitness, own: Digests
    ) -> Iterator[str]:
        """Compare each page with the page of the source it came from."""
        if file == TYPESET:
            yield from self._compare(pages, seen, own, _as_it_is)
            return
        if file in self.forms:
            with opened(self.forms[file]) as document:
                yield from self._compare(pages, seen, Digests(document, source=True), place_form)
            return
        facts = self.facts.files[file]
        path = facts.place(self.folder)
        if facts.kind is not FileKind.PDF:
            yield from self._check_pictures(path, facts, pages, seen)
            return
        with opened(path) as document:
            found = list(self._compare(pages, seen, Digests(document, source=True), place))
            if found and document.get_warnings():
                raise SourceProblemError(
                    file, PdfProblem("damaged", "two PDF readers see different pages in it")
                )
        yield from found
        changed = [page for page in pages if page.number in self.expected.changes]
        if changed:
            yield from changed_failures(self.packet, path, changed, self.expected.changes, seen)

    def _compare(
        self, pages: list[PlannedPage], seen: PacketWitness, source: Digests, place: Placing
    ) -> Iterator[str]:
        for page in pages:
            index = page.source.index
            wanted, joined = source.page(index)
            found = self.digests[page.number] = seen.page(page.number, joined=joined)
            changes = set(self.expected.changes.get(page.number, ())) - {_PAINTED}
            drawn = bool(changes & {AS_PICTURE, REDACTED})
            if drawn:
                same = self._as_drawn(page, seen)
            elif changes:
                same = self._as_filtered(page, seen, source)
            else:
                same = found == wanted and (not found or seen.shown(page.number) is not None)
            if not same:
                yield f"packet page {page.number} is not {_name(page)} as it stands in its file"
            elif found:
                turn = page.source.treatment.turn
                placing = self.expected.matrices[page.number] if drawn else source.placing(index, place, turn)
                yield from self._check_place(page, seen, placing, None if drawn else source.box(index))
            if not drawn and source.group(index) != seen.digests.group(page.number - 1):
                yield f"packet page {page.number} has not the transparency of {_name(page)}"
            yield from self._check_painted(page, seen, source)

    def _check_place(
        self, page: PlannedPage, seen: PacketWitness, wanted: Matrix, box: Rect | None
    ) -> Iterator[str]:
        matrix, shown = seen.see(page.number).matrix, seen.shown(page.number)
        if matrix is None or not _close(matrix, wanted):
            yield f"packet page {page.number} shows {_name(page)} at the wrong place or size"
        if box is not None and (shown is None or not _same_rect(shown, box)):
            yield f"packet page {page.number} shows {_name(page)} cut off"

    def _as_drawn(self, page: PlannedPage, seen: PacketWitness) -> bool:
        """Tell whether a page that was drawn as a picture still is what was drawn."""
        found = seen.picture(page.number)
        return (
            found is not None
            and (found.space, found.bits, found.decode) == ("DeviceRGB", 8, None)
            and found.data == self.expected.data[page.number]
        )

    def _as_filtered(self, page: PlannedPage, seen: PacketWitness, source: Digests) -> bool:
        """Tell whether a page without its hidden layers still is what was written, with resources of the source."""
        resources = source.resources(page.source.index)
        return seen.data(page.number) == self.expected.data[page.number] and all(
            resources.get(name) == found for name, found in seen.resources(page.number).items()
        )

    def _check_painted(self, page: PlannedPage, seen: PacketWitness, source: Digests) -> Iterator[str]:
        """Compare the annotations painted on a page with their appearances in the source."""
        sheet = seen.see(page.number)
        wanted = self.expected.painted.get(page.number, ())
        same = len(wanted) == len(sheet.painted) and all(
            _close(matrix, item.matrix)
            and item.origin is not None
            and seen.painted(page.number, name) == source.painted(item.origin)
            for (name, matrix), item in zip(sheet.painted, wanted, strict=True)
        )
        if not same:
            yield f"packet page {page.number} does not show what was filled in or marked on {_name(page)}"

    def _check_pictures(
        self, path: Path, facts: FileFacts, pages: list[PlannedPage], seen: PacketWitness
    ) -> Iterator[str]:
        wanted = {page.source.index: page for page in pages}
        for index, frame in enumerate(image_frames(path, facts.kind, treatments(pages))):
            page = wanted.pop(index, None)
            if page is None:
                continue
            found = seen.picture(page.number)
            self.digests[page.number] = found.data if found else ""
            sheet = seen.see(page.number)
            if found != _picture(frame) or sheet.painted:
                yield f"packet page {page.number} is not {_name(page)} as it stands in its file"
            elif sheet.matrix is None or not _close(
                sheet.matrix, image_matrix(frame, page.source.treatment.turn)
            ):
                yield f"packet page {page.number} shows {_name(page)} at the wrong place or size"
        for page in wanted.values():
            yield f"packet page {page.number}: {_name(page)} is gone from its file"

    def _check_sheet(self, page: PlannedPage, seen: PacketWitness) -> None:
        sheet = seen.see(page.number)
        self.failures += [f"packet page {page.number} has {odd}, which it must not have" for odd in sheet.odd]
        if seen.label(page.number) != str(page.number):
            self.failures.append(f"packet page {page.number} has another page label")
        self._check_footer(page, sheet, seen)
        wanted = Counter(_key(link) for link in self._links_of(page))
        if Counter(_key(link) for link in seen.links(page.number)) != wanted:
            self.failures.append(f"a link on packet page {page.number} does not lead where it should")

    def _check_footer(self, page: PlannedPage, sheet: PageSeen, seen: PacketWitness) -> None:
        wanted = footer(page, self.plan, 0)
        if not _same_line(sheet, wanted.pieces if wanted else (), wanted.size if wanted else 0):
            self.failures.append(f"the footer of packet page {page.number} is wrong")
        if wanted is not None and seen.footer_font(page.number) != self._font:
            self.failures.append(f"the footer of packet page {page.number} is set in another font")
        size = sheet.size
        for x, y, text in sheet.footer:
            if not BAND.contains(Rect(x, y - size * 0.25, x + footer_width(text, size), y + size), slack=0):
                self.failures.append(f"the footer of packet page {page.number} leaves its band")

    def _links_of(self, page: PlannedPage) -> Iterable[Link]:
        if page.source.file != TYPESET:
            return (link for link in self.expected.links if link.page == page.number)
        targets = self.plan.targets
        return (
            Link(page.number, Rect(*spot.rect), targets[spot.target])
            for spot in self.typeset.links
            if spot.page_index == page.source.index and spot.target in targets
        )

    def _check_numbers(self) -> None:
        """Read the numbers of the index back from the finished pages and compare them with where things are."""
        by_index = {page.source.index: page.number for page in self.plan.pages if page.source.file == TYPESET}
        with renderer(self.packet) as packet:
            for spot in self.typeset.spots:
                number = by_index.get(spot.page_index)
                wanted = str(self.plan.targets.get(spot.name, 0))
                if number is None:
                    self.failures.append(f"the page that names {spot.name} is gone")
                elif packet.text_in(number - 1, Rect(*spot.rect)).strip() != wanted:
                    self.failures.append(f"the number of {spot.name} on packet page {number} is not {wanted}")


def _as_it_is(_box: Rect, _rotate: int, _unit: float) -> Matrix:
    return Matrix()


def _more_or_less(planned: tuple[PlannedPage, ...], count: int) -> str:
    if count > len(planned):
        return f"packet page {len(planned) + 1} is more than was planned"
    return f"packet page {count + 1} ({_name(planned[count])}) is missing"


def _picture(frame: ImageFrame) -> PictureSeen:
    """Return a picture as it has to be read back."""
    return PictureSeen(
        frame.shape.width_px,
        frame.shape.height_px,
        frame.bits,
        frame.filter,
        frame.space,
        hashlib.sha256(frame.data).hexdigest(),
        tuple(sorted(frame.parms.items())),
        frame.palette,
        hashlib.sha256(frame.icc).hexdigest() if frame.icc is not None else None,
        frame.decode,
    )


def _name(page: PlannedPage) -> str:
    if page.source.file == TYPESET:
        return f"page {page.position} of the {page.part.kind}"
    return f"page {page.source.index + 1} of {page.source.file}"


def _close(one: Matrix, other: Matrix) -> bool:
    pairs = zip(
        (one.a, one.b, one.c, one.d, one.e, one.f),
        (other.a, other.b, other.c, other.d, other.e, other.f),
        strict=True,
    )
    return all(abs(a - b) < _NEAR for a, b in pairs)


def _same_rect(one: Rect, other: Rect) -> bool:
    return one.contains(other, slack=_NEAR) and other.contains(one, slack=_NEAR)


def _same_line(sheet: PageSeen, pieces: tuple[tuple[float, float, str], ...], size: float) -> bool:
    return (
        len(sheet.footer) == len(pieces)
        and sheet.size == size
        and all(
            text == wanted and abs(x - left) < _NEAR and abs(y - bottom) < _NEAR
            for (x, y, text), (left, bottom, wanted) in zip(sheet.footer, pieces, strict=True)
        )
    )


def _key(link: Link) -> tuple[object, ...]:
    rect = link.rect
    sides = tuple(number(side) for side in (rect.x0, rect.y0, rect.x1, rect.y1))
    return link.page, sides, link.target, _short(link.left), _short(link.top)


def _short(value: float | None) -> str | None:
    """Return a coordinate as it is written into a file."""
    return None if value is None else number(value)


_Entry = tuple[int, str, int, str | None, str | None]


def _flat(bookmarks: tuple[Bookmark, ...], depth: int = 0) -> list[_Entry]:
    """Return the entries of an outline in order, with their depth."""
    found: list[_Entry] = []
    for item in bookmarks:
        found.append((depth, item.title, item.page, _short(item.left), _short(item.top)))
        found += _flat(item.children, depth + 1)
    return found


def _outline_failures(found: list[_Entry], wanted: list[_Entry]) -> Iterator[str]:
    """Say where an outline first differs from what it should be."""
    for position, (one, other) in enumerate(zip_longest(found, wanted), 1):
        if one != other:
            page = f" for packet page {other[2]}" if other else ""
            yield f"entry {position} of the outline{page} is not as it should be"
            return
