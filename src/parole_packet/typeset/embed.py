"""Put fonts into a PDF: only the shapes that were drawn, each saying which letters it stands for."""

import hashlib
import struct
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any, NamedTuple

import uharfbuzz
from reportlab.pdfbase import pdfdoc

from parole_packet.typeset.fonts import FOOTER_FACE, Face, Glyph, face

FOOTER_RESOURCE = "PPFooter"
_ASCII = range(0x20, 0x7F)
_DROPPED = ("GSUB", "GPOS", "GDEF", "kern", "name", "post", "OS/2", "DSIG", "gasp", "STAT", "meta")


class Run(NamedTuple):
    """Glyphs that stand equally high, as they are written between `<` and `>` in a TJ array.

    `raised` is how high, `before` how far the pen steps back before the first of them and `after` behind the
    last, all in thousandths of the type size.
    """

    raised: float
    before: int
    codes: str
    after: int


class EmbeddedFont:
    """The shapes of one face that a document uses.

    A code stands for a shape *and* the letters it is read as, so that one shape drawn for two different
    letters is copied and searched as what was written. Outlines in CFF cannot be recoded that way: there the
    code is the number of the shape, and the first text wins (only symbols come from such fonts).
    """

    def __init__(self, face: Face, resource: str) -> None:
        self.face = face
        self.resource = resource
        self._codes: dict[tuple[int, str, int], int] = {}
        self._runs: dict[tuple[str, bool], tuple[Run, ...]] = {}

    def runs(self, text: str, glyphs: Sequence[Glyph], *, rtl: bool) -> tuple[Run, ...]:
        """Return how a text is written that was shaped to these glyphs; the same text is worked out once."""
        known = self._runs.get((text, rtl))
        if known is None:
            level = groupby(glyphs, key=lambda glyph: glyph.dy)
            known = self._runs[text, rtl] = tuple(self._run(dy, list(group)) for dy, group in level)
        return known

    def _run(self, raised: float, glyphs: Sequence[Glyph]) -> Run:
        parts: list[str] = []
        back = 0
        for glyph in glyphs:
            code, width = self.code(glyph)
            back -= round(glyph.dx)
            if parts and back:
                parts.append(f"> {back} <")
            parts.append(f"{code:04X}")
            back = round(glyph.dx + width - glyph.advance)
        return Run(raised, -round(glyphs[0].dx), "".join(parts), back)

    def code(self, glyph: Glyph) -> tuple[int, int]:
        """Return the two-byte code under which a glyph is drawn, and how far drawing it moves the pen.

        A mark that hangs over the letter before it gets a width of its own, so that the pen ends where the
        next letter begins: readers take a step of the pen for the space between two words.
        """
        width = round(self.face.advance(glyph.gid))
        if self.face.is_cff:
            return self._codes.setdefault((glyph.gid, glyph.text, width), glyph.gid), width
        if glyph.advance == 0 and glyph.dx < 0:
            width = round(-glyph.dx)
        return self._codes.setdefault((glyph.gid, glyph.text, width), len(self._codes) + 1), width

    def add_to(self, document: Any) -> None:
        """Write the font objects into a reportlab PDFDocument."""
        gids = {gid for gid, _, _ in self._codes}
        if self.face.is_cff:
            data, mapping = _cff_subset(self.face, gids), dict[int, int]()
        else:
            data, mapping = _subset(self.face, gids=gids, drop=(*_DROPPED, "cmap"))
        name = _tagged_name(self.face, data)
        descendant = {
            "Type": pdfdoc.PDFName("Font"),
            "Subtype": pdfdoc.PDFName("CIDFontType0" if self.face.is_cff else "CIDFontType2"),
            "BaseFont": pdfdoc.PDFName(name),
            "CIDSystemInfo": _identity(),
            "FontDescriptor": document.Reference(_descriptor(document, self.face, name, data, flags=4)),
            "W": self._widths(),
        }
        if mapping:
            gid_map = b"\0\0" + b"".join(struct.pack(">H", mapping[gid]) for gid, _, _ in self._codes)
            descendant["CIDToGIDMap"] = document.Reference(_stream(gid_map))
        font = {
            "Type": pdfdoc.PDFName("Font"),
            "Subtype": pdfdoc.PDFName("Type0"),
            "BaseFont": pdfdoc.PDFName(name),
            "Encoding": pdfdoc.PDFName("Identity-H"),
            "DescendantFonts": pdfdoc.PDFArray([document.Reference(pdfdoc.PDFDictionary(descendant))]),
            "ToUnicode": document.Reference(_stream(self._to_unicode())),
        }
        _register(document, self.resource, pdfdoc.PDFDictionary(font))

    def _widths(self) -> Any:
        by_code = sorted({code: width for (_, _, width), code in self._codes.items()}.items())
        return pdfdoc.PDFArray([item for code, width in by_code for item in (code, pdfdoc.PDFArray([width]))])

    def _to_unicode(self) -> bytes:
        entries = [
            f"<{code:04X}> <{text.encode('utf-16-be', 'surrogatepass').hex().upper()}>"
            for code, text in {code: text for (_, text, _), code in reversed(self._codes.items())}.items()
        ]
        blocks = [entries[start : start + 100] for start in range(0, len(entries), 100)]
        body = "\n".join(f"{len(b)} beginbfchar\n" + "\n".join(b) + "\nendbfchar" for b in blocks)
        return _CMAP.format(body=body).encode("ascii")


_CMAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{body}
endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


def add_footer_font(document: Any) -> None:
    """Add the face of the footers, with all printable ASCII under its own codes, as `/PPFooter`."""
    add_ascii_font(document, face(FOOTER_FACE), FOOTER_RESOURCE)


def add_ascii_font(document: Any, font: Face, resource: str) -> None:
    """Add a face as a simple font in which printable ASCII stands under its own codes."""
    data, _ = _subset(font, unicodes=_ASCII, drop=_DROPPED)
    name = _tagged_name(font, data)
    widths = [round(font.advance(font.font.get_nominal_glyph(code))) for code in _ASCII]
    entry = pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("Font"),
            "Subtype": pdfdoc.PDFName("TrueType"),
            "BaseFont": pdfdoc.PDFName(name),
            "Encoding": pdfdoc.PDFName("WinAnsiEncoding"),
            "FirstChar": _ASCII.start,
            "LastChar": _ASCII.stop - 1,
            "Widths": pdfdoc.PDFArray(widths),
            "FontDescriptor": document.Reference(_descriptor(document, font, name, data, flags=32)),
        }
    )
    _register(document, resource, entry)


def _register(document: Any, resource: str, font: Any) -> None:
    document.idToObject["BasicFonts"].dict[resource] = document.Reference(font)


def _stream(data: bytes, **extra: Any) -> Any:
    return pdfdoc.PDFStream(
        dictionary=pdfdoc.PDFDictionary(extra), content=data, filters=[pdfdoc.PDFZCompress]
    )


def _descriptor(document: Any, font: Face, name: str, data: bytes, *, flags: int) -> Any:
    head = font.hb.reference_table("head").data
    box = [round(value * font.scale) for value in struct.unpack(">4h", head[36:44])]
    italic = "Italic" in font.name
    return pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("FontDescriptor"),
            "FontName": pdfdoc.PDFName(name),
            "Flags": flags | (64 if italic else 0),
            "FontBBox": pdfdoc.PDFArray(box),
            "ItalicAngle": -12 if italic else 0,
            "Ascent": round(font.ascent),
            "Descent": round(font.descent),
            "CapHeight": 700,
            "StemV": 140 if "Bold" in font.name else 80,
            **_font_file(document, font, data),
        }
    )


def _font_file(document: Any, font: Face, data: bytes) -> dict[str, Any]:
    if font.is_cff:
        return {"FontFile3": document.Reference(_stream(data, Subtype=pdfdoc.PDFName("CIDFontType0C")))}
    return {"FontFile2": document.Reference(_stream(data, Length1=len(data)))}


def _identity() -> Any:
    return pdfdoc.PDFDictionary(
        {"Registry": pdfdoc.PDFString("Adobe"), "Ordering": pdfdoc.PDFString("Identity"), "Supplement": 0}
    )


def _subset(
    font: Face, *, gids: Iterable[int] = (), unicodes: Iterable[int] = (), drop: Iterable[str]
) -> tuple[bytes, dict[int, int]]:
    wanted = _wanted(set(gids), set(unicodes), drop)
    plan = uharfbuzz.SubsetPlan(font.hb, wanted)
    return plan.execute().blob.data, dict(plan.old_to_new_glyph_mapping)


def _wanted(gids: set[int], unicodes: set[int], drop: Iterable[str]) -> Any:
    wanted = uharfbuzz.SubsetInput()
    wanted.flags = uharfbuzz.SubsetFlags.NO_HINTING | uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
    wanted.glyph_set.update(gids)
    wanted.unicode_set.update(unicodes)
    wanted.drop_table_tag_set.update(int.from_bytes(tag.encode("ascii").ljust(4), "big") for tag in drop)
    return wanted


def _cff_subset(font: Face, gids: set[int]) -> bytes:
    """The bare CFF table, the shapes under their old numbers."""
    wanted = _wanted(gids, set(), _DROPPED)
    wanted.flags |= uharfbuzz.SubsetFlags.RETAIN_GIDS
    table: bytes = uharfbuzz.SubsetPlan(font.hb, wanted).execute().reference_table("CFF ").data
    return table


def _tagged_name(font: Face, data: bytes) -> str:
    digest = hashlib.sha256(data).digest()
    tag = "".join(chr(ord("A") + byte % 26) for byte in digest[:6])
    return f"{tag}+{font.name.replace('_', '-')}"
