"""A finished packet as readable text: what each page is, says and leads to."""

from pathlib import Path

import pikepdf

from parole_packet.pdf.raster import renderer
from parole_packet.pdf.witness import PacketWitness


def as_text(packet: Path) -> str:
    """Return outline, labels, footers and links of a packet, and the words of its index and exhibits.

    The words of letters and answers have golden files of their own.
    """
    with pikepdf.open(packet) as document, renderer(packet) as drawn:
        seen = PacketWitness(document)
        lines = [f"{seen.page_count} pages, {seen.title()}, {seen.language()}", "", "outline"]
        lines += _entries(seen.outline(), 1)
        for number in range(1, seen.page_count + 1):
            footer = "; ".join(text for _, _, text in seen.see(number).footer)
            lines += ["", f"page {seen.label(number)}: {footer}"]
            if footer.startswith(("Exhibit", "Index")):
                lines += [f"  | {line}" for line in drawn.text(number - 1).split("\r\n")]
            lines += [f"  link to {_place(link.target, link.left, link.top)}" for link in seen.links(number)]
    return "\n".join(lines) + "\n"


def _entries(bookmarks, depth: int) -> list[str]:
    lines = []
    for item in bookmarks:
        lines.append(f"{'  ' * depth}{item.title} -> {_place(item.page, item.left, item.top)}")
        lines += _entries(item.children, depth + 1)
    return lines


def _place(page: int, left: float | None, top: float | None) -> str:
    if top is None:
        return f"page {page}"
    return f"page {page} at {'left' if left is None else f'{left:.1f}'} {top:.1f}"
