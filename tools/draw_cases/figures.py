"""Pictures inside medical reports: a heart tracing and an ultrasound image."""

from io import BytesIO
from random import Random

from PIL import Image, ImageDraw, ImageFilter

from tools.draw_cases.sheet import Sheet, ink


def tracing(sheet: Sheet, height: float, *, label: str) -> None:
    """A strip of an electrocardiogram on pink millimeter paper, below the cursor."""
    canvas = sheet.canvas
    low = sheet.y - height
    canvas.setFillColor(ink("fff6f4"))
    canvas.rect(sheet.left, low, sheet.span, height, fill=1, stroke=0)
    for step in range(int(sheet.span / 5) + 1):
        canvas.setStrokeColor(ink("f0b8b0" if step % 5 == 0 else "f8dcd8"))
        canvas.setLineWidth(0.5 if step % 5 == 0 else 0.25)
        canvas.line(sheet.left + step * 5, low, sheet.left + step * 5, sheet.y)
    for step in range(int(height / 5) + 1):
        canvas.setStrokeColor(ink("f0b8b0" if step % 5 == 0 else "f8dcd8"))
        canvas.line(sheet.left, low + step * 5, sheet.right, low + step * 5)
    random = Random(label)
    canvas.setStrokeColor(ink("22252b"))
    canvas.setLineWidth(0.9)
    path = canvas.beginPath()
    x, middle = sheet.left, low + height * 0.42
    path.moveTo(x, middle)
    while x < sheet.right - 50:
        beat = random.uniform(38, 62)
        for share, up in ((0.1, 0), (0.16, 6), (0.22, 0), (0.3, -2), (0.36, 30), (0.42, -12), (0.5, 9), (0.56, 0),
                          (0.7, 8), (0.82, 0), (1, 0)):  # fmt: skip
            path.lineTo(x + beat * share, middle + up * height / 62 + random.uniform(-0.7, 0.7))
        x += beat
    canvas.drawPath(path, fill=0, stroke=1)
    sheet.at(sheet.left + 6, sheet.y - 11, label, size=7)
    sheet.y = low - 12


def ultrasound(seed: str, caption: str) -> bytes:
    """A gray fan of echoes on black, as a PNG."""
    random = Random(seed)
    size = (520, 400)
    noise = Image.frombytes("L", (130, 100), random.randbytes(13000)).resize(size, Image.Resampling.BICUBIC)
    tissue = Image.new("L", size, 92)
    draw = ImageDraw.Draw(tissue)
    draw.ellipse([150, 130, 265, 330], fill=14)
    draw.ellipse([262, 120, 400, 350], fill=10)
    draw.ellipse([240, 300, 380, 400], fill=16)
    draw.line([(258, 120), (266, 250)], fill=190, width=9)
    draw.line([(266, 262), (300, 340)], fill=215, width=6)
    draw.line([(300, 250), (352, 214)], fill=205, width=5)
    tissue = tissue.filter(ImageFilter.GaussianBlur(6))
    echo = Image.blend(tissue, noise, 0.34)
    fan = Image.new("L", size, 0)
    ImageDraw.Draw(fan).pieslice([-140, -390, 660, 390], 50, 130, fill=255)
    picture = Image.composite(echo, Image.new("L", size, 4), fan.filter(ImageFilter.GaussianBlur(2)))
    draw = ImageDraw.Draw(picture)
    draw.text((10, 8), caption, fill=210)
    draw.text((10, 378), "42 fps   16 cm", fill=190)
    for tick in range(8):
        draw.line([(506, 20 + tick * 48), (514, 20 + tick * 48)], fill=160)
    out = BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()
