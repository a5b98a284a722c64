"""The outline of the packet: a tree of titles, each leading to a page."""

from dataclasses import dataclass

from parole_packet.pdf.pages import PageWriter
from parole_packet.pdf.writer import PdfSink, text_string


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline: its title, the packet page it leads to, the place on it, and what stands below it."""

    title: str
    page: int
    children: tuple["Bookmark", ...] = ()
    left: float | None = None
    top: float | None = None
    open: bool = False


def write_outline(sink: PdfSink, pages: PageWriter, bookmarks: tuple[Bookmark, ...]) -> int:
    """Write the outline and return its object number."""
    root = sink.reserve()
    first, last, shown = _write_level(sink, pages, bookmarks, root)
    sink.put(root, b"<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>" % (first, last, shown))
    return root


def _write_level(
    sink: PdfSink, pages: PageWriter, bookmarks: tuple[Bookmark, ...], parent: int
) -> tuple[int, int, int]:
    """Write siblings; returns the first and last object number and how many entries show when opened."""
    numbers = [sink.reserve() for _ in bookmarks]
    total = len(bookmarks)
    for position, (bookmark, number) in enumerate(zip(bookmarks, numbers, strict=True)):
        entries = b"/Title%b/Parent %d 0 R/Dest%b" % (
            text_string(bookmark.title),
            parent,
            pages.destination(bookmark.page, bookmark.left, bookmark.top),
        )
        if position:
            entries += b"/Prev %d 0 R" % numbers[position - 1]
        if position + 1 < len(numbers):
            entries += b"/Next %d 0 R" % numbers[position + 1]
        if bookmark.children:
            first, last, shown = _write_level(sink, pages, bookmark.children, number)
            total += shown if bookmark.open else 0
            entries += b"/First %d 0 R/Last %d 0 R/Count %d" % (
                first,
                last,
                shown if bookmark.open else -shown,
            )
        sink.put(number, b"<<" + entries + b">>")
    return numbers[0], numbers[-1], total
