"""Renders frames as a PDF reader would show them, and compares pictures block by block."""

import io
import warnings

import pypdfium2
from PIL import Image, ImageChops, ImageOps

from parole_packet.documents.images import ImageFrame
from tests.corpus.raw import Raw, numbers


def as_pdf(frame: ImageFrame) -> bytes:
    """A page that shows nothing but the frame, upright, one point for each pixel."""
    pdf = Raw()
    width, height = frame.shape.upright_px
    name = frame.space
    space = f"/{name}"
    if frame.icc:
        count = {"DeviceGray": 1, "DeviceRGB": 3, "DeviceCMYK": 4}[name]
        space = f"[/ICCBased {pdf.stream(frame.icc, f'/N {count}')} 0 R]"
    if frame.palette is not None:
        space = f"[/Indexed {space} {len(frame.palette) // 3 - 1} <{frame.palette.hex()}>]"
    parms = " ".join(f"/{key} {str(value).lower()}" for key, value in frame.parms.items())
    entries = (
        f"/Type /XObject /Subtype /Image /Width {frame.shape.width_px} /Height {frame.shape.height_px}"
        f" /ColorSpace {space} /BitsPerComponent {frame.bits}"
        f" /Filter /{frame.filter} /DecodeParms << {parms} >>"
    )
    if frame.decode:
        entries += f" /Decode {numbers(frame.decode)}"
    image = pdf.stream(frame.data, entries)
    matrix = " ".join(f"{value:g}" for value in frame.shape.matrix)
    content = f"q {width} 0 0 {height} 0 0 cm {matrix} cm /Im Do Q"
    pdf.page(content.encode(), box=(0, 0, width, height), resources=f"<< /XObject << /Im {image} 0 R >> >>")
    return pdf.build()


def shown(frame: ImageFrame) -> Image.Image:
    """What a PDF reader shows of a frame."""
    with pypdfium2.PdfDocument(as_pdf(frame)) as document:
        return document[0].render(scale=1).to_pil().convert("RGB")


def expected(data: bytes, page: int = 0) -> Image.Image:
    """What a picture viewer shows of a file: upright, on white."""
    with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(data)) as image:
        image.seek(page)
        upright = ImageOps.exif_transpose(image)
        if upright.mode.startswith("I;16"):
            upright = upright.convert("I").point(lambda value: value * (1 / 256)).convert("L")
        layer = upright.convert("RGBA")
        return Image.alpha_composite(Image.new("RGBA", layer.size, "white"), layer).convert("RGB")


def difference(one: Image.Image, other: Image.Image) -> int:
    """How far two pictures of the same size are apart: the worst block of 16 by 16, from 0 to 255."""
    assert one.size == other.size
    apart = ImageChops.difference(one.convert("RGB"), other.convert("RGB"))
    width, height = one.size
    blocks = apart.resize((-(-width // 16), -(-height // 16)), Image.Resampling.BOX)
    return max(int(high) for _, high in blocks.getextrema())
