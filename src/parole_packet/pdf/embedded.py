"""The pictures inside a source PDF: how large they print, and which of them may be stored anew."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from math import hypot

import pikepdf

from parole_packet.pdf.digests import Object
from parole_packet.pdf.geometry import Matrix

Mark = tuple[int, int]
"""Object and generation number."""

_DEEPEST = 12
_KEYS = frozenset(
    ("/Type", "/Subtype", "/Width", "/Height", "/BitsPerComponent", "/ColorSpace", "/Filter", "/DecodeParms")
) | {"/Decode", "/Length", "/Interpolate", "/Intent", "/Name", "/Metadata", "/ImageMask"}
_GRAY, _RGB = frozenset(("/DeviceGray", "/CalGray", "/G")), frozenset(("/DeviceRGB", "/CalRGB", "/RGB"))
_PACKED = frozenset(("/FlateDecode", "/Fl", "/LZWDecode", "/LZW"))


@dataclass(frozen=True, slots=True)
class Embedded:
    """A picture of a PDF that may be stored anew: gray or RGB of 8 bits, without mask and special colors.

    `data` are the bytes of a JPEG, or bare samples; `stored` is what the picture takes in the file. `printed` is
    the largest size at which it is printed, in points; `pages` are those that show it, from 0.
    """

    mark: Mark
    size: tuple[int, int]
    components: int
    jpeg: bool
    stored: int
    printed: tuple[float, float]
    pages: tuple[int, ...]

    @property
    def dpi(self) -> float:
        """Resolution at the largest printed size."""
        return min(72 * pixels / side for pixels, side in zip(self.size, self.printed, strict=True))


@dataclass(slots=True)
class _Found:
    """Pictures drawn by pages, with their largest size and pages; `elsewhere` are those that other things use."""

    sizes: dict[Mark, tuple[float, float]] = field(default_factory=dict)
    pages: dict[Mark, list[int]] = field(default_factory=dict)
    elsewhere: set[Mark] = field(default_factory=set)
    seen: set[Mark] = field(default_factory=set)


def embedded_pictures(document: pikepdf.Pdf, placed: Iterable[tuple[int, Matrix]]) -> tuple[Embedded, ...]:
    """Return the pictures that may be stored anew on these pages, each with the matrix that places it.

    What patterns, masks, drawn fonts and annotations use stays as it is, and so does everything in a file of which
    a page cannot be read to its end.
    """
    found = _Found()
    try:
        for index, matrix in placed:
            page = document.pages[index]
            _draw(page, page.resources, matrix, index, found, 0)
            for annotation in page.obj.get("/Annots", ()):
                _mark_all(annotation, found, 0)
    except (pikepdf.PdfError, AttributeError, ValueError, TypeError, KeyError):
        return ()
    return tuple(_usable(document, found))


def picture_data(document: pikepdf.Pdf, picture: Embedded) -> bytes:
    """Return the data of a picture: a JPEG, or bare samples. Raises ValueError where they cannot be unpacked."""
    stream = document.get_object(picture.mark)
    try:
        return stream.read_raw_bytes() if picture.jpeg else stream.read_bytes()
    except pikepdf.PdfError as error:
        raise ValueError(str(error)) from error


def _draw(holder: Object, resources: Object, start: Matrix, index: int, found: _Found, depth: int) -> None:
    """Follow what a page or form draws, and note where its pictures go."""
    pictures = resources.get("/XObject", pikepdf.Dictionary())
    _note_hidden(resources, found)
    matrix, kept = start, []
    for step in pikepdf.parse_content_stream(holder, "q Q cm Do"):
        operands, name = step.operands, str(step.operator)
        if name == "q":
            kept.append(matrix)
        elif name == "Q" and kept:
            matrix = kept.pop()
        elif name == "cm":
            matrix = Matrix(*(float(value) for value in operands)).then(matrix)
        elif name == "Do" and (drawn := pictures.get(str(operands[0]))) is not None:
            _show(drawn, resources, matrix, index, found, depth)


def _show(drawn: Object, resources: Object, matrix: Matrix, index: int, found: _Found, depth: int) -> None:
    if drawn.get("/Subtype") == "/Form":
        if depth < _DEEPEST:
            own = Matrix(*(float(value) for value in drawn.get("/Matrix", (1, 0, 0, 1, 0, 0))))
            _draw(drawn, drawn.get("/Resources", resources), own.then(matrix), index, found, depth + 1)
        else:
            _mark_all(drawn, found, 0)
        return
    mark = drawn.objgen
    across, down = hypot(matrix.a, matrix.b), hypot(matrix.c, matrix.d)
    before = found.sizes.get(mark, (0.0, 0.0))
    found.sizes[mark] = max(across, before[0]), max(down, before[1])
    pages = found.pages.setdefault(mark, [])
    if index not in pages:
        pages.append(index)


def _note_hidden(resources: Object, found: _Found) -> None:
    """Note the pictures that patterns, masks and drawn fonts use."""
    for kind in ("/Pattern", "/ExtGState"):
        for value in resources.get(kind, pikepdf.Dictionary()).values():
            _mark_all(value, found, 0)
    for font in resources.get("/Font", pikepdf.Dictionary()).values():
        if "/CharProcs" in font:
            _mark_all(font, found, 0)


def _mark_all(value: Object, found: _Found, depth: int) -> None:
    """Note every picture that an object can reach, its own pages left aside."""
    if not isinstance(value, pikepdf.Dictionary | pikepdf.Stream | pikepdf.Array) or depth > 40:
        return
    if value.is_indirect:
        if value.objgen in found.seen:
            return
        found.seen.add(value.objgen)
    if isinstance(value, pikepdf.Array):
        for item in value:
            _mark_all(item, found, depth + 1)
        return
    if value.get("/Type") in ("/Page", "/Pages"):
        return
    if value.get("/Subtype") == "/Image":
        found.elsewhere.add(value.objgen)
    for key in value.keys():  # noqa: SIM118 - a dictionary of pikepdf
        if key not in ("/Parent", "/P"):
            _mark_all(value.get(key), found, depth + 1)


def _usable(document: pikepdf.Pdf, found: _Found) -> Iterator[Embedded]:
    for mark, printed in found.sizes.items():
        stream = document.get_object(mark)
        components = 0 if mark in found.elsewhere or min(printed) <= 0 else _components(stream)
        if components:
            size = int(stream.Width), int(stream.Height)
            jpeg = str(_only(stream.get("/Filter"))) == "/DCTDecode"
            stored = len(stream.read_raw_bytes())
            yield Embedded(mark, size, components, jpeg, stored, printed, tuple(found.pages[mark]))


def _components(stream: Object) -> int:
    """Return 1 for gray, 3 for RGB, 0 for a picture that has to stay as it is."""
    if stream.get("/Subtype") != "/Image" or set(stream.keys()) - _KEYS or stream.get("/ImageMask", False):
        return 0
    if stream.get("/BitsPerComponent") != 8 or min(int(stream.Width), int(stream.Height)) < 1:
        return 0
    kind = str(_only(stream.get("/Filter")))
    if kind != "/DCTDecode" and kind not in _PACKED:
        return 0
    if kind == "/DCTDecode" and "/DecodeParms" in stream:
        return 0
    count = _channels(stream.get("/ColorSpace"))
    decode = stream.get("/Decode")
    if decode is not None and [float(value) for value in decode] != [0, 1] * count:
        return 0
    return count


def _channels(space: Object) -> int:
    name = str(space[0] if isinstance(space, pikepdf.Array) else space)
    if name == "/ICCBased":
        count = int(space[1].get("/N", 0))
        return count if count in (1, 3) and "/Range" not in space[1] else 0
    return 1 if name in _GRAY else 3 if name in _RGB else 0


def _only(value: Object) -> Object:
    """Return the one filter of a stream; None for none and for several."""
    if isinstance(value, pikepdf.Array):
        return value[0] if len(value) == 1 else None
    return value
