"""Files that readers read differently, first seen among spoiled ones: refused, or filed as most readers show them."""

import zlib

from tests.corpus.raw import FONT, Raw, design, sample, single


@sample("contents-of-another-generation", "either")
def _generation() -> bytes:
    """PDFium finds what the page shows, others do not."""
    pdf = Raw()
    pdf.page(f"{pdf.stream(design('seen by some'))} 9 R")
    return pdf.build()


@sample("contents-named-twice", "either")
def _named_twice() -> bytes:
    """Some readers take the first of two, some the last."""
    pdf = Raw()
    other = pdf.stream(design("the one"))
    pdf.page(design("or the other"), f"/Contents {other} 0 R")
    return pdf.build()


@sample("font-name-ends-in-zero")
def _zero() -> bytes:
    """A zero byte ends a name, as a blank does."""
    return single("a zero").build().replace(b"/Helvetica ", b"/Helvetica\0")


@sample("font-name-ends-in-zero-at-the-end")
def _zero_at_the_end() -> bytes:
    pdf = single(
        "a zero", resources="<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica\0>> >> >>"
    )
    return pdf.build()


@sample("annotation-without-a-place", "either")
def _nowhere() -> bytes:
    """A stamp without a rectangle: PDFium shows it, others do not."""
    pdf = Raw()
    look = pdf.stream(b"1 0 0 rg 0 0 200 200 re f", "/Subtype /Form /BBox [0 0 200 200]")
    pdf.page(design("a stamp from nowhere"), f"/Annots [<< /Subtype /Stamp /F 4 /AP << /N {look} 0 R >> >>]")
    return pdf.build()


@sample("layer-off-and-not-listed")
def _unlisted() -> bytes:
    """A layer that the file never lists cannot be switched off: readers show it."""
    pdf = Raw()
    layer, other = pdf.add("<< /Type /OCG /Name (Unlisted) >>"), pdf.add("<< /Type /OCG /Name (Listed) >>")
    words = b"/OC /Layer BDC BT /F1 30 Tf 150 200 Td (SHOWN) Tj ET EMC\n"
    pdf.page(design("unlisted") + words, resources=f"<< {FONT[2:-2]} /Properties << /Layer {layer} 0 R >> >>")
    pdf.catalog = f"/OCProperties << /OCGs [{other} 0 R] /D << /OFF [{layer} 0 R] >> >>"
    return pdf.build()


@sample("picture-that-is-a-number", "either")
def _number() -> bytes:
    """Without its list of parts, so that it is repaired: what the page calls a picture is a number."""
    pdf = Raw()
    pdf.page(design("a number") + b" /Im Do", resources=f"<< {FONT[2:-2]} /XObject << /Im 1.5 >> >>")
    data = pdf.build()
    return data[: data.index(b"xref\n0 ")] + data[data.index(b"trailer") :]


@sample("unlocked-for-one-reader-only", "either")
def _half_locked() -> bytes:
    """A trailer that one reader takes for encrypted and another not."""
    pdf = single("half locked")
    pdf.trailer = "/Encr95>] /Encrypt << /Filter /Standard /V 1 /R 2 /O (o) /U (u) /P -4 >>"
    return pdf.build()


@sample("page-with-broken-words", "either")
def _broken_words() -> bytes:
    """A page whose entries went out of step: readers make of it what they like."""
    pdf = single("broken words", "/Annots [ ]")
    return pdf.build().replace(b"/Parent 2 0 R /Annots [ ]", b"/Parent 2 0 Resource [ ] ")


@sample("picture-that-is-the-page-tree")
def _tree_as_picture() -> bytes:
    """Names of a picture, a font's drawing and a mask that lead to pages: nothing shows there."""
    pdf = Raw()
    entries = "/XObject << /Im 2 0 R >> /ExtGState << /M << /SMask << /S /Luminosity /G 2 0 R >> >> >>"
    pdf.page(design("a page as a picture") + b" /Im Do", resources=f"<< {FONT[2:-2]} {entries} >>")
    return pdf.build()


@sample("picture-that-is-the-page-tree-beside-a-layer", notes=("hidden-layers",))
def _tree_as_picture_layered() -> bytes:
    pdf = Raw()
    layer = pdf.add("<< /Type /OCG /Name (Hidden) >>")
    words = b"/OC /Layer BDC BT /F1 30 Tf 150 200 Td (HIDDEN) Tj ET EMC\n"
    entries = f"/XObject << /Im 2 0 R >> /Properties << /Layer {layer} 0 R /Other 2 0 R >>"
    pdf.page(design("a page as a picture") + words, resources=f"<< {FONT[2:-2]} {entries} >>")
    pdf.catalog = f"/OCProperties << /OCGs [{layer} 0 R] /D << /OFF [{layer} 0 R] >> >>"
    return pdf.build()


@sample("filter-that-is-no-text", "either")
def _odd_filter() -> bytes:
    """The name of a picture's filter is bytes of no alphabet."""
    pdf = Raw()
    image = pdf.stream(bytes(100), "/Subtype /Image /Width 10 /Height 10 /Filter /Fl\x8a\x04")
    pdf.page(design("an odd filter"), resources=f"<< {FONT[2:-2]} /XObject << /Im {image} 0 R >> >>")
    return pdf.build()


@sample("page-that-inherits-from-nobody", "either")
def _orphan() -> bytes:
    """Its size stands above it in the page tree; readers that go up from the page do not find it."""
    pdf = Raw()
    pdf.tree = "/MediaBox [0 0 300 300]"
    pdf.page(design("an orphan"), box=None)
    return pdf.build().replace(b"/Type /Page /Parent 2 0 R", b"/Type /Page")


@sample("layer-of-another-type", "either")
def _layer_of_another_type() -> bytes:
    """A group of layers that calls itself a font: PDFium hides what it holds, others show it."""
    pdf = Raw()
    layer = pdf.add("<< /Type /OCG /Name (Hidden) >>")
    group = pdf.add(f"<< /Type /Font /OCGs [{layer} 0 R] /P /AnyOn >>")
    words = b"/OC /Layer BDC BT /F1 30 Tf 150 200 Td (HIDDEN) Tj ET EMC\n"
    pdf.page(
        design("a disputed layer") + words,
        resources=f"<< {FONT[2:-2]} /Properties << /Layer {group} 0 R >> >>",
    )
    pdf.catalog = f"/OCProperties << /OCGs [{layer} 0 R] /D << /OFF [{layer} 0 R] >> >>"
    return pdf.build()


@sample("flate-against-its-checksum", "either")
def _checksum() -> bytes:
    """What the page shows can be unpacked, and is not what was packed."""
    data = zlib.compress(design("another drawing"))
    pdf = Raw()
    pdf.page(f"{pdf.stream(data[:-4] + bytes(4), '/Filter /FlateDecode')} 0 R")
    return pdf.build()


@sample("flate-without-checksum")
def _no_checksum() -> bytes:
    """Some programs leave the checksum out."""
    pdf = Raw()
    pdf.page(f"{pdf.stream(zlib.compress(design('no checksum'))[:-4], '/Filter /FlateDecode')} 0 R")
    return pdf.build()
