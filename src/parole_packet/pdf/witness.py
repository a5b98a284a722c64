"""Reads PDFs a second time, with qpdf's parser, to tell what they hold: digests of pages, footers, links, outline.

The packet is written through pypdf's objects; reading it back with another implementation means that one fault
cannot hide in both.
"""

import hashlib
import io
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf

from parole_packet.pdf.copier import LEFT_BEHIND
from parole_packet.pdf.geometry import LETTER, Matrix, Placing, Rect, unit_of
from parole_packet.pdf.outline import Bookmark
from parole_packet.pdf.pages import Link

logging.getLogger("pikepdf").setLevel(logging.CRITICAL)

_TOKENS = re.compile(
    rb"\((?:\\.|[^\\()])*\)|<[0-9a-fA-F]*>(?!>)|/[^\s/<>\[\](){}%]*|(\d+) (\d+) R\b|([-+]?\d*\.\d+|[-+]?\d+\.)"
)
_LAYER = b"<< /Name () /Type /OCG >>"
_PAGE_TREE = frozenset(("/Page", "/Pages", "/Catalog", "/Annot", "/Filespec", "/Action"))
_CATALOG_KEYS = frozenset(
    ("/Type", "/Pages", "/Outlines", "/PageMode", "/Lang", "/PageLabels", "/ViewerPreferences")
)
_PAGE_KEYS = frozenset(("/Type", "/Parent", "/Contents", "/Resources", "/Annots", "/Group", "/MediaBox"))
_LINK_KEYS = frozenset(("/Type", "/Subtype", "/F", "/Border", "/Rect", "/Dest"))

_NUMBER = rb"(-?[\d.]+)"
_PLACING = re.compile(rb"q " + rb" ".join([_NUMBER] * 6) + rb" cm ")
_FOOTER = re.compile(rb" BT/F ([\d.]+) Tf (.*)ET", re.DOTALL)
_PIECE = re.compile(rb"1 0 0 1 " + _NUMBER + b" " + _NUMBER + rb" Tm\(((?:\\.|[^\\()])*)\)Tj ")

Object = Any
"""An object as pikepdf hands it out."""


@contextmanager
def opened(source: Path | bytes, password: str = "") -> Iterator[pikepdf.Pdf]:
    """Open a PDF with qpdf. Raises ValueError when qpdf cannot read it."""
    stream = io.BytesIO(source) if isinstance(source, bytes) else source
    try:
        document = pikepdf.open(stream, password=password, suppress_warnings=True)
    except pikepdf.PdfError as error:
        raise ValueError(str(error)) from error
    with document:
        yield document


