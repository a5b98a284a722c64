"""Everything that can be painted: pictures of every coding, colors, patterns, transparency, fonts."""

import base64
import io
import struct
import zlib
from collections.abc import Callable

from PIL import Image

from tests.corpus import images
from tests.corpus.raw import FONT, Raw, base_font, design, sample, single

WIDTH, HEIGHT = images.WIDTH, images.HEIGHT
_SIZE = f"/Type /XObject /Subtype /Image /Width {WIDTH} /Height {HEIGHT}"
_PLACE = b"q 320 0 0 240 150 250 cm /Im Do Q\n"


def _page(pdf: Raw, label: str, content: bytes, resources: str, entries: str = "") -> bytes:
    pdf.page(design(label) + content, entries, resources=f"<< {FONT[2:-2]} {resources} >>")
    return pdf.build()


def _image(
    name: str, data: Callable[[], bytes], entries: str | Callable[[Raw], str], notes: tuple[str, ...] = ()
) -> None:
    def build() -> bytes:
        pdf = Raw()
        extra = entries if isinstance(entries, str) else entries(pdf)
        return _page(pdf, name, _PLACE, f"/XObject << /Im {pdf.stream(data(), f'{_SIZE} {extra}')} 0 R >>")

    sample(f"image-{name}", notes=notes)(build)


def _pixels(mode: str) -> Callable[[], bytes]:
    return lambda: images.scene().convert(mode).tobytes()


def sixteen(data: bytes) -> bytes:
    """Samples of 16 bits from samples of 8."""
    return b"".join(bytes((value, value)) for value in data)


def _g4() -> bytes:
    with Image.open(io.BytesIO(images.IMAGES["tiff-g4-one-strip"]())) as tiff:
        (start,), (size,) = tiff.tag_v2[273], tiff.tag_v2[279]
    return images.IMAGES["tiff-g4-one-strip"]()[start : start + size]


def _jbig2() -> bytes:
    """A page and one fax-coded region, without the header of a file of its own."""
    page = struct.pack(">IIIIBH", WIDTH, HEIGHT, 0, 0, 0, 0)
    region = struct.pack(">IIIIB", WIDTH, HEIGHT, 0, 0, 0) + b"\x01" + _g4()

    def part(number: int, kind: int, data: bytes) -> bytes:
        return struct.pack(">IBBBI", number, kind, 0, 1, len(data)) + data

    return part(0, 48, page) + part(1, 38, region)


def _indexed(pdf: Raw) -> str:
    palette = bytes(images.scene().quantize(16).getpalette() or ())[:48]
    return f"/ColorSpace [/Indexed /DeviceRGB 15 <{palette.hex()}>] /BitsPerComponent 8"


def _icc(pdf: Raw) -> str:
    return f"/ColorSpace [/ICCBased {pdf.stream(images.profile(), '/N 3')} 0 R] /BitsPerComponent 8"


def _soft_mask(pdf: Raw) -> str:
    mask = Image.linear_gradient("L").resize((WIDTH, HEIGHT)).tobytes()
    number = pdf.stream(mask, f"{_SIZE} /ColorSpace /DeviceGray /BitsPerComponent 8")
    return f"/SMask {number} 0 R /ColorSpace /DeviceRGB /BitsPerComponent 8"


def _stencil(pdf: Raw) -> str:
    number = pdf.stream(images.scene().convert("1").tobytes(), f"{_SIZE} /ImageMask true /BitsPerComponent 1")
    return f"/Mask {number} 0 R /ColorSpace /DeviceRGB /BitsPerComponent 8"


_image("rgb", _pixels("RGB"), "/ColorSpace /DeviceRGB /BitsPerComponent 8")
_image("cmyk", _pixels("CMYK"), "/ColorSpace /DeviceCMYK /BitsPerComponent 8")
_image("16-bit", lambda: sixteen(_pixels("L")()), "/ColorSpace /DeviceGray /BitsPerComponent 16")
_image("bilevel-inverted", _pixels("1"), "/ColorSpace /DeviceGray /BitsPerComponent 1 /Decode [1 0]")
_image("stencil", _pixels("1"), "/ImageMask true /BitsPerComponent 1")
_image("indexed", lambda: images.scene().quantize(16).tobytes(), _indexed)
_image("icc", _pixels("RGB"), _icc)
_image("soft-mask", _pixels("RGB"), _soft_mask)
_image("stencil-mask", _pixels("RGB"), _stencil)
_image("color-key", _pixels("RGB"), "/ColorSpace /DeviceRGB /BitsPerComponent 8 /Mask [200 255 0 60 0 60]")
_image("lab", _pixels("RGB"), "/ColorSpace [/Lab << /WhitePoint [.95 1 1.09] >>] /BitsPerComponent 8")
_image(
    "calibrated", _pixels("RGB"), "/ColorSpace [/CalRGB << /WhitePoint [.95 1 1.09] >>] /BitsPerComponent 8"
)
_image(
    "jpeg",
    images.IMAGES["jpeg-orientation-1"],
    "/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode",
    ("photo-data",),
)
for _name, _outer, _pack in (
    ("hex", "/ASCIIHexDecode", lambda data: data.hex().encode() + b">"),
    ("85", "/ASCII85Decode", lambda data: base64.a85encode(data) + b"~>"),
    ("flate", "/FlateDecode", zlib.compress),
):
    _image(
        f"jpeg-packed-{_name}",
        lambda pack=_pack: pack(images.jpeg_phone()),  # type: ignore[misc]
        f"/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter [{_outer} /DCTDecode]"
        " /DecodeParms [null << /ColorTransform 1 >>]",
        ("photo-data",),
    )
