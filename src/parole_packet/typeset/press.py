"""The press: everything the program sets in type goes through it and comes out as one PDF."""

from dataclasses import dataclass
from typing import Any

from reportlab.pdfbase import pdfdoc

from parole_packet.typeset.document import new_document
from parole_packet.typeset.embed import FOOTER_RESOURCE, add_footer_font
from parole_packet.typeset.flow import Placed, Story, paginate
from parole_packet.typeset.page import HEIGHT, WIDTH, FontBook, LinkSpot, Page, Spot

__all__ = ["LinkSpot", "Press", "Spot", "Story", "Typeset"]


@dataclass(frozen=True, slots=True)
class Typeset:
    """The finished pages.

    `pages` says which pages of `pdf` (from 0) belong to a key. `footer_font` is the resource name, without
    slash, under which every page has the face of the footers: a simple font in which printable ASCII stands
    under its own codes, so `(Exhibit C, page 4 of 12) Tj` draws as is; `fonts.footer_width` measures it.
    """

    pdf: bytes
    pages: dict[str, range]
    links: tuple[LinkSpot, ...]
    spots: tuple[Spot, ...]
    footer_font: str = FOOTER_RESOURCE


class Press:
    """Collects stories and sets them, each on pages of its own, all Letter, all above the footer band."""

    def __init__(self, *, title: str) -> None:
        self._title = title
        self._stories: dict[str, list[list[Placed]]] = {}

    def set(self, key: str, story: Story) -> int:
        """Keep a story under a key and return how many pages it takes; a key that is set again is
        replaced.
        """
        self._stories[key] = paginate(story)
        return len(self._stories[key])

    @staticmethod
    def measure(story: Story) -> int:
        """Return how many pages a story would take."""
        return len(paginate(story))

    def finish(self) -> Typeset:
        """Draw everything. The same stories under the same keys give the same bytes."""
        document = new_document()
        document.setTitle(self._title)
        fonts = FontBook()
        pages: dict[str, range] = {}
        links: list[LinkSpot] = []
        spots: list[Spot] = []
        index = 0
        for key, story in self._stories.items():
            pages[key] = range(index, index + len(story))
            for placed in story:
                page = _drawn(placed, fonts)
                links += [LinkSpot(index, rect, target) for rect, target in page.links]
                spots += [Spot(key, name, index, rect, text) for name, rect, text in page.spots]
                _add_page(document, page)
                index += 1
        for font in fonts:
            font.add_to(document)
        add_footer_font(document)
        pdf: bytes = document.GetPDFData(None)
        return Typeset(pdf, pages, tuple(links), tuple(spots))


def _drawn(placed: list[Placed], fonts: FontBook) -> Page:
    page = Page(fonts)
    for item in placed:
        item.slab.draw(page, item.top)
    return page


def _add_page(document: Any, page: Page) -> None:
    made = pdfdoc.PDFPage()
    made.Override_default_compilation = 1
    made.MediaBox = pdfdoc.PDFArray([0, 0, int(WIDTH), int(HEIGHT)])
    resources = pdfdoc.PDFResourceDictionary()
    resources.basicFonts()
    made.Resources = resources
    made.Contents = pdfdoc.PDFStream(content=page.content(), filters=[pdfdoc.PDFZCompress])
    made.Parent = document.Reference(document.Pages)
    document.addPage(made)