class Digests:
    """Digests of how pages look, taken from the decrypted raw streams and everything they refer to.

    Two pages have the same digest when their contents are the same bytes and every font, picture and setting
    they can reach is the same, wherever the objects stand in the file. An object reached twice is read once.
    """

    def __init__(self, document: pikepdf.Pdf) -> None:
        self._document = document
        self._known: dict[tuple[int, int], bytes] = {}

    def page(self, index: int) -> tuple[str, bool]:
        """Return the digest of a page of a source, "" for one without content, and whether it has several streams."""
        page = self._document.pages[index]
        streams = streams_of(page.obj.get("/Contents"))
        return (self.look(streams, page.resources) if streams else ""), len(streams) > 1

    def placing(self, index: int, place: Placing) -> Matrix:
        """Return the matrix with which a page of a source should be placed, from the page's own boxes and turn."""
        page = self._document.pages[index].obj
        media = _sides(_inherited(page, "/MediaBox")) or Rect(0, 0, *LETTER)
        crop = _sides(_inherited(page, "/CropBox"))
        turn = _inherited(page, "/Rotate")
        unit = page.get("/UserUnit")
        return place(
            (media.intersect(crop) if crop else None) or media,
            round(_real(turn, 0) / 90) * 90 % 360,
            unit_of(_real(unit, 1)),
        )

    def look(self, streams: list[Object], resources: Object) -> str:
        """Return the digest of content streams with their resources.

        One stream counts as it stands, several count as one after the other without their filters.
        """
        digest = hashlib.sha256()
        if len(streams) == 1:
            digest.update(self._filters(streams[0]) + streams[0].read_raw_bytes())
        else:
            digest.update(b"\n".join(stream.read_bytes() for stream in streams))
        digest.update(self.of(resources))
        return digest.hexdigest()

    def joined(self, stream: Object, resources: Object) -> str:
        """Return the digest that several streams have, for the one stream they were joined into."""
        return hashlib.sha256(stream.read_bytes() + self.of(resources)).hexdigest()

    def _filters(self, stream: Object) -> bytes:
        return b"".join(self.of(stream.get(key)) for key in ("/Filter", "/DecodeParms"))

    def of(self, value: Object) -> bytes:
        """Return the digest of any object and all it refers to."""
        if not isinstance(value, pikepdf.Object):
            return repr(value).encode()
        if value.is_indirect:
            return self._indirect(value)
        return hashlib.sha256(self._canonical(value.unparse())).digest()

    def _indirect(self, value: Object) -> bytes:
        mark = value.objgen
        if mark not in self._known:
            self._known[mark] = b"circle"
            self._known[mark] = hashlib.sha256(self._resolved(value)).digest()
        return self._known[mark]

    def _resolved(self, value: Object) -> bytes:
        if isinstance(value, pikepdf.Stream):
            entries = pikepdf.Dictionary(dict(value.stream_dict.items()))
            for key in LEFT_BEHIND & set(entries.keys()):
                del entries[key]
            return self._canonical(entries.unparse()) + b"stream" + value.read_raw_bytes()
        if isinstance(value, pikepdf.Dictionary):
            kind = str(value.get("/Type", ""))
            if kind in _PAGE_TREE:
                return b"null"
            if kind in ("/OCG", "/OCMD"):
                return _LAYER
        return self._canonical(value.unparse(resolved=True))

    def _canonical(self, text: bytes) -> bytes:
        return _TOKENS.sub(self._token, text)

    def _token(self, match: re.Match[bytes]) -> bytes:
        if match[1] is not None:
            target = self._document.get_object(int(match[1]), int(match[2]))
            return b"null" if target is None else self.of(target).hex().encode()
        if match[3] is not None:
            return b"%.5f" % float(match[3])
        return match[0]


def _inherited(page: Object, key: str) -> Object:
    """Return an entry of a page or of the nearest page tree node above it that has one."""
    node = page
    for _ in range(100):
        value = node.get(key)
        if value is not None or not isinstance(node.get("/Parent"), pikepdf.Dictionary):
            return value
        node = node.get("/Parent")
    return None


def _real(value: Object, default: float) -> float:
    try:
        return float(value)
    except (TypeError, ValueError):
        return default