_image(
    "jpeg-progressive",
    images.IMAGES["jpeg-progressive"],
    "/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode",
)
_image(
    "jpeg-cmyk",
    images.IMAGES["jpeg-cmyk-adobe"],
    "/ColorSpace /DeviceCMYK /BitsPerComponent 8 /Filter /DCTDecode /Decode [1 0 1 0 1 0 1 0]",
)
_image("jpeg-2000", lambda: images.saved(images.scene(), "JPEG2000"), "/Filter /JPXDecode")
_image(
    "fax",
    _g4,
    f"/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /CCITTFaxDecode"
    f" /DecodeParms << /K -1 /Columns {WIDTH} /Rows {HEIGHT} /BlackIs1 true >>",
)
_image("jbig2", _jbig2, "/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /JBIG2Decode")


@sample("image-scan-page")
def scan_page() -> bytes:
    """A page that is one picture at 150 dpi, as scanners make them."""
    pdf = Raw()
    entries = (
        "/Type /XObject /Subtype /Image /Width 1275 /Height 1650 /ColorSpace /DeviceRGB /BitsPerComponent 8"
    )
    image = pdf.stream(images.saved(images.scene(1275, 1650), "JPEG"), f"{entries} /Filter /DCTDecode")
    pdf.page(b"q 612 0 0 792 0 0 cm /Im0 Do Q", resources=f"<< /XObject << /Im0 {image} 0 R >> >>")
    return pdf.build()


@sample("image-missing")
def _image_missing() -> bytes:
    return _page(Raw(), "a picture that is not there", _PLACE, "/XObject << /Im 99 0 R >>")


@sample("image-damaged-jpeg", "either")
def _image_damaged() -> bytes:
    pdf = Raw()
    entries = f"{_SIZE} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode"
    return _page(
        pdf, "half a JPEG", _PLACE, f"/XObject << /Im {pdf.stream(images.jpeg_truncated(), entries)} 0 R >>"
    )


@sample("pattern-tiling")
def _tiling() -> bytes:
    pdf = Raw()
    tile = pdf.stream(
        b"0 .5 1 rg 0 0 14 14 re f 1 .5 0 rg 14 14 14 14 re f",
        "/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 28 28] /XStep 28 /YStep 28"
        " /Matrix [1 .2 -.2 1 7 3] /Resources << >>",
    )
    content = b"/Pattern cs /P scn 150 200 320 300 re f\n"
    return _page(pdf, "tiling pattern", content, f"/Pattern << /P {tile} 0 R >>")


@sample("pattern-uncolored")
def _uncolored() -> bytes:
    pdf = Raw()
    tile = pdf.stream(
        b"0 0 10 10 re f",
        "/Type /Pattern /PatternType 1 /PaintType 2 /TilingType 1 /BBox [0 0 20 20] /XStep 20 /YStep 20"
        " /Resources << >>",
    )
    content = b"/Cs cs .8 0 .6 /P scn 150 200 320 300 re f\n"
    return _page(
        pdf,
        "uncolored pattern",
        content,
        f"/Pattern << /P {tile} 0 R >> /ColorSpace << /Cs [/Pattern /DeviceRGB] >>",
    )


_BLEND = "<< /FunctionType 2 /Domain [0 1] /C0 [1 0 0] /C1 [0 0 1] /N 1 >>"
_AXIAL = (
    f"<< /ShadingType 2 /ColorSpace /DeviceRGB /Coords [150 200 470 500] /Function {_BLEND}"
    " /Extend [true true] >>"
)
_RADIAL = f"<< /ShadingType 3 /ColorSpace /DeviceRGB /Coords [300 350 20 330 380 150] /Function {_BLEND} >>"


