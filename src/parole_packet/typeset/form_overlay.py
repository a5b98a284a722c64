"""Sets the answers of a form in type, in a face as wide as the typewriter face of the official forms."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.pdfbase import pdfdoc

from parole_packet.typeset.document import new_document
from parole_packet.typeset.embed import add_ascii_font
from parole_packet.typeset.fonts import face
from parole_packet.typeset.page import HEIGHT, WIDTH

FACE = "CascadiaMono_Bold"
ADVANCE = 0.5859375
"""Width of every letter, in type sizes (the forms' own Courier New Bold: 0.6)."""

CAP_HEIGHT = 0.7
"""How far capitals rise, in type sizes."""

_RESOURCE = "PPForm"


@dataclass(frozen=True, slots=True)
class Stroke:
    """A stretch of text in page space, in points: its left end, its baseline and its type size."""

    x: float
    y: float
    size: float
    text: str


def text_width(text: str, size: float) -> float:
    """Return the width of a text in points."""
    return len(text) * ADVANCE * size


def unprintable(text: str) -> list[str]:
    """Return the characters that a form cannot be given, each once: all but printable ASCII."""
    return [char for char in dict.fromkeys(text) if not " " <= char <= "~"]


def form_overlay(pages: Sequence[Iterable[Stroke]]) -> bytes:
    """Draw the answers of each page on a Letter page of their own; the same strokes give the same bytes."""
    document = new_document()
    for strokes in pages:
        _add_page(document, "\n".join(map(_operators, strokes)))
    add_ascii_font(document, face(FACE), _RESOURCE)
    pdf: bytes = document.GetPDFData(None)
    return pdf


def _operators(stroke: Stroke) -> str:
    text = stroke.text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /{_RESOURCE} {stroke.size:g} Tf 1 0 0 1 {stroke.x:.3f} {stroke.y:.3f} Tm ({text}) Tj ET"


def _add_page(document: Any, content: str) -> None:
    page = pdfdoc.PDFPage()
    page.Override_default_compilation = 1
    page.MediaBox = pdfdoc.PDFArray([0, 0, int(WIDTH), int(HEIGHT)])
    page.Resources = pdfdoc.PDFResourceDictionary()
    page.Resources.basicFonts()
    page.Contents = pdfdoc.PDFStream(content=content, filters=[pdfdoc.PDFZCompress])
    page.Parent = document.Reference(document.Pages)
    document.addPage(page)
