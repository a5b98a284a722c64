"""Seals, stamps, signatures, handwriting and letterheads: all invented."""

import math
from collections.abc import Sequence
from random import Random

from reportlab.lib.colors import black, white
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from tools.draw_cases import fonts, shaped
from tools.draw_cases.emblems import crest
from tools.draw_cases.sheet import Sheet, ink

BLUE_INK = "1f3f8f"
PURPLE_INK = "5a2d82"
RED_INK = "a3262a"
BLACK_INK = "22252b"
_RUBBER = "Fira-Bold"


def _ring(canvas: Canvas, words: str, radius: float, size: float, face: str) -> None:
    """Write around a circle, clockwise from the left, closing the circle."""
    slack = (2 * math.pi * radius - stringWidth(words, face, size)) / max(len(words), 1)
    angle = math.pi
    canvas.setFont(face, size)
    for letter in words:
        advance = (stringWidth(letter, face, size) + slack) / radius
        canvas.saveState()
        middle = angle - advance / 2
        canvas.translate(radius * math.cos(middle), radius * math.sin(middle))
        canvas.rotate(math.degrees(middle) - 90)
        canvas.drawCentredString(0, 0, letter)
        canvas.restoreState()
        angle -= advance


def _ring_of_words(canvas: Canvas, words: str, radius: float, size: float) -> None:
    """Right-to-left words around a circle, counter-clockwise, each on its own tangent; said twice."""
    parts = [*words.split(), "•"] * 2
    for number, word in enumerate(parts):
        angle = math.radians(75 + number * 360 / len(parts))
        canvas.saveState()
        canvas.translate(radius * math.cos(angle), radius * math.sin(angle))
        canvas.rotate(math.degrees(angle) - 90)
        shaped.draw_center(canvas, 0, 0, word, size, bold=True)
        canvas.restoreState()


def _wear(canvas: Canvas, random: Random, reach: float, spots: int) -> None:
    """Places where a rubber stamp left no ink."""
    canvas.setFillColor(white, alpha=0.55)
    for _ in range(spots):
        x, y, size = random.uniform(-reach, reach), random.uniform(-reach, reach), random.uniform(0.2, 1.5)
        canvas.ellipse(x, y, x + size * 1.7, y + size, fill=1, stroke=0)


def seal(
    sheet: Sheet, x: float, y: float, *, ring: str, middle: Sequence[str] = (), emblem: str = "", radius: float = 42,
    color: str = BLUE_INK, turn: float = -8, right_to_left: bool = False,
) -> None:  # fmt: skip
    """A round rubber seal, a little worn."""
    canvas = sheet.canvas
    canvas.saveState()
    canvas.translate(x, y)
    canvas.rotate(turn)
    tone = ink(color)
    canvas.setStrokeColor(tone, alpha=0.85)
    canvas.setFillColor(tone, alpha=0.85)
    for size, weight in ((radius, 1.6), (radius * 0.94, 0.5), (radius * 0.68, 0.7)):
        canvas.setLineWidth(weight)
        canvas.circle(0, 0, size, fill=0, stroke=1)
    if right_to_left:
        _ring_of_words(canvas, ring, radius * 0.76, radius * 0.19)
    else:
        _ring(canvas, ring, radius * 0.745, radius * 0.17, _RUBBER)
    if emblem:
        crest(canvas, (0, radius * 0.18 if middle else 0), radius * (0.3 if middle else 0.42), emblem, tone)
    canvas.setFillColor(tone, alpha=0.85)
    for row, line in enumerate(middle):
        below = (
            -radius * (0.3 if emblem else 0)
            - row * radius * 0.19
            + (0 if emblem else radius * 0.09 * len(middle))
        )
        if right_to_left:
            shaped.draw_center(canvas, 0, below, line, radius * 0.2, bold=True)
        else:
            canvas.setFont(_RUBBER, radius * 0.16)
            canvas.drawCentredString(0, below, line)
    _wear(canvas, Random(f"{ring}{x}"), radius, 60)
    canvas.restoreState()


def stamp(
    sheet: Sheet,
    x: float,
    y: float,
    lines: Sequence[str],
    *,
    color: str = RED_INK,
    turn: float = 4,
    size: float = 12,
) -> None:
    """A boxed rubber stamp around (x, y)."""
    canvas = sheet.canvas
    wide = max(stringWidth(line, _RUBBER, size) for line in lines) + size * 1.4
    high = size * 1.3 * len(lines) + size * 0.7
    canvas.saveState()
    canvas.translate(x, y)
    canvas.rotate(turn)
    tone = ink(color)
    canvas.setStrokeColor(tone, alpha=0.85)
    canvas.setFillColor(tone, alpha=0.85)
    canvas.setLineWidth(1.6)
    canvas.rect(-wide / 2, -high / 2, wide, high, fill=0, stroke=1)
    canvas.setFont(_RUBBER, size)
    for row, line in enumerate(lines):
        canvas.drawCentredString(0, high / 2 - size * 1.3 * (row + 1), line)
    _wear(canvas, Random("".join(lines)), wide / 2, 50)
    canvas.restoreState()