def _sides(value: Object) -> Rect | None:
    if not isinstance(value, pikepdf.Array) or len(value) != 4:
        return None
    x0, y0, x1, y1 = (_real(side, float("nan")) for side in value)
    if not all(abs(side) < 1e6 for side in (x0, y0, x1, y1)):
        return None
    rect = Rect(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
    return rect if rect.width >= 1 and rect.height >= 1 else None


def streams_of(contents: Object) -> list[Object]:
    """Return the content streams behind a page's /Contents."""
    if isinstance(contents, pikepdf.Stream):
        return [contents]
    if isinstance(contents, pikepdf.Array):
        return [item for item in contents if isinstance(item, pikepdf.Stream)]
    return []


@dataclass(frozen=True, slots=True)
class PageSeen:
    """One page of a packet as it was read back; `odd` names entries that no packet page may have."""

    matrix: Matrix | None
    footer: tuple[tuple[float, float, float, str], ...]
    odd: tuple[str, ...]


class PacketWitness:
    """A finished packet, read by a stranger."""

    def __init__(self, document: pikepdf.Pdf) -> None:
        self._document = document
        self._digests = Digests(document)
        self._seen: dict[int, PageSeen] = {}
        self._numbers = {page.obj.objgen: number for number, page in enumerate(document.pages, 1)}

    @property
    def page_count(self) -> int:
        """Number of pages."""
        return len(self._document.pages)

    def odd_catalog(self) -> list[str]:
        """Return the entries of the catalog that no packet may have: scripts, forms, attachments, actions."""
        return sorted(set(self._document.Root.keys()) - _CATALOG_KEYS)

    def title(self) -> str:
        """Return the document's title."""
        return str(self._document.docinfo.get("/Title", ""))

    def language(self) -> str:
        """Return the document's language."""
        return str(self._document.Root.get("/Lang", ""))

    def label(self, number: int) -> str:
        """Return the page label of a page, counted from 1."""
        return str(self._document.pages[number - 1].label)

    def see(self, number: int) -> PageSeen:
        """Return a page's own content: how it places what it shows, and the footer with positions and size."""
        if number not in self._seen:
            self._seen[number] = self._see(number)
        return self._seen[number]

    def _see(self, number: int) -> PageSeen:
        page = self._document.pages[number - 1].obj
        streams = streams_of(page.get("/Contents"))
        content = streams[0].read_bytes() if len(streams) == 1 else b""
        placing = _PLACING.match(content)
        line = _FOOTER.search(content)
        pieces = [] if line is None else _PIECE.findall(line[2])
        size = 0.0 if line is None else float(line[1])
        odd = sorted(set(page.keys()) - _PAGE_KEYS)
        if [float(side) for side in self._document.pages[number - 1].mediabox] != [0, 0, *LETTER]:
            odd.append("a page size that is not Letter")
        return PageSeen(
            Matrix(*(float(item) for item in placing.groups())) if placing else None,
            tuple((float(x), float(y), size, _unescaped(text)) for x, y, text in pieces),
            tuple(odd),
        )

    def _picture(self, number: int) -> Object | None:
        pictures = self._document.pages[number - 1].obj.Resources.get("/XObject")
        return None if pictures is None else pictures.get("/P")

    def page(self, number: int, *, joined: bool = False) -> str:
        """Return the digest of what a page shows, "" when it shows nothing; `joined` for several streams made one."""
        picture = self._picture(number)
        if picture is None:
            return ""
        if joined:
            return self._digests.joined(picture, picture.get("/Resources"))
        return self._digests.look([picture], picture.get("/Resources"))

    def picture_digest(self, number: int) -> tuple[int, int, str]:
        """Return width, height and the digest of the encoded data of the picture a page consists of."""
        picture = self._picture(number)
        if picture is None or picture.get("/Subtype") != "/Image":
            return 0, 0, ""
        return int(picture.Width), int(picture.Height), hashlib.sha256(picture.read_raw_bytes()).hexdigest()

    def links(self, number: int) -> list[Link]:
        """Return the links of a page. Raises ValueError for an annotation that is no plain link."""
        found = []
        for annotation in self._document.pages[number - 1].obj.get("/Annots", pikepdf.Array()):
            if set(annotation.keys()) != _LINK_KEYS or annotation.Subtype != "/Link":
                raise ValueError(f"page {number} has an annotation that is not a plain link")
            rect = Rect(*(float(side) for side in annotation.Rect))
            found.append(Link(number, rect, *self._destination(annotation.Dest)))
        return found

    def _destination(self, value: Object) -> tuple[int, float | None, float | None]:
        number = self._numbers.get(value[0].objgen, 0)
        if str(value[1]) != "/XYZ":
            return number, None, None
        left, top = value[2], value[3]
        return number, None if left is None else float(left), float(top)

    def outline(self) -> tuple[Bookmark, ...]:
        """Return the outline."""
        root = self._document.Root.get("/Outlines")
        return () if root is None else tuple(self._bookmarks(root))

    def _bookmarks(self, parent: Object) -> Iterator[Bookmark]:
        node = parent.get("/First")
        while node is not None:
            page, left, top = self._destination(node.Dest)
            children = tuple(self._bookmarks(node))
            count = int(node.get("/Count", 0))
            yield Bookmark(str(node.Title), page, children, left, top, count > 0)
            node = node.get("/Next")


def _unescaped(text: bytes) -> str:
    return re.sub(rb"\\(.)", rb"\1", text).decode("ascii", "replace")