@sample("pattern-shading")
def _shading() -> bytes:
    pattern = f"/Pattern << /P << /PatternType 2 /Matrix [1 0 .3 1 0 0] /Shading {_AXIAL} >> >>"
    return _page(Raw(), "shading pattern", b"/Pattern cs /P scn 150 200 320 300 re f\n", pattern)


@sample("pattern-shading-turned-page")
def _shading_turned() -> bytes:
    pattern = f"/Pattern << /P << /PatternType 2 /Shading {_AXIAL} >> >>"
    content = b"q .7 .7 -.7 .7 300 -100 cm /Pattern cs /P scn 150 200 320 300 re f Q\n"
    return _page(Raw(), "shading on a turned page", content, pattern, "/Rotate 90")


@sample("shading-direct")
def _shading_direct() -> bytes:
    return _page(Raw(), "shading", b"q 150 200 320 300 re W n /S sh Q\n", f"/Shading << /S {_RADIAL} >>")


@sample("transparency-group")
def _group() -> bytes:
    pdf = Raw()
    form = pdf.stream(
        b"/G gs 1 0 0 rg 150 250 200 200 re f 0 0 1 rg 250 350 200 200 re f",
        "/Subtype /Form /BBox [0 0 612 792] /Group << /S /Transparency /I true /K false /CS /DeviceRGB >>"
        " /Resources << /ExtGState << /G << /ca .5 /BM /Multiply >> >> >>",
    )
    entries = "/Group << /S /Transparency /CS /DeviceRGB >>"
    return _page(pdf, "transparency group", b"/F Do\n", f"/XObject << /F {form} 0 R >>", entries)


@sample("transparency-soft-mask-group")
def _mask_group() -> bytes:
    pdf = Raw()
    fade = pdf.stream(
        b"/S sh",
        "/Subtype /Form /BBox [0 0 612 792] /Group << /S /Transparency /CS /DeviceGray >>"
        " /Resources << /Shading << /S << /ShadingType 2 /ColorSpace /DeviceGray /Coords [150 0 450 0]"
        " /Function << /FunctionType 2 /Domain [0 1] /C0 [0] /C1 [1] /N 1 >> >> >> >>",
    )
    state = f"/ExtGState << /M << /SMask << /S /Luminosity /G {fade} 0 R >> >> >>"
    return _page(
        pdf, "soft mask of the graphics state", b"q /M gs .6 0 .6 rg 150 250 300 200 re f Q\n", state
    )


@sample("color-separation")
def _separation() -> bytes:
    tint = "<< /FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [0 .8 1 0] /N 1 >>"
    spaces = f"/ColorSpace << /Cs [/Separation /Stamp#20Red /DeviceCMYK {tint}] >>"
    return _page(Raw(), "separation", b"/Cs cs .8 scn 150 250 300 200 re f\n", spaces)


@sample("color-default-spaces")
def _default_spaces() -> bytes:
    pdf = Raw()
    spaces = f"/ColorSpace << /DefaultRGB [/ICCBased {pdf.stream(images.profile(), '/N 3')} 0 R] >>"
    return _page(pdf, "default color spaces", b".2 .7 .4 rg 150 250 300 200 re f\n", spaces)


@sample("overprint-and-transfer")
def _overprint() -> bytes:
    state = "/ExtGState << /G << /OP true /op true /OPM 1 /TR /Identity /BG /Default >> >>"
    return _page(Raw(), "overprint", b"/G gs 0 1 0 0 k 150 250 300 200 re f\n", state)


@sample("form-nested-five-deep")
def _nested_forms() -> bytes:
    pdf = Raw()
    inner = pdf.stream(b".9 .4 0 rg 150 250 300 200 re f", "/Subtype /Form /BBox [0 0 612 792]")
    for _ in range(5):
        resources = f"/Resources << /XObject << /F {inner} 0 R >> >>"
        entries = f"/Subtype /Form /BBox [0 0 612 792] /Matrix [.9 0 0 .9 20 20] {resources}"
        inner = pdf.stream(b"/F Do", entries)
    return _page(pdf, "forms in forms", b"/F Do\n", f"/XObject << /F {inner} 0 R >>")


@sample("form-in-itself", "either")
def _form_in_itself() -> bytes:
    pdf = Raw()
    form = len(pdf.bodies) + 1
    pdf.stream(b"/F Do", f"/Subtype /Form /BBox [0 0 612 792] /Resources << /XObject << /F {form} 0 R >> >>")
    return _page(pdf, "a form inside itself", b"/F Do\n", f"/XObject << /F {form} 0 R >>")


@sample("form-without-resources")
def _form_page_resources() -> bytes:
    pdf = Raw()
    form = pdf.stream(
        b"BT /F1 30 Tf 150 300 Td (font of the page) Tj ET", "/Subtype /Form /BBox [0 0 612 792]"
    )
    return _page(pdf, "form with the resources of its page", b"/F Do\n", f"/XObject << /F {form} 0 R >>")


