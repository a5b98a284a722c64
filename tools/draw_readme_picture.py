"""Draw docs/packet.png, the picture of the README: `python tools/draw_readme_picture.py PACKET`."""

import sys
from pathlib import Path

from PIL import Image

from parole_packet.pdf.raster import renderer

_TARGET = Path(__file__).parents[1] / "docs" / "packet.png"
_DPI = 62
_GAP, _MARGIN = 18, 14
_GROUND, _EDGE = (236, 238, 241), (205, 208, 214)


def main() -> None:
    """Draw the pages named on the command line; without, letter, index, statement and exhibit of the example."""
    packet = Path(sys.argv[1])
    numbers = [int(number) for number in sys.argv[2:]] or [2, 4, 20, 34, 35]
    with renderer(packet) as opened:
        drawn = [opened.draw(number - 1, dpi=_DPI) for number in numbers]
    pages = [Image.frombytes("RGB", (page.width, page.height), page.rgb) for page in drawn]
    width = sum(page.width for page in pages) + _GAP * (len(pages) - 1) + 2 * _MARGIN
    sheet = Image.new("RGB", (width, pages[0].height + 2 * _MARGIN), _GROUND)
    left = _MARGIN
    for page in pages:
        sheet.paste(_EDGE, (left - 1, _MARGIN - 1, left + page.width + 1, _MARGIN + page.height + 1))
        sheet.paste(page, (left, _MARGIN))
        left += page.width + _GAP
    sheet.quantize(128).save(_TARGET, optimize=True)


if __name__ == "__main__":
    main()
