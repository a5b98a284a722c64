"""Small pictures of pages: which count as blank, how they are packed, and that none is lost on the way."""

import io
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from reportlab.pdfgen.canvas import Canvas

from parole_packet.documents.thumbnails import thumbnail, thumbnails
from parole_packet.pdf.raster import Picture

SIZE = (459, 594)


def paper(shade: int, *, words: str = "", band: str = "", noise: int = 0) -> Image.Image:
    """Draw a page: words in its middle, words in its footer band, and a scanner's noise."""
    image = Image.effect_noise(SIZE, noise).point(lambda value: min(255, max(0, value - 128 + shade)))
    draw = ImageDraw.Draw(image)
    draw.text((200, 300), words, fill=20)
    draw.text((60, 565), band, fill=20)
    return image


def small(image: Image.Image) -> tuple[bool, Image.Image, bytes]:
    """Return whether a page counts as blank, how it looks packed, and the packed bytes."""
    made = thumbnail(Picture(*image.size, image.convert("RGB").tobytes()))
    return made.blank, Image.open(io.BytesIO(made.webp)).convert("RGB"), made.webp


BLANK = {
    "white": (paper(255), True),
    "white with a footer": (paper(255, band="Exhibit A, page 3 of 12"), True),
    "gray, as scanned": (paper(190, noise=12), True),
    "black": (paper(0), True),
    "one short word": (paper(255, words="Yes."), False),
    "one short word on gray": (paper(190, words="Yes.", noise=12), False),
    "a photograph": (Image.linear_gradient("L").resize(SIZE), False),
}


@pytest.mark.parametrize(("image", "blank"), BLANK.values(), ids=BLANK)
def test_a_page_with_nothing_above_its_footer_is_blank(image: Image.Image, blank: bool) -> None:
    assert small(image)[0] is blank


def test_type_stays_sharp_and_small() -> None:
    image = paper(255, words="The surgery cannot be had nearby.")
    _, packed, data = small(image)
    assert data[12:16] == b"VP8L", "without loss"
    assert len(data) < 3000
    difference = max(abs(a - b) for a, b in zip(image.tobytes(), packed.convert("L").tobytes(), strict=True))
    assert difference <= 255 // 14 + 1, "half a step of eight grays"


@pytest.mark.parametrize("kind", ["a red stamp", "a scan"])
def test_color_and_scans_are_packed_as_photographs(kind: str) -> None:
    image = paper(235, words="letter", noise=8).convert("RGB")
    if kind == "a red stamp":
        image = paper(255, words="letter").convert("RGB")
        ImageDraw.Draw(image).ellipse((50, 400, 150, 500), fill=(200, 20, 20))
    _, packed, data = small(image)
    assert data[12:16] != b"VP8L"
    red, green, _ = packed.getpixel((100, 450))  # type: ignore[misc]
    assert (red - green > 120) is (kind == "a red stamp")


def test_every_page_comes_out_once_and_in_order(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "many.pdf"), pagesize=(612, 792))
    for number in range(95):  # more than are drawn before the file is opened anew
        canvas.rect(0, 792 - 8 * (number + 1), 612, 8, fill=1, stroke=0)
        canvas.showPage()
    canvas.save()
    tops = []
    for made in thumbnails(tmp_path / "many.pdf"):
        image = Image.open(io.BytesIO(made.webp)).convert("L")
        dark = [row for row in range(image.height) if image.getpixel((200, row)) < 128]  # type: ignore[operator]
        tops.append(dark[0])
        assert (made.width, made.height) == SIZE
    assert len(tops) == 95
    assert tops == sorted(set(tops))
