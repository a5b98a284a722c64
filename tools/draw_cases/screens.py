"""Screenshots of telephones: a page of a browser or a conversation."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont
from pymupdf_fonts import fontbuffers

from tools.draw_cases import scan

SIZE = (1170, 2532)
_DARK = (30, 32, 38)
_SOFT = (100, 104, 112)
_LINK = (20, 96, 200)
Rgb = tuple[int, int, int]


def face(name: str, size: int) -> ImageFont.FreeTypeFont:
    """A font for pictures; basic layout, so that every machine draws the same."""
    return ImageFont.truetype(BytesIO(fontbuffers[name]()), size, layout_engine=ImageFont.Layout.BASIC)


def blank(clock: str, *, paper: Rgb = (255, 255, 255)) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    """An upright screen with its status bar."""
    picture = Image.new("RGB", SIZE, paper)
    draw = ImageDraw.Draw(picture)
    draw.rectangle([0, 0, SIZE[0], 140], fill=(246, 247, 249))
    draw.text((80, 44), clock, font=face("ubuntubo", 46), fill=_DARK)
    draw.rounded_rectangle([1010, 50, 1084, 88], 10, outline=_DARK, width=4)
    draw.rectangle([1016, 56, 1060, 82], fill=_DARK)
    for bar in range(4):
        draw.rectangle([900 + bar * 20, 86 - 9 * (bar + 1), 912 + bar * 20, 88], fill=_DARK)
    draw.rounded_rectangle([400, 2490, 770, 2502], 6, fill=_DARK)
    return picture, draw


def finish(picture: Image.Image) -> bytes:
    """PNG with few colors, as screens compress."""
    return scan.png(picture.quantize(64, dither=Image.Dither.NONE))


def mail(
    *,
    clock: str,
    subject: str,
    sender: str,
    to: str,
    day: str,
    lines: Sequence[str],
    badge: Rgb = (120, 60, 130),
) -> bytes:
    """A letter in a mail program."""
    picture, draw = blank(clock)
    draw.rectangle([0, 140, SIZE[0], 300], fill=(246, 247, 249))
    draw.line([(76, 212), (52, 236), (76, 260)], fill=_LINK, width=8)
    draw.text((100, 208), "Inbox", font=face("ubuntu", 46), fill=_LINK)
    draw.line([(0, 300), (1170, 300)], fill=(210, 212, 216), width=2)
    draw.text((56, 340), subject, font=face("ubuntubo", 62), fill=_DARK)
    draw.ellipse([56, 450, 166, 560], fill=badge)
    draw.text((111, 505), sender[0], font=face("ubuntubo", 62), fill=(255, 255, 255), anchor="mm")
    draw.text((196, 450), sender, font=face("ubuntubo", 42), fill=_DARK)
    draw.text((196, 506), f"To: {to}", font=face("ubuntu", 38), fill=_SOFT)
    draw.text((1114, 452), day, font=face("ubuntu", 36), fill=_SOFT, anchor="ra")
    draw.line([(56, 600), (1114, 600)], fill=(220, 222, 226), width=2)
    for row, line in enumerate(lines):
        draw.text((56, 650 + row * 68), line, font=face("ubuntu", 43), fill=_DARK)
    for left, words in ((56, "Reply"), (604, "Forward")):
        draw.rounded_rectangle([left, 2190, left + 510, 2290], 20, fill=(240, 242, 246))
        draw.text((left + 40, 2214), words, font=face("ubuntu", 44), fill=_LINK)
    return finish(picture)


@dataclass(frozen=True, slots=True)
class Bubble:
    """One message of a conversation; `photo` draws a gray picture instead of words."""

    words: str
    time: str
    mine: bool = False
    photo: bool = False


def _wrap(words: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def chat(*, clock: str, name: str, note: str, day: str, bubbles: Sequence[Bubble]) -> bytes:
    """A conversation in a messenger."""
    picture, draw = blank(clock, paper=(226, 232, 222))
    draw.rectangle([0, 140, SIZE[0], 310], fill=(246, 247, 249))
    draw.line([(76, 200), (52, 224), (76, 248)], fill=_LINK, width=8)
    draw.ellipse([120, 164, 240, 284], fill=(140, 146, 156))
    draw.text((270, 172), name, font=face("figbo", 46), fill=_DARK)
    draw.text((270, 232), note, font=face("figo", 36), fill=_SOFT)
    draw.text((585, 350), day, font=face("figo", 36), fill=_SOFT, anchor="ma")
    y, font = 430, face("figo", 44)
    for bubble in bubbles:
        lines = [] if bubble.photo else _wrap(bubble.words, font, 720)
        wide = 640 if bubble.photo else int(max(font.getlength(line) for line in lines)) + 70
        high = 460 if bubble.photo else len(lines) * 60 + 80
        left = SIZE[0] - 50 - wide if bubble.mine else 50
        draw.rounded_rectangle(
            [left, y, left + wide, y + high], 32, fill=(208, 240, 196) if bubble.mine else (255, 255, 255)
        )
        if bubble.photo:
            _street(draw, left + 20, y + 20)
        for row, line in enumerate(lines):
            draw.text((left + 32, y + 20 + row * 60), line, font=font, fill=_DARK)
        draw.text(
            (left + wide - 26, y + high - 46), bubble.time, font=face("figo", 30), fill=_SOFT, anchor="ra"
        )
        y += high + 34
    draw.rectangle([0, 2340, SIZE[0], 2480], fill=(246, 247, 249))
    draw.rounded_rectangle([120, 2366, 1030, 2456], 44, fill=(255, 255, 255))
    return finish(picture)


def _street(draw: ImageDraw.ImageDraw, x: int, y: int) -> None:
    """A house door at dusk, in a few flat shapes."""
    draw.rectangle([x, y, x + 600, y + 380], fill=(92, 98, 112))
    draw.rectangle([x + 40, y + 40, x + 560, y + 330], fill=(134, 118, 104))
    draw.rectangle([x + 240, y + 130, x + 360, y + 330], fill=(62, 44, 38))
    for left in (80, 430):
        draw.rectangle([x + left, y + 90, x + left + 100, y + 200], fill=(224, 204, 130))
    draw.rectangle([x, y + 330, x + 600, y + 380], fill=(60, 62, 66))
    draw.text((x + 300, y + 96), "14", font=face("figbo", 40), fill=(240, 236, 220), anchor="ma")


def browser(*, clock: str, site: str, title: str, blocks: Sequence[tuple[str, str]], button: str) -> bytes:
    """A page of a web service: heading, label and value, a gray button."""
    picture, draw = blank(clock)
    draw.rectangle([0, 140, SIZE[0], 270], fill=(246, 247, 249))
    draw.rounded_rectangle([60, 164, 1110, 248], 40, fill=(255, 255, 255))
    draw.text((585, 206), site, font=face("ubuntu", 38), fill=_SOFT, anchor="mm")
    draw.rectangle([0, 270, SIZE[0], 430], fill=(28, 52, 96))
    draw.text(
        (56, 350), "Visa Appointment Service", font=face("ubuntubo", 54), fill=(255, 255, 255), anchor="lm"
    )
    y = 490
    for line in _wrap(title, face("ubuntubo", 56), 1050):
        draw.text((56, y), line, font=face("ubuntubo", 56), fill=_DARK)
        y += 76
    for label, value in blocks:
        y += 34
        draw.text((56, y), label, font=face("ubuntu", 38), fill=_SOFT)
        y += 54
        for line in _wrap(value, face("ubuntubo", 48), 1050):
            draw.text((56, y), line, font=face("ubuntubo", 48), fill=_DARK)
            y += 64
        draw.line([(56, y + 18), (1114, y + 18)], fill=(220, 222, 226), width=2)
        y += 20
    draw.rounded_rectangle([56, y + 60, 1114, y + 180], 20, fill=(222, 226, 232))
    draw.text((585, y + 120), button, font=face("ubuntubo", 46), fill=(140, 146, 156), anchor="mm")
    return finish(picture)
