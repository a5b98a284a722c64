"""Proof for what the program adds to the pages: footers, labels, links, the outline, the numbers of the index."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby, zip_longest
from pathlib import Path

from parole_packet.packet.footer import footer
from parole_packet.packet.plan import TYPESET, Plan, PlannedPage
from parole_packet.packet.units import NEAR
from parole_packet.pdf.geometry import BAND, Rect, number
from parole_packet.pdf.outline import Bookmark
from parole_packet.pdf.pages import Link
from parole_packet.pdf.raster import renderer
from parole_packet.pdf.witness import PacketWitness, PageSeen
from parole_packet.typeset.fonts import footer_width
from parole_packet.typeset.press import Typeset


class Fittings:
    """Compares what stands around the pages with the plan; `font` is the digest of the footers' font."""

    def __init__(
        self, plan: Plan, typeset: Typeset, links: Iterable[Link], seen: PacketWitness, font: bytes
    ) -> None:
        self._plan, self._typeset, self._seen, self._font = plan, typeset, seen, font
        self._links: dict[int, list[Link]] = {}
        for link in links:
            self._links.setdefault(link.page, []).append(link)

    def failures(self, page: PlannedPage) -> Iterator[str]:
        """Yield in words what is wrong around one page."""
        sheet = self._seen.see(page.number)
        for odd in sheet.odd:
            yield f"packet page {page.number} has {odd}, which it must not have"
        if self._seen.label(page.number) != str(page.number):
            yield f"packet page {page.number} has another page label"
        yield from self._check_footer(page, sheet)
        wanted = Counter(_key(link) for link in self._links_of(page))
        if Counter(_key(link) for link in self._seen.links(page.number)) != wanted:
            yield f"a link on packet page {page.number} does not lead where it should"

    def _check_footer(self, page: PlannedPage, sheet: PageSeen) -> Iterator[str]:
        wanted = footer(page, self._plan, 0)
        if not _same_line(sheet, wanted.pieces if wanted else (), wanted.size if wanted else 0):
            yield f"the footer of packet page {page.number} is wrong"
        if wanted is not None and self._seen.footer_font(page.number) != self._font:
            yield f"the footer of packet page {page.number} is set in another font"
        size = sheet.size
        for x, y, text in sheet.footer:
            if not BAND.contains(Rect(x, y - size * 0.25, x + footer_width(text, size), y + size), slack=0):
                yield f"the footer of packet page {page.number} leaves its band"

    def _links_of(self, page: PlannedPage) -> Iterable[Link]:
        if page.source.file != TYPESET:
            return self._links.get(page.number, ())
        targets = self._plan.targets
        return (
            Link(page.number, Rect(*spot.rect), targets[spot.target])
            for spot in self._typeset.links
            if spot.page_index == page.source.index and spot.target in targets
        )


def number_failures(packet: Path, plan: Plan, typeset: Typeset) -> Iterator[str]:
    """Read the numbers of the index back from the finished pages and compare them with where things are."""
    by_index = {page.source.index: page.number for page in plan.pages if page.source.file == TYPESET}
    with renderer(packet) as drawn:
        for index, run in groupby(typeset.spots, key=lambda spot: spot.page_index):
            spots, found = list(run), by_index.get(index)
            if found is None:
                continue  # it stands in another volume, or the file has no index
            texts = drawn.texts_in(found - plan.first, [Rect(*spot.rect) for spot in spots])
            for spot, text in zip(spots, texts, strict=True):
                wanted = str(plan.number_of(spot.name))
                if text.strip() != wanted:
                    yield f"the number of {spot.name} on packet page {found} is not {wanted}"


def outline_failures(found: tuple[Bookmark, ...], wanted: tuple[Bookmark, ...]) -> Iterator[str]:
    """Say where an outline first differs from what it should be."""
    for position, (one, other) in enumerate(zip_longest(_flat(found), _flat(wanted)), 1):
        if one != other:
            page = f" for packet page {other[2]}" if other else ""
            yield f"entry {position} of the outline{page} is not as it should be"
            return


_Entry = tuple[int, str, int, str | None, str | None]


def _flat(bookmarks: tuple[Bookmark, ...], depth: int = 0) -> list[_Entry]:
    """Return the entries of an outline in order, with their depth."""
    found: list[_Entry] = []
    for item in bookmarks:
        found.append((depth, item.title, item.page, _short(item.left), _short(item.top)))
        found += _flat(item.children, depth + 1)
    return found


def _same_line(sheet: PageSeen, pieces: tuple[tuple[float, float, str], ...], size: float) -> bool:
    return (
        len(sheet.footer) == len(pieces)
        and sheet.size == size
        and all(
            text == wanted and abs(x - left) < NEAR and abs(y - bottom) < NEAR
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
