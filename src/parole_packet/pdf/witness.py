"""Reads a finished packet a second time, with qpdf's parser, to tell what it holds: footers, links, outline, looks.

The packet is written through pypdf's objects; reading it back with another implementation means that one fault
cannot hide in both.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf

from parole_packet.pdf.digests import Digests, Object, Raws, streams_of
from parole_packet.pdf.geometry import LETTER, Matrix, Rect
from parole_packet.pdf.outline import Bookmark
from parole_packet.pdf.pages import Link
from parole_packet.pdf.raster import Picture

_CATALOG_KEYS = frozenset(
    ("/Type", "/Pages", "/Outlines", "/PageMode", "/Lang", "/PageLabels", "/ViewerPreferences")
)
_TREE_KEYS = frozenset(("/Type", "/MediaBox", "/Count", "/Kids"))
_PAGE_KEYS = frozenset(("/Type", "/Parent", "/Contents", "/Resources", "/Annots", "/Group", "/MediaBox"))
_LINK_KEYS = frozenset(("/Type", "/Subtype", "/F", "/Border", "/Rect", "/Dest"))
_ENTRY_KEYS = frozenset(("/Title", "/Parent", "/Dest", "/Prev", "/Next", "/First", "/Last", "/Count"))
_FORM_KEYS = frozenset(("/Type", "/Subtype", "/BBox", "/Resources", "/Filter", "/DecodeParms", "/Length"))
_IMAGE_KEYS = frozenset(
    ("/Type", "/Subtype", "/Width", "/Height", "/BitsPerComponent", "/ColorSpace", "/Filter", "/DecodeParms")
) | {"/Decode", "/Length"}

_COUNTED = b"<< /Nums [ 0 << /S /D >> ] >>"
"""Page labels that are the numbers of the pages."""

_NUMBER = rb"-?[\d.]+"
_SIX = rb" ".join([_NUMBER] * 6)
_TEXT = rb"(?:\\.|[^\\()])*"
_PIECE = re.compile(rb"1 0 0 1 (%b) (%b) Tm\((%b)\)Tj " % (_NUMBER, _NUMBER, _TEXT), re.DOTALL)
_PAINTED = re.compile(rb" q (%b) cm(/A\d+) Do Q" % _SIX)
_CONTENT = re.compile(
    rb"(?:q (?P<matrix>%b) cm (?P<page>/P Do)?(?P<painted>(?: q %b cm/A\d+ Do Q)*) Q)?"
    rb"(?: BT/F (?P<size>[\d.]+) Tf (?P<footer>(?:1 0 0 1 %b %b Tm\(%b\)Tj )*)ET)?"
    % (_SIX, _SIX, _NUMBER, _NUMBER, _TEXT),
    re.DOTALL,
)
"""All that the content of a packet page may consist of."""


Known = tuple[bytes, str]
"""Data and their digest."""


@dataclass(frozen=True, slots=True)
class PageSeen:
    """One page of a packet as it was read back; `odd` names what no packet page may have.

    `painted` are the annotations painted on the page: the name of each one's picture and the matrix that places it.
    """

    matrix: Matrix | None
    painted: tuple[tuple[str, Matrix], ...]
    size: float
    footer: tuple[tuple[float, float, str], ...]
    odd: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PictureSeen:
    """An image object: all that decides how it looks; `data` and `icc` are digests."""

    width: int
    height: int
    bits: int
    filter: str
    space: str
    data: str
    parms: tuple[tuple[str, int | bool], ...] = ()
    palette: bytes | None = None
    icc: str | None = None
    decode: tuple[int, ...] | None = None


class PacketWitness:
    """A finished packet or volume, read by a stranger; `first` is the packet's number of its first page."""

    def __init__(self, document: pikepdf.Pdf, raws: Raws | None = None, first: int = 1) -> None:
        self._document, self._first = document, first
        self.digests = Digests(document, source=False, raws=raws)
        self._seen: dict[int, PageSeen] = {}
        labels = document.Root.get("/PageLabels")
        self._counted = labels is not None and labels.unparse(resolved=True) == _COUNTED
        self._pages = list(document.pages)  # asking the document for one page takes as long as asking for all
        self._numbers = {page.obj.objgen: number for number, page in enumerate(self._pages, first)}

    @property
    def page_count(self) -> int:
        """Number of pages."""
        return len(self._pages)

    def index(self, number: int) -> int:
        """Return the position of a packet page in this file, from 0."""
        return number - self._first

    def odd(self) -> list[str]:
        """Return what no packet may have: scripts, forms, attachments, actions, metadata, settings of all pages."""
        found = set(self._document.Root.keys()) - _CATALOG_KEYS
        found |= set(self._document.Root.Pages.keys()) - _TREE_KEYS
        return sorted(found | (set(self._document.docinfo.keys()) - {"/Title"}))

    def title(self) -> str:
        """Return the document's title."""
        return str(self._document.docinfo.get("/Title", ""))

    def language(self) -> str:
        """Return the document's language."""
        return str(self._document.Root.get("/Lang", ""))

    def label(self, number: int) -> str:
        """Return the page label of a page, counted from 1."""
        return str(number) if self._counted else str(self._pages[self.index(number)].label)

    def see(self, number: int) -> PageSeen:
        """Return a page's own content: how it places what it shows, and the footer with positions and size."""
        if number not in self._seen:
            self._seen[number] = self._see(number)
        return self._seen[number]

    def _see(self, number: int) -> PageSeen:
        page = self._pages[self.index(number)].obj
        streams = streams_of(page.get("/Contents"))
        whole = _CONTENT.fullmatch(streams[0].read_bytes()) if len(streams) == 1 else None
        odd = sorted(set(page.keys()) - _PAGE_KEYS)
        if [float(side) for side in self._pages[self.index(number)].mediabox] != [0, 0, *LETTER]:
            odd.append("a page size that is not Letter")
        if any(not _is_link(annotation) for annotation in page.get("/Annots", ())):
            odd.append("an annotation that is not a plain link")
        if whole is None:
            return PageSeen(None, (), 0.0, (), (*odd, "content that is not its own"))
        painted = tuple(
            (name.decode(), _matrix(six)) for six, name in _PAINTED.findall(whole["painted"] or b"")
        )
        pieces = [
            (float(x), float(y), _unescaped(text)) for x, y, text in _PIECE.findall(whole["footer"] or b"")
        ]
        pictures = {"/P"} if whole["page"] else set()
        if set(page.Resources.get("/XObject", {}).keys()) != pictures | {name for name, _ in painted}:
            odd.append("pictures that it does not show")
        matrix = _matrix(whole["matrix"]) if whole["matrix"] else None
        return PageSeen(matrix, painted, float(whole["size"] or 0), tuple(pieces), tuple(odd))

    def _picture(self, number: int, name: str = "/P") -> Object | None:
        pictures = self._pages[self.index(number)].obj.Resources.get("/XObject")
        return None if pictures is None else pictures.get(name)

    def page(self, number: int, *, joined: bool = False) -> str:
        """Return the digest of what a page shows, "" when it shows nothing; `joined` for several streams made one."""
        picture = self._picture(number)
        if picture is None:
            return ""
        if joined:
            return self.digests.joined(picture, picture.get("/Resources"))
        return self.digests.look([picture], picture.get("/Resources"))

    def shown(self, number: int) -> Rect | None:
        """Return how much of a page's own space its picture shows, None when it is no plain page of a source."""
        picture = self._picture(number)
        if picture is None or picture.get("/Subtype") != "/Form" or set(picture.keys()) - _FORM_KEYS:
            return None
        return Rect(*(float(side) for side in picture.BBox))

    def resources(self, number: int) -> dict[str, bytes]:
        """Return the digest of each resource of a page that was copied from a source."""
        return self.digests.parts(self._picture(number).Resources)  # type: ignore[union-attr]

    def content(self, number: int) -> Object:
        """Return the content stream that was copied from a source."""
        return self._picture(number)

    def data(self, number: int) -> str:
        """Return the digest of the encoded data of what a page shows."""
        picture = self._picture(number)
        return "" if picture is None else _sha256(picture)

    def painted(self, number: int, name: str) -> bytes:
        """Return the digest of an annotation painted on a page."""
        return self.digests.stream(self._picture(number, name))

    def footer_font(self, number: int) -> bytes:
        """Return the digest of the font that a page's footer is set in."""
        fonts = self._pages[self.index(number)].obj.Resources.get("/Font", pikepdf.Dictionary())
        return self.digests.of(fonts.get("/F"))

    def picture(self, number: int, likely: Known | None = None) -> PictureSeen | None:
        """Return the picture a page consists of, None when it is anything else; `likely` may save hashing its data."""
        picture = self._picture(number)
        if picture is None or picture.get("/Subtype") != "/Image" or set(picture.keys()) - _IMAGE_KEYS:
            return None
        decode, parms = picture.get("/Decode"), picture.get("/DecodeParms", pikepdf.Dictionary())
        space, icc, palette = _space(picture.ColorSpace)
        return PictureSeen(
            int(picture.Width),
            int(picture.Height),
            int(picture.BitsPerComponent),
            str(picture.Filter).removeprefix("/"),
            space,
            _sha256(picture, likely),
            tuple(sorted((key[1:], parms[key]) for key in parms)),
            palette,
            icc,
            None if decode is None else tuple(int(value) for value in decode),
        )

    def pixels(self, number: int) -> Picture | None:
        """Return the pixels of the gray or RGB picture that a page consists of; None where there is no such picture."""
        picture = self._picture(number)
        if picture is None or picture.get("/Subtype") != "/Image" or picture.get("/BitsPerComponent") != 8:
            return None
        width, height = int(picture.Width), int(picture.Height)
        try:
            samples = bytes(picture.get_stream_buffer(decode_level=pikepdf.StreamDecodeLevel.all))
        except pikepdf.PdfError:
            return None
        if len(samples) == width * height:
            rgb = bytearray(3 * len(samples))
            for channel in range(3):
                rgb[channel::3] = samples
            samples = bytes(rgb)
        return Picture(width, height, samples) if len(samples) == width * height * 3 else None

    def links(self, number: int) -> list[Link]:
        """Return the plain links of a page."""
        return [
            Link(
                number,
                Rect(*(float(side) for side in annotation.Rect)),
                *self._destination(annotation.Dest),
            )
            for annotation in self._pages[self.index(number)].obj.get("/Annots", ())
            if _is_link(annotation)
        ]

    def _destination(self, value: Object) -> tuple[int, float | None, float | None]:
        """Return where a destination leads; page 0 is none."""
        if not isinstance(value, pikepdf.Array) or not isinstance(value[0], pikepdf.Object):
            return 0, None, None
        number = self._numbers.get(value[0].objgen, 0)
        if str(value[1]) != "/XYZ":
            return number, None, None
        left, top = value[2], value[3]
        return number, None if left is None else float(left), float(top)

    def outline(self) -> tuple[Bookmark, ...]:
        """Return the outline; an entry that holds more than a title and a place leads to page 0."""
        root = self._document.Root.get("/Outlines")
        return () if root is None else tuple(self._bookmarks(root))

    def _bookmarks(self, parent: Object) -> Iterator[Bookmark]:
        node = parent.get("/First")
        while node is not None:
            plain = not set(node.keys()) - _ENTRY_KEYS
            page, left, top = self._destination(node.get("/Dest") if plain else None)
            children = tuple(self._bookmarks(node))
            count = int(node.get("/Count", 0))
            yield Bookmark(str(node.Title), page, children, left, top, count > 0)
            node = node.get("/Next")


def _is_link(annotation: Object) -> bool:
    return set(annotation.keys()) == _LINK_KEYS and annotation.Subtype == "/Link"


def _matrix(six: bytes) -> Matrix:
    return Matrix(*(float(item) for item in six.split()))


def _space(value: Object) -> tuple[str, str | None, bytes | None]:
    """Return a color space by the name of its base, with the digest of its profile and its palette."""
    if isinstance(value, pikepdf.Name):
        return str(value).removeprefix("/"), None, None
    if value[0] == "/Indexed":
        base, icc, _ = _space(value[1])
        return base, icc, bytes(value[3])
    profile = value[1]
    return str(profile.Alternate).removeprefix("/"), _sha256(profile), None


def _sha256(stream: Object, likely: Known | None = None) -> str:
    """Return the digest of a stream's data; those that are, byte for byte, the likely ones are not hashed again."""
    data = stream.get_raw_stream_buffer()
    if likely and len(likely[0]) == memoryview(data).nbytes and likely[0].startswith(data):
        return likely[1]
    return hashlib.sha256(data).hexdigest()


def _unescaped(text: bytes) -> str:
    return re.sub(rb"\\(.)", rb"\1", text).decode("ascii", "replace")
