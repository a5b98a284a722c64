"""Scans and photographs drawn by code, as large as real ones: paper with lines of text, grain, and a stamp."""

import io
from random import Random

from PIL import Image, ImageDraw, ImageFont

from tests.corpus.raw import Raw

WIDTH, HEIGHT = 850, 1100
"""A third of a Letter page each way at 300 dpi."""


def paper(seed: int, width: int = WIDTH, height: int = HEIGHT) -> Image.Image:
    """Draw a page that looks like no page of another seed."""
    random = Random(seed)  # noqa: S311
    page = Image.new("RGB", (width, height), (236, 232, 222))
    draw = ImageDraw.Draw(page)
    font = ImageFont.load_default(size=34)
    for top in range(90, height - 120, 56):
        words = " ".join(
            "".join(random.choices("abcdefghiklmnoprstu", k=random.randint(2, 9))) for _ in range(11)
        )
        draw.text((90, top), words[:60], fill=(30, 30, 40), font=font)
    draw.ellipse((width - 420, height - 420, width - 120, height - 120), outline=(150, 30, 40), width=9)
    grain = Image.frombytes("L", (width, height), random.randbytes(width * height))
    return Image.blend(page, grain.convert("RGB"), 0.12)


def jpeg(seed: int, *, quality: int = 92) -> bytes:
    """Return such a page as the camera or scanner would store it."""
    file = io.BytesIO()
    paper(seed).save(file, "JPEG", quality=quality, dpi=(300, 300))
    return file.getvalue()


def noise_fax(side: int = 1600) -> bytes:
    """Return a two-level TIFF that no program can make smaller."""
    file = io.BytesIO()
    grain = Image.frombytes("1", (side, side), Random(7).randbytes(side * side // 8))  # noqa: S311
    grain.save(file, "TIFF", compression="group4", dpi=(300, 300))
    return file.getvalue()


def scans(*pages: tuple[bytes, str], width: int = 204) -> bytes:
    """Return a PDF of one picture, `width` points wide, and one line of text a page.

    Each picture is its data and its dictionary entries.
    """
    pdf = Raw()
    for number, (data, entries) in enumerate(pages, 1):
        picture = pdf.stream(data, f"/Type /XObject /Subtype /Image {entries}")
        font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
        content = b"q %d 0 0 %d 150 200 cm /I Do Q BT /F 12 Tf 72 720 Td (Words %d) Tj ET" % (
            width,
            width * HEIGHT // WIDTH,
            number,
        )
        pdf.page(content, resources=f"<< /XObject << /I {picture} 0 R >> /Font << /F {font} >> >>")
    return pdf.build()


def scan_entries(
    filter_name: str = "DCTDecode", space: str = "/DeviceRGB", more: str = "", bits: int = 8
) -> str:
    """Return the dictionary entries of a picture as large as `paper` draws it."""
    size = f"/Width {WIDTH} /Height {HEIGHT} /BitsPerComponent {bits}"
    return f"{size} /ColorSpace {space} /Filter /{filter_name} {more}"