def signature(
    sheet: Sheet, x: float, y: float, seed: str, *, wide: float = 120, color: str = BLUE_INK
) -> None:
    """A pen stroke that reads like a signature: a line of loops, tall and low; each seed has its own hand."""
    random = Random(seed)
    loops = random.randint(4, 9)
    tall = [random.choice((1.0, 0.35, 0.25, 0.55, 0.15)) * (1 - 0.4 * n / loops) for n in range(loops + 2)]
    tall[0] = random.uniform(1.1, 1.6)
    high, round_, slant = wide * random.uniform(0.18, 0.3), random.uniform(0.6, 2.6), random.uniform(0.1, 0.7)
    speed = wide / (2 * math.pi * loops)
    canvas = sheet.canvas
    canvas.saveState()
    canvas.setStrokeColor(ink(color))
    canvas.setLineWidth(random.uniform(0.8, 1.4))
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    path = canvas.beginPath()
    for step in range(loops * 16 + 1):
        turn = step * math.pi / 8
        number, share = divmod(step / 16, 1)
        height = tall[int(number)] * (1 - share) + tall[int(number) + 1] * share
        up = high * height * (1 - math.cos(turn)) / 2
        spot = (
            x + speed * turn - speed * round_ * math.sin(turn) + up * slant,
            y + up - high * 0.05 * number,
        )
        (path.moveTo if step == 0 else path.lineTo)(*spot)
    tail = random.uniform(0.12, 0.4) * wide
    path.curveTo(spot[0] + tail * 0.3, spot[1] - 5, spot[0] + tail * 0.7, y + 6, spot[0] + tail, y + 2)
    canvas.drawPath(path, fill=0, stroke=1)
    if random.random() < 0.55:
        canvas.setLineWidth(0.8)
        low = y - high * random.uniform(0.3, 0.6)
        canvas.bezier(x + 6, low, x + wide * 0.5, low + 5, x + wide * 0.8, low - 3, x + wide * 1.1, low + 4)
    canvas.restoreState()


def handwriting(
    sheet: Sheet, x: float, y: float, words: str, *, size: float = 17, color: str = BLUE_INK, turn: float = 0
) -> None:
    """Words by hand, each a little off the line."""
    random = Random(words)
    canvas = sheet.canvas
    canvas.saveState()
    canvas.translate(x, y)
    canvas.rotate(turn)
    canvas.setFillColor(ink(color))
    at = 0.0
    for word in words.split():
        scale = size * random.uniform(0.96, 1.06)
        canvas.saveState()
        canvas.translate(at, random.uniform(-1, 1))
        canvas.rotate(random.uniform(-1.5, 1.5))
        canvas.setFont(fonts.HAND, scale)
        canvas.setLineWidth(scale * 0.018)
        canvas.setStrokeColor(ink(color))
        canvas.drawString(0, 0, word, mode=2)
        canvas.restoreState()
        at += stringWidth(word, fonts.HAND, scale) + size * 0.45
    canvas.restoreState()


def signed(sheet: Sheet, name: str, *roles: str, seed: str, color: str = BLUE_INK, indent: float = 0) -> None:
    """A closing: the pen stroke, the printed name below, the roles below that."""
    sheet.space(40)
    signature(sheet, sheet.left + indent + 6, sheet.y + 10, seed, color=color)
    sheet.text("<br/>".join([f"<b>{name}</b>", *roles]), indent=indent, gap=6, leading=1.25)


def letterhead_bar(sheet: Sheet, name: str, lines: Sequence[str], *, color: str, emblem: str) -> None:
    """A colored band with the emblem on the left: modern hospitals and firms."""
    canvas, tone = sheet.canvas, ink(color)
    top = sheet.height - 30
    crest(canvas, (sheet.left + 18, top - 18), 17, emblem, tone)
    sheet.at(sheet.left + 46, top - 16, name, size=17, face=sheet.family[1], color=tone)
    sheet.at(sheet.left + 46, top - 31, lines[0], size=8.5, color=ink("4a5560"))
    for row, line in enumerate(lines[1:]):
        sheet.at(sheet.right, top - 8 - row * 10, line, size=7.5, align="right", color=ink("4a5560"))
    canvas.setFillColor(tone)
    canvas.rect(0, top - 48, sheet.width, 4, fill=1, stroke=0)
    canvas.setFillColor(black)
    sheet.y = top - 72


def letterhead_center(
    sheet: Sheet, name: str, lines: Sequence[str], *, color: str, emblem: str, native: Sequence[str] = ()
) -> None:
    """Emblem and name in the middle, a double rule below: offices and old hospitals."""
    canvas, tone = sheet.canvas, ink(color)
    y = sheet.height - 52
    crest(canvas, (sheet.center, y), 22, emblem, tone)
    y -= 40
    canvas.setFillColor(tone)
    for line in native:
        shaped.draw_center(canvas, sheet.center, y, line, 13, bold=True)
        y -= 18
    sheet.at(sheet.center, y, name, size=15, face=sheet.family[1], align="center", color=tone)
    for line in lines:
        y -= 12
        sheet.at(sheet.center, y, line, size=8.5, align="center", color=ink("4a5560"))
    canvas.setStrokeColor(tone)
    for weight, below in ((1.4, 8), (0.5, 11)):
        canvas.setLineWidth(weight)
        canvas.line(sheet.left, y - below, sheet.right, y - below)
    canvas.setFillColor(black)
    sheet.y = y - 34
