"""Paper under glass or lens: page pictures made to look scanned or photographed, always the same way."""

import io
from collections.abc import Sequence
from random import Random

import pikepdf
import pypdfium2
from PIL import Image, ImageChops, ImageDraw, ImageFilter, TiffImagePlugin

Pixels = tuple[int, int]


def pages(pdf: bytes, dpi: float) -> list[Image.Image]:
    """The pages of a drawn PDF as pictures."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.render(scale=dpi / 72).to_pil().convert("RGB") for page in document]
    finally:
        document.close()


def _grain(size: Pixels, random: Random, coarse: int) -> Image.Image:
    """Gray noise around 128, `coarse` pixels a grain."""
    small = (max(size[0] // coarse, 1), max(size[1] // coarse, 1))
    noise = Image.frombytes("L", small, random.randbytes(small[0] * small[1]))
    return noise.resize(size, Image.Resampling.BICUBIC)


def _edge_shadow(size: Pixels, depth: int, dark: int) -> Image.Image:
    """White with a soft gray left and top edge, as where a lid does not close."""
    small = Image.new("L", (200, 260), 255)
    draw = ImageDraw.Draw(small)
    for step in range(depth):
        tone = dark + (255 - dark) * step // depth
        draw.line([(step, 0), (step, 260)], fill=tone)
    return small.resize(size, Image.Resampling.BICUBIC)


def scanned(
    page: Image.Image,
    seed: str,
    *,
    tint: tuple[int, int, int] = (250, 248, 242),
    skew: float = 0.6,
    grain: float = 0.035,
    folds: bool = False,
    specks: int = 40,
) -> Image.Image:
    """One page as a flatbed sees it: tinted paper, slight skew, grain, dust, an edge of shadow."""
    random = Random(seed)
    paper = ImageChops.multiply(page.convert("RGB"), Image.new("RGB", page.size, tint))
    paper = paper.filter(ImageFilter.GaussianBlur(0.6))
    if folds:
        _fold(paper, tint)
    paper = paper.rotate(skew, Image.Resampling.BICUBIC, fillcolor=(tint[0] - 14, tint[1] - 14, tint[2] - 14))
    noise = Image.merge("RGB", [_grain(page.size, random, 3)] * 3)
    paper = Image.blend(paper, noise, grain)
    shadow = _edge_shadow(page.size, 7, 186)
    paper = ImageChops.multiply(paper, Image.merge("RGB", [shadow] * 3))
    draw = ImageDraw.Draw(paper)
    for _ in range(specks):
        x, y = random.randrange(page.width), random.randrange(page.height)
        reach = random.choice((1, 1, 1, 2))
        tone = random.randrange(90, 180)
        draw.ellipse([x, y, x + reach, y + reach], fill=(tone, tone, tone))
    return paper


def _fold(paper: Image.Image, tint: tuple[int, int, int]) -> None:
    """Two creases of a letter that was folded in three."""
    draw = ImageDraw.Draw(paper)
    for part in (1, 2):
        y = paper.height * part // 3
        for offset, change in ((0, -26), (1, -18), (2, 4), (-1, -8)):
            tone = (max(tint[0] + change, 0), max(tint[1] + change, 0), max(tint[2] + change, 0))
            draw.line([(0, y + offset), (paper.width, y + offset + 3)], fill=tone)


def bilevel(page: Image.Image, seed: str, *, skew: float = 0.4, specks: int = 160) -> Image.Image:
    """One page as an office copier sees it: black or white."""
    random = Random(seed)
    gray = page.convert("L").rotate(skew, Image.Resampling.BICUBIC, fillcolor=255)
    draw = ImageDraw.Draw(gray)
    for _ in range(specks):
        x, y = random.randrange(page.width), random.randrange(page.height)
        draw.ellipse([x, y, x + random.randrange(3), y + random.randrange(3)], fill=0)
    return gray.point([255 if tone > 150 else 0 for tone in range(256)]).convert(
        "1", dither=Image.Dither.NONE
    )


def jpeg(picture: Image.Image, *, quality: int = 55, dpi: int = 200, exif: bytes | None = None) -> bytes:
    """JPEG bytes."""
    out = io.BytesIO()
    extra = {"exif": exif} if exif else {}
    picture.save(out, "JPEG", quality=quality, dpi=(dpi, dpi), optimize=True, **extra)
    return out.getvalue()


def png(picture: Image.Image) -> bytes:
    """PNG bytes."""
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()


def tiff(pictures: Sequence[Image.Image], dpi: int) -> bytes:
    """A TIFF with one black-and-white G4 frame a picture."""
    out = io.BytesIO()
    first, *rest = pictures
    tags = TiffImagePlugin.ImageFileDirectory_v2()
    tags[TiffImagePlugin.SOFTWARE] = "CopyDesk 3"
    first.save(
        out, "TIFF", save_all=True, append_images=rest, compression="group4", dpi=(dpi, dpi), tiffinfo=tags
    )
    return out.getvalue()


def to_pdf(
    pictures: Sequence[Image.Image], *, dpi: int = 200, quality: int = 50, turn: int = 0, title: str = "Scan"
) -> bytes:
    """A PDF as scanners write them: one JPEG a page, /Rotate `turn` where the paper lay sideways."""
    pdf = pikepdf.new()
    for picture in pictures:
        lying = picture.rotate(turn, expand=True) if turn else picture
        width, height = lying.width * 72 / dpi, lying.height * 72 / dpi
        image = pikepdf.Stream(
            pdf,
            jpeg(lying, quality=quality, dpi=dpi),
            Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Image,
            Width=lying.width,
            Height=lying.height,
            ColorSpace=pikepdf.Name.DeviceGray if lying.mode == "L" else pikepdf.Name.DeviceRGB,
            BitsPerComponent=8,
            Filter=pikepdf.Name.DCTDecode,
        )
        page = pdf.add_blank_page(page_size=(round(width, 2), round(height, 2)))
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=image))
        page.Contents = pikepdf.Stream(pdf, f"q {width:.2f} 0 0 {height:.2f} 0 0 cm /Im0 Do Q".encode())
        if turn:
            page.Rotate = turn
    pdf.docinfo["/Title"] = title
    pdf.docinfo["/Producer"] = "DeskScan 2400"
    return saved(pdf)


def saved(pdf: pikepdf.Pdf, **options: object) -> bytes:
    """The bytes of a PDF, with an identifier that depends on its content alone."""
    out = io.BytesIO()
    pdf.save(out, **({"deterministic_id": True} | options))  # type: ignore[arg-type]
    return out.getvalue()
