"""Faces for drawn documents: font files that the project's dependencies carry, and the base fourteen."""

from functools import cache
from io import BytesIO
from pathlib import Path

import pymupdf_fonts
import reportlab
from reportlab.lib.fonts import addMapping
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

Family = tuple[str, str, str]
"""Regular, bold and italic."""

SERIF: Family = ("Times-Roman", "Times-Bold", "Times-Italic")
SANS: Family = ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique")
TYPEWRITER: Family = ("Courier", "Courier-Bold", "Courier-Oblique")
FIRA: Family = ("Fira", "Fira-Bold", "Fira-Italic")
NOTO: Family = ("Noto", "Noto-Bold", "Noto-Italic")
UBUNTU: Family = ("Ubuntu", "Ubuntu-Bold", "Ubuntu-Italic")
SCREEN = "Cascadia"
MACHINE = "Space"
HAND = "Callig"

_FILES = {
    "Fira": "figo",
    "Fira-Bold": "figbo",
    "Fira-Italic": "figit",
    "Noto": "notos",
    "Noto-Bold": "notosbo",
    "Noto-Italic": "notosit",
    "Ubuntu": "ubuntu",
    "Ubuntu-Bold": "ubuntubo",
    "Ubuntu-Italic": "ubuntuit",
    SCREEN: "cascadia",
    MACHINE: "spacemo",
}


@cache
def register() -> None:
    """Make every face known to reportlab, once."""
    for name, key in _FILES.items():
        pdfmetrics.registerFont(TTFont(name, BytesIO(pymupdf_fonts.fontbuffers[key]())))
    for regular, bold, italic in (FIRA, NOTO, UBUNTU):
        addMapping(regular, 0, 0, regular)
        addMapping(regular, 1, 0, bold)
        addMapping(regular, 0, 1, italic)
        addMapping(regular, 1, 1, bold)
    folder = Path(reportlab.__file__).parent / "fonts"
    hand = pdfmetrics.EmbeddedType1Face(str(folder / "callig15.afm"), str(folder / "callig15.pfb"))
    pdfmetrics.registerTypeFace(hand)
    pdfmetrics.registerFont(pdfmetrics.Font(HAND, hand.name, "WinAnsiEncoding"))
