"""Files made to do harm: small on disk, endless to read. Each has to be refused quickly, or to be filed right."""

import io
import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass

from PIL import Image

from tests.corpus.images import png_chunk, png_file, saved, scene
from tests.corpus.raw import FONT, HEADER, Raw, design, single, stream_body

_BLOCK = 1 << 24


@dataclass(frozen=True, slots=True)
class Hostile:
    """A harmful file. `codes` are those of which one has to be found; "" among them, or none: it may be filed."""

    build: Callable[[], bytes]
    codes: tuple[str, ...]


HOSTILE: dict[str, Hostile] = {}


def hostile(name: str, *codes: str) -> Callable[[Callable[[], bytes]], Callable[[], bytes]]:
    """Put a builder into the registry."""

    def register(build: Callable[[], bytes]) -> Callable[[], bytes]:
        assert name not in HOSTILE, name
        HOSTILE[name] = Hostile(build, codes)
        return build

    return register


def bomb(size: int, filler: bytes = b" ", *, first: bytes = b"") -> bytes:
    """Flate data of about a thousandth of `size`, made without ever holding what it unpacks to."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    out = packer.compress(first) + packer.flush(zlib.Z_FULL_FLUSH)
    block = filler * (_BLOCK // len(filler))
    packed = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    checksum = zlib.adler32(first)
    for _ in range(-(-size // len(block))):
        out += packed
        checksum = zlib.adler32(block, checksum)
    return b"\x78\x9c" + out + packer.flush() + struct.pack(">I", checksum)


def _contents(data: bytes, filters: str) -> bytes:
    pdf = Raw()
    pdf.page(f"{pdf.stream(data, f'/Filter {filters}')} 0 R")
    return pdf.build()


@hostile("contents-of-a-gigabyte", "pdf-too-large")
def _flate() -> bytes:
    return _contents(bomb(1 << 30, first=design("a gigabyte of blanks")), "/FlateDecode")


@hostile("contents-packed-thrice", "pdf-too-large")
def _nested_filters() -> bytes:
    once = bomb(1 << 30)
    return _contents(zlib.compress(zlib.compress(once)), "[/FlateDecode /FlateDecode /FlateDecode]")


@hostile("contents-lzw", "pdf-too-large")
def _lzw() -> bytes:
    """The strip of a TIFF is what PDF calls LZW; packed once more it is small again."""
    size = 8_700
    tiff = saved(Image.new("L", (size, size), 32), "TIFF", compression="tiff_lzw", tiffinfo={278: size})
    with Image.open(io.BytesIO(tiff)) as image:
        start, length = image.tag_v2[273][0], image.tag_v2[279][0]  # type: ignore[attr-defined]
    return _contents(zlib.compress(tiff[start : start + length], 9), "[/FlateDecode /LZWDecode]")


@hostile("contents-run-length", "pdf-too-large")
def _run_length() -> bytes:
    return _contents(bomb(1 << 24, b"\x81 "), "[/FlateDecode /RunLengthDecode]")


@hostile("contents-a-thousand-filters", "pdf-damaged", "pdf-too-large")
def _many_filters() -> bytes:
    return _contents(design("many filters").hex().encode(), "[" + "/ASCIIHexDecode " * 1000 + "]")


@hostile("contents-same-stream-often", "pdf-too-large")
def _many_streams() -> bytes:
    pdf = Raw()
    part = pdf.stream(bomb(1 << 26), "/Filter /FlateDecode")
    pdf.page("[" + f"{part} 0 R " * 5000 + "]")
    return pdf.build()


def _with_object_stream(data: bytes, entries: str, *, extends: str = "") -> bytes:
    """A file whose page lies in an object stream of the given packed data."""
    pdf = single("in an object stream")
    pdf.finish()
    out, rows = bytearray(HEADER), {0: (0, 0, 65535)}
    page = int(pdf.kids[0].split()[0])
    holder, table = len(pdf.bodies) + 1, len(pdf.bodies) + 2
    for number, body in enumerate(pdf.bodies, 1):
        if number != page:
            rows[number] = (1, len(out), 0)
            out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    rows[page] = (2, holder, 0)
    rows[holder] = (1, len(out), 0)
    body = stream_body(data, f"/Type /ObjStm {entries} /Filter /FlateDecode {extends}")
    out += b"%d 0 obj\n%b\nendobj\n" % (holder, body.replace(b"PAGE", b"%d" % page))
    rows[table] = (1, len(out), 0)
    packed = b"".join(struct.pack(">BIH", *row) for _, row in sorted(rows.items()))
    start = len(out)
    out += b"%d 0 obj\n%b\nendobj\n" % (
        table,
        stream_body(packed, f"/Type /XRef /Size {table + 1} /W [1 4 2] /Root 1 0 R"),
    )
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


@hostile("object-stream-of-a-gigabyte", "pdf-damaged", "pdf-too-large")
def _object_stream() -> bytes:
    first = b"5 0 " + b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 3 0 R >>"
    return _with_object_stream(bomb(1 << 30, first=first), "/N 1 /First 4")


@hostile("object-stream-with-a-billion-objects", "pdf-damaged", "pdf-too-large")
def _object_stream_count() -> bytes:
    first = b"4 0 " + b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 3 0 R >>"
    return _with_object_stream(zlib.compress(first), "/N 1000000000 /First 4")


@hostile("object-stream-extends-itself")
def _object_stream_extends() -> bytes:
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 3 0 R /Resources %b >>"
        % FONT.encode()
    )
    return _with_object_stream(zlib.compress(b"4 0 " + page), "/N 1 /First 4", extends="/Extends 5 0 R")


@hostile("cross-reference-stream-of-a-gigabyte")
def _xref_stream() -> bytes:
    out = bytearray(HEADER)
    pdf = single("a cross-reference stream of a gigabyte")
    pdf.finish()
    rows = [(0, 0, 0)]
    for number, body in enumerate(pdf.bodies, 1):
        rows.append((1, len(out), 0))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = len(rows)
    rows.append((1, len(out), 0))
    start = len(out)
    packed = b"".join(struct.pack(">BIH", *row) for row in rows)
    size = len(rows) + (1 << 30) // 7
    body = stream_body(
        bomb(1 << 30, b"\0" * 7, first=packed),
        f"/Type /XRef /Size {size} /W [1 4 2] /Root 1 0 R /Filter /FlateDecode",
    )
    out += b"%d 0 obj\n%b\nendobj\n" % (table, body)
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


@hostile("cross-reference-of-a-billion-rows")
def _xref_count() -> bytes:
    return single("a billion rows").build().replace(b"xref\n0 ", b"xref\n0 999999999", 1)


@hostile("cross-references-in-a-circle")
def _previous() -> bytes:
    pdf = single("cross-references in a circle")
    pdf.trailer = "/Prev 1234567890"
    data = pdf.build()
    return data.replace(b"1234567890", b"%010d" % data.rindex(b"xref\n0 "))


@hostile("cross-references-twenty-thousand")
def _updates() -> bytes:
    data = single("many updates").build()
    out, previous = bytearray(data), int(data.rsplit(b"startxref\n", 1)[1].split()[0])
    for _ in range(20_000):
        start = len(out)
        out += b"xref\n0 0\ntrailer\n<< /Size 5 /Root 1 0 R /Prev %d >>\n" % previous
        previous = start
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % previous)


@hostile("arrays-a-million-deep", "pdf-damaged")
def _deep_array() -> bytes:
    return single("deep arrays", "/Tabs " + "[" * 1_000_000 + "]" * 1_000_000).build()


@hostile("arrays-never-closed", "pdf-damaged")
def _open_array() -> bytes:
    return single("open arrays", "/Tabs " + "[" * 1_000_000).build()


@hostile("dictionaries-ten-thousand-deep", "pdf-damaged")
def _deep_dictionary() -> bytes:
    return single("deep dictionaries", "/Tabs " + "<< /A " * 10_000 + "0" + " >>" * 10_000).build()


@hostile("strings-with-open-brackets", "pdf-damaged")
def _deep_string() -> bytes:
    return single("open brackets", "/Tabs " + "(" * 3_000_000).build()


@hostile("page-tree-twenty-thousand-deep", "pdf-damaged")
def _deep_tree() -> bytes:
    pdf = single("twenty thousand levels down")
    for _ in range(20_000):
        pdf.kids = [f"{pdf.add(f'<< /Type /Pages /Kids [{pdf.kids[0]}] /Count 1 >>')} 0 R"]
    return pdf.build()


@hostile("page-tree-that-doubles", "pdf-damaged", "pdf-too-large")
def _doubling_tree() -> bytes:
    """Forty branches, each of which is listed twice by the one above: a million million pages."""
    pdf = single("doubled forty times")
    for _ in range(40):
        number = pdf.add(f"<< /Type /Pages /Kids [{pdf.kids[0]} {pdf.kids[0]}] /Count 2 >>")
        pdf.kids = [f"{number} 0 R"]
    return pdf.build()


@hostile("page-tree-circle-of-two", "pdf-damaged")
def _circle() -> bytes:
    pdf = single("a circle of two")
    one, two = pdf.add(), pdf.add()
    pdf.put(one, f"<< /Type /Pages /Parent 2 0 R /Kids [{two} 0 R] /Count 1 >>")
    pdf.put(two, f"<< /Type /Pages /Parent {one} 0 R /Kids [{one} 0 R {pdf.kids[0]}] /Count 1 >>")
    pdf.kids = [f"{one} 0 R"]
    return pdf.build()


@hostile("a-hundred-thousand-pages", "pdf-damaged", "pdf-too-large")
def _many_pages() -> bytes:
    pdf = Raw()
    content = pdf.stream(design("one of many"))
    page = pdf.page(f"{content} 0 R")
    pdf.kids = [f"{page} 0 R"]
    for _ in range(99_999):
        pdf.page(f"{content} 0 R", resources=None)
    return pdf.build()


@hostile("kids-a-million-nulls", "pdf-too-large")
def _null_kids() -> bytes:
    pdf = single("a million nulls")
    pdf.kids += ["null"] * 1_000_000
    return pdf.build()


@hostile("a-million-annotations", "pdf-too-large")
def _annotations() -> bytes:
    pdf = Raw()
    note = pdf.add("<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /Border [0 0 0] /Dest [4 0 R /Fit] >>")
    pdf.page(design("a million annotations"), "/Annots [" + f"{note} 0 R " * 1_000_000 + "]")
    return pdf.build()


@hostile("a-hundred-thousand-stamps", "pdf-too-large")
def _stamps() -> bytes:
    pdf = Raw()
    look = pdf.stream(b"1 0 0 rg 0 0 9 9 re f", "/Subtype /Form /BBox [0 0 9 9]")
    notes = [
        pdf.add(f"<< /Type /Annot /Subtype /Stamp /F 4 /Rect [0 0 9 {9 + n % 50}] /AP << /N {look} 0 R >> >>")
        for n in range(100_000)
    ]
    pdf.page(design("stamped"), "/Annots [" + " ".join(f"{note} 0 R" for note in notes) + "]")
    return pdf.build()


@hostile("outline-without-end")
def _outline() -> bytes:
    pdf = single("an outline that never ends")
    page, root = pdf.kids[0], pdf.add()
    entries = [pdf.add() for _ in range(200_000)]
    for number, following in zip(entries, [*entries[1:], entries[0]], strict=True):
        pdf.put(number, f"<< /Title (Entry) /Parent {root} 0 R /Dest [{page} /Fit] /Next {following} 0 R >>")
    pdf.put(root, f"<< /Type /Outlines /First {entries[0]} 0 R /Last {entries[-1]} 0 R >>")
    pdf.catalog = f"/Outlines {root} 0 R"
    return pdf.build()


@hostile("outline-that-doubles")
def _outline_doubles() -> bytes:
    """Each entry has the next level below it and beside it."""
    pdf = single("an outline that doubles")
    page, root = pdf.kids[0], pdf.add()
    below = None
    for _ in range(60):
        links = f"/First {below} 0 R /Last {below} 0 R /Next {below} 0 R" if below else ""
        below = pdf.add(f"<< /Title (Entry) /Parent {root} 0 R /Dest [{page} /Fit] {links} >>")
    pdf.put(root, f"<< /Type /Outlines /First {below} 0 R /Last {below} 0 R >>")
    pdf.catalog = f"/Outlines {root} 0 R"
    return pdf.build()


def _names(kids: Callable[[Raw], int]) -> bytes:
    pdf = Raw()
    link = "<< /Type /Annot /Subtype /Link /Rect [9 9 99 99] /Dest (somewhere) >>"
    pdf.page(design("a link by name"), f"/Annots [{link}]")
    pdf.catalog = f"/Names << /Dests {kids(pdf)} 0 R >>"
    return pdf.build()


@hostile("names-in-a-circle")
def _names_circle() -> bytes:
    def kids(pdf: Raw) -> int:
        number = pdf.add()
        pdf.put(number, f"<< /Kids [{number} 0 R {number} 0 R] >>")
        return number

    return _names(kids)


@hostile("names-twenty-thousand-deep")
def _names_deep() -> bytes:
    def kids(pdf: Raw) -> int:
        number = pdf.add("<< /Names [(somewhere) [4 0 R /Fit]] >>")
        for _ in range(20_000):
            number = pdf.add(f"<< /Kids [{number} 0 R] >>")
        return number

    return _names(kids)


@hostile("names-a-million", "pdf-too-large")
def _names_many() -> bytes:
    return _names(lambda pdf: pdf.add("<< /Names [" + "(n) [4 0 R /Fit] " * 1_000_000 + "] >>"))


def _forms(levels: int, calls: int) -> Raw:
    """Forms that call each other: `calls` to the power of `levels` rectangles."""
    pdf = Raw()
    form = pdf.stream(b"0 0 9 9 re f", "/Subtype /Form /BBox [0 0 99 99]")
    for _ in range(levels):
        form = pdf.stream(
            b"/F Do " * calls,
            f"/Subtype /Form /BBox [0 0 99 99] /Resources << /XObject << /F {form} 0 R >> >>",
        )
    pdf.page(b"/F Do " + design("forms in forms"), resources=f"<< /XObject << /F {form} 0 R >> {FONT[3:]}")
    return pdf


@hostile("forms-that-multiply", "pdf-too-large")
def _forms_multiply() -> bytes:
    return _forms(12, 12).build()


@hostile("forms-that-multiply-damaged", "pdf-too-large", "pdf-damaged")
def _forms_multiply_damaged() -> bytes:
    return _without_table(_forms(12, 12).build())


@hostile("forms-two-thousand-deep", "pdf-too-large", "pdf-damaged")
def _forms_deep() -> bytes:
    return _forms(2000, 1).build()


def _without_table(data: bytes) -> bytes:
    """The file without its list of parts, so that it has to be repaired."""
    return data[: data.index(b"xref\n0 ")] + data[data.index(b"trailer") :]


@hostile("contents-of-a-gigabyte-damaged", "pdf-damaged", "pdf-too-large")
def _flate_damaged() -> bytes:
    return _without_table(_flate())


@hostile("pattern-of-a-billion-tiles")
def _tiles() -> bytes:
    return _tiled().build()


def _tiled() -> Raw:
    pdf = Raw()
    tile = pdf.stream(
        b"0 0 .0001 .0001 re f",
        "/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 .001 .001] /XStep .001"
        " /YStep .001 /Resources << >>",
    )
    content = design("tiles") + b"/Pattern cs /T scn 0 0 612 792 re f"
    pdf.page(content, resources=f"<< /Pattern << /T {tile} 0 R >> {FONT[3:]}")
    return pdf


@hostile("pattern-of-a-billion-tiles-damaged", "pdf-damaged", "pdf-too-large", "")
def _tiles_damaged() -> bytes:
    return _without_table(_tiled().build())


@hostile("curves-across-the-page-damaged", "pdf-damaged", "pdf-too-large", "")
def _curves() -> bytes:
    """A page that takes a viewer seconds: wide dashed curves, each across the whole page."""
    curve = b"0 0 m 600 700 0 700 600 0 c S "
    pdf = Raw()
    pdf.page(design("curves") + b"[.01 .01] 0 d 90 w " + curve * 4_000)
    return _without_table(pdf.build())


def _image(width: int, height: int, data: bytes, entries: str) -> bytes:
    pdf = Raw()
    picture = pdf.stream(
        data, f"/Type /XObject /Subtype /Image /Width {width} /Height {height} /BitsPerComponent 8 {entries}"
    )
    pdf.page(b"q 500 0 0 500 50 100 cm /I Do Q", resources=f"<< /XObject << /I {picture} 0 R >> >>")
    return pdf.build()


@hostile("picture-of-ten-billion-pixels", "pdf-too-large")
def _pixels() -> bytes:
    return _image(100_000, 100_000, bomb(1 << 28, b"\0"), "/ColorSpace /DeviceGray /Filter /FlateDecode")


@hostile("picture-jbig2-enormous", "pdf-too-large")
def _jbig2() -> bytes:
    page = struct.pack(">IBBI", 0, 48, 1, 19) + struct.pack(">IIIIBH", 60_000, 60_000, 0, 0, 0, 0)
    return _image(60_000, 60_000, page, "/ColorSpace /DeviceGray /Filter /JBIG2Decode")


@hostile("picture-jpeg2000-enormous", "pdf-too-large")
def _jpx() -> bytes:
    data = bytearray(saved(scene(), "JPEG2000"))
    at = data.index(b"\xff\x51") + 6
    data[at : at + 8] = struct.pack(">II", 60_000, 60_000)
    return _image(60_000, 60_000, bytes(data), "/ColorSpace /DeviceRGB /Filter /JPXDecode")


@hostile("picture-larger-inside-than-it-says", "pdf-repair-lost")
def _jpx_lies() -> bytes:
    data = bytearray(saved(scene(), "JPEG2000"))
    at = data.index(b"\xff\x51") + 6
    data[at : at + 8] = struct.pack(">II", 60_000, 60_000)
    return _without_table(_image(60, 60, bytes(data), "/ColorSpace /DeviceRGB /Filter /JPXDecode"))


@hostile("png-of-two-gigapixels", "image-too-large")
def _png() -> bytes:
    return png_file(struct.pack(">IIBBBBB", 50_000, 50_000, 8, 2, 0, 0, 0), b"\0" * 1000)


def _large_png(width: int, height: int, color: int, bits: int, *, interlaced: bool = False) -> bytes:
    samples = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[color]
    rows = bomb(height * (1 + width * samples * bits // 8), b"\0")
    header = struct.pack(">IIBBBBB", width, height, bits, color, 0, 0, interlaced)
    side = png_chunk(b"PLTE", bytes(768)) if color == 3 else b""
    return (
        b"\x89PNG\r\n\x1a\n"
        + png_chunk(b"IHDR", header)
        + side
        + png_chunk(b"IDAT", rows)
        + png_chunk(b"IEND", b"")
    )


@hostile("png-as-large-as-allowed", "")
def _png_largest() -> bytes:
    return _large_png(14_000, 14_000, 6, 8)


@hostile("png-as-large-as-allowed-of-16-bits", "")
def _png_largest_deep() -> bytes:
    return _large_png(14_000, 14_000, 6, 16)


@hostile("png-as-large-as-allowed-interlaced", "")
def _png_interlaced() -> bytes:
    return _large_png(14_000, 14_000, 2, 8, interlaced=True)


@hostile("png-with-a-bomb-for-a-profile")
def _png_profile() -> bytes:
    data = saved(scene(), "PNG")
    head = data.index(b"IDAT") - 4
    return data[:head] + png_chunk(b"iCCP", b"x\0\0" + bomb(1 << 30)) + data[head:]


@hostile("png-with-a-bomb-for-words")
def _png_text() -> bytes:
    data = saved(scene().convert("RGBA"), "PNG")
    head = data.index(b"IDAT") - 4
    return data[:head] + png_chunk(b"zTXt", b"x\0\0" + bomb(1 << 30)) + data[head:]


@hostile("tiff-of-two-gigapixels", "image-too-large")
def _tiff() -> bytes:
    data = bytearray(saved(scene(), "TIFF"))
    for tag in (256, 257):
        at = data.index(struct.pack("<HH", tag, 4))
        data[at + 8 : at + 12] = struct.pack("<I", 50_000)
    return bytes(data)


@hostile("tiff-of-endless-pages", "image-damaged", "image-too-large")
def _tiff_pages() -> bytes:
    """Ten thousand directories that share one strip."""
    data = bytearray(saved(scene(64, 64), "TIFF"))
    start = int.from_bytes(data[4:8], "little")
    count = int.from_bytes(data[start : start + 2], "little")
    directory = bytes(data[start : start + 2 + 12 * count])
    for _ in range(10_000):
        data += directory + struct.pack("<I", len(data) + len(directory) + 4)
    data[4:8] = struct.pack("<I", len(data) - 10_000 * (len(directory) + 4))
    data[-4:] = bytes(4)
    return bytes(data)


@hostile("tiff-fax-as-large-as-allowed", "")
def _tiff_fax() -> bytes:
    return saved(Image.new("1", (14_000, 14_000), 1), "TIFF", compression="group3")


@hostile("tiff-deflate-as-large-as-allowed", "")
def _tiff_deflate() -> bytes:
    return saved(Image.new("CMYK", (14_000, 14_000)), "TIFF", compression="tiff_adobe_deflate")


@hostile("jpeg-of-four-gigapixels", "image-too-large")
def _jpeg() -> bytes:
    data = bytearray(saved(scene(), "JPEG"))
    place = data.index(b"\xff\xc0") + 5
    data[place : place + 4] = struct.pack(">HH", 65000, 65000)
    return bytes(data)


@hostile("jpeg-with-endless-scans", "image-too-large", "image-damaged", "")
def _jpeg_scans() -> bytes:
    """A progressive photo with a scan that is repeated ten thousand times."""
    data = saved(scene(), "JPEG", progressive=True)
    last = data.rindex(b"\xff\xda")
    return data[:last] + data[last:-2] * 10_000 + data[-2:]


@hostile("gif-of-fifty-thousand-frames", "image-too-large", "")
def _gif() -> bytes:
    data = saved(Image.new("P", (16, 16)), "GIF")
    frame = data[data.index(b",", 13) : -1]
    return data[:-1] + frame * 50_000 + b";"


@hostile("gif-of-four-gigapixels", "image-too-large")
def _gif_pixels() -> bytes:
    data = bytearray(saved(Image.new("P", (16, 16)), "GIF"))
    data[6:10] = struct.pack("<HH", 65_000, 65_000)
    return bytes(data)


@hostile("gif-frame-larger-than-its-screen", "image-too-large", "image-damaged", "")
def _gif_frame() -> bytes:
    data = bytearray(saved(Image.new("P", (16, 16)), "GIF"))
    at = data.index(b",", 13)
    data[at + 5 : at + 9] = struct.pack("<HH", 65_000, 65_000)
    return bytes(data)


@hostile("webp-as-large-as-it-can-be", "image-too-large")
def _webp() -> bytes:
    data = bytearray(saved(Image.new("RGB", (16, 16)), "WEBP", lossless=True))
    at = data.index(b"VP8L") + 9
    data[at : at + 4] = struct.pack("<I", 16_383 | 16_383 << 14)
    return bytes(data)


@hostile("bmp-of-four-gigapixels", "image-too-large")
def _bmp() -> bytes:
    data = bytearray(saved(Image.new("RGB", (16, 16)), "BMP"))
    data[18:26] = struct.pack("<ii", 65_000, 65_000)
    return bytes(data)


@hostile("heic-of-four-gigapixels", "image-too-large", "image-damaged", "heic-unreadable")
def _heic() -> bytes:
    from pillow_heif import register_heif_opener

    register_heif_opener()
    out = io.BytesIO()
    scene().save(out, "HEIF", quality=50)
    data = bytearray(out.getvalue())
    at = -1
    while (at := data.find(b"ispe", at + 1)) >= 0:
        data[at + 8 : at + 16] = struct.pack(">II", 65_000, 65_000)
    return bytes(data)


@hostile("text-of-a-hundred-megabytes", "text-too-long")
def _text() -> bytes:
    return b"All the words of the world. " * (100_000_000 // 28)


@hostile("text-nested-without-end", "file-too-large", "")
def _text_nested() -> bytes:
    return b"> " * 50_000 + b"deep"
