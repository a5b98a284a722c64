"""Proof that nothing was lost: the finished file, read as a stranger would, against the plan and the sources."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from types import MappingProxyType

from parole_packet.documents.images import image_frames
from parole_packet.facts import Facts, FileFacts, FileKind
from parole_packet.packet.assemble import LANGUAGE, TITLE, Assembled, Progress
from parole_packet.packet.footer import footer_texts
from parole_packet.packet.plan import TYPESET, Plan, PlannedPage
from parole_packet.packet.sheets import image_matrix
from parole_packet.pdf.annotations import pictureless
from parole_packet.pdf.compare import ALIKE, difference
from parole_packet.pdf.geometry import BAND, Matrix, Placing, Rect, framed, number, place, place_form
from parole_packet.pdf.layers import layers
from parole_packet.pdf.outline import Bookmark
from parole_packet.pdf.pages import Link
from parole_packet.pdf.raster import renderer
from parole_packet.pdf.reader import open_pdf
from parole_packet.pdf.witness import Digests, PacketWitness, opened
from parole_packet.typeset.fonts import footer_width
from parole_packet.typeset.press import Typeset

_NEAR = 0.02


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

    def run(self, progress: Progress | None = None) -> None:
        """Check everything; a file that cannot even be read is a failure like any other."""
        try:
            with opened(self.packet) as document:
                self._run(PacketWitness(document), progress)
        except (ValueError, KeyError, AttributeError, IndexError, TypeError) as error:
            self.failures.append(f"the packet cannot be read back: {error}")

    def _run(self, seen: PacketWitness, progress: Progress | None) -> None:
        if seen.page_count != len(self.plan.pages):
            self.failures.append(
                f"the packet has {seen.page_count} pages, planned were {len(self.plan.pages)}"
            )
            return
        self._check_document(seen)
        runs = groupby(self.plan.pages, key=lambda page: page.source.file)
        with opened(self.typeset.pdf) as document:
            own = Digests(document)
            for file, run in runs:
                pages = list(run)
                self.failures += self._check_units(file, pages, seen, own)
                for page in pages:
                    self._check_sheet(page, seen)
                if progress is not None:
                    progress("verifying", pages[-1].number, len(self.plan.pages))
        self._check_numbers()

    def _check_document(self, seen: PacketWitness) -> None:
        self.failures += [f"the packet has a {entry} that it must not have" for entry in seen.odd_catalog()]
        if (seen.title(), seen.language()) != (TITLE, LANGUAGE):
            self.failures.append("the packet's title or language is wrong")
        if _rounded(seen.outline()) != _rounded(self.expected.outline):
            self.failures.append("the outline does not lead where it should")

    def _check_units(
        self, file: str, pages: list[PlannedPage], seen: PacketWitness, own: Digests
    ) -> Iterator[str]:
        """Compare each page with the page of the source it came from."""
        if file == TYPESET:
            yield from self._compare(pages, seen, own, _as_it_is)
            return
        if file in self.forms:
            with opened(self.forms[file]) as document:
                yield from self._compare(pages, seen, Digests(document), place_form)
            return
        facts = self.facts.files[file]
        path = facts.place(self.folder)
        if facts.kind is not FileKind.PDF:
            yield from self._check_pictures(path, facts, pages, seen)
            return
        with opened(path) as document:
            yield from self._compare(pages, seen, Digests(document), place)
        changed = [page for page in pages if page.number in self.expected.changes]
        if changed:
            yield from self._check_changed(path, changed)

    def _compare(
        self, pages: list[PlannedPage], seen: PacketWitness, source: Digests, place: Placing
    ) -> Iterator[str]:
        for page in pages:
            wanted, joined = source.page(page.source.index)
            found = seen.page(page.number, joined=joined)
            self.digests[page.number] = found
            matrix = seen.see(page.number).matrix
            placing = source.placing(page.source.index, place)
            redrawn = set(self.expected.changes.get(page.number, ())) - {"annotations painted"}
            if redrawn:
                continue
            if found != wanted:
                yield f"packet page {page.number} is not {_name(page)} as it stands in its file"
            elif found and (matrix is None or not _close(matrix, placing)):
                yield f"packet page {page.number} shows {_name(page)} at the wrong place or size"

    def _check_pictures(
        self, path: Path, facts: FileFacts, pages: list[PlannedPage], seen: PacketWitness
    ) -> Iterator[str]:
        wanted = {page.source.index: page for page in pages}
        for index, frame in enumerate(image_frames(path, facts.kind)):
            page = wanted.pop(index, None)
            if page is None:
                continue
            size = frame.shape.width_px, frame.shape.height_px
            found = seen.picture_digest(page.number)
            self.digests[page.number] = found[2]
            matrix = seen.see(page.number).matrix
            if found != (*size, hashlib.sha256(frame.data).hexdigest()):
                yield f"packet page {page.number} is not {_name(page)} as it stands in its file"
            elif matrix is None or not _close(matrix, image_matrix(frame)):
                yield f"packet page {page.number} shows {_name(page)} at the wrong place or size"
        for page in wanted.values():
            yield f"packet page {page.number}: {_name(page)} is gone from its file"

    def _check_changed(self, path: Path, pages: list[PlannedPage]) -> Iterator[str]:
        """Pages changed on purpose are drawn and compared with the source as a viewer shows it."""
        with open_pdf(path) as source:
            units = {page.number: source.pages[page.source.index] for page in pages}
            found = layers(source)
            sizes = {number: unit.size for number, unit in units.items()}
            bare = {number: pictureless(unit, found) for number, unit in units.items()}
        with renderer(self.packet) as packet:
            for page in pages:
                where, without = framed(*sizes[page.number]), bare[page.number]
                worst = difference(path, page.source.index, packet, page.number - 1, where, without=without)
                if worst > ALIKE:
                    what = ", ".join(self.expected.changes[page.number])
                    yield f"packet page {page.number} does not look like {_name(page)} ({what}; {worst:.0f})"

    def _check_sheet(self, page: PlannedPage, seen: PacketWitness) -> None:
        sheet = seen.see(page.number)
        self.failures += [f"packet page {page.number} has {odd}, which it must not have" for odd in sheet.odd]
        if seen.label(page.number) != str(page.number):
            self.failures.append(f"packet page {page.number} has another page label")
        texts = tuple(text for *_, text in sheet.footer)
        if texts != footer_texts(page, self.plan):
            self.failures.append(f"the footer of packet page {page.number} is wrong")
        for x, y, size, text in sheet.footer:
            if not BAND.contains(Rect(x, y - size * 0.25, x + footer_width(text, size), y + size), slack=0):
                self.failures.append(f"the footer of packet page {page.number} leaves its band")
        wanted = Counter(_key(link) for link in self._links_of(page))
        if Counter(_key(link) for link in seen.links(page.number)) != wanted:
            self.failures.append(f"a link on packet page {page.number} does not lead where it should")

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


def _key(link: Link) -> tuple[object, ...]:
    rect = link.rect
    sides = tuple(number(side) for side in (rect.x0, rect.y0, rect.x1, rect.y1))
    return link.page, sides, link.target, _short(link.left), _short(link.top)


def _short(value: float | None) -> str | None:
    """Return a coordinate as it is written into a file."""
    return None if value is None else number(value)


def _rounded(bookmarks: tuple[Bookmark, ...]) -> list[object]:
    return [
        (item.title, item.page, _short(item.left), _short(item.top), _rounded(item.children))
        for item in bookmarks
    ]