@sample("names-like-ours")
def _names_like_ours() -> bytes:
    pdf = Raw()
    form = pdf.stream(b"0 .6 .6 rg 150 250 100 100 re f", "/Subtype /Form /BBox [0 0 612 792]")
    fonts = f"/Font << /F1 {base_font('Courier')} /F2 {base_font('Symbol')} >>"
    pdf.page(
        design("common resource names") + b"/Fm0 Do /X0 Do BT /F2 30 Tf 300 300 Td (abc) Tj ET\n",
        resources=f"<< {fonts} /XObject << /Fm0 {form} 0 R /X0 {form} 0 R >> /ProcSet [/PDF] >>",
    )
    return pdf.build()


@sample("font-type-3")
def _type_3() -> bytes:
    pdf = Raw()
    square = pdf.stream(b"1000 0 0 0 750 750 d1 0 0 750 750 re f")
    triangle = pdf.stream(b"1000 0 0 0 750 750 d1 0 0 m 375 750 l 750 0 l f")
    font = pdf.add(
        "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 750 750] /FontMatrix [.001 0 0 .001 0 0] /FirstChar 97"
        f" /LastChar 98 /Widths [1000 1000] /CharProcs << /square {square} 0 R /triangle {triangle} 0 R >>"
        " /Encoding << /Type /Encoding /Differences [97 /square /triangle] >> /Resources << >> >>"
    )
    content = b"BT /T3 60 Tf .4 0 .4 rg 150 300 Td (abab) Tj ET\n"
    pdf.page(
        design("Type 3 font") + content,
        resources=f"<< /Font << /F1 {base_font('Helvetica')} /T3 {font} 0 R >> >>",
    )
    return pdf.build()


@sample("text-invisible")
def _invisible() -> bytes:
    pdf = Raw()
    pdf.page(
        b"q BT 3 Tr /F1 12 Tf 150 300 Td (recognized text below a scan) Tj ET Q\n" + design("invisible text")
    )
    return pdf.build()


@sample("text-as-clip")
def _text_clip() -> bytes:
    return _page(
        Raw(),
        "text as clip",
        b"q BT 7 Tr /F1 90 Tf 120 300 Td (CLIP) Tj ET 1 0 0 rg 0 0 612 360 re f Q\n",
        "",
    )


@sample("page-all-black")
def _black() -> bytes:
    pdf = Raw()
    pdf.page(b"0 g -1000 -1000 4000 4000 re f")
    return pdf.build()


@sample("page-white")
def _white() -> bytes:
    pdf = Raw()
    pdf.page(b" ")
    return pdf.build()


@sample("inline-images")
def _inline() -> bytes:
    rows = b"q 200 0 0 200 150 300 cm BI /W 8 /H 8 /BPC 1 /IM true ID \xaa\x55EI\x55\xaa EI\n EI Q\n"
    return _page(Raw(), "inline images", rows, "")


@sample("procset-and-old-keys")
def _old_keys() -> bytes:
    return single("old keys", "/B [] /Dur 3 /Trans << /S /Wipe >> /Tabs /S").build()


@sample("photo-with-all-a-phone-adds", notes=("photo-data",))
def photo_page() -> bytes:
    """A phone's photo put into a PDF as it is: with its place, a thumbnail, XMP, and another photo behind it."""
    pdf = Raw()
    data, packet = images.jpeg_phone(), b"<x:xmpmeta>METADATA-MARK</x:xmpmeta>"
    private = pdf.stream(packet, "/Type /Metadata /Subtype /XML")
    picture = pdf.stream(
        data,
        f"/Type /XObject /Subtype /Image /Width {WIDTH} /Height {HEIGHT} /ColorSpace /DeviceRGB"
        f" /BitsPerComponent 8 /Filter /DCTDecode /Metadata {private} 0 R",
    )
    content = b"q 500 0 0 400 50 100 cm /I Do Q"
    pdf.page(content, resources=f"<< /XObject << /I {picture} 0 R >> >>")
    return pdf.build()


@sample("font-with-metadata")
def _font_metadata() -> bytes:
    pdf = Raw()
    private = pdf.stream(b"<x:xmpmeta>METADATA-MARK</x:xmpmeta>", "/Type /Metadata /Subtype /XML")
    font = pdf.add(
        f"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Metadata {private} 0 R"
        " /PieceInfo << /Editor << /Private (METADATA-MARK) >> >> >>"
    )
    pdf.page(design("a font that knows its maker"), resources=f"<< /Font << /F1 {font} 0 R >> >>")
    return pdf.build()
