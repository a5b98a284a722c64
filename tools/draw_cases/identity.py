"""Pieces of identity papers: portraits, machine-readable lines, passport pages, forms in Dari."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from random import Random

from PIL import Image, ImageDraw, ImageFilter
from reportlab.lib.utils import ImageReader

from tools.draw_cases import emblems, fonts, ornaments, shaped
from tools.draw_cases.sheet import Sheet, ink

_VALUES = {**{str(d): d for d in range(10)}, **{chr(65 + n): 10 + n for n in range(26)}, "<": 0}
Color = tuple[int, int, int]
Point = tuple[float, float]


def check_digit(field: str) -> str:
    """Check digit of a machine-readable field (ICAO Doc 9303: weights 7, 3, 1)."""
    return str(sum(_VALUES[letter] * (7, 3, 1)[place % 3] for place, letter in enumerate(field)) % 10)


def machine_lines(
    *, issuer: str, family: str, given: str, number: str, born: str, sex: str, until: str
) -> list[str]:
    """The two lines at the foot of a passport page; dates are YYMMDD."""
    first = f"P<{issuer}{family}<<{given.replace(' ', '<')}".ljust(44, "<")
    number = number.ljust(9, "<")
    parts = [
        number + check_digit(number),
        born + check_digit(born),
        until + check_digit(until),
        "<" * 14 + "<",
    ]
    second = parts[0] + issuer + parts[1] + sex + parts[2] + parts[3]
    return [first, second + check_digit(parts[0] + parts[1] + parts[2] + parts[3])]


def portrait(
    *,
    scarf: Color | None,
    skin: Color,
    hair: Color,
    coat: Color,
    beard: bool = False,
    long_hair: bool = False,
    seed: str = "",
) -> bytes:
    """A soft head-and-shoulders picture: nobody in particular."""
    random = Random(seed)
    picture = Image.new("RGB", (360, 460), (206, 212, 219))
    draw = ImageDraw.Draw(picture)
    draw.ellipse([20, 340, 340, 700], fill=coat)
    draw.rectangle([150, 290, 212, 380], fill=tuple(tone * 85 // 100 for tone in skin))
    if scarf:
        draw.ellipse([74, 48, 288, 350], fill=scarf)
        draw.polygon([(92, 230), (60, 430), (300, 430), (270, 230)], fill=scarf)
    else:
        draw.ellipse([98, 62, 264, 270], fill=hair)
        if long_hair:
            draw.rounded_rectangle([92, 130, 270, 372], 70, fill=hair)
    draw.ellipse([112, 92, 250, 322], fill=skin)
    if scarf:
        draw.pieslice([108, 78, 254, 232], 182, 358, fill=hair)
        draw.ellipse([118, 122, 244, 240], fill=skin)
    else:
        draw.pieslice([104, 66, 258, 250], 190, 350, fill=hair)
        draw.rectangle([124, 150, 238, 190], fill=skin)
    if beard:
        draw.pieslice([116, 190, 246, 330], 8, 172, fill=tuple(tone * 60 // 100 for tone in skin))
        draw.ellipse([150, 248, 212, 276], fill=skin)
    shade = tuple(tone * 80 // 100 for tone in skin)
    draw.polygon([(181, 190), (170, 244), (192, 244)], fill=shade)
    for x in (150, 212):
        draw.ellipse([x - 15, 186, x + 15, 200], fill=(238, 236, 232))
        draw.ellipse([x - 7, 185, x + 7, 201], fill=(48, 34, 26))
        draw.arc([x - 22, 162, x + 22, 196], 200, 340, fill=hair, width=6)
    draw.arc([152, 244, 210, 282], 20, 160, fill=(150, 84, 78), width=7)
    draw.ellipse([96, 120, 150, 300], outline=None)
    picture = picture.filter(ImageFilter.GaussianBlur(4.2))
    light = Image.linear_gradient("L").rotate(90).resize(picture.size)
    picture = Image.composite(picture, picture.point([tone * 80 // 100 for tone in range(256)] * 3), light)
    grain = Image.frombytes("L", (180, 230), random.randbytes(180 * 230)).resize(picture.size)
    picture = Image.blend(picture, Image.merge("RGB", [grain] * 3), 0.05)
    out = BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def place(sheet: Sheet, picture: bytes, corner: Point, size: Point) -> None:
    """A picture on a sheet, its lower left corner at `corner`."""
    sheet.canvas.drawImage(ImageReader(BytesIO(picture)), *corner, *size)


def guilloche(
    sheet: Sheet, x: float, y: float, width: float, height: float, *, color: str, seed: int = 3
) -> None:
    """The fine waves of security paper."""
    canvas = sheet.canvas
    canvas.saveState()
    clip = canvas.beginPath()
    clip.rect(x, y, width, height)
    canvas.clipPath(clip, stroke=0, fill=0)
    canvas.setStrokeColor(ink(color), alpha=0.4)
    canvas.setLineWidth(0.35)
    for row in range(-4, int(height / 5) + 6):
        base = y + row * 5
        third = width / seed
        for step in range(seed):
            left = x + step * third
            canvas.bezier(
                left, base, left + third * 0.3, base + 26, left + third * 0.7, base - 26, left + third, base
            )
            canvas.bezier(
                left, base, left + third * 0.3, base - 26, left + third * 0.7, base + 26, left + third, base
            )
    canvas.restoreState()


@dataclass(frozen=True, slots=True)
class Field:
    """One labelled entry of an identity page, with its own-script twin where there is one."""

    label: str
    value: str
    native: str = ""


def passport_page(
    sheet: Sheet, origin: tuple[float, float], size: tuple[float, float], *, state: str, native_state: str, emblem: str,
    color: str, picture: bytes, fields: Sequence[Field], machine: Sequence[str], seed: str, title: str = "PASSPORT",
) -> None:  # fmt: skip
    """The page with the photo, invented in its ornaments, usual in its order."""
    (x, y), (width, height) = origin, size
    canvas = sheet.canvas
    canvas.setFillColor(ink("f7f5ee"))
    canvas.rect(x, y, width, height, fill=1, stroke=0)
    guilloche(sheet, x, y, width, height, color=color)
    emblems.crest(canvas, (x + width * 0.62, y + height * 0.52), height * 0.3, emblem, ink("e3e0d4"))
    tone = ink(color)
    sheet.at(x + 12, y + height - 20, title, size=9, face="Fira-Bold", color=tone)
    sheet.at(x + width / 2, y + height - 20, state, size=9, face="Fira-Bold", align="center", color=tone)
    if native_state:
        canvas.setFillColor(tone)
        shaped.draw_right(canvas, x + width - 12, y + height - 20, native_state, 9.5, bold=True)
    place(sheet, picture, (x + 12, y + 66), (width * 0.26, width * 0.26 * 460 / 360))
    left, row_height = x + width * 0.32, (height - 96) / ((len(fields) + 1) // 2)
    column = width * 0.34
    for number, field in enumerate(fields):
        at_x = left + (number % 2) * column
        at_y = y + height - 38 - (number // 2) * row_height
        sheet.at(at_x, at_y, field.label, size=4.8, face="Fira", color=ink("6a5a50"))
        sheet.at(at_x, at_y - 10, field.value, size=8.6, face="Fira-Bold")
        if field.native:
            shaped.draw_right(canvas, at_x + column - 14, at_y - 9, field.native, 8.6)
    ornaments.signature(sheet, x + 20, y + 52, seed, wide=60, color=ornaments.BLACK_INK)
    for row, line in enumerate(machine):
        sheet.at(x + 12, y + 26 - row * 14, line, size=(width - 24) / 44 / 0.612, face=fonts.MACHINE)


def dari_form(
    sheet: Sheet, *, heads: Sequence[str], title: str, rows: Sequence[tuple[str, str]], color: str = "1d5b4a"
) -> None:
    """A printed form of an office: heads in the middle, then label (right) and entry in a ruled table."""
    canvas, tone = sheet.canvas, ink(color)
    canvas.setFillColor(tone)
    for number, head in enumerate(heads):
        shaped.draw_center(canvas, sheet.center, sheet.y, head, 14 if number == 0 else 11.5, bold=number == 0)
        sheet.space(20)
    sheet.space(10)
    shaped.draw_center(canvas, sheet.center, sheet.y, title, 19, bold=True)
    sheet.space(22)
    canvas.setStrokeColor(tone)
    canvas.setLineWidth(0.8)
    high, split = 33.0, sheet.right - 150
    for label, value in rows:
        canvas.rect(sheet.left, sheet.y - high, sheet.span, high, fill=0, stroke=1)
        canvas.line(split, sheet.y, split, sheet.y - high)
        canvas.setFillColor(tone)
        shaped.draw_right(canvas, sheet.right - 8, sheet.y - 21.5, label, 11, bold=True)
        canvas.setFillColor(ink(ornaments.BLUE_INK))
        shaped.draw_right(canvas, split - 10, sheet.y - 22, value, 13)
        sheet.space(high)
    sheet.space(24)
